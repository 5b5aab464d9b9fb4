// Progress as a file: saved, loaded, merged; whatever a file says, nothing here gets worse.
import assert from "node:assert/strict";
import test from "node:test";
import { Browser, item, numbers, pass } from "./state-browser.mjs";
import { plain } from "./load.mjs";

const DAY = 86400000;
const HEAD = { kind: "playbook-progress", format: 1, playbook: "our-shop", saved: "2026-01-01T00:00:00.000Z" };
const file = (r, more = {}) => JSON.stringify({ ...HEAD, r, ...more });
const many = (n, value) => Object.fromEntries(Array.from({ length: n }, (_, at) => [`item/m/q-${at}`, value]));
const deep = (n) => "[".repeat(n) + "]".repeat(n);
const draft = (r) => [1, { h: "0123abcd", r }];
const done = { at: 1 };
const HTML = "<img src=x onerror=alert(1)>";

/** Hostile or broken: the text, the status, and how many entries are added and dropped on an empty browser. */
const HOSTILE = {
  "empty": ["", "not-json"],
  "no JSON": ["<!doctype html>", "not-json"],
  "cut off": [file({ name: [1, "Ada"] }).slice(0, -3), "not-json"],
  "a byte order mark": ["\ufeff{}", "not-json"],
  "null": ["null", "other-kind"],
  "a number": ["7", "other-kind"],
  "a list": [`[${file({})}]`, "other-kind"],
  "another kind of file": [file({}, { kind: "playbook-claim" }), "other-kind"],
  "the kind as a list": [file({}, { kind: ["playbook-progress"] }), "other-kind"],
  "no registers": [file(undefined), "other-kind"],
  "registers as null": [file(null), "other-kind"],
  "registers as a list": [file([["name", [1, "Ada"]]]), "other-kind"],
  "registers as text": [file("name"), "other-kind"],
  "format 0": [file({}, { format: 0 }), "other-kind"],
  "format as text": [file({}, { format: "1" }), "other-kind"],
  "a newer format": [file({ name: [1, "Ada"] }, { format: 2 }), "newer"],
  "another playbook": [file({ name: [1, "Ada"] }, { playbook: "other" }), "other-playbook"],
  "the playbook as a list": [file({}, { playbook: ["our-shop"] }), "other-playbook"],
  "more than 2 MB": [file({ name: [1, "x".repeat(2 * 1024 * 1024)] }), "too-large"],
  "10 MB of responses": [file(many(20000, [1, item("x".repeat(500))])), "too-large"],
  "nested without end": [file({ a: 1 }).replace("1}", deep(500000) + "}"), "loaded", 0, 1],
  "a value nested without end": [file({ "draft/m/q": draft("DEEP") }).replace('"DEEP"', deep(500000)), "loaded", 0, 1],
  "an unknown field nested without end": [file({ "read/m/q": [1, { at: 1, x: "DEEP" }] }).replace('"DEEP"', deep(500000)), "loaded", 1, 0],
  "__proto__ as key": [file({ PROTO: [1, { at: 1 }], name: [1, "Ada"] }).replace("PROTO", "__proto__"), "loaded", 1, 1],
  "__proto__ with registers": [file(undefined, { PROTO: { r: { name: [1, "Ada"] } } }).replace("PROTO", "__proto__"), "other-kind"],
  "__proto__ in a value": [file({ "read/m/q": [1, {}] }).replace("{}]", '{"__proto__":{"at":1}}]'), "loaded", 0, 1],
  "__proto__ in a response": [file({ "draft/m/q": draft({ PROTO: "x" }) }).replace("PROTO", "__proto__"), "loaded", 0, 1],
  "names of Object's own": [file({ constructor: [1, { at: 1 }], "toString/a/b": [1, { at: 1 }], valueOf: [1, "x"] }), "loaded", 0, 3],
  "HTML in texts": [file({ name: [1, HTML], "draft/m/q": draft(HTML) }), "loaded", 2, 0],
  "HTML in ids": [file({ [`item/m/${HTML}`]: [1, item("a")], role: [1, HTML] }), "loaded", 0, 2],
  "ways off the site": [file({ last: [1, { to: "//evil.test/", title: "Go on", at: 1 }] }), "loaded", 0, 1],
  "scripts as addresses": [file({ last: [1, { to: "java\tscript:alert(1)", title: "Go on", at: 1 }] }), "loaded", 0, 1],
  "a list of 300000": [file({ "draft/m/q": draft(Array(300000).fill("")) }), "loaded", 0, 1],
  "a list with a length of its own": [file({ "draft/m/q": draft({ length: 3, 0: "a" }) }), "loaded", 0, 1],
  "registers that are none": [
    file({ name: "Ada", role: ["cook"], "read/m/a": [1, { at: 1 }, 3], "read/m/b": null, "read/m/c": {}, "read/m/d": [] }), "loaded", 0, 6,
  ],
  "nulls": [file({ name: [9, null], "pass/m": [9, null] }), "loaded", 0, 2],
  "bad stamps": [
    file({ name: ["9", "A"], role: [{}, "cook"], "read/m/a": [-1, done], "read/m/b": [0.5, done], "read/m/c": [1e99, done] }),
    "loaded", 5, 0,
  ],
  "numbers that are none": [file({ "pass/m": [1, pass(1)] }).replace('"share":1', '"share":1e999'), "loaded", 0, 1],
  "a few bad ones among good ones": [
    file({ name: [1, "Ada"], role: [1, 7], "item/m/q": [1, item("a")], "item/m/p": [1, item("a", { ok: true })] }), "loaded", 2, 2,
  ],
};
for (const [name, [text, status, added = 0, dropped = 0]] of Object.entries(HOSTILE)) {
  test(`file: ${name}: ${status}, ${added} added, ${dropped} dropped; what is here stays (10, 19)`, () => {
    assert.deepEqual(plain(new Browser().open().learn.load(text)), { status, added, kept: 0, dropped });
    const browser = new Browser();
    const { learn } = browser.open();
    const mine = { name: "Grace", role: "baker", "item/m/q": item("mine"), "pass/m": pass(0.9), "read/m/a": { at: 5 } };
    browser.now = Date.UTC(2026, 5, 1);
    learn.update(mine);
    learn.load(text);
    if (name !== "bad stamps") for (const [key, value] of Object.entries(mine)) assert.deepEqual(plain(learn.get(key)), value, key);
    assert.deepEqual([{}.at, [].share, learn.trouble], [undefined, undefined, null]);
    assert.deepEqual(browser.open().all(), Object.fromEntries(JSON.parse(JSON.stringify(learn.entries("")))));
  });
}

