// grading.js holds the same fixtures as playbook_gen/grading (tests/test_grading.py). A case is a line in tests/fixtures/grading/.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { grading } = load("grading.js");
const folder = new URL("../fixtures/grading/", import.meta.url);
const text = ({ n, d }) => (d === 1 ? `${n}` : `${n}/${d}`);

/** Choice items: what was chosen, and every choice told about. */
function checkChoices(marks, { status }, { choices, keys }, chosen) {
  const ids = (wanted) => plain(marks.filter(wanted).map((mark) => mark.part));
  assert.deepEqual(ids((mark) => mark.chosen), chosen);
  assert.deepEqual(ids((mark) => mark.correct), status === "graded" ? keys : []);
  assert.equal(marks.length, status === "graded" ? choices.length : 0);
}

let cases = 0;
for (const file of readdirSync(folder)) {
  const { items, responses = [], assessments = [] } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  for (const { name, item, response, chosen, marks: told, ...expected } of responses) {
    cases += 1;
    test(`${file}: ${name}`, () => {
      const { status, points, of, correct, marks } = grading.score(items[item], response);
      assert.deepEqual({ status, points: text(points), correct }, expected);
      assert.equal(of, items[item].points);
      if (chosen) return checkChoices(marks, expected, items[item], chosen);
      assert.deepEqual(plain(marks.map((mark) => [mark.part, mark.reason, mark.correct])), told);
      assert.ok(marks.every((mark) => mark.chosen));
    });
  }
  for (const { name, items: ids, responses: given, pass_mark, ...expected } of assessments) {
    cases += 1;
    test(`${file}: ${name}`, () => {
      const { points, needed, ...rest } = plain(grading.assess(ids.map((id) => items[id]), given, pass_mark));
      assert.deepEqual({ ...rest, points: text(points), needed: text(needed) }, expected);
    });
  }
}

test("there are enough cases to mean something", () => assert.ok(cases >= 260, `${cases} cases`));

test("a kind without grading is a fault of the page, not of the learner", () => {
  const riddle = { id: "q", kind: "riddle", points: 1, choices: [], keys: [] };
  assert.throws(() => grading.score(riddle, []), /no grading for riddle/);
  assert.equal(grading.knows(riddle), false);
  assert.equal(grading.knows({ ...riddle, kind: "ordering" }), true);
});

test("no response yet is nothing chosen, as null is", () => {
  for (const file of readdirSync(folder)) {
    const { items } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    for (const item of Object.values(items)) assert.equal(grading.score(item, undefined).status, "empty");
  }
});

test("ten million characters are too long, and only that", () => {
  const spec = { id: "q", kind: "short-text", points: 1, accept: ["x"], exact: false, mistakes: [] };
  assert.equal(grading.score(spec, "x".repeat(1e7)).status, "too-long");
  assert.equal(grading.score({ ...spec, kind: "number", units: [], decimal: "." }, "1 ".repeat(5e6)).status, "too-long");
});

test("points stay exact where sums of fractions have large denominators", () => {
  const sizes = [[8, 16], [9, 9], [10, 15], [7, 7], [11, 11], [9, 13], [11, 17], [3, 15]];
  const specs = sizes.map(([pairs, others], at) => ({
    id: `q${at}`, kind: "matching", points: 97, pairs: Array.from({ length: pairs }, (_, n) => [`p${n}`, "a"]), options: ["a", ...Array.from({ length: others }, (_, n) => `x${n}`)],
  }));
  const given = Object.fromEntries(specs.map((spec) => [spec.id, Object.fromEntries(spec.pairs.map(([id], n) => [id, n ? "a" : "x0"]))]));
  const exact = sizes.reduce(([n, d], [pairs, others]) => {
    const [over, under] = [BigInt(97 * ((pairs - 1) * others - 1)), BigInt(pairs * others)];
    return [n * under + over * d, d * under];
  }, [0n, 1n]);
  const { points } = grading.assess(specs, given, 50);
  assert.equal(BigInt(points.n) * exact[1], exact[0] * BigInt(points.d));
});

test("11: digits of Unicode's newer scripts, two rows of them and one that begins odd, where the browser knows them", () => {
  for (const [sign, digit] of [["\u{116d9}", "9"], ["\u{116da}", "0"], ["\u{116e3}", "9"], ["\u{1e5f1}", "0"], ["\u{1e5fa}", "9"], ["\u0667", "7"]]) {
    assert.equal(grading.fold(sign), /\p{Nd}/u.test(sign) ? digit : sign);
  }
});
