// @ts-check
/* The phrases that have a word, or are for one role. Without it every phrase is there to read. */
(function () {
  "use strict";

  /** Text as it is compared: without case and accents. @param {string} text */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {{text: string, roles: string[]}} row @param {{word: string, role: string}} wanted */
  function shows(row, wanted) {
    const words = fold(wanted.word).split(/\s+/).filter(Boolean);
    return words.every((word) => row.text.includes(word)) && (!wanted.role || row.roles.length === 0 || row.roles.includes(wanted.role));
  }
  playbook.filter = { shows, fold };
  if (typeof document === "undefined") return; // the tests read the pure part only

  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pb-lines .pb-topic")]);
  const count = /** @type {HTMLElement | null} */ (document.querySelector("[data-count]"));
  const find = /** @type {HTMLInputElement | null} */ (document.getElementById("pb-word"));
  const rows = groups.flatMap((group) => {
    const topic = fold(group.querySelector("h2")?.textContent ?? "");
    return /** @type {HTMLElement[]} */ ([...group.querySelectorAll("li")]).map((at) => {
      return { at, text: `${topic} ${fold(at.textContent ?? "")}`, roles: (at.dataset.roles ?? "").split(" ").filter(Boolean) };
    });
  });

  function apply() {
    const role = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=role]:checked"))?.value ?? "";
    const want = { word: find?.value ?? "", role };
    for (const row of rows) row.at.hidden = !shows(row, want);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    tell(rows.filter((row) => !row.at.hidden).length);
  }

  /** @param {number} number */
  function tell(number) {
    if (!count) return;
    const { none = "", one = "{n}", other = "{n}" } = count.dataset;
    count.textContent = (number === 0 ? none : number === 1 ? one : other).replace("{n}", String(number));
  }

  /** A link to a phrase that is filtered away brings every phrase back, then goes there. */
  function follow() {
    const row = rows.find(({ at }) => at.id && "#" + at.id === location.hash);
    if (!row?.at.hidden) return;
    const all = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="role"][value=""]'));
    if (all) all.checked = true;
    if (find) find.value = "";
    apply();
    row.at.scrollIntoView();
  }

  find?.addEventListener("input", apply);
  document.querySelector(".pb-chips")?.addEventListener("change", apply);
  document.querySelector(".pb-filter form")?.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  apply();
  follow();
})();
