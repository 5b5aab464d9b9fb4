// assignment.js holds the same fixtures as playbook_gen/assign (tests/test_assign.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { assignment } = load("assignment.js");
const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/assignments/${name}.json`, import.meta.url), "utf8"));
const { here, cases } = fixture("payloads");
const hostile = fixture("hostile");
const [least] = cases;

for (const { name, payload, fragment } of cases) {
  test(`${name}: one fragment for one payload`, () => {
    assert.equal(assignment.encode(payload), fragment);
    assert.deepEqual(plain(assignment.decode(fragment, here)), { payload, sum: fragment.slice(2, 10) });
    assert.deepEqual(plain(assignment.decode("#" + fragment, here)), { payload, sum: fragment.slice(2, 10) });
    assert.equal(assignment.link("https://playbook.lantern.example/", payload), "https://playbook.lantern.example/assigned/#" + fragment);
  });
}

for (const { name, reason, fragment, repeat: [text, times] = ["", 0] } of hostile.cases) {
  test(`${name}: ${reason}`, () => {
    assert.deepEqual(plain(assignment.decode(fragment + text.repeat(times), hostile.here)), { reason });
    assert.equal({}.p, undefined);
  });
}

for (const { name, payload, titles, link, person, subject, body } of fixture("outputs").cases) {
  test(`the mail: ${name}`, () => assert.deepEqual(plain(assignment.email(payload, link, titles, person)), { subject, body }));
}

test("what a form leaves empty is left out", () => {
  assert.equal(assignment.encode({ ...least.payload, l: "", d: undefined, g: "", n: "", t: "" }), least.fragment);
});

test("what is no assignment has no fragment and no link, and says which field", () => {
  for (const [key, value] of Object.entries({ m: [], d: "tomorrow", n: "a\nb", b: " ", x: 1 })) {
    const payload = { ...least.payload, [key]: value };
    assert.equal(assignment.encode(payload), "");
    assert.equal(assignment.link("https://playbook.lantern.example/", payload), "");
    if (key !== "m") assert.equal(assignment.fault(payload), key);
  }
  assert.equal(assignment.fault({ ...least.payload, m: undefined }), "m");
  assert.equal(assignment.fault(least.payload), "");
});

test("a link that would be too long is none", () => {
  const m = Array.from({ length: 50 }, (_, at) => String(at).padStart(64, "a"));
  assert.equal(assignment.encode({ ...least.payload, m, n: "😀".repeat(300), g: "😀".repeat(80), b: "😀".repeat(80) }), "");
});

test("no calendar without a day", () => {
  for (const d of [undefined, 14]) assert.equal(assignment.calendar({ ...least.payload, d }, "https://a.example/", ["Lending"], new Date(0)), "");
});

test("another language brings its words", () => {
  const words = { date: "{day}. {month} {year}", months: "Jänner Feber März", subject: "Bis {due}: {what}" };
  const payload = { ...least.payload, d: "2027-01-04" };
  assert.equal(assignment.email(payload, "https://a.example/", ["Leihen"], "", words).subject, "Bis 4. Jänner 2027: Leihen");
  assert.match(assignment.calendar(payload, "https://a.example/", ["Leihen"], new Date(0), { ics_summary: "Fällig: {what}" }), /SUMMARY:Fällig: Leihen\r\n/);
});

test("a claim as a code, unless it is too long", () => {
  const claim = { name: "Ada", kind: "playbook-claim", modules: [{ of: 1, id: "a", responses: { z: ["b", "a"], a: null } }] };
  const [head, sum, body] = assignment.code(claim).split(".");
  assert.equal(head, "PBC1");
  assert.match(sum, /^[0-9a-f]{8}$/);
  const text = '{"kind":"playbook-claim","modules":[{"id":"a","of":1,"responses":{"a":null,"z":["b","a"]}}],"name":"Ada"}';
  assert.equal(Buffer.from(body, "base64url").toString(), text);
  assert.equal(assignment.code({ ...claim, name: "a".repeat(6000) }), "");
});

test("a table opens without running anything", () => {
  const table = assignment.csv([["a", "b,c"], ['"q"', "two\nlines"], [" =1+1", "\t+x"], ["＠x", "x=1"], ["－1", "\r"]]);
  assert.equal(table, '\ufeffa,"b,c"\r\n"""q""","two\nlines"\r\n\' =1+1,\'\t+x\r\n\'＠x,x=1\r\n\'－1,"\'\r"\r\n');
});
