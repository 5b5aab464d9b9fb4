// Makes the scripts that a site ships, in theme/assets, from those that people read and change, in theme/scripts:
// without comments, with short local names, and joined where one is of no use without the other. `npm run slim`.
import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

/** What a site loads, and what it is made from, in order. */
export const MADE = {
  "playbook.js": ["playbook"],
  "search.js": ["search"],
  "filter.js": ["filter"],
  "path.js": ["path"],
  "state.js": ["registers", "state"],
  "ack.js": ["ack"],
  "survey.js": ["survey"],
  "module.js": ["module"],
  "changed.js": ["changed"],
  "questions.js": ["grading", "views", "item", "assessment"],
  "attempts.js": ["shuffle", "attempts"],
  "progress.js": ["progress", "marks", "mine", "practice", "record"],
  "assignment.js": ["assignment"],
  "assigned.js": ["assigned"],
  "train.js": ["train"],
  "slides.js": ["slides"],
  "copy.js": ["copy"],
  "lineup.js": ["lineup"],
  "wall.js": ["wall"],
  "decide.js": ["decide"],
  "receipts.js": ["strict", "receipts"],
  "desk.js": ["claims", "cohort", "roster", "shown", "desk"],
};
const HEAD = "/* Made from theme/scripts by `npm run slim`. Change it there. */\n";

/** The text of one of them. */
export async function made(name) {
  const parts = MADE[name].map((part) => readFileSync(new URL(part + ".js", import.meta.url), "utf8"));
  const slim = await Promise.all(parts.map((part) => minify(part, { ecma: 2020, compress: { passes: 2, ecma: 2020 }, mangle: true })));
  return HEAD + slim.map(({ code }) => code + "\n").join("");
}

/** Where it lies. */
export const place = (name) => new URL("../assets/" + name, import.meta.url);

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].replaceAll("\\", "/").split("/").pop())) {
  for (const name of Object.keys(MADE)) writeFileSync(place(name), await made(name));
}