test("HTML stays the text that was typed, in the file and back (10)", () => {
  const { learn } = new Browser().open();
  learn.set("name", HTML);
  const other = new Browser().open().learn;
  other.load(learn.save());
  assert.equal(other.get("name"), HTML);
});

test("saved and loaded on an empty browser: the same entries; loaded again: no change and no write", () => {
  const one = new Browser().open();
  one.learn.update({ "item/m/one": item("a"), "pass/m": pass(1), name: "Ada", "read/m/a": { at: 1 }, role: "cook" });
  one.learn.reset("m")();
  one.learn.set("role", null);
  const browser = new Browser();
  const two = browser.open();
  assert.deepEqual(plain(two.learn.load(one.learn.save())), { status: "loaded", added: 4, kept: 0, dropped: 0 });
  assert.deepEqual(two.all(), one.all());
  const { writes } = browser;
  assert.deepEqual(plain(two.learn.load(one.learn.save())), { status: "loaded", added: 0, kept: 4, dropped: 0 });
  assert.equal(browser.writes, writes);
});

test("the file says what it is, for people too", () => {
  const { learn } = new Browser().open();
  learn.update({ role: "cook", name: "Ada" });
  const text = learn.save();
  const { r, ...about } = JSON.parse(text);
  assert.deepEqual(about, { kind: "playbook-progress", format: 1, playbook: "our-shop", saved: "2026-01-01T00:00:00.000Z" });
  assert.deepEqual(Object.keys(r), ["name", "role"]);
  assert.match(text, /\n "kind": "playbook-progress",\n/);
});

test("of two responses the later one stays, whichever side has it, in any order of files", () => {
  const saved = (value, day) => {
    const browser = new Browser();
    browser.now += day * DAY;
    const { learn } = browser.open();
    learn.set("item/m/q", item(value));
    return learn.save();
  };
  const [old, middle, young] = [saved("old", 1), saved("middle", 2), saved("young", 3)];
  for (const files of [[old, young], [young, old], [old, middle, young], [middle, old, young]]) {
    const browser = new Browser();
    browser.now += 10 * DAY;
    const { learn } = browser.open();
    for (const text of files) learn.load(text);
    assert.equal(learn.get("item/m/q").r, "young");
    learn.set("item/m/q", item("today"));
    for (const text of files) assert.equal(learn.load(text).kept, 1);
    assert.equal(learn.get("item/m/q").r, "today");
  }
});

