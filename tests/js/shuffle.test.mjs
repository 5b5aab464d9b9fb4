// shuffle.js holds the same fixtures as playbook_gen/shuffle.py (tests/test_shuffle.py).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { shuffle } = load("shuffle.js");
const folder = new URL("../fixtures/shuffle/", import.meta.url);

for (const file of readdirSync(folder)) {
  for (const { name, do: job, given, expected } of JSON.parse(readFileSync(new URL(file, folder), "utf8")).cases) {
    test(name, () => {
      const before = JSON.stringify(given);
      assert.deepEqual(plain(shuffle[job](...given)), expected);
      assert.equal(JSON.stringify(given), before, "what was given stays as it was");
    });
  }
}

test("a bank with a name that every object has is no bank", () => {
  assert.deepEqual(plain(shuffle.draw({}, { constructor: 1, toString: 2 }, "s")), []);
});
