// What a learner earned, in one tab: what is kept, what storage does to it, how much room and time it takes.
import assert from "node:assert/strict";
import test from "node:test";
import { Browser, item, pass } from "./state-browser.mjs";
import { plain } from "./load.mjs";

const PLACE = "playbook:our-shop:learn";
const state = (r, more = {}) => JSON.stringify({ format: 1, playbook: "our-shop", epoch: 2, r, ...more });
const WORDS = { denied: "Not kept.", full: "Full.", corrupt: "Damaged.", newer: "Newer." };
const element = () => ({ hidden: true, textContent: "", dataset: WORDS });

/** One value of every kind, and keys that differ from the right ones by little. */
const GOOD = {
  "item/greeting/first": item(["a", "b"]),
  "item/greeting/second": item({ gap: "text" }),
  "draft/greeting/first": { h: "00000000", r: "typed" },
  "try/greeting": { n: 2, seed: "xyz", drawn: ["first"], last: [], began: 5, out: true },
  "pass/greeting": pass(0.9, { p: "7/2", c: ["00000001"] }),
  "read/greeting/lesson-1": { at: 1 },
  "step/first-90-days/meet": { at: 1 },
  "ack/vision/2026-1": { at: 1, name: "Ada <b>", v: "2026-1" },
  last: { to: "training/greeting/#q-1", title: "Greeting", at: 1 },
  name: "Ada",
  role: "front-desk",
};
const BAD = [
  ["item/greeting", item("a")], ["item/greeting/first/more", item("a")], ["item/Greeting/first", item("a")], ["item/a--b/first", item("a")],
  ["item/" + "a".repeat(65) + "/first", item("a")], ["", null], ["__proto__", { at: 1 }], ["constructor/a", { at: 1 }],
  ["other/a/b", { at: 1 }],
  ["item/a/b", item("x".repeat(601))], ["item/a/b", item(Array(101).fill("a"))], ["item/a/b", item([["a"]])],
  ["item/a/b", item({ A: "x" })], ["item/a/b", item(Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`a-${at}`, "x"])))],
  ["item/a/b", item(null)], ["item/a/b", item(7)], ["item/a/b", item("a", { h: "0123ABCD" })], ["item/a/b", item("a", { ok: 2 })],
  ["item/a/b", item("a", { due: -1 })], ["item/a/b", item("a", { at: 1.5 })], ["item/a/b", item("a", { box: "0" })],
  ["item/a/b", ["a"]], ["item/a/b", "a"], ["pass/a", pass(1.1)], ["pass/a", pass(NaN)], ["pass/a", pass(1, { p: "1/0" })],
  ["pass/a", pass(1, { done: 1 })], ["pass/a", pass(1, { c: ["x"] })],
  ["try/a", { n: 1, seed: "", drawn: [], last: [], began: "now" }], ["name", "x".repeat(201)], ["role", "Front Desk"], ["read/a/b", {}],
  ...["/", "//evil.test", "\\\\evil.test", "https://evil.test", "javascript:1", "a/../b"].map((to) => ["last", { to, title: "", at: 1 }]),
  ...["a/%2e%2E/b", "\t//evil.test", " //evil.test", "\n/x"].map((to) => ["last", { to, title: "", at: 1 }]),
];

test("every kind is kept and there again on the next page (20)", () => {
  const browser = new Browser();
  browser.open().learn.update(GOOD);
  assert.deepEqual(browser.open().all(), GOOD);
  const { learn } = browser.open();
  assert.deepEqual(learn.entries("item/greeting/"), ["first", "second"].map((id) => [id, GOOD["item/greeting/" + id]]));
  assert.equal(learn.get("item/greeting/third"), null);
  learn.set("role", null);
  assert.equal(browser.open().learn.get("role"), null);
});

test("an item that is inserted, moved or removed leaves the others as they are (18)", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  learn.update({ "item/m/one": item("a"), "item/m/two": item("b", { h: "00000002" }) });
  browser.open().learn.set("item/m/between", item("c"));
  browser.open().learn.set("item/m/one", null);
  assert.deepEqual(browser.open().all(), { "item/m/two": item("b", { h: "00000002" }), "item/m/between": item("c") });
});

