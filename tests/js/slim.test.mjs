// What a site ships is made from what people change: theme/scripts and theme/assets agree.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { MADE, made, place } from "../../theme/scripts/slim.mjs";

for (const name of Object.keys(MADE)) {
  test(`${name} is what its parts make`, async () => {
    assert.equal(readFileSync(place(name), "utf8"), await made(name), "run `npm run slim`");
  });
}

test("every script is shipped, once", () => {
  const parts = readdirSync(new URL("../../theme/scripts/", import.meta.url)).filter((name) => name.endsWith(".js"));
  assert.deepEqual(Object.values(MADE).flat().map((part) => part + ".js").sort(), parts.sort());
});
