// claims.js, cohort.js and receipts.js hold the same fixtures as playbook_gen/claims (tests/fixtures/claims/README.md).
import assert from "node:assert/strict";
import { createPrivateKey, sign } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";
import { plain } from "./load.mjs";

const folder = new URL("../fixtures/claims/", import.meta.url);
const fixture = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

/** The scripts as a page has them: one window, with what a browser brings. */
function scripts(...names) {
  const window = { playbook: {} };
  const globals = { window, playbook: window.playbook, Intl, TextDecoder, TextEncoder, Uint8Array };
  globals.self = globals;
  const context = vm.createContext(globals);
  for (const name of names) vm.runInContext(readFileSync(new URL("../../theme/" + name, import.meta.url), "utf8"), context, { filename: name });
  return window.playbook;
}
const { assignment, claims, receipts } = scripts(
  "scripts/grading.js", "scripts/assignment.js", "assets/nacl.js", "scripts/strict.js", "scripts/receipts.js", "scripts/claims.js",
  "scripts/cohort.js",
);
const syllabus = fixture("syllabus");

// ---- what a case's files are

const step = (at, key) => (Array.isArray(at) ? Number(key) : key);
function inside(whole, path) {
  const keys = path.split(".");
  const last = keys.pop();
  const at = keys.reduce((found, key) => found[step(found, key)], whole);
  return [at, step(at, last)];
}

function repeated(parts) {
  const texts = [];
  for (let at = 0, times = 1; at < parts.length; at += 2) {
    times = parts[at + 1] ?? times;
    texts.push(parts[at].repeat(times));
  }
  return texts.join("");
}

function bytes({ like, with: values = {}, without = [], text, base64, repeat, around: [before, after] = ["", ""] }, people) {
  if (base64 !== undefined) return new Uint8Array(Buffer.from(base64, "base64"));
  if (repeat) return new TextEncoder().encode(before + repeated(repeat) + after);
  if (text !== undefined) return new TextEncoder().encode(text);
  const made = structuredClone(people[like]);
  for (const [path, value] of Object.entries(values)) {
    const [at, key] = inside(made, path);
    Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
  }
  for (const path of without) {
    const [at, key] = inside(made, path);
    if (Array.isArray(at)) at.splice(key, 1);
    else delete at[key];
  }
  return new TextEncoder().encode(JSON.stringify(made));
}

const judged = ({ files }, { people, now }) =>
  claims.across(files.map((one) => claims.alone(one.file ?? "", bytes(one, people), syllabus)), Date.parse(now));

/** Of an expected object only the keys that it has are compared. */
function covers(found, expected, where = "") {
  if (Array.isArray(expected)) {
    assert.equal(found?.length, expected.length, where + JSON.stringify(found));
    return expected.forEach((one, at) => covers(found[at], one, `${where}.${at}`));
  }
  if (expected === null || typeof expected !== "object") return assert.deepEqual(found, expected, where);
  const whole = "code" in expected ? Object.keys(found) : [];
  assert.deepEqual(whole.filter((key) => !(key in expected)), [], where);
  for (const [key, one] of Object.entries(expected)) covers(found[key], one, `${where}.${key}`);
}

// ---- the fixtures

const refusals = fixture("refusals");
for (const given of refusals.cases) {
  test(`refusals: ${given.name}`, () => {
    assert.equal(claims.read(bytes(given, refusals.people), syllabus).refused ?? null, given.refused);
    assert.equal({}.passed, undefined);
  });
}

for (const name of ["rows", "across"]) {
  const all = fixture(name);
  for (const given of all.cases) test(`${name}: ${given.name}`, () => covers(plain(judged(given, all)), given.expected));
}

const sums = fixture("summary");
for (const given of sums.cases) test(`summary: ${given.name}`, () => assert.deepEqual(plain(claims.summary(judged(given, sums))), given.summary));

