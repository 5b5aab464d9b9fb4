// @ts-check
/* The trainer's desk: claims and receipts are dropped in, graded again, and shown. Nothing is kept and nothing leaves the page.
   Whatever comes from a file is set as text. Long work is done in slices, so that the page answers meanwhile. */
(function () {
  "use strict";
  const { claims, fill, receipts, roster, strict } = playbook;
  const found = document.getElementById("pb-desk");
  if (!found) return;
  const page = found;
  const words = page.dataset;
  const syllabus = /** @type {Syllabus} */ (playbook.syllabus);
  const shown = playbook.shown(page, syllabus);
  const site = { playbook: syllabus.playbook, trainers: syllabus.trainers ?? [] };
  const SLICE = 12; // milliseconds of work between two breaths
  const BATCH = 50; // files that are open at once
  const LINES = 200; // of the table, shown at a time
  const SHOWN = 20; // items that are listed at first
  const now = () => (playbook.clock ? playbook.clock() : Date.now());

  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
  const find = (selector) => /** @type {T} */ (page.querySelector(selector));
  /** @param {string} id */
  const field = (id) => /** @type {HTMLInputElement} */ (find("#pb-d-" + id));
  const said = find(".pb-said");
  /** @param {string | undefined} text */
  const say = (text) => { said.textContent = text ?? ""; };

  /** Lets the page answer: it paints and takes clicks before this goes on. */
  const breath = () => new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); go(undefined); };
    port2.postMessage(0);
  });
  /** @template T @param {T[]} all @param {(one: T, at: number) => void} each @param {() => boolean} [stop] */
  async function sliced(all, each, stop = () => false) {
    let began = performance.now();
    for (const [at, one] of all.entries()) {
      each(one, at);
      if (performance.now() - began < SLICE) continue;
      await breath();
      if (stop()) return;
      began = performance.now();
    }
  }

  // ---- what lies on the desk

  /** @type {ReadFile[]} */
  let files = [];
  /** @type {(Verified & {file: string})[]} */
  let signed = [];
  /** @type {ClaimReport[]} */
  let reports = [];
  /** @type {Map<Claim, Verified>} */
  let accepted = new Map();
  let pasted = 0;
  let cleared = 0; // how often: what was being read then is not put down any more

  /** @param {string} file @param {string | Uint8Array} data */
  function put(file, data) {
    const read = claims.alone(file, data, syllabus);
    if (!("refused" in read) || read.refused !== "other-kind" || !isReceipt(data)) return void files.push(read);
    signed.push({ file, ...receipts.verify(data, site) });
  }

  /** @param {string | Uint8Array} data */
  function isReceipt(data) {
    const source = strict.text(data);
    const parsed = "text" in source ? strict.json(source.text) : source;
    return "value" in parsed && parsed.value?.kind === "playbook-receipt";
  }

  /** @param {File} file @returns {Promise<() => void>} What is still to be done with it. */
  async function open(file) {
    const name = file.webkitRelativePath || file.name;
    if (file.size > strict.LARGEST) return () => void files.push({ file: name, refused: "too-large" });
    const data = await file.arrayBuffer().catch(() => null);
    return data ? () => put(name, new Uint8Array(data)) : () => void files.push({ file: name, refused: "unreadable" });
  }

  /** @param {File[]} given @param {number} [skipped] */
  async function take(given, skipped = 0) {
    const round = cleared;
    for (let at = 0; at < given.length; at += BATCH) {
      if (at) say(fill(words.reading, { n: at, of: given.length }));
      const read = await Promise.all(given.slice(at, at + BATCH).map(open));
      if (round !== cleared) return;
      await sliced(read, (act) => act(), () => round !== cleared);
    }
    if (round !== cleared) return;
    say(skipped ? fill(words.skipped, { n: skipped }) : "");
    await settle();
  }

  /** Files that were dropped as a folder: its .json files. @param {FileSystemEntry[]} entries */
  async function walk(entries) {
    /** @type {File[]} */
    const given = [];
    let skipped = 0;
    for (const queue = entries.map((entry) => ({ entry, inside: false })); queue.length; ) {
      const { entry, inside } = /** @type {typeof queue[number]} */ (queue.shift());
      if (entry.isDirectory) queue.push(...(await listed(/** @type {FileSystemDirectoryEntry} */ (entry))).map((one) => ({ entry: one, inside: true })));
      else if (inside && !/\.json$/i.test(entry.name)) skipped += 1;
      else given.push(await new Promise((give) => /** @type {FileSystemFileEntry} */ (entry).file(give, () => give(new File([], entry.name)))));
    }
    await take(given, skipped);
  }

  /** @param {FileSystemDirectoryEntry} folder */
  async function listed(folder) {
    const reader = folder.createReader();
    /** @type {FileSystemEntry[]} */
    const all = [];
    for (;;) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((give) => reader.readEntries(give, () => give([])));
      if (!some.length) return all;
      all.push(...some);
    }
  }

  async function paste() {
    const text = field("paste").value.trim();
    const given = text.startsWith("{") ? [text] : claims.codesIn(text);
    if (!given.length) return say(words.noCodes);
    for (const one of given) put(fill(words.pasted, { n: (pasted += 1) }), one);
    field("paste").value = "";
    say("");
    await settle();
  }

  // ---- what is shown

  const wanted = () => ({
    people: field("people").value.split("\n").map((name) => name.trim()).filter(Boolean), due: field("due").value,
    module: field("module").value, which: field("which").value, name: field("name").value,
  });
  /** @type {RosterLine[]} */
  let lines = [];
  let turn = 0; // how often: an older showing stops where a newer one began

  /** After something was put down: all of it is held against each other. */
  async function settle() {
    reports = claims.across(files, now());
    await breath();
    accepted = acceptances();
    list("refused", reports.flatMap((one) => ("refused" in one ? [shown.refused(one)] : [])));
    list("receipts", signed.map(shown.verdict));
    await breath();
    show();
    await breath();
    missed();
  }

  function show() {
    const told = roster(reports, syllabus, wanted(), now());
    const { claims: read, people, done, doubts, refused } = told;
    const empty = !files.length && !signed.length && !people;
    find("[data-told]").textContent = empty ? words.nothing ?? "" : fill(words.count, { claims: read, people, done, doubts, refused: refused.length });
    find("[data-results]").hidden = empty;
    find("[data-none]").hidden = told.lines.length > 0;
    lines = told.lines;
    for (const body of table.querySelectorAll("tbody")) body.remove();
    turn += 1;
    void more(LINES);
  }

  /** @param {string} name @param {HTMLElement[]} rows */
  function list(name, rows) {
    find(`[data-part=${name}]`).hidden = !rows.length;
    find(`[data-part=${name}] ul`).replaceChildren(...rows);
  }

  const table = /** @type {HTMLTableElement} */ (find(".pb-desk-table"));
  const heads = [...table.querySelectorAll("th")].map((head) => head.textContent ?? "");

  function part() {
    const body = table.createTBody();
    body.role = "rowgroup";
    return body;
  }

  /** Further lines of the table, some at a time. @param {number} most */
  async function more(most) {
    const mine = turn;
    const from = table.querySelectorAll("tbody tr").length;
    /** @type {HTMLElement} */
    let body = table;
    await sliced(lines.slice(from, from + most), (line, at) => {
      if (at % 50 === 0) body = part();
      body.append(shown.row(line, heads, accepted));
    }, () => mine !== turn);
    if (mine !== turn) return;
    const n = Math.min(from + most, lines.length);
    find("[data-rest]").hidden = n === lines.length;
    find("[data-rest] span").textContent = fill(words.shown, { n, of: lines.length });
  }

  /** Paper takes all of it, and does not wait. */
  function whole() {
    turn += 1;
    const rest = lines.slice(table.querySelectorAll("tbody tr").length);
    if (rest.length) part().append(...rest.map((line) => shown.row(line, heads, accepted)));
    find("[data-rest]").hidden = true;
  }

  /** Which claims a listed trainer has accepted: by what a receipt names a claim by. */
  function acceptances() {
    const valid = signed.filter(({ status }) => status === "valid");
    const by = new Map(valid.map((one) => [one.receipt?.claim ?? "", one]));
    /** @type {Map<Claim, Verified>} */
    const all = new Map();
    if (by.size) for (const one of reports) if (!("refused" in one)) {
      const receipt = by.get(receipts.digest(one.claim));
      if (receipt) all.set(one.claim, receipt);
    }
    return all;
  }

  // ---- what was missed

  function missed() {
    const all = claims.summary(reports).filter((one) => one.missed);
    const shownItems = find(".pb-desk-missed");
    find("[data-part=missed]").hidden = !all.length;
    shownItems.replaceChildren(...all.slice(0, SHOWN).map(shown.item));
    const button = find("[data-do=missed]");
    button.hidden = all.length <= SHOWN;
    button.textContent = fill(words.missedMore, { n: all.length - SHOWN });
    button.onclick = () => {
      const rest = all.slice(SHOWN).map(shown.item);
      shownItems.append(...rest);
      button.hidden = true;
      rest[0].tabIndex = -1;
      rest[0].focus();
    };
  }

  // ---- what the trainer does

  function save() {
    const { absent } = roster(reports, syllabus, wanted(), now());
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([claims.csv(reports, absent)], { type: "text/csv" }));
    link.download = fill(words.file, { date: new Date(now()).toISOString().slice(0, 10) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(words.saved);
  }

  function clear() {
    cleared += 1;
    [files, signed, pasted] = [[], [], 0];
    for (const id of ["people", "due", "paste", "module", "which", "name"]) field(id).value = "";
    say(words.cleared);
    find("[data-do=files]").focus();
    void settle();
  }

  /** @param {string} name */
  function choose(name) {
    const input = /** @type {HTMLInputElement} */ (find(`[data-input=${name}]`));
    input.onchange = () => {
      const all = [...(input.files ?? [])];
      const given = name === "folder" ? all.filter((file) => /\.json$/i.test(file.name)) : all;
      void take(given, all.length - given.length).finally(() => { input.value = ""; });
    };
    input.click();
  }

  /** A file that is dropped beside a drop zone would replace the page, and everything on it. @param {DragEvent} event */
  function drop(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    find(".pb-drop").classList.toggle("pb-drop--over", event.type === "dragover");
    const entries = event.type === "drop" ? [...event.dataTransfer.items].flatMap((one) => one.webkitGetAsEntry() ?? []) : [];
    if (entries.length) return void walk(entries);
    if (event.type === "drop" && event.dataTransfer.files.length) void take([...event.dataTransfer.files]);
  }

  for (const [id, { title: its }] of Object.entries(syllabus.modules)) {
    field("module").append(new Option(its, id));
  }
  for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) document.addEventListener(type, drop);
  for (const id of ["people", "due", "module", "which"]) field(id).addEventListener("change", show);
  field("name").addEventListener("input", show);
  addEventListener("beforeprint", whole);
  /** @type {Record<string, () => void>} */
  const acts = { files: () => choose("files"), folder: () => choose("folder"), paste: () => void paste(), csv: save, clear, next: () => void more(LINES), all: () => void more(Infinity) };
  for (const [name, act] of Object.entries(acts)) find(`[data-do=${name}]`).addEventListener("click", act);
})();
