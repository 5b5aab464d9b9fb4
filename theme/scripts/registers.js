// @ts-check
/* What may be kept of a learner, and how two versions of it become one. A register is a key, a stamp and a value; merging is
   commutative, associative and idempotent. Pure: no storage, no clock. */
(function () {
  "use strict";

  // ---- what may be kept

  /** @typedef {(value: any) => boolean} Check */
  /** @param {any} value */
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** @param {number} most @returns {Check} */
  const text = (most) => (value) => typeof value === "string" && value.length <= most;
  /** @type {Check} */
  const count = (value) => Number.isSafeInteger(value) && value >= 0;
  /** @type {Check} */
  const name = (value) => text(64)(value) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  /** @type {Check} */
  const hash = (value) => typeof value === "string" && /^[0-9a-f]{8}$/.test(value);
  /** @param {Check} each @param {number} most @returns {Check} */
  const list = (each, most) => (value) => Array.isArray(value) && value.length <= most && value.every(each);
  /** @param {Check} each @param {number} most @returns {Check} */
  const table = (each, most) => (value) =>
    isObject(value) && Object.keys(value).length <= most && Object.entries(value).every(([key, one]) => name(key) && each(one));
  /** @param {Check} check @returns {Check} */
  const maybe = (check) => (value) => value === undefined || check(value);
  /** @type {Check} 600 characters are what a field of the page takes. */
  const response = (value) => text(600)(value) || list(text(200), 100)(value) || table(text(600), 40)(value);
  /** @type {Check} Nothing that leads away from the site; browsers skip white space in an address. */
  const within = (value) => text(300)(value) && !/^\/|[\s\\:\0-\x1f]|(\.|%2e){2}/i.test(value);
  /** @type {Check} */
  const flag = (value) => typeof value === "boolean";
  /** @type {Check} */
  const share = (value) => typeof value === "number" && value >= 0 && value <= 1;
  /** @type {Check} */
  const points = (value) => text(40)(value) && /^\d+(\/[1-9]\d*)?$/.test(value);
  const OF_MODULES = /^(item|draft|try|pass|read)\//;
  /** @type {Check} What a calendar can show. */
  const instant = (value) => count(value) && value <= 8.64e15;
  const done = { at: instant };
  /** @type {Record<string, [parts: number, shape: Check | Record<string, Check>]>} By the first part of a key: its parts, its value. */
  const KINDS = {
    item: [3, { h: hash, r: response, at: instant, ok: (one) => one === 0 || one === 1, a: count, n: count, box: count, due: instant }],
    draft: [3, { h: hash, r: response }],
    try: [2, { n: count, seed: text(40), drawn: list(name, 500), last: list(name, 500), began: maybe(instant), out: maybe(flag), w: maybe(count), from: maybe(count), only: maybe(flag) }],
    pass: [2, {
      at: instant, v: text(600), w: maybe(count), p: points, of: count, share, done: flag,
      r: table(response, 500), h: table(hash, 500), c: list(hash, 200),
    }],
    read: [3, done],
    step: [3, done],
    ack: [3, { ...done, name: text(200), v: text(200) }],
    last: [1, { ...done, to: within, title: text(600) }],
    assigned: [2, { ...done, f: text(6000) }],
    survey: [2, { g: maybe(name), r: table((one) => count(one) && one >= 1 && one <= 5, 200) }],
    name: [1, text(200)],
    role: [1, name],
  };

  /** The value with the fields we know; undefined where it is not to be kept. @param {string} key @param {any} value */
  function clean(key, value) {
    const [kind, ...ids] = key.split("/");
    const [parts, shape] = Object.hasOwn(KINDS, kind) ? KINDS[kind] : [0, {}];
    if (parts !== ids.length + 1 || !ids.every(name)) return undefined;
    if (typeof shape === "function") return shape(value) ? value : undefined;
    if (!isObject(value)) return undefined;
    const fields = Object.keys(shape).filter((field) => Object.hasOwn(value, field) && value[field] !== undefined);
    const right = Object.entries(shape).every(([field, check]) => check(fields.includes(field) ? value[field] : undefined));
    return right ? Object.fromEntries(fields.map((field) => [field, value[field]])) : undefined;
  }

  /** A null is what a reset leaves. @param {string} key @param {any} value */
  const fits = (key, value) => value === null || clean(key, value) !== undefined;

  // ---- merging

  /** One text for one value, whatever the order of its keys. @param {any} value @returns {string} */
  function canonical(value) {
    if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
    if (Array.isArray(value)) return "[" + value.map(canonical) + "]";
    const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
    return "{" + keys.map((key) => JSON.stringify(key) + ":" + canonical(value[key])) + "}";
  }

  /** @param {any} a @param {any} b */
  function order(a, b) {
    const [x, y] = [canonical(a), canonical(b)];
    return Number(x > y) - Number(x < y);
  }

  /** The stamp of the reset that a result came after. Its own stamp won't do: the better result may be the older one.
   * @param {Register} register */
  const since = ([stamp, value, after = 0]) => (value === null ? stamp : after);

  /** The better result stays; only a reset takes it. Whoever has passed what is taught now has done better than before a material
   * change, whatever the points. @param {Register} a @param {Register} b @returns {Register} */
  function better(a, b) {
    if (since(a) !== since(b)) return since(a) > since(b) ? a : b;
    if (a[1] === null || b[1] === null) return b[1] === null ? a : b;
    const [x, y] = [a[1], b[1]];
    const rank = Number(x.done) - Number(y.done) || (x.w ?? 0) - (y.w ?? 0) || x.share - y.share || x.at - y.at || order({ ...x, c: 0 }, { ...y, c: 0 });
    const c = [...new Set([...x.c, ...y.c])].sort().slice(0, 200);
    return stamped(Math.max(a[0], b[0]), { ...(rank > 0 ? x : y), c }, since(a));
  }

  /** @param {number} stamp @param {any} value @param {number} after @returns {Register} */
  const stamped = (stamp, value, after) => (after ? [stamp, value, after] : [stamp, value]);

  /** @param {string} key @param {Register | undefined} mine @param {Register} theirs @returns {Register} */
  function merged(key, mine, theirs) {
    if (!mine) return theirs;
    const later = (mine[0] - theirs[0] || order(mine[1], theirs[1])) > 0 ? mine : theirs;
    const best = key.startsWith("pass/") ? better(mine, theirs) : later;
    return best !== mine && order(best, mine) ? best : mine;
  }

  playbook.registers = { OF_MODULES, count, isObject, clean, fits, canonical, order, since, stamped, merged };
})();