test("of two responses with the same stamp the one that is here stays", () => {
  for (const [mine, theirs] of [["a", "b"], ["b", "a"]]) {
    const browser = new Browser();
    const { learn } = browser.open();
    learn.set("item/m/q", item(mine));
    const [stamp] = browser.registers()["item/m/q"];
    assert.equal(learn.load(file({ "item/m/q": [stamp, item(theirs)] })).kept, 1);
    assert.equal(learn.get("item/m/q").r, mine);
  }
});

test("of two results the better one stays, whatever their stamps, and the changes seen add up", () => {
  for (const [stamp, share, stays] of [[1, 1, 1], [2e12, 1, 1], [1, 0.2, 0.9], [2e12, 0.2, 0.9]]) {
    const { learn } = new Browser().open();
    learn.set("pass/m", pass(0.9, { c: ["00000001"] }));
    assert.equal(learn.load(file({ "pass/m": [stamp, pass(share, { c: ["00000002"] })] })).added, 1);
    assert.deepEqual([learn.get("pass/m").share, plain(learn.get("pass/m").c)], [stays, ["00000001", "00000002"]]);
  }
});

test("what was reset here comes back with a file, in every tab, and can be reset again", () => {
  const browser = new Browser();
  const [one, two] = [browser.open(), browser.open()];
  one.learn.update({ "item/m/q": item("a"), "pass/m": pass(1) });
  const text = one.learn.save();
  one.learn.reset("m");
  assert.equal(two.learn.get("pass/m"), null);
  assert.equal(one.learn.load(text).added, 2);
  browser.settle();
  for (const tab of [one, two, browser.open()]) assert.deepEqual([tab.learn.get("item/m/q").r, tab.learn.get("pass/m").share], ["a", 1]);
  two.learn.reset("m");
  browser.settle();
  assert.deepEqual(one.all(), {});
});

test("a file from the future can't freeze what comes: the next response counts", () => {
  for (const stamp of [Number.MAX_SAFE_INTEGER, 9e15, 1e300, Date.UTC(2030, 0, 1), "soon"]) {
    const browser = new Browser();
    const { learn } = browser.open();
    learn.load(file({ "item/m/q": [stamp, item("theirs")] }));
    browser.now += 1;
    learn.set("item/m/q", item("mine"));
    assert.equal(browser.open().learn.get("item/m/q").r, "mine");
    assert.ok(browser.registers()["item/m/q"][0] <= browser.now + DAY);
  }
});

test("unknown fields of a file are left out, those we know are taken", () => {
  const { learn } = new Browser().open();
  const attempt = { n: 1, seed: "", drawn: [], last: [], began: 5 };
  learn.load(file({ "read/m/a": [1, { at: 1, html: HTML }], "try/m": [1, { ...attempt, more: 1 }] }));
  assert.deepEqual([plain(learn.get("read/m/a")), plain(learn.get("try/m"))], [{ at: 1 }, attempt]);
});

test("a load is told to this page and to the others, and loads into what another tab wrote meanwhile (19)", () => {
  const browser = new Browser();
  const [one, two] = [browser.open(), browser.open()];
  two.learn.set("role", "cook");
  one.learn.load(file({ name: [1, "Ada"] }));
  browser.settle();
  assert.deepEqual([one.told[0], two.told, two.all()], ["changed", ["changed"], { name: "Ada", role: "cook" }]);
  one.told.length = 0;
  one.learn.load(file({ name: [1, "Ada"] }));
  one.learn.load("{}");
  assert.deepEqual(one.told, []);
});

test("no file makes anything worse: 300 random pairs", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = numbers(seed);
    const browsers = [new Browser(), new Browser()];
    const [mine, theirs] = browsers.map((browser) => browser.open());
    for (let n = 0; n < 20; n++) {
      const at = random() < 0.5 ? 0 : 1;
      for (const browser of browsers) browser.now += Math.floor(random() * 1000);
      const { learn } = [mine, theirs][at];
      const key = "q-" + Math.floor(random() * 4);
      if (random() < 0.4) learn.set("pass/" + key, pass(Math.floor(random() * 10) / 10, { at: browsers[at].now }));
      else learn.set("item/m/" + key, random() < 0.2 ? null : item(`r-${n}`));
    }
    const before = [mine.all(), theirs.all()];
    mine.learn.load(theirs.learn.save());
    const after = mine.all();
    for (const key of new Set(before.flatMap(Object.keys))) {
      const [a, b] = before.map((all) => all[key]);
      if (key.startsWith("pass/")) assert.equal(after[key].share, Math.max(a?.share ?? 0, b?.share ?? 0), `${key}, seed ${seed}`);
      else assert.ok(after[key] && [a?.r, b?.r].includes(after[key].r), `${key}, seed ${seed}`);
    }
  }
});
