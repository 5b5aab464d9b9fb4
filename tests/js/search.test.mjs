// The pure parts of search.js and filter.js: what is marked in a result, which card is shown.
import assert from "node:assert/strict";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { search } = load("search.js");
const { filter } = load("filter.js");
const marked = (parts) => plain(parts).map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("words meet without accents, capitals and typographic forms", () => {
  assert.equal(search.fold("Café"), "cafe");
  assert.equal(search.fold("ÜBERGABE"), "ubergabe");
  assert.equal(search.fold("ﬁnd"), "find");
  assert.equal(search.fold("Cafe\u0301"), search.fold("Caf\u00e9"));
});

test("found words are marked and every letter of the text stays", () => {
  assert.equal(marked(search.pieces("Say when you come back. Café!", ["cafe", "say"])), "[Say] when you come back. [Café]!");
  assert.equal(marked(search.pieces("<b>say</b> & go", ["say"])), "<b>say</b> & go");
  assert.equal(marked(search.pieces("", ["say"])), "");
  assert.equal(marked(search.pieces("nothing here", [])), "nothing here");
});

test("an excerpt starts a little before the first found word", () => {
  const text = Array.from({ length: 100 }, (_, at) => `w${at}`).join(" ");
  const found = marked(search.excerpt(text, ["w50"]));
  assert.match(found, /^… w44 .*\[w50\].* …$/);
  assert.ok(found.split(" ").length < 40);
  assert.equal(marked(search.excerpt("short say", ["say"])), "short [say]");
  assert.match(marked(search.excerpt(text, ["absent"])), /^w0 w1 /);
});

test("a phrase is shown if it has every word, whatever the accents, and for everybody unless it names roles", () => {
  const row = { text: filter.fold("Waiting: The café is closed"), roles: ["manager"] };
  assert.ok(filter.shows(row, { word: "", role: "" }));
  assert.ok(filter.shows(row, { word: " CAFE wait ", role: "manager" }));
  assert.ok(filter.shows(row, { word: "café", role: "" }));
  assert.ok(!filter.shows(row, { word: "café open", role: "" }));
  assert.ok(!filter.shows(row, { word: "", role: "front-line" }));
  assert.ok(filter.shows({ ...row, roles: [] }, { word: "closed", role: "front-line" }));
});
