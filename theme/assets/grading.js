// @ts-check
/* From a response to a score: the rules stand in playbook_gen/grading.py, and the same fixtures hold both.
   Pure: no document, no state. Points are fractions of whole numbers, so that both sides agree to the last third. */
(function () {
  "use strict";

  /** @param {number} a @param {number} b @returns {number} */
  const gcd = (a, b) => (b ? gcd(b, a % b) : Math.abs(a) || 1);
  /** @param {number} n @param {number} [d] @returns {Fraction} */
  const fraction = (n, d = 1) => ({ n: n / gcd(n, d), d: d / gcd(n, d) });
  /** @param {Fraction} a @param {Fraction} b */
  const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);

  /** @param {Spec} spec @param {unknown} response @returns {Reading} */
  function readChoices(spec, response) {
    const given = response === undefined || response === null ? [] : response;
    if (!Array.isArray(given) || given.some((choice) => typeof choice !== "string")) return { status: "malformed", chosen: [] };
    if (given.some((choice) => !spec.choices.includes(choice))) return { status: "unknown", chosen: [] };
    const chosen = spec.choices.filter((choice) => given.includes(choice));
    return { status: chosen.length ? "graded" : "empty", chosen };
  }

  /** @param {Spec} spec @param {unknown} response @returns {Reading} */
  function readOne(spec, response) {
    const reading = readChoices(spec, response);
    return reading.chosen.length > 1 ? { status: "too-many", chosen: [] } : reading;
  }

  /** @param {Spec} spec @param {Reading} reading */
  function allOrNothing(spec, reading) {
    const same = reading.chosen.length === spec.keys.length && reading.chosen.every((choice) => spec.keys.includes(choice));
    return fraction(same ? 1 : 0);
  }

  /** @param {Spec} spec @param {Reading} reading */
  function byShares(spec, reading) {
    const keys = spec.keys.length;
    if (!keys) return fraction(0);
    const right = reading.chosen.filter((choice) => spec.keys.includes(choice)).length;
    const wrong = reading.chosen.length - right;
    const lost = wrong ? fraction(-wrong, Math.min(keys, spec.choices.length - keys)) : fraction(0);
    const share = plus(fraction(right, keys), lost);
    return share.n > 0 ? share : fraction(0);
  }

  /** @type {Map<string, Kind>} One entry a kind, as in grading.py. */
  const kinds = new Map([
    ["single-choice", { read: readOne, share: allOrNothing, partial: false }],
    ["multiple-choice", { read: readChoices, share: byShares, partial: true }],
    ["true-false", { read: readOne, share: allOrNothing, partial: false }],
  ]);

  /** @param {Spec} spec @returns {Kind} */
  function kindOf(spec) {
    const kind = kinds.get(spec.kind);
    if (!kind) throw new RangeError("no grading for " + spec.kind);
    return kind;
  }

  /** @param {Spec} spec @param {unknown} response @returns {Score} */
  function score(spec, response) {
    const kind = kindOf(spec);
    const reading = kind.read(spec, response);
    const of = spec.points;
    if (reading.status !== "graded") return { status: reading.status, points: fraction(0), of, correct: false, marks: [] };
    const share = kind.share(spec, reading);
    const marks = spec.choices.map((choice) => ({ choice, chosen: reading.chosen.includes(choice), correct: spec.keys.includes(choice) }));
    return { status: "graded", points: fraction(share.n * of, share.d), of, correct: share.n === share.d, marks };
  }

  /** @param {Spec[]} specs @param {number} passMark @returns {Fraction} */
  function neededPoints(specs, passMark) {
    const hundredths = passMark * specs.reduce((sum, spec) => sum + spec.points, 0);
    const partial = specs.some((spec) => kindOf(spec).partial);
    return partial ? fraction(hundredths, 100) : fraction(Math.ceil(hundredths / 100));
  }

  /** @param {Spec[]} specs @param {Record<string, unknown>} responses @param {number} passMark @returns {Result} */
  function assess(specs, responses, passMark) {
    const scores = specs.map((spec) => score(spec, Object.hasOwn(responses, spec.id) ? responses[spec.id] : null));
    const points = scores.reduce((sum, one) => plus(sum, one.points), fraction(0));
    const needed = neededPoints(specs, passMark);
    /** @param {(one: Score) => boolean} wanted */
    const ids = (wanted) => specs.filter((_, at) => wanted(scores[at])).map((spec) => spec.id);
    return {
      points,
      of: scores.reduce((sum, one) => sum + one.of, 0),
      needed,
      passed: specs.length > 0 && points.n * needed.d >= needed.n * points.d,
      missed: ids((one) => !one.correct),
      open: ids((one) => one.status !== "graded"),
    };
  }

  window.playbook.grading = { score, assess, knows: (spec) => kinds.has(spec.kind) };
})();