for (const [key, value] of BAD) {
  test(`not to be kept: ${key.slice(0, 30)} ${JSON.stringify(value).slice(0, 60)}`, () => {
    const { learn } = new Browser().open();
    if (value !== null) assert.throws(() => learn.update({ name: "Ada", [key]: value }), { name: "TypeError" });
    else assert.equal(plain(learn.load(file({ [key]: [1, value] }))).dropped, 1);
    assert.deepEqual(plain(learn.entries("")), [], "all or nothing");
  });
}
const file = (r) => JSON.stringify({ kind: "playbook-progress", format: 1, playbook: "our-shop", r });

test("a field that is undefined is not there after a reload, just as now", () => {
  const browser = new Browser();
  browser.open().learn.set("try/m", { n: 1, seed: "", drawn: [], last: [], began: undefined });
  assert.deepEqual(browser.open().all(), { "try/m": { n: 1, seed: "", drawn: [], last: [] } });
});

test("one update is one write, and what changes nothing is none", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  learn.update(GOOD);
  learn.get("name");
  learn.entries("item/");
  assert.equal(browser.writes, 1);
  learn.set("draft/greeting/nothing", null);
  assert.equal(browser.writes, 1);
});

test("a result only gets better, and what was seen of changes adds up", () => {
  const { learn } = new Browser().open();
  learn.set("pass/m", pass(0.9, { at: 5, c: ["00000002"] }));
  learn.set("pass/m", pass(0.7, { at: 9, c: ["00000001"] }));
  assert.deepEqual(plain(learn.get("pass/m")), pass(0.9, { at: 5, c: ["00000001", "00000002"] }));
  learn.set("pass/m", pass(0.9, { at: 7 }));
  assert.equal(learn.get("pass/m").at, 7);
  learn.set("pass/m", pass(0.85, { at: 8, done: false }));
  learn.set("pass/m", pass(0.95, { at: 8, done: false }));
  assert.equal(learn.get("pass/m").done, true);
});

test("Reset this module takes all kinds at once, others stay, and undo brings back once (22)", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  learn.update({ ...GOOD, "item/greeting-two/first": item("other"), "pass/greeting-two": pass(1) });
  const before = browser.open().all();
  const writes = browser.writes;
  const undo = learn.reset("greeting");
  assert.equal(browser.writes, writes + 1);
  const left = Object.keys(before).filter((key) => key.split("/")[1] !== "greeting");
  assert.deepEqual(Object.keys(browser.open().all()).sort(), left.sort());
  undo();
  assert.deepEqual(browser.open().all(), before);
  learn.set("item/greeting/first", item("newer"));
  undo();
  assert.equal(learn.get("item/greeting/first").r, "newer");
});

test("after a reset a worse result counts, and the better one from before does not come back (22)", () => {
  const browser = new Browser();
  const [one, two] = [browser.open(), browser.open()];
  one.learn.set("pass/m", pass(1));
  two.deliverAll();
  one.learn.reset("m");
  one.learn.set("pass/m", pass(0.4));
  browser.settle();
  for (const tab of [one, two, browser.open()]) assert.equal(tab.learn.get("pass/m").share, 0.4);
});

test("Clear this computer leaves nothing but the scheme, and no undo (22)", () => {
  const browser = new Browser();
  for (const key of ["our-shop:scheme", "our-shop:slash", "our-shop:path", "other:learn"]) browser.stored.set("playbook:" + key, "x");
  browser.stored.set("unrelated", "x");
  const { learn } = browser.open();
  learn.update(GOOD);
  const undo = learn.reset("greeting");
  learn.clear();
  undo();
  assert.deepEqual([...browser.stored.keys()].sort(), [PLACE, "playbook:other:learn", "playbook:our-shop:scheme", "unrelated"].sort());
  assert.deepEqual(browser.registers(), {});
  assert.deepEqual(browser.open().all(), {});
  learn.set("name", "Bob");
  assert.deepEqual(browser.open().all(), { name: "Bob" });
});

