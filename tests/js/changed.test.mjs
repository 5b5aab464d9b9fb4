// What a learner is asked after a material change: the pure part. And which results and assignments a change concerns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, plain } from "./load.mjs";
import { Browser, pass } from "./state-browser.mjs";

const { plan } = load("changed.js").changed;
const { progress } = load("progress.js");
const item = (id, hash = "same", bank = "") => ({ id, hash, bank });
const passed = (...ids) => ({ r: Object.fromEntries(ids.map((id) => [id, ["a"]])), h: Object.fromEntries(ids.map((id) => [id, "same"])) });
const found = (...given) => plain(plan(...given));

test("what reads as it did keeps its response; what is new or changed is asked", () => {
  const { kept, open, n } = found([item("a"), item("b", "other"), item("c")], {}, passed("a", "b"));
  assert.deepEqual([kept, open, n], [["a"], ["b", "c"], 2]);
});

test("what was taken out is gone, and nothing is asked for it", () => {
  assert.deepEqual(found([item("a")], {}, passed("a", "b")), { kept: ["a"], open: [], more: {}, n: 0 });
});

test("a question that was handed in without a response is asked", () => {
  const empty = { r: { a: "", b: ["x"] }, h: { a: "same", b: "same", c: "same" } };
  assert.deepEqual(found([item("a"), item("b"), item("c")], {}, empty).open, ["a", "c"]);
});

test("names that every object has are no responses", () => {
  assert.deepEqual(found([item("constructor"), item("b", "same", "constructor")], {}, passed("b")).open, ["constructor"]);
});

test("a bank asks what it asked, and more only for what is gone", () => {
  const bank = (id, hash) => item(id, hash, "bank");
  const drawn = passed("a", "b");
  assert.deepEqual(found([bank("a"), bank("b"), bank("c")], { bank: 2 }, drawn), { kept: ["a", "b"], open: [], more: { bank: 0 }, n: 0 });
  assert.deepEqual(found([bank("a", "other"), bank("b"), bank("c")], { bank: 2 }, drawn), { kept: ["b"], open: ["a"], more: { bank: 0 }, n: 1 });
  assert.deepEqual(found([bank("b"), bank("c"), bank("d")], { bank: 2 }, drawn), { kept: ["b"], open: [], more: { bank: 1 }, n: 1 });
  assert.deepEqual(found([bank("a", "other"), bank("b"), bank("c")], { bank: 1 }, drawn), { kept: ["b"], open: [], more: { bank: 0 }, n: 0 });
  assert.deepEqual(found([item("a", "same", "not-drawn")], { bank: 0 }, drawn).kept, ["a"]);
});

test("a pass of what is taught now stays before a better one of what was taught before, in whatever order they meet", () => {
  const old = pass(1, { at: 5, v: "1", c: ["00000001"] });
  const now = pass(0.8, { at: 3, v: "2", w: 2026031001, c: ["00000002"] });
  const failed = pass(0.5, { at: 9, v: "2", w: 2026031001 });
  for (const results of [[old, now, failed], [failed, now, old], [now, old, failed], [now, failed, old]]) {
    const { learn } = new Browser().open();
    for (const one of results) learn.set("pass/m", one);
    assert.deepEqual(plain(learn.get("pass/m")), { ...now, c: ["00000001", "00000002"] });
  }
  const { learn } = new Browser().open();
  learn.set("pass/m", failed);
  learn.set("pass/m", old);
  assert.equal(learn.get("pass/m").done, true, "who has passed once has passed");
});

test("a progress file brings the pass of the newer version, and one of the older takes nothing back", () => {
  const [one, two] = [new Browser().open(), new Browser().open()];
  one.learn.set("pass/m", pass(1));
  const old = one.learn.save();
  two.learn.load(old);
  two.learn.set("pass/m", pass(0.8, { v: "2", w: 2026031001 }));
  assert.equal(one.learn.load(two.learn.save()).added, 1);
  for (const { learn } of [one, two]) {
    learn.load(old);
    assert.deepEqual([learn.get("pass/m").v, learn.get("pass/m").w], ["2", 2026031001]);
  }
});

test("an assignment counts with the material changes up to the day on which it was made", () => {
  const module = { id: "m", items: {}, lessons: [], after: [7], asked: 0, changes: [["00000002", "New.", "2026-03-10"], ["00000001", "Old.", "2026-01-10"]] };
  const { learn } = new Browser().open();
  const days = () => ["2026-01-09", "2026-03-09", "2026-03-10"].map((day) => progress.passedAsOf(module, learn, day));
  assert.deepEqual(days(), [false, false, false]);
  learn.set("pass/m", pass(1, { c: ["00000001"] }));
  assert.deepEqual(days(), [true, true, false]);
  learn.set("pass/m", pass(1, { c: ["00000001", "00000002"], w: 2026031001 }));
  assert.deepEqual(days(), [true, true, true]);
});
