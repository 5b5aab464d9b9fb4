// @ts-check
/* Reading what others wrote: JSON without a key twice, one text for one value, and checks of its shape. For claims and receipts;
   playbook_gen/claims/ reads the same files in the same way. Pure: no document, no storage, no clock. */
(function () {
  "use strict";
  const LARGEST = 2 * 1024 * 1024; // bytes of a file
  /** @typedef {(value: any) => boolean} Check */
  /** @typedef {"too-large" | "not-json" | "odd"} Unread */

  // ---- from bytes to a value

  /** @param {string} text */
  const encode = (text) => new TextEncoder().encode(text);

  /** The text of a file, without its byte order mark. @param {string | Uint8Array} file @returns {{text: string} | {refused: Unread}} */
  function text(file) {
    const bytes = typeof file === "string" ? encode(file) : file;
    if (bytes.length > LARGEST) return { refused: "too-large" };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      return { refused: "not-json" };
    }
  }

  /** How many keys a value has, all in all. @param {any} value @returns {number} */
  function keys(value) {
    if (value === null || typeof value !== "object") return 0;
    let found = Array.isArray(value) ? 0 : Object.keys(value).length;
    for (const key in value) found += keys(value[key]);
    return found;
  }

  /** A key that stands twice in one object is written once more than it is kept. @param {string} source @param {any} value */
  function repeats(source, value) {
    const token = /"[^"\\]*(?:\\.[^"\\]*)*"\s*:?/g;
    let written = 0;
    while (token.test(source)) if (source[token.lastIndex - 1] === ":") written += 1;
    return written > keys(value);
  }

  /** @param {string} source @returns {{value: any} | {refused: Unread}} */
  function json(source) {
    try {
      const value = JSON.parse(source.trim());
      return repeats(source, value) ? { refused: "odd" } : { value };
    } catch (error) {
      return { refused: /** @type {Error} */ (error).name === "SyntaxError" ? "not-json" : "odd" }; // what is nested too deep is no error of its writing
    }
  }

  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  /** The bytes of base64 without its padding. @param {string} signs @param {string} [last] The two signs after the digits. */
  function base64(signs, last = "+/") {
    let [bits, held] = [0, 0];
    const made = [];
    for (const sign of signs) {
      bits = ((bits << 6) | (SIGNS + last).indexOf(sign)) & 0xffff;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      made.push((bits >> held) & 0xff);
    }
    return Uint8Array.from(made);
  }

  // ---- one text for one value

  /** The halves of surrogate pairs behind everything else: then the order of units is that of code points. @param {number} unit */
  const rank = (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  /** @param {string} a @param {string} b */
  function byPoint(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    return at < a.length && at < b.length ? rank(a.charCodeAt(at)) - rank(b.charCodeAt(at)) : a.length - b.length;
  }

  /** Keys in order, nothing between. @param {any} value @returns {string} */
  function canonical(value) {
    if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
    if (Array.isArray(value)) return "[" + value.map(canonical) + "]";
    return "{" + Object.keys(value).sort(byPoint).map((key) => JSON.stringify(key) + ":" + canonical(value[key])) + "}";
  }

  // ---- shapes

  const UNFIT = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;
  const FORM = /^([12]\d{3}-\d\d-\d\d)(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z)?$/;
  /** @param {any} value */
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** In characters, not in UTF-16's halves, and no half alone. @param {number} most @returns {Check} */
  const words = (most) => (value) =>
    typeof value === "string" && value.length <= 2 * most && (value.length <= most || [...value].length <= most) && !/\p{Cs}/u.test(value);
  /** One line with something to be seen in it. @param {number} most @returns {Check} */
  const line = (most) => (value) => words(most)(value) && !UNFIT.test(value) && /\S/.test(value);
  /** @param {RegExp} form @param {number} most @returns {Check} */
  const like = (form, most) => (value) => typeof value === "string" && value.length <= most && form.test(value);
  /** A day or a moment that there is. @param {boolean} whole @returns {Check} */
  const time = (whole) => (value) => {
    const [, day, rest] = (typeof value === "string" && FORM.exec(value)) || [];
    if (!day || whole !== Boolean(rest)) return false;
    const found = new Date(day + "T00:00:00Z");
    return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day);
  };
  /** @param {Check} each @param {number} most @returns {Check} */
  const list = (each, most) => (value) => Array.isArray(value) && value.length <= most && value.every(each);
  const id = like(/^[a-z0-9]+(-[a-z0-9]+)*$/, 64);
  /** By id. @param {Check} each @param {number} most @returns {Check} */
  const table = (each, most) => (value) => {
    const entries = isObject(value) ? Object.entries(value) : null;
    return entries !== null && entries.length <= most && entries.every(([key, one]) => id(key) && each(one));
  };
  /** A field whose name ends in `?` may be missing; there are no others. @param {Record<string, Check>} fields @returns {Check} */
  const shape = (fields) => {
    const all = Object.entries(fields).map(([key, check]) => ({ name: key.replace("?", ""), free: key.endsWith("?"), check }));
    return (value) =>
      isObject(value) && Object.keys(value).every((key) => all.some(({ name }) => name === key)) &&
      all.every(({ name, free, check }) => (Object.hasOwn(value, name) ? check(value[name]) : free));
  };

  /** A list of which no two have the same id. @param {Check} listed @returns {Check} */
  const once = (listed) => (value) => listed(value) && new Set(value.map((/** @type {any} */ one) => one.id)).size === value.length;
  /** Looked at by `misfit`. @type {Record<string, Check>} */
  const HEAD = { kind: () => true, format: () => true, playbook: words(LARGEST) };

  /** Whether a file is of a format that we know and of this playbook; empty if so. @param {any} found @param {string} playbook @returns {"" | "newer" | "odd" | "other-playbook"} */
  function misfit({ format, playbook: its }, playbook) {
    if (Number.isSafeInteger(format) && format > 1) return "newer";
    if (format !== 1 || typeof its !== "string") return "odd";
    return its === playbook ? "" : "other-playbook";
  }

  playbook.strict = {
    LARGEST, encode, text, json, base64, byPoint, canonical, misfit,
    is: {
      HEAD, once, isObject, words, line, like, list, id, table, shape, day: time(false), moment: time(true),
      hash: like(/^[0-9a-f]{8}$/, 8), points: like(/^\d+(\/[1-9]\d*)?$/, 40), count: (value) => Number.isSafeInteger(value) && value >= 0,
    },
  };
})();