const table = fixture("table");
test("table: cells", () => assert.deepEqual(table.cells.map(([text]) => claims.cell(text)), table.cells.map(([, cell]) => cell)));
for (const given of table.cases) test(`table: ${given.name}`, () => assert.equal(claims.csv(judged(given, table)), given.csv));

for (const { name, claim, code, digest } of fixture("codes").cases) {
  test(`codes: ${name}`, () => {
    assert.equal(assignment.code(claim) || null, code);
    assert.equal(receipts.digest(claim), digest);
    if (code) assert.deepEqual(JSON.parse(claims.decodeCode(code).text), claim);
  });
}

const signed = fixture("receipts");
for (const given of signed.cases) {
  test(`receipts: ${given.name}`, () => {
    const { status, name } = receipts.verify(bytes(given, signed.people), signed);
    assert.deepEqual({ verdict: status, by: name }, { verdict: given.verdict, by: given.by });
  });
}

test("every file of the fixtures is run", () => {
  const run = ["across", "codes", "receipts", "refusals", "rows", "summary", "syllabus", "table"];
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith(".json")).sort(), run.map((name) => name + ".json"));
});

// ---- what the fixtures can't say

test("a receipt may come as a text, too", () => {
  assert.equal(receipts.verify(JSON.stringify(signed.people.ada), signed).status, "valid");
  assert.equal(receipts.verify("x".repeat(3e6), signed).status, "odd");
});

test("nobody can make a second signature from a signature", () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const { ada } = signed.people;
  const whole = Buffer.from(ada.signature, "base64");
  let scalar = BigInt("0x" + Buffer.from(whole.subarray(32)).reverse().toString("hex")) + order;
  for (let at = 32; at < 64; at += 1, scalar >>= 8n) whole[at] = Number(scalar & 255n);
  assert.equal(receipts.verify(JSON.stringify({ ...ada, signature: whole.toString("base64") }), signed).status, "tampered");
});

test("what another library signs is valid here", () => {
  const seed = Buffer.alloc(32, 7);
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  const { x } = key.export({ format: "jwk" });
  const { signature: _, ...rest } = { ...signed.people.ada, key: Buffer.from(x, "base64url").toString("base64"), name: "Ada \u{1F4DA}\uFF21 \u00E9" };
  const receipt = { ...rest, signature: sign(null, Buffer.from(receipts.canonical(rest)), key).toString("base64") };
  const site = { playbook: signed.playbook, trainers: [{ name: "Uma", key: receipt.key }] };
  assert.deepEqual(plain(receipts.verify(JSON.stringify(receipt), site)), { status: "valid", receipt, name: "Uma" });
});

test("keys stand in the order of their code points", () => {
  const keys = ["a", "\uFF21", "\u{1F4DA}", "\uE000", "ab", "", "\uD7FF"];
  const order = ["", "a", "ab", "\uD7FF", "\uE000", "\uFF21", "\u{1F4DA}"];
  assert.equal(receipts.canonical(Object.fromEntries(keys.map((key) => [key, 1]))), `{${order.map((key) => JSON.stringify(key) + ":1")}}`);
});

test("held against each other twice, files say the same: nothing given is changed", () => {
  const { people, now } = fixture("across");
  const files = ["1", "2"].map((file) => claims.alone(file, bytes({ like: "bo", with: { name: "Bo " + file } }, people), syllabus));
  const once = plain(claims.across(files, Date.parse(now)));
  assert.deepEqual(plain(claims.across(files, Date.parse(now))), once);
  assert.deepEqual(once[0].rows[0].doubts, [{ code: "same-responses", others: ["Bo 2"] }]);
});

test("two megabytes of one text, of keys, or of depth are read or refused, soon", () => {
  const began = Date.now();
  for (const text of ['"' + "\\n".repeat(1e6) + '"', '{"a":' + "{\"a\":1,".repeat(1e5), '"\\'.repeat(1e6), "[".repeat(2e6)]) {
    assert.ok(claims.read(text, syllabus).refused);
  }
  assert.ok(Date.now() - began < 5000);
});
