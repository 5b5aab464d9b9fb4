// A browser with tabs, as far as state.js can tell: one storage, storage events that arrive when the test says so, a clock.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const read = (name) => readFileSync(new URL(`../../theme/scripts/${name}.js`, import.meta.url), "utf8");
const source = read("registers") + read("state");
// A function with what the page gives, for a realm of its own would take ten times as long, and there are thousands of tabs.
const run = vm.compileFunction(source, ["playbook", "document", "addEventListener", "localStorage"], { filename: "state.js" });

const named = (name) => Object.assign(new Error(name), { name });

/** Tabs share `stored` at once. With `lag`, each has its own copy, which others' writes reach with their event, as between processes. */
export class Browser {
  stored = new Map();
  tabs = [];
  now = Date.UTC(2026, 0, 1);
  quota = Infinity; // characters
  denied = ""; // "access", "get" or "set"
  writes = 0;
  order = 0;

  constructor({ lag = false } = {}) { this.lag = lag; }

  open(id = "our-shop") {
    const tab = new Tab(this, id);
    this.tabs.push(tab);
    tab.start();
    return tab;
  }

  /** A write or a removal (null), by a tab or by the browser itself. */
  change(tab, key, value) {
    const view = tab?.view ?? this.stored;
    const old = view.get(key) ?? null;
    const at = ++this.order;
    for (const map of new Set([view, this.stored])) value === null ? map.delete(key) : map.set(key, value);
    tab?.own.set(key, at);
    if (old === value) return;
    for (const other of this.tabs) if (other !== tab) other.events.push({ key, oldValue: old, newValue: value, at });
  }

  /** Every event, and what comes of it, until nothing more happens. */
  settle() {
    for (let round = 0; this.tabs.some((tab) => tab.events.length); round++) {
      if (round > 50) throw new Error("the tabs answer each other for ever");
      for (const tab of this.tabs) tab.deliverAll();
    }
  }

  /** The registers that are stored, by key. */
  registers(id = "our-shop") {
    return JSON.parse(this.stored.get(`playbook:${id}:learn`) ?? '{"r":{}}').r;
  }
}

class Tab {
  events = [];
  told = [];
  own = new Map(); // when this tab wrote a key last
  heard = {};

  constructor(browser, id) {
    this.browser = browser;
    this.id = id;
    this.view = browser.lag ? new Map(browser.stored) : browser.stored;
  }

  start() {
    const playbook = { clock: () => this.browser.now };
    const document = { documentElement: { dataset: { playbook: this.id } } };
    run(playbook, document, (name, listener) => { this.heard[name] = listener; }, this.storage());
    this.learn = playbook.learn;
    this.learn.on((what) => this.told.push(what));
  }

  storage() {
    const { browser, view } = this;
    const methods = {
      getItem: (key) => {
        if (browser.denied === "get") throw named("SecurityError");
        return view.get(key) ?? null;
      },
      setItem: (key, value) => {
        if (browser.denied === "set") throw named("SecurityError");
        const others = [...view].filter(([other]) => other !== key).reduce((sum, [, text]) => sum + text.length, 0);
        if (others + value.length > browser.quota) throw named("QuotaExceededError");
        browser.writes++;
        browser.change(this, key, String(value));
      },
      removeItem: (key) => { if (view.has(key)) browser.change(this, key, null); },
    };
    return new Proxy(methods, {
      get: (_, name) => {
        if (browser.denied === "access") throw named("SecurityError");
        return methods[name];
      },
      ownKeys: () => [...view.keys()],
      getOwnPropertyDescriptor: (_, key) => (view.has(key) ? { value: view.get(key), enumerable: true, configurable: true } : undefined),
    });
  }

  /** The event at `index` of those under way. */
  deliver(index = 0) {
    const [event] = this.events.splice(index, 1);
    if (!event) return;
    const mineIsLater = (this.own.get(event.key) ?? 0) > event.at;
    if (this.browser.lag && !mineIsLater) event.newValue === null ? this.view.delete(event.key) : this.view.set(event.key, event.newValue);
    this.heard.storage(event);
  }

  deliverAll() { while (this.events.length) this.deliver(); }

  /** Shown again from the back-forward cache; what happened meanwhile was never told. */
  return() {
    this.events.length = 0;
    this.heard.pageshow({ persisted: true });
  }

  close() { this.browser.tabs.splice(this.browser.tabs.indexOf(this), 1); }

  /** All that this tab would show. */
  all() { return Object.fromEntries(JSON.parse(JSON.stringify(this.learn.entries("")))); }
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function numbers(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const item = (r, more = {}) => ({ h: "0123abcd", r, at: 1, ok: 1, a: 0, n: 1, box: 0, due: 1, ...more });
export const pass = (share, more = {}) => ({ at: 1, v: "1", p: "1", of: 2, share, done: share >= 0.8, r: {}, h: {}, c: [], ...more });
