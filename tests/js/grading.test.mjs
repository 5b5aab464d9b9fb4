// grading.js holds the same fixtures as grading.py (tests/test_grading.py). A case is a line in tests/fixtures/grading/.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { grading } = load("grading.js");
const folder = new URL("../fixtures/grading/", import.meta.url);
const text = ({ n, d }) => (d === 1 ? `${n}` : `${n}/${d}`);

let cases = 0;
for (const file of readdirSync(folder)) {
  const { items, responses = [], assessments = [] } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  for (const { name, item, response, chosen, ...expected } of responses) {
    cases += 1;
    test(`${file}: ${name}`, () => {
      const { status, points, of, correct, marks } = grading.score(items[item], response);
      assert.deepEqual({ status, points: text(points), correct }, expected);
      assert.equal(of, items[item].points);
      assert.deepEqual(plain(marks.filter((mark) => mark.chosen).map((mark) => mark.choice)), chosen);
      assert.equal(marks.length, status === "graded" ? items[item].choices.length : 0);
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

test("there are enough cases to mean something", () => assert.ok(cases >= 60, `${cases} cases`));

test("a kind without grading is a fault of the page, not of the learner", () => {
  assert.throws(() => grading.score({ id: "q", kind: "riddle", points: 1, choices: [], keys: [] }, []), /no grading for riddle/);
});
