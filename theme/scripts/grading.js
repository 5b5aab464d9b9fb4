// @ts-check
/* From a response to a score: the rules stand in playbook_gen/grading/, and the same fixtures hold both.
   Pure: no document, no state. Points are fractions of whole numbers, so that both sides agree to the last third. */
(function () {
  "use strict";

  // ---- texts: playbook_gen/grading/texts.py

  const UNSEEN = "\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\u{e0000}-\\u{e0fff}";
  const WHITE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const [unseen, space, seen] = [`[${UNSEEN}]`, `[${WHITE}]+`, `[^${UNSEEN}${WHITE}]`].map((source) => new RegExp(source, "gu"));
  const SINGLE = /[`\xb4\u02b9\u02bb-\u02bd\u02c8\u055a\u05f3\u1ffd\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c]/g;
  const DOUBLE = /[\xab\xbb\u02ba\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u300c-\u300f\u301d-\u301f]/g;
  const DASH = /[\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0]/g;
  const ENDS = /^[\xa1\xbf ]+|[.,;:!?\u0589\u060c\u061b\u061f\u06d4\u0964\u3001\u3002 ]+$/g;

  /** @param {string} text */
  const blank = (text) => text.search(seen) < 0;
  /** In characters, not in UTF-16's halves. @param {string} text @param {number} most */
  const longer = (text, most) => text.length > most && (text.length > 2 * most || [...text].length > most);
  /** @param {string} text */
  const signs = (text) => text.replace(SINGLE, "'").replace(DOUBLE, '"').replace(DASH, "-");

  /** Digits of a script stand in rows of ten, beginning with its zero. @param {string} sign */
  function digit(sign) {
    const code = /** @type {number} */ (sign.codePointAt(0));
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  }

  /** @param {string} text */
  function tidy(text) {
    const plain = signs(signs(text.replace(unseen, "")).normalize("NFKC"));
    return plain.replace(/\p{Nd}/gu, digit).replace(space, " ").replace(/^ | $/g, "");
  }

  /** @param {string} text */
  function bare(text) {
    for (let before = ""; before !== text; ) {
      before = text;
      text = text.replace(ENDS, "").replace(/^(["']) *(.*?) *\1$/su, "$2");
    }
    return text;
  }

  /** @param {string} text @param {boolean} [exact] */
  function fold(text, exact) {
    const tidied = tidy(text);
    const kept = bare(tidied) || tidied;
    const small = () => kept.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ").replaceAll("i\u0307", "i");
    return (exact ? kept : small()).normalize("NFKC");
  }

  // ---- numbers: playbook_gen/grading/numbers.py

  const BODY = /[.,٫]?\d+(?:[.,٫٬'_ ]\d+)*[.,٫]?/y;
  const WHOLE = /^(?:\d*|[1-9]\d{0,2}([.,٬'_ ])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})$/;

  /** @param {string} text @param {string} decimal @param {string[]} units @returns {Exact | "not-a-number" | "unit"} */
  function number(text, decimal, units) {
    const typed = tidy(text);
    let at = typed.search(/\d/);
    if (at < 0 || longer(typed, 60) || /(?:^|\P{L})\p{No}/u.test(text.replace(unseen, ""))) return "not-a-number";
    if (/(?:^|\P{L})[.,٫]$/u.test(typed.slice(0, at))) at -= 1;
    BODY.lastIndex = at;
    const body = (BODY.exec(typed) ?? [""])[0];
    const rest = typed.slice(at + body.length);
    const exponent = /^e([-+]?\d{1,3})(?!\d)/i.exec(rest);
    const before = /^([-+]?) ?(.*?) ?([-+]?) ?$/su.exec(typed.slice(0, at)) ?? [];
    const value = valueOf(body, decimal);
    if (!value || (before[1] && before[3])) return "not-a-number";
    const known = units.map((unit) => fold(unit));
    const other = [before[2], rest.slice(exponent?.[0].length ?? 0)].map((unit) => unit.trim()).filter((unit) => unit && !known.includes(fold(unit)));
    if (other.some((unit) => /\d/.test(unit) || !/[\p{L}\p{Sc}%‰°]/u.test(unit))) return "not-a-number";
    if (other.length) return "unit";
    return { n: before[1] + before[3] === "-" ? -value.n : value.n, e: value.e + Number(exponent?.[1] ?? 0) };
  }

  /** @param {string} body @param {string} decimal @returns {Exact | null} */
  function valueOf(body, decimal) {
    const marks = body.match(/\D/g) ?? [];
    const last = marks.at(-1) ?? " ";
    const groups = !".,٫".includes(last) || (last !== "٫" && marks.filter((mark) => mark === last).length > 1);
    const whole = groups || (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body) && last !== decimal) ? body : body.slice(0, body.lastIndexOf(last));
    const decimals = body.slice(whole.length + 1);
    return WHOLE.test(whole) && (whole || decimals) ? { n: BigInt(whole.replace(/\D/g, "") + decimals), e: -decimals.length } : null;
  }

  /** A number of the content. @param {string} text @returns {Exact} */
  function exactly(text) {
    const [whole, decimals = ""] = text.split(".");
    return { n: BigInt(whole + decimals), e: -decimals.length };
  }

  /** Whether a is at most b. @param {Exact} a @param {Exact} b */
  function upTo(a, b) {
    const e = Math.min(a.e, b.e);
    return a.n * 10n ** BigInt(a.e - e) <= b.n * 10n ** BigInt(b.e - e);
  }

  /** @param {{low: string | null, high: string | null}} bounds @param {Exact} value */
  const within = ({ low, high }, value) => (low === null || upTo(exactly(low), value)) && (high === null || upTo(value, exactly(high)));

  // ---- fractions

  /** @param {bigint} a @param {bigint} b @returns {bigint} */
  const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a || 1n);
  /** @param {number | bigint} n @param {number | bigint} [d] @returns {Fraction} */
  function fraction(n, d = 1) {
    const [over, under] = [BigInt(n), BigInt(d)];
    const common = gcd(over, under);
    return { n: Number(over / common), d: Number(under / common) };
  }
  /** Large for a moment, hence the BigInt. @param {Fraction} a @param {Fraction} b */
  const plus = (a, b) => fraction(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
  /** @param {Fraction} one */
  const positive = (one) => (one.n > 0 ? one : fraction(0));

  // ---- kinds: how a response is read

  /** @param {Status} status @returns {Reading} */
  const not = (status) => ({ status });
  /** @param {any} given @returns {Reading} */
  const graded = (given) => ({ status: "graded", given });
  /** @param {string} part @param {boolean} correct @param {string} [reason] @param {boolean} [chosen] @returns {Mark} */
  const mark = (part, correct, reason = "", chosen = true) => ({ part, chosen, correct, reason });
  /** @param {Mark[]} marks */
  const count = (marks) => marks.filter((one) => one.correct).length;
  /** @param {unknown} one */
  const isText = (one) => typeof one === "string";

  /** @param {unknown} response */
  function readIds(response) {
    if (response === undefined || response === null) return not("empty");
    if (!Array.isArray(response) || !response.every(isText)) return not("malformed");
    return response.length ? graded(response) : not("empty");
  }

  /** Texts by id. @param {unknown} response */
  function readTexts(response) {
    if (response === undefined || response === null) return not("empty");
    if (typeof response !== "object" || Array.isArray(response) || !Object.values(response).every(isText)) return not("malformed");
    return graded(new Map(Object.entries(response)));
  }

  /** @param {Spec} spec @param {unknown} response */
  function readChoices({ choices }, response) {
    const reading = readIds(response);
    if (!reading.given) return reading;
    if (reading.given.some((/** @type {string} */ id) => !choices.includes(id))) return not("unknown");
    return graded(choices.filter((/** @type {string} */ id) => reading.given.includes(id)));
  }

  /** @param {Spec} spec @param {unknown} response */
  function readOne(spec, response) {
    const reading = readChoices(spec, response);
    return reading.given?.length > 1 ? not("too-many") : reading;
  }

  /** @param {Spec} _ @param {unknown} response */
  function readText(_, response) {
    if (response === undefined || response === null) return not("empty");
    if (typeof response !== "string") return not("malformed");
    if (blank(response)) return not("empty");
    return longer(response, 500) ? not("too-long") : graded(response);
  }

  /** @param {Spec} spec @param {unknown} response */
  function readNumber(spec, response) {
    const reading = readText(spec, response);
    if (!reading.given) return reading;
    const value = number(reading.given, spec.decimal, spec.units);
    return typeof value === "string" ? not(value) : graded(value);
  }

  /** @param {Spec} spec @param {unknown} response */
  function readOrder({ entries }, response) {
    const reading = readIds(response);
    if (!reading.given) return reading;
    if (reading.given.some((/** @type {string} */ id) => !entries.includes(id))) return not("unknown");
    if (new Set(reading.given).size < reading.given.length) return not("too-many");
    return reading.given.length < entries.length ? not("incomplete") : reading;
  }

  /** What is given for each of `ids`. @param {string[]} ids @param {unknown} response @param {(text: string) => boolean} none @param {(text: string) => Status | null} fault */
  function readEach(ids, response, none, fault) {
    const reading = readTexts(response);
    if (!reading.given) return reading;
    /** @type {[string, string][]} */
    const given = [...reading.given].filter(([, text]) => !none(text));
    if (!given.length) return not("empty");
    const wrong = given.map(([, text]) => fault(text)).find(Boolean);
    if (wrong) return not(wrong);
    if ([...reading.given.keys()].some((id) => !ids.includes(id))) return not("unknown");
    return given.length < ids.length ? not("incomplete") : graded(new Map(given));
  }

  /** @param {Spec} spec @param {unknown} response */
  const readPairs = ({ pairs, options }, response) =>
    readEach(pairs.map((/** @type {string[]} */ pair) => pair[0]), response, (option) => !option, (option) => (options.includes(option) ? null : "unknown"));

  /** @param {Spec} spec @param {unknown} response */
  const readBlanks = ({ blanks }, response) =>
    readEach(blanks.map((/** @type {Spec} */ one) => one.id), response, blank, (text) => (longer(text, 500) ? "too-long" : null));

  /** The marks of the replies. @param {Spec} spec @param {unknown} response */
  function readReplies({ start, scenes }, response) {
    const reading = readIds(response);
    if (!reading.given) return reading;
    const marks = [];
    let scene = start;
    for (const id of reading.given) {
      if (scene === undefined) return not("too-many");
      if (!Object.hasOwn(scenes, scene) || !Object.hasOwn(scenes[scene], id)) return not("unknown");
      const { key, to, ends } = scenes[scene][id];
      marks.push(mark(scene + "/" + id, key, ends));
      scene = to;
    }
    return scene === undefined ? graded(marks) : not("incomplete");
  }

  // ---- kinds: what it earns

  /** @param {Spec} spec @param {string[]} chosen */
  const choiceMarks = (spec, chosen) => spec.choices.map((/** @type {string} */ id) => mark(id, spec.keys.includes(id), "", chosen.includes(id)));

  /** @param {Spec} spec @param {string[]} chosen */
  function gradeOne(spec, chosen) {
    const marks = choiceMarks(spec, chosen);
    return { share: fraction(marks.every((/** @type {Mark} */ one) => one.chosen === one.correct) ? 1 : 0), marks };
  }

  /** @param {Spec} spec @param {string[]} chosen */
  function gradeSome(spec, chosen) {
    const marks = choiceMarks(spec, chosen);
    const keys = count(marks);
    if (!keys) return { share: fraction(0), marks };
    const right = chosen.filter((id) => spec.keys.includes(id)).length;
    const wrong = chosen.length - right;
    const lost = wrong ? fraction(-wrong, Math.min(keys, marks.length - keys)) : fraction(0);
    return { share: positive(plus(fraction(right, keys), lost)), marks };
  }

  /** @param {{accept: string[], exact: boolean, mistakes: string[][]} | Spec} spec @param {string} text */
  function reasonOf({ accept, exact, mistakes }, text) {
    const folded = fold(text, exact);
    const at = [accept, ...mistakes].findIndex((texts) => texts.some((/** @type {string} */ one) => fold(one, exact) === folded));
    return at < 0 ? "otherwise" : at ? "mistake-" + at : "right";
  }

  /** @param {string} reason */
  const whole = (reason) => ({ share: fraction(reason === "right" ? 1 : 0), marks: [mark("response", reason === "right", reason)] });

  /** @param {Spec} spec @param {Exact} value */
  function gradeNumber(spec, value) {
    const at = [spec, ...spec.mistakes].findIndex((bounds) => within(bounds, value));
    return whole(at < 0 ? "otherwise" : at ? "mistake-" + at : "right");
  }

  /** @param {Spec} spec @param {string[]} order */
  function gradeOrder({ entries }, order) {
    const marks = entries.map((/** @type {string} */ id, /** @type {number} */ at) => mark(id, id === order[at]));
    let [right, all] = [0, 0];
    const places = entries.map((/** @type {string} */ id) => order.indexOf(id));
    places.forEach((/** @type {number} */ place, /** @type {number} */ at) => {
      for (const later of places.slice(at + 1)) {
        all += 1;
        right += Number(place < later);
      }
    });
    return { share: all ? positive(fraction(2 * right - all, all)) : fraction(1), marks };
  }

  /** @param {Spec} spec @param {Map<string, string>} given */
  function gradePairs({ pairs, options }, given) {
    const marks = pairs.map((/** @type {string[]} */ [id, option]) => mark(id, given.get(id) === option));
    const right = count(marks);
    const others = Math.max(1, options.length - 1);
    return { share: positive(fraction(right * others - (marks.length - right), others * marks.length)), marks };
  }

  /** @param {Spec} spec @param {Map<string, string>} given */
  function gradeBlanks({ blanks }, given) {
    /** @type {Mark[]} */
    const marks = blanks.map((/** @type {Spec} */ one) => {
      const reason = reasonOf(one, given.get(one.id) ?? "");
      return mark(one.id, reason === "right", reason);
    });
    return { share: fraction(count(marks), marks.length), marks };
  }

  /** @param {Spec} _ @param {Mark[]} marks */
  function gradeReplies(_, marks) {
    const ends = marks.at(-1)?.reason;
    return { share: fraction(ends === "well" ? 2 : ends === "partly" ? 1 : 0, 2), marks };
  }

  /** @type {[string, Kind][]} One entry a kind, as in playbook_gen/grading/. */
  const list = [
    ["single-choice", { read: readOne, grade: gradeOne }],
    ["multiple-choice", { read: readChoices, grade: gradeSome, partial: true }],
    ["true-false", { read: readOne, grade: gradeOne }],
    ["short-text", { read: readText, grade: (spec, text) => whole(reasonOf(spec, text)) }],
    ["number", { read: readNumber, grade: gradeNumber }],
    ["ordering", { read: readOrder, grade: gradeOrder, partial: true }],
    ["matching", { read: readPairs, grade: gradePairs, partial: true }],
    ["blanks", { read: readBlanks, grade: gradeBlanks, partial: true }],
    ["scenario", { read: readReplies, grade: gradeReplies, partial: true }],
  ];
  const kinds = new Map(list);

  /** @param {Spec} spec @returns {Kind} */
  function kindOf(spec) {
    const kind = kinds.get(spec.kind);
    if (!kind) throw new RangeError("no grading for " + spec.kind);
    return kind;
  }

  /** @param {Spec} spec @param {unknown} response @returns {Score} */
  function score(spec, response) {
    const kind = kindOf(spec);
    const { status, given } = kind.read(spec, response);
    const of = spec.points;
    if (status !== "graded") return { status, points: fraction(0), of, correct: false, marks: [] };
    const { share, marks } = kind.grade(spec, given);
    return { status, points: fraction(share.n * of, share.d), of, correct: share.n === share.d, marks };
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
      passed: specs.length > 0 && BigInt(points.n) * BigInt(needed.d) >= BigInt(needed.n) * BigInt(points.d),
      missed: ids((one) => !one.correct),
      open: ids((one) => one.status !== "graded"),
    };
  }

  playbook.grading = { score, assess, knows: (spec) => kinds.has(spec.kind), fold, number };
})();
