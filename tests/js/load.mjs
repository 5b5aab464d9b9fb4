// Loads the classic scripts of theme/scripts as a page would: one after the other, into one window.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const assets = new URL("../../theme/scripts/", import.meta.url);

export function load(...scripts) {
  const window = { playbook: {} };
  const context = vm.createContext({ window, playbook: window.playbook, Intl });
  for (const name of scripts) vm.runInContext(readFileSync(new URL(name, assets), "utf8"), context, { filename: name });
  return window.playbook;
}

/** Values from the scripts' own realm, made plain, so that they can be compared with ours. */
export const plain = (value) => JSON.parse(JSON.stringify(value));