for (const denied of ["access", "get", "set"]) {
  test(`storage denied on ${denied}: works in memory, says so once (19)`, () => {
    const browser = new Browser();
    browser.denied = denied;
    const { learn, told } = browser.open();
    const [first, second] = [element(), element()];
    learn.notice(first);
    learn.update(GOOD);
    learn.set("name", "Bob");
    learn.notice(second);
    assert.equal(learn.trouble, "denied");
    assert.equal(learn.get("name"), "Bob");
    assert.deepEqual([first.hidden, first.textContent, second.hidden, second.textContent], [false, "Not kept.", true, ""]);
    assert.ok(told.filter((what) => what === "trouble").length <= 1);
    learn.reset("greeting")();
    assert.deepEqual(plain(learn.get("pass/greeting")), GOOD["pass/greeting"]);
    assert.deepEqual(plain(JSON.parse(learn.save()).r["item/greeting/first"][1]), GOOD["item/greeting/first"]);
    learn.clear();
    assert.deepEqual(plain(learn.entries("")), []);
  });
}

test("storage full: everything in memory, what is stored stays, and is written as soon as there is room (19)", () => {
  const browser = new Browser();
  browser.open().learn.set("name", "Ada");
  const stored = browser.stored.get(PLACE);
  const { learn, told } = browser.open();
  browser.quota = stored.length + 10;
  learn.set("item/m/one", item("a"));
  learn.set("item/m/two", item("b"));
  assert.deepEqual([learn.trouble, told, browser.stored.get(PLACE)], ["full", ["trouble"], stored]);
  assert.equal(learn.get("item/m/one").r, "a");
  browser.quota = Infinity;
  learn.set("item/m/three", item("c"));
  assert.equal(learn.trouble, null);
  assert.deepEqual(Object.keys(browser.open().all()).sort(), ["item/m/one", "item/m/three", "item/m/two", "name"]);
});

test("full from the first write on: what another tab stored later is joined, not a loss (19)", () => {
  const browser = new Browser();
  const one = browser.open();
  browser.quota = 10;
  one.learn.set("item/m/one", item("a"));
  browser.quota = Infinity;
  browser.now += 60000;
  const two = browser.open();
  two.learn.set("item/m/two", item("b"));
  one.learn.set("item/m/three", item("c"));
  assert.deepEqual(Object.keys(browser.open().all()).sort(), ["item/m/one", "item/m/three", "item/m/two"]);
  two.learn.clear();
  assert.deepEqual(one.all(), {});
});

test("clear where not even a short text can be written removes the long one (19, 22)", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  learn.update(GOOD);
  browser.quota = 0;
  learn.clear();
  assert.equal(browser.stored.has(PLACE), false);
  assert.deepEqual(browser.open().all(), {});
});

const DAMAGED = {
  "no JSON": "{", "empty": "", "null": "null", "a list": "[]", "a number": "7", "no format": '{"r":{}}', "cut off": state({}).slice(0, -1),
  "format as text": state({}, { format: "1" }), "format 0": state({}, { format: 0 }), "a newer format": state({}, { format: 2 }),
  "another playbook": state({}, { playbook: "other" }), "no registers": state(null), "registers as list": state([]),
  "epoch as text": state({}, { epoch: "1" }), "epoch without end": state({}, { epoch: Number.MAX_SAFE_INTEGER }),
  "too deep": state({ odd: [1, "DEEP"] }).replace('"DEEP"', "[".repeat(50000) + "]".repeat(50000)),
};
for (const [name, text] of Object.entries(DAMAGED)) {
  const trouble = name === "a newer format" ? "newer" : "corrupt";
  test(`stored: ${name}: left as it is, works in memory (19)`, () => {
    const browser = new Browser();
    browser.stored.set(PLACE, text);
    const tab = browser.open();
    const note = element();
    tab.learn.notice(note);
    tab.learn.set("name", "Ada");
    tab.learn.load(file({ role: [1, "cook"] }));
    tab.return();
    assert.deepEqual([tab.learn.trouble, tab.learn.get("name"), tab.learn.get("role")], [trouble, "Ada", "cook"]);
    assert.deepEqual([note.hidden, note.textContent], [false, note.dataset[trouble]]);
    assert.equal(browser.stored.get(PLACE), text);
    browser.open().learn.clear(); // what the reader says goes
    assert.deepEqual([tab.all(), tab.learn.trouble, browser.registers()], [{}, null, {}]);
  });
}

