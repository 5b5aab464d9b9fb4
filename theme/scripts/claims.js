// @ts-check
/* One claim: read, and graded again against what the site asks now. cohort.js has what many of them say together. The rules stand in playbook_gen/claims/ and in
   tests/fixtures/claims/README.md; the same fixtures hold both. Pure: no document, no storage; the clock is an argument. */
(function () {
  "use strict";
  const { grading, strict } = playbook;
  const { byPoint, is } = strict;
  const LONGEST = 6000; // characters of a code
  const SLACK = 5 * 60000;
  const FIRST = Date.UTC(2020); // before that there was no playbook
  const ENOUGH = 5; // responses that must be the same

  // ---- from a file to a claim

  /** @type {(value: any) => boolean} */
  const response = (value) => is.words(600)(value) || is.list(is.words(200), 100)(value) || is.table(is.words(600), 40)(value);
  const flag = (/** @type {any} */ value) => typeof value === "boolean";
  const module = is.shape({
    id: is.id, version: is.line(600), "print?": is.hash, points: is.points, of: is.count, passed: flag, at: is.moment,
    responses: is.table(response, 500), hashes: is.table(is.hash, 500),
  });
  const fits = is.shape({
    ...is.HEAD, name: is.line(200), made: is.moment, modules: is.once(is.list(module, 500)),
    "paths?": is.list(is.shape({ id: is.id, done: is.list(is.id, 500), of: is.count }), 500),
    "acknowledged?": is.list(is.shape({ vision: is.id, name: is.line(200), at: is.moment }), 500),
    "assignments?": is.list(is.hash, 500),
  });

  /** CRC-32 as everybody has it (IEEE). @param {string} signs */
  function sum(signs) {
    let found = -1;
    for (let at = 0; at < signs.length; at += 1) {
      found ^= signs.charCodeAt(at);
      for (let bit = 0; bit < 8; bit += 1) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
    }
    return (~found >>> 0).toString(16).padStart(8, "0");
  }

  /** The text in a code, if that is what it is. @param {string} given @returns {{text: string} | {refused: ClaimReason} | null} */
  function decodeCode(given) {
    const code = given.trim();
    const [, number] = /^PBC(\d{1,6})\./.exec(code) ?? [];
    if (!number) return null;
    if (Number(number) > 1) return { refused: "newer" };
    const [, check, body] = (code.length <= LONGEST && /^PBC1\.([0-9a-f]{8})\.([\w-]+)$/.exec(code)) || [];
    if (!body || body.length % 4 === 1 || sum(body) !== check) return { refused: "damaged" };
    const found = strict.text(strict.base64(body, "-_"));
    return "text" in found ? found : { refused: "damaged" };
  }

  /** The codes in a message. Mail programs break long lines: as many lines are joined as make a code whole. @param {string} message */
  function codesIn(message) {
    return message.split(/(?=PBC\d{1,6}\.)/).filter((part) => /^PBC\d/.test(part)).map((part) => {
      const lines = part.split(/[\s>]+/, LONGEST / 40);
      const tries = lines.map((_, at) => lines.slice(0, at + 1).join("")).filter((code) => code.length <= LONGEST);
      return tries.find((code) => "text" in (decodeCode(code) ?? {})) ?? lines[0];
    });
  }

  /** @param {string | Uint8Array} file @returns {{value: any} | {refused: ClaimReason}} */
  function unpacked(file) {
    const found = strict.text(file);
    if ("refused" in found) return found;
    const code = decodeCode(found.text);
    if (!code) return strict.json(found.text);
    const parsed = "text" in code ? strict.json(code.text) : code;
    return "refused" in parsed && parsed.refused === "not-json" ? { refused: "damaged" } : parsed;
  }

  /** The claim in a file or a code, or why there is none. @param {string | Uint8Array} file @param {Syllabus} syllabus @returns {{claim: Claim} | {refused: ClaimReason}} */
  function read(file, { playbook: its }) {
    const found = unpacked(file);
    if ("refused" in found) return found;
    const claim = found.value;
    if (!is.isObject(claim) || claim.kind !== "playbook-claim") return { refused: "other-kind" };
    const fault = strict.misfit(claim, its);
    return fault || !fits(claim) ? { refused: fault || "odd" } : { claim };
  }

  // ---- one module of a claim

  /** @param {ClaimedModule} claimed */
  const asClaimed = ({ of, passed }) => (!of ? "read-only" : passed ? "done" : "not-passed");
  /** @param {Fraction} points */
  const spelled = ({ n, d }) => (d === 1 ? String(n) : n + "/" + d);
  /** @param {string} claimed @param {Fraction} points */
  function same(claimed, { n, d }) {
    const [over, under = "1"] = claimed.split("/");
    return BigInt(over) * BigInt(d) === BigInt(n) * BigInt(under);
  }

  /** What was worked out before: many people give the same response. @type {WeakMap<object, Map<string, any>>} */
  const before = new WeakMap();
  /** @template T @param {object} of @param {string} key @param {() => T} work @returns {T} */
  function once(of, key, work) {
    const known = before.get(of) ?? new Map();
    before.set(of, known);
    if (!known.has(key)) known.set(key, work());
    return known.get(key);
  }

  /** @param {Spec} spec @param {any} given @returns {Score} */
  const scored = (spec, given) => once(spec, "score " + JSON.stringify(given), () => grading.score(spec, given));
  /** The items that every attempt asks. @param {SyllabusModule} its @returns {string[]} */
  const alwaysAsked = (its) => once(its, "always", () => {
    const drawn = new Set((its.draws ?? []).flatMap(({ items }) => items));
    return Object.keys(its.specs).filter((id) => !drawn.has(id));
  });
  /** What could be earned with some of a module's items, and what it takes to pass. @param {SyllabusModule} its @param {Spec[]} specs */
  const marks = (its, specs) => once(its, "marks " + specs.map(({ id }) => id).join(), () => grading.assess(specs, {}, its.pass));

  /** @param {Fraction[]} all @returns {Fraction} */
  function total(all) {
    let [n, d] = [0n, 1n];
    for (const one of all) [n, d] = one.d === 1 ? [n + BigInt(one.n) * d, d] : [n * BigInt(one.d) + BigInt(one.n) * d, d * BigInt(one.d)];
    let [a, b] = [n, d];
    while (b) [a, b] = [b, a % b];
    return { n: Number(n / a), d: Number(d / a) };
  }

  /** What a claim says of a module, beside the module of the syllabus. @param {ClaimedModule} claimed @param {SyllabusModule} its */
  function attempt({ responses, hashes }, its) {
    const always = alwaysAsked(its);
    const concerned = new Set([...Object.keys(responses), ...Object.keys(hashes), ...always]);
    /** @param {string} id */
    const stays = (id) => Object.hasOwn(its.hashes, id) && Object.hasOwn(hashes, id) && hashes[id] === its.hashes[id];
    const changed = [...concerned].filter((id) => !stays(id)).sort();
    const specs = Object.keys(its.specs).filter((id) => concerned.has(id) && stays(id)).map((id) => its.specs[id]);
    const scores = specs.map((spec) => ({ spec, score: scored(spec, Object.hasOwn(responses, spec.id) ? responses[spec.id] : null) }));
    const points = total(scores.map(({ score }) => score.points));
    const { of, needed } = marks(its, specs);
    const passed = specs.length > 0 && BigInt(points.n) * BigInt(needed.d) >= BigInt(needed.n) * BigInt(points.d);
    return { always, changed, scores, points, of, passed };
  }

  /** @param {ClaimedModule} claimed @param {SyllabusModule} its @param {ReturnType<typeof attempt>} found @param {ClaimStatus} status @returns {Doubt[]} */
  function doubtsOf(claimed, its, found, status) {
    const edited = !same(claimed.points, found.points) || claimed.of !== found.of || (status !== "read-only" && claimed.passed !== (status === "done"));
    /** @type {(Doubt | false)[]} */
    const doubts = [
      found.changed.length > 0 && { code: "changed-since", items: found.changed },
      claimed.version !== its.version && { code: "other-version" },
      !found.changed.length && edited && { code: "score-edited" },
      claimed.passed && unanswered(claimed, its, found),
    ];
    return doubts.filter((one) => one !== false);
  }

  /** @param {ClaimedModule} claimed @param {SyllabusModule} its @param {ReturnType<typeof attempt>} found @returns {Doubt | false} */
  function unanswered({ responses }, { draws = [] }, { always, scores }) {
    /** @param {string} id */
    const given = (id) => Object.hasOwn(responses, id);
    const open = scores.filter(({ score }) => score.status !== "graded").map(({ spec }) => spec.id);
    const items = [...new Set([...always.filter((id) => !given(id)), ...open])].sort();
    if (items.length) return { code: "unanswered", items };
    return draws.some((draw) => draw.items.filter(given).length < draw.count) && { code: "unanswered" };
  }

  /** @param {ClaimedModule} claimed @param {Claim} claim @returns {Doubt[]} */
  function late({ at }, { made }) {
    const time = Date.parse(at);
    return time > Date.parse(made) + SLACK || time < FIRST ? [{ code: "impossible-time" }] : [];
  }

  /** What two people's responses are held against each other by; empty where they are too few. @param {ClaimedModule} claimed */
  function likeness({ id, responses }) {
    const ids = Object.keys(responses).sort();
    if (ids.filter((one) => responses[one] !== "").length < ENOUGH) return "";
    /** @param {any} one */
    const flat = (one) => JSON.stringify(is.isObject(one) ? [Object.entries(one).sort(([a], [b]) => byPoint(a, b))] : one);
    return [id, ...ids.map((one) => one + flat(responses[one]))].join(" ");
  }

  /** @param {ClaimedModule} claimed @param {Claim} claim @param {Syllabus} syllabus @returns {ClaimRow} */
  function row(claimed, claim, { modules }) {
    const its = Object.hasOwn(modules, claimed.id) ? modules[claimed.id] : null;
    const { points, of, passed, version, at } = claimed;
    const base = { module: claimed.id, claimed: { points, of, passed }, version, at, responses: claimed.responses, like: likeness(claimed) };
    if (!its) return { ...base, title: "", status: asClaimed(claimed), points: null, of: null, since: [], scores: [], doubts: [{ code: "unknown-module" }, ...late(claimed, claim)] };
    const found = attempt(claimed, its);
    const status = found.changed.length ? asClaimed(claimed) : !Object.keys(its.specs).length ? "read-only" : found.passed ? "done" : "not-passed";
    return {
      ...base, title: its.title, status, points: spelled(found.points), of: found.of, since: its.after_changes.filter(([day]) => day > at.slice(0, 10)),
      scores: found.scores, doubts: [...doubtsOf(claimed, its, found, status), ...late(claimed, claim)],
    };
  }

  /** A row for each module of a claim, with the doubts that need no other file. @param {Claim} claim @param {Syllabus} syllabus */
  const rows = (claim, syllabus) => claim.modules.map((claimed) => row(claimed, claim, syllabus));

  /** A file by itself: its claim with its rows, or why it is refused. @param {string} file @param {string | Uint8Array} data @param {Syllabus} syllabus @returns {ReadFile} */
  function alone(file, data, syllabus) {
    const found = read(data, syllabus);
    if ("refused" in found) return { file, refused: found.refused };
    const { claim } = found;
    return { file, claim, rows: rows(claim, syllabus), who: grading.fold(claim.name), time: Date.parse(claim.made) };
  }

  playbook.claims = /** @type {Playbook["claims"]} */ ({ read, rows, alone, decodeCode, codesIn });
})();
