// The pure part of a learning path's page: which steps are for a role, and durations as the pages say them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { path } = load("path.js");
const words = {
  stepsOne: "{n} step", stepsOther: "{n} steps", minutesOne: "{n} minute", minutesOther: "{n} minutes",
  hoursOne: "about {n} hour", hoursOther: "about {n} hours",
};

test("a step without roles is for everybody; one with roles only for them", () => {
  assert.equal(path.meant("", "bench"), true);
  assert.equal(path.meant("shop bench", "bench"), true);
  assert.equal(path.meant("work-bench shop", "bench"), false);
  assert.equal(path.meant("shop", ""), true);
});

test("durations read as in the pages: the same words, the same rounding as Python's", () => {
  assert.equal(path.duration(1, words), "1 minute");
  assert.equal(path.duration(89, words), "89 minutes");
  assert.equal(path.duration(90, words), "about 2 hours");
  assert.equal(path.duration(150, words), "about 2 hours");
  assert.equal(path.duration(210, words), "about 4 hours");
  assert.equal(path.duration(1440, words), "about 24 hours");
});
