// @ts-check
/* Makes an assignment of what a trainer chose: link, code, message, calendar entry, table for a mail merge. Nothing is kept. */
(function () {
  "use strict";
  const { assignment, fill } = playbook;
  const found = /** @type {HTMLFormElement | null} */ (document.getElementById("pb-assign"));
  if (!found) return;
  const form = found;
  const words = form.dataset;
  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
  const find = (selector) => /** @type {T} */ (form.querySelector(selector));
  const said = find(".pb-said");
  /** @param {string | undefined} text */
  const say = (text) => { said.textContent = text ?? ""; };
  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  /** @param {string} name */
  const value = (name) => field(name)?.value.trim() ?? "";
  /** @type {Partial<AssignmentWords>} */
  const spoken = JSON.parse(words.words ?? "{}");
  /** @param {string} selector @returns {Record<string, string>} */
  const titled = (selector) => Object.fromEntries([.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(selector))].filter((one) => one.value).map((one) => [one.value, one.dataset.title ?? ""]));
  const named = { modules: titled("input[name=module]"), paths: titled("select[name=path] option") };
  /** @param {Assignment} payload */
  const titles = (payload) => [...(payload.l ? [named.paths[payload.l]] : []), ...(payload.m ?? []).map((id) => named.modules[id])];
  const today = () => new Date(playbook.clock ? playbook.clock() : Date.now());
  /** @param {Date} day */
  const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  /** @param {string} day */
  const long = (day) => new Date(day + "T12:00:00").toLocaleDateString(playbook.language, { dateStyle: "long" });

  /** @type {{payload: Assignment, link: string} | null} */
  let made = null;

  const chosen = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=module]:checked")]);

  /** The payload, or what is missing with the field that it is missing in. */
  function read() {
    const path = /** @type {HTMLSelectElement | null} */ (form.querySelector("select[name=path]"));
    const modules = chosen();
    if (!path?.value && !modules.length) return { wrong: words.needWhat, at: path ?? field("by") };
    if (!value("by")) return { wrong: words.needBy, at: field("by") };
    const due = value("due") || (value("days") ? Number(value("days")) : undefined);
    if (typeof due === "string" && due < iso(today())) return { wrong: fill(words.past, { date: long(due) }), at: field("due") };
    /** @type {Record<string, any>} */
    const all = {
      p: document.documentElement.dataset.playbook, m: modules.map((box) => box.value), l: path?.value, d: due, g: value("group"), n: value("note").replace(/\s+/g, " "),
      b: value("by"), t: value("to"), i: iso(today()),
    };
    const payload = /** @type {Assignment} */ (Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined && one !== "" && one.length !== 0)));
    return { payload };
  }

  /** The code as a drawing: dark squares in one path. @param {string} text */
  function qr(text) {
    const code = qrcode(0, "M");
    code.addData(text, "Byte");
    code.make();
    const size = code.getModuleCount();
    const squares = [];
    for (let row = 0; row < size; row += 1) for (let column = 0; column < size; column += 1) if (code.isDark(row, column)) squares.push(`M${column + 4} ${row + 4}h1v1h-1z`);
    const SVG = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", squares.join(""));
    drawing.append(path);
    return drawing;
  }

  /** The code, where the link is short enough for one. @param {string} link */
  function drawn(link) {
    const figure = find(".pb-qr");
    try {
      find("[data-qr]").replaceChildren(qr(link));
      figure.hidden = false;
    } catch {
      figure.hidden = true;
    }
  }

  /** @param {SubmitEvent} event */
  function submit(event) {
    event.preventDefault();
    const { payload, wrong, at } = read();
    if (!payload) {
      say(wrong);
      at?.focus();
      return;
    }
    say("");
    const link = assignment.link(words.address ?? "", payload);
    if (!link) return say(words.odd);
    made = { payload, link };
    const { subject, body } = assignment.email(payload, link, titles(payload), "", spoken);
    /** @type {HTMLTextAreaElement} */ (find("#pb-a-link")).value = link;
    /** @type {HTMLTextAreaElement} */ (find("#pb-a-mail")).value = body;
    /** @type {HTMLAnchorElement} */ (find("[data-mailto]")).href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    drawn(link);
    const result = find("#pb-assign-made");
    result.hidden = false;
    result.focus();
  }

  /** @param {string} selector */
  async function copy(selector) {
    const box = /** @type {HTMLTextAreaElement} */ (find(selector));
    try {
      await navigator.clipboard.writeText(box.value);
      say(words.copied);
    } catch {
      box.select();
      say(words.notCopied);
    }
  }

  /** @param {string} name @param {string} text @param {string} type */
  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function calendar() {
    if (!made) return;
    const text = assignment.calendar(made.payload, made.link, titles(made.payload), today(), spoken);
    if (!text) return say(words.icsNone);
    download("assignment.ics", text, "text/calendar");
  }

  /** A table of everybody with the message to them; all or nothing. */
  function merge() {
    if (!made) return;
    const { payload, link } = made;
    const lines = /** @type {HTMLTextAreaElement} */ (find("#pb-a-people")).value.split("\n").map((line, at) => ({ line: line.trim(), at: at + 1 })).filter(({ line }) => line);
    const people = lines.map(({ line, at }) => ({ at, line, parts: line.split(/[;,\t]/).map((part) => part.trim()) }));
    const bad = people.find(({ parts }) => parts.length !== 2 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(parts[1]));
    if (bad) return say(fill(words.peopleBad, { line: bad.at, found: bad.line }));
    const rows = people.map(({ parts: [who, mail] }) => {
      const { subject, body } = assignment.email(payload, link, titles(payload), who, spoken);
      return [who, mail, subject, body, link];
    });
    download("mail-merge.csv", assignment.csv([["name", "email", "subject", "body", "link"], ...rows]), "text/csv");
    say(fill(words.peopleDone, { n: people.length }));
  }

  form.addEventListener("submit", submit);
  /** @type {Record<string, () => void>} */
  const acts = { "copy-link": () => void copy("#pb-a-link"), "copy-mail": () => void copy("#pb-a-mail"), ics: calendar, merge };
  for (const [name, act] of Object.entries(acts)) find(`[data-do=${name}]`).addEventListener("click", act);
})();
