// @ts-check
/* An assignment: as the fragment of a link and back, and what is made of one. The rules stand in playbook_gen/assign/codec.py,
   and the same fixtures hold both. Pure: no document, no storage, no clock. */
(function () {
  "use strict";
  const LONGEST = 6000; // characters of a fragment
  const MOST_MODULES = 50;
  const MOST_DAYS = 366;

  // ---- what an assignment may hold

  /** @typedef {(value: any) => boolean} Check */
  // Control characters, line separators, what turns the direction of writing round, half surrogate pairs.
  const UNFIT = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
  /** One line with something to be seen in it. @param {number} most @returns {Check} */
  const text = (most) => (value) =>
    typeof value === "string" && value.length <= 2 * most && [...value].length <= most && !UNFIT.test(value) && /\S/.test(value);
  /** @type {Check} */
  const id = (value) => typeof value === "string" && value.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  /** @type {Check} */
  const ids = (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= MOST_MODULES && value.every(id) && new Set(value).size === value.length;
  /** @type {Check} */
  const day = (value) => typeof value === "string" && /^2[01]\d\d-\d\d-\d\d$/.test(value) && written(date(value)) === value;
  /** @type {Check} */
  const due = (value) => day(value) || (Number.isInteger(value) && value >= 1 && value <= MOST_DAYS);
  /** @type {Record<string, Check>} In the order in which they are looked at. */
  const FIELDS = { p: text(200), m: ids, l: id, d: due, g: text(80), n: text(300), b: text(80), t: text(120), i: day };
  const REQUIRED = ["p", "b", "i"];

  /** @param {string} value */
  function date(value) {
    const [year, month, at] = value.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1, at));
  }
  /** @param {Date} value */
  const written = (value) => value.toISOString().slice(0, 10);

  /** The first field that may not be, or that holds what it may not; empty where there is none. @param {any} data */
  function fault(data) {
    const strange = Object.keys(data).find((key) => !Object.hasOwn(FIELDS, key));
    if (strange !== undefined) return strange || "?";
    const wrong = Object.keys(FIELDS).find((key) => (Object.hasOwn(data, key) || REQUIRED.includes(key)) && !FIELDS[key](data[key]));
    return wrong ?? (data.m || data.l ? "" : "m");
  }

  /** What a form leaves empty is not in a link. @param {object} payload */
  const filled = (payload) =>
    Object.fromEntries(Object.entries(payload).filter(([, value]) => !(value === undefined || value === "" || (Array.isArray(value) && !value.length))));

  // ---- bytes, each as one character

  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  /** @param {string} value */
  const utf8 = (value) => encodeURIComponent(value).replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  /** Throws where the bytes are no UTF-8. @param {string} bytes */
  const fromUtf8 = (bytes) => decodeURIComponent(bytes.replace(/[^]/g, (byte) => "%" + byte.charCodeAt(0).toString(16).padStart(2, "0")));

  /** @param {string} bytes */
  function base64(bytes) {
    let made = "";
    for (let at = 0; at < bytes.length; at += 3) {
      const [a, b, c] = [0, 1, 2].map((next) => bytes.charCodeAt(at + next) || 0);
      const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
      made += four.slice(0, bytes.length - at + 1).map((sign) => SIGNS[sign]).join("");
    }
    return made;
  }

  /** Throws where a single sign is left over. @param {string} signs */
  function fromBase64(signs) {
    if (signs.length % 4 === 1) throw new Error("incomplete");
    let made = "";
    let bits = 0;
    [...signs].forEach((sign, at) => {
      bits = ((bits << 6) | SIGNS.indexOf(sign)) & 0xffff;
      if (at % 4) made += String.fromCharCode((bits >> (6 - 2 * (at % 4))) & 0xff);
    });
    return made;
  }

  /** CRC-32 as everybody has it (IEEE). @param {string} bytes */
  function sum(bytes) {
    let found = -1;
    for (let at = 0; at < bytes.length; at += 1) {
      found ^= bytes.charCodeAt(at);
      for (let bit = 0; bit < 8; bit += 1) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
    }
    return (~found >>> 0).toString(16).padStart(8, "0");
  }

  // ---- the fragment

  /** Keys in order, nothing between. @param {any} value @returns {any} */
  function sorted(value) {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(sorted);
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  }

  /** @param {object} data */
  function packed(data) {
    const body = base64(utf8(JSON.stringify(sorted(data))));
    return `1.${sum(body)}.${body}`;
  }

  /** @param {object} payload */
  function encode(payload) {
    const data = filled(payload);
    const fragment = fault(data) ? "" : packed(data);
    return fragment.length <= LONGEST ? fragment : "";
  }

  /** @param {string} fragment @param {Here} here */
  function decode(fragment, here) {
    const given = fragment.replace(/^#/, "");
    const found = given ? looked(given, here) : "empty";
    return typeof found === "string" ? { reason: found } : { payload: found, sum: given.slice(2, 10) };
  }

  /** @param {string} given @param {Here} here @returns {Assignment | AssignmentReason} */
  function looked(given, here) {
    if (/^([2-9]|[1-9]\d{1,5})\./.test(given)) return "newer";
    const [, check, body] = (given.length <= LONGEST && /^1\.([0-9a-f]{8})\.([\w-]+)$/.exec(given)) || [];
    if (!body || sum(body) !== check) return "damaged";
    try {
      return judged(JSON.parse(fromUtf8(fromBase64(body))), given, here);
    } catch {
      return "damaged";
    }
  }

  /** @param {any} data @param {string} given @param {Here} here @returns {Assignment | AssignmentReason} */
  function judged(data, given, here) {
    const whole = data !== null && typeof data === "object" && !Array.isArray(data);
    if (!whole || !FIELDS.p(data.p)) return "odd";
    if (data.p !== here.playbook) return "foreign";
    if (fault(data)) return "odd";
    if (packed(data) !== given) return "damaged"; // one fragment for one payload
    const known = here.paths.includes(data.l) || data.m?.some((/** @type {string} */ one) => here.modules.includes(one));
    return known ? data : "unknown";
  }

  /** @param {string} address @param {object} payload */
  function link(address, payload) {
    const fragment = encode(payload);
    return fragment && `${address.replace(/\/+$/, "")}/assigned/#${fragment}`;
  }

  /** A claim in the same dress, to paste into a message. @param {object} claim */
  function code(claim) {
    const found = "PBC" + packed(claim);
    return found.length <= LONGEST ? found : "";
  }

  // ---- what is made of it: text, never HTML

  const WORDS = {
    subject: "To do by {due}: {what}",
    subject_open: "To do: {what}",
    more: "{what} and {n} more",
    greeting: "Hello,",
    greeting_name: "Hello {name},",
    body: "Please take these modules: {what}.",
    body_one: "Please take this module: {what}.",
    body_path: "Please work through this path: {what}.",
    body_due: "Please be done by {due}.",
    body_days: "You have {n} days from when you open the link.",
    body_day: "You have one day from when you open the link.",
    body_note: "Why: {note}",
    body_group: "Group: {group}",
    body_link: "This link opens it, in the browser that you learn with:",
    body_result: "When you are done, the page helps you to send the result. Where it goes: {to}",
    ics_summary: "Due: {what}",
    qr: "QR code that opens the assignment",
    date: "{day} {month} {year}",
    months: "January February March April May June July August September October November December",
  };

  /** @param {string} sentence @param {Record<string, string | number>} values */
  const fill = (sentence, values) =>
    sentence.replace(/\{([a-z]+)\}/g, (whole, name) => String(Object.hasOwn(values, name) ? values[name] : whole));
  /** @param {string} value @param {AssignmentWords} said */
  function shown(value, said) {
    const [year, month, at] = value.split("-").map(Number);
    return fill(said.date, { day: at, month: said.months.split(" ")[month - 1], year });
  }

  /** One or two titles, or the first of them and how many more there are. @param {string[]} titles @param {AssignmentWords} said */
  function short(titles, said) {
    const lines = titles.map(line);
    return lines.length < 3 ? lines.join(", ") : fill(said.more, { what: lines[0], n: lines.length - 1 });
  }
  /** @param {string} title */
  const line = (title) => title.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, " ");

  /** @param {Assignment} payload @param {string[]} titles The path's, then the modules'. @param {AssignmentWords} said */
  function asked({ l, d, n, g }, titles, said) {
    const modules = titles.map(line);
    const path = l ? modules.shift() : undefined;
    return [
      path !== undefined && fill(said.body_path, { what: path }),
      modules.length && fill(modules.length > 1 ? said.body : said.body_one, { what: modules.join(", ") }),
      typeof d === "string" && fill(said.body_due, { due: shown(d, said) }),
      typeof d === "number" && fill(d > 1 ? said.body_days : said.body_day, { n: d }),
      n && fill(said.body_note, { note: n }),
      g && fill(said.body_group, { group: g }),
    ].filter(Boolean).join("\n");
  }

  /** @param {Assignment} payload @param {string} address @param {string[]} titles @param {AssignmentWords} said */
  function paragraphs(payload, address, titles, said) {
    const result = payload.t ? [fill(said.body_result, { to: payload.t })] : [];
    return [asked(payload, titles, said), `${said.body_link}\n${address}`, ...result, payload.b];
  }

  /** @param {Assignment} payload @param {string} address @param {string[]} titles @param {string} [name] @param {Partial<AssignmentWords>} [words] */
  function email(payload, address, titles, name = "", words = {}) {
    const said = { ...WORDS, ...words };
    const { d } = payload;
    const due = typeof d === "string" ? shown(d, said) : "";
    const subject = fill(due ? said.subject : said.subject_open, { due, what: short(titles, said) });
    const greeting = name ? fill(said.greeting_name, { name }) : said.greeting;
    return { subject, body: [greeting, ...paragraphs(payload, address, titles, said)].join("\n\n") + "\n" };
  }

  /** A text of a calendar. @param {string} value */
  const escaped = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

  /** A line of a calendar, in pieces of up to 75 bytes, the later ones behind a space. @param {string} line */
  function folded(line) {
    let [made, room] = ["", 75];
    for (const letter of line) {
      const size = utf8(letter).length;
      if (size > room) [made, room] = [made + "\r\n ", 74];
      made += letter;
      room -= size;
    }
    return made + "\r\n";
  }

  /** @param {Assignment} payload @param {string} address @param {string[]} titles @param {Date} stamp @param {Partial<AssignmentWords>} [words] */
  function calendar(payload, address, titles, stamp, words = {}) {
    if (typeof payload.d !== "string") return "";
    const said = { ...WORDS, ...words };
    const summary = escaped(fill(said.ics_summary, { what: short(titles, said) }));
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//playbook//assignment//EN", "BEGIN:VEVENT",
      `UID:${encode(payload).slice(2, 10)}@${escaped(payload.p)}`, "DTSTAMP:" + stamp.toISOString().replace(/[-:]|\.\d+/g, ""),
      "DTSTART;VALUE=DATE:" + payload.d.replaceAll("-", ""), "SUMMARY:" + summary,
      "DESCRIPTION:" + escaped(paragraphs(payload, address, titles, said).join("\n\n")), "URL:" + address, "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + summary, "TRIGGER:-P2D", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ].map(folded).join("");
  }

  /** A cell of a table; what a spreadsheet would take for a formula stands behind an apostrophe. @param {string} value */
  function cell(value) {
    const safe = /^[\t\r]|^\s*[=+\-@＝＋－＠]/.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }
  /** @param {string[][]} rows */
  const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

  playbook.assignment = { WORDS, encode, decode, fault, link, code, email, calendar, csv };
})();
