// @ts-check
/* Search: loaded when somebody opens it, and then loads the index. Both come as scripts, since fetch can't read file://. */
(function () {
  "use strict";
  const SPLIT = /([\n\r\p{Z}\p{P}]+)/u; // where MiniSearch splits, and so where we mark

  /** Letters that may differ: two swapped ones are two. @param {string} term */
  const fuzzy = (term) => (term.length > 5 ? 2 : term.length > 3 && 1);
  /** Every word as typed, else every word nearly, else any word nearly: "wait" is not to find "want" as long as it finds "waiting". */
  const WAYS = [{ combineWith: "AND" }, { combineWith: "AND", fuzzy }, { fuzzy }];

  /** Small letters without accents: what is typed and what is found meet here. @param {string} word */
  const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** The text in pieces, each found word apart. @param {string} text @param {Iterable<string>} terms @returns {Piece[]} */
  function pieces(text, terms) {
    const found = new Set(terms);
    /** @type {Piece[]} */
    const out = [];
    for (const part of text.split(SPLIT)) {
      const hit = found.has(fold(part));
      const last = out[out.length - 1];
      if (last && !hit && !last.hit) last.text += part;
      else if (part) out.push({ text: part, hit });
    }
    return out;
  }

  /** About thirty words around the first found one. @param {string} text @param {Iterable<string>} terms @returns {Piece[]} */
  function excerpt(text, terms) {
    const found = new Set(terms);
    const parts = text.split(SPLIT);
    const first = Math.max(0, parts.findIndex((part) => found.has(fold(part))));
    const from = Math.max(0, first - 12);
    const cut = parts.slice(from, from + 60).join("").trim();
    const more = from + 60 < parts.length;
    return pieces((from ? "… " : "") + (more ? cut.replace(/\s\S*$/, "") + " …" : cut), found);
  }

  playbook.search = { fold, pieces, excerpt };
  if (typeof document === "undefined") return; // the tests read the pure part only

  const box = /** @type {HTMLDialogElement} */ (document.getElementById("pb-search"));
  const field = /** @type {HTMLInputElement} */ (document.getElementById("pb-q"));
  const note = /** @type {HTMLElement} */ (document.getElementById("pb-search-note"));
  const list = /** @type {HTMLElement} */ (document.getElementById("pb-search-results"));
  /** @type {MiniSearch | undefined} */
  let index;

  /** @param {string} name */
  const word = (name) => box.dataset[name] ?? note.dataset[name] ?? "";
  const links = () => /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a")]);

  /** @param {string} tag @param {Piece[]} parts @param {string} [name] */
  function element(tag, parts, name) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    for (const part of parts) {
      if (part.hit) made.append(element("mark", [{ text: part.text, hit: false }]));
      else made.append(part.text);
    }
    return made;
  }

  /** @param {SearchHit} hit */
  function row(hit) {
    const link = document.createElement("a");
    link.href = playbook.base + "/" + hit.url;
    playbook.complete(link);
    link.append(
      element("span", [{ text: hit.kind, hit: false }], "pb-found__kind"),
      element("span", pieces(hit.title, hit.terms), "pb-found__title"),
      element("span", excerpt(hit.text, hit.terms), "pb-found__text"),
    );
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function run() {
    if (!index) return;
    const asked = field.value.trim();
    /** @type {SearchHit[]} */
    let hits = [];
    for (const way of asked ? WAYS : []) if (!hits.length) hits = index.search(asked, way);
    list.replaceChildren(...hits.slice(0, 20).map(row));
    const count = hits.length === 0 ? "none" : hits.length === 1 ? "one" : "other";
    note.textContent = asked ? word(count).replace("#", String(hits.length)) : "";
  }

  /** @param {{documents: SearchDocument[]}} data */
  function ready(data) {
    const made = new MiniSearch({
      fields: ["title", "also", "text"],
      storeFields: ["url", "title", "kind", "text"],
      processTerm: fold,
      searchOptions: {
        boost: { title: 4, also: 3 },
        prefix: /** @param {string} term */ (term) => term.length > 1,
      },
    });
    made.addAllAsync(data.documents, { chunkSize: 50 }).then(() => { index = made; note.textContent = ""; run(); });
  }

  /** The browser gives the focus back; opened by the key from nowhere, it must leave the field, or the key would go there. */
  function shut() {
    box.close();
    if (box.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    if (event.isComposing) return;
    const all = links();
    const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && all.length) {
      event.preventDefault();
      const to = at + step;
      if (to < 0) field.focus();
      else all[Math.min(to, all.length - 1)].focus();
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      all[0]?.click();
    } else if (event.key === "Escape") {
      event.preventDefault(); // else a search field would only be emptied
      shut();
    }
  }

  /** @param {MouseEvent} event */
  function press(event) {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const outside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    const on = /** @type {HTMLElement} */ (event.target);
    if (on.closest("a, [data-close]") || (on === box && outside)) shut();
  }

  /** The one key that opens search can be switched off (WCAG 2.1.4): people who dictate would open it by speaking. */
  function offerSlash() {
    if (!word("slash")) return;
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = playbook.prefer("slash") !== "off";
    tick.addEventListener("change", () => playbook.prefer("slash", tick.checked ? "on" : "off"));
    const label = document.createElement("label");
    label.className = "pb-search__slash";
    label.append(tick, " ", word("slash"));
    box.append(label);
  }

  function fetchIndex() {
    note.textContent = word("loading");
    playbook.load("assets/minisearch.js")
      .then(() => playbook.load("assets/search-index.js"))
      .catch(() => { note.textContent = word("failed"); });
  }

  playbook.searchReady = ready;
  /** @type {number | undefined} */
  let soon;
  field.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(run, 80); });
  box.addEventListener("keydown", keys);
  box.addEventListener("click", press);
  offerSlash();
  fetchIndex();
})();