test("damaged under an open page: what it holds stays in memory; mended, both are joined (19)", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  learn.set("name", "Ada");
  const good = browser.stored.get(PLACE);
  browser.stored.set(PLACE, good.slice(0, -5));
  browser.now += 60000;
  const late = browser.open(); // never saw anything but the damage
  late.learn.set("item/m/two", item("b"));
  learn.set("role", "cook");
  assert.deepEqual([learn.trouble, browser.stored.get(PLACE)], ["corrupt", good.slice(0, -5)]);
  browser.stored.set(PLACE, good);
  learn.set("item/m/one", item("a"));
  late.return();
  assert.deepEqual([learn.trouble, late.learn.trouble], [null, null]);
  assert.deepEqual(Object.keys(browser.open().all()).sort(), ["item/m/one", "item/m/two", "name", "role"]);
});

test("registers of a version to come are hidden and survive; a clear takes them", () => {
  const browser = new Browser();
  const odd = { "mood/today": [9, "ok"], "item/m/one": [9, { r: 7 }], name: [9, "Ada", 3, 4], role: "cook", "read/a/b": [2e15, { at: 1 }] };
  const text = state({ ...odd, "read/m/one": [9, { at: 1, later: true }] }).replace('"role"', '"__proto__":[1,{"at":1}],"role"');
  browser.stored.set(PLACE, text);
  const { learn } = browser.open();
  assert.deepEqual(plain(learn.entries("")), [["m/one", { at: 1, later: true }]].map(([rest, value]) => ["read/" + rest, value]));
  learn.set("item/m/two", item("b"));
  const { "item/m/two": added, ...rest } = browser.registers();
  assert.deepEqual(JSON.stringify(Object.entries(rest).sort()), JSON.stringify(Object.entries(JSON.parse(text).r).sort()));
  assert.equal(added[1].r, "b");
  learn.clear();
  assert.deepEqual(browser.registers(), {});
});

for (const years of [-10, 10]) {
  test(`a clock set ${years} years: the last response counts, before and after`, () => {
    const browser = new Browser();
    const [one, two] = [browser.open(), browser.open()];
    one.learn.set("item/m/one", item("first"));
    browser.now += years * 365 * 86400000;
    two.learn.set("item/m/one", item("second"));
    browser.open().learn.set("item/m/two", item("third"));
    browser.now -= years * 365 * 86400000;
    browser.open().learn.set("item/m/two", item("fourth"));
    browser.settle();
    const end = { "item/m/one": item("second"), "item/m/two": item("fourth") };
    for (const tab of [one, two, browser.open()]) assert.deepEqual(tab.all(), end);
    two.learn.clear();
    assert.deepEqual(one.all(), {});
  });
}

test("200 answered items take less than 100 KB, and one more response less than 5 ms (24)", () => {
  const browser = new Browser();
  const { learn } = browser.open();
  const ids = Array.from({ length: 200 }, (_, at) => `question-about-returns-${at}`);
  for (const id of ids) learn.set(`draft/in-for-repair/${id}`, { h: "0123abcd", r: ["keep-the-receipt"] });
  const answered = item(["keep-the-receipt", "say-so"], { at: browser.now, due: browser.now });
  for (const id of ids) learn.update({ [`item/in-for-repair/${id}`]: answered, [`draft/in-for-repair/${id}`]: null });
  const by = (value) => Object.fromEntries(ids.map((id) => [id, value]));
  learn.set("pass/in-for-repair", pass(1, { r: by(["keep-the-receipt", "say-so"]), h: by("0123abcd") }));
  const times = ids.slice(0, 51).map((id, at) => {
    const start = performance.now();
    learn.set(`item/in-for-repair/${id}`, item([`choice-${at}`]));
    return performance.now() - start;
  });
  const bytes = Buffer.byteLength(browser.stored.get(PLACE));
  const median = times.sort((a, b) => a - b)[25];
  assert.equal(learn.entries("item/").length, 200);
  assert.ok(bytes < 100_000, `${bytes} bytes`);
  assert.ok(median < 5, `${median} ms`);
});
