// @ts-check
/* The cards of one topic, for one role, or their phrases only. Without it every card is there to read. */
(function () {
  "use strict";

  /** @param {{topic: string, roles: string[]}} card @param {{topic: string, role: string}} wanted */
  function shows(card, wanted) {
    const fits = !wanted.topic || card.topic === wanted.topic;
    return fits && (!wanted.role || card.roles.length === 0 || card.roles.includes(wanted.role));
  }
  playbook.filter = { shows };
  if (typeof document === "undefined") return; // the tests read the pure part only

  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pb-card[data-topic]")]);
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pb-topic")]);
  const count = /** @type {HTMLElement | null} */ (document.querySelector("[data-count]"));
  const compact = /** @type {HTMLInputElement | null} */ (document.getElementById("pb-compact"));

  /** @param {string} name */
  const wanted = (name) => /** @type {HTMLInputElement | null} */ (document.querySelector(`input[name="${name}"]:checked`))?.value ?? "";

  /** @param {number} number */
  function tell(number) {
    if (!count) return;
    const { one = "{n}", other = "{n}" } = count.dataset;
    count.textContent = (number === 1 ? one : other).replace("{n}", String(number));
  }

  function apply() {
    const want = { topic: wanted("topic"), role: wanted("role") };
    let number = 0;
    for (const card of cards) {
      const roles = (card.dataset.roles ?? "").split(" ").filter(Boolean);
      card.hidden = !shows({ topic: card.dataset.topic ?? "", roles }, want);
      if (!card.hidden) number += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".pb-card:not([hidden])");
    tell(number);
  }

  function shorten() {
    document.querySelector(".pb-cards")?.classList.toggle("pb-compact", compact?.checked);
  }

  /** A link to a card that is filtered away brings every card back, then goes there. */
  function follow() {
    const card = cards.find((one) => one.id && "#" + one.id === location.hash);
    if (!card?.hidden) return;
    for (const name of ["topic", "role"]) {
      const all = /** @type {HTMLInputElement | null} */ (document.querySelector(`input[name="${name}"][value=""]`));
      if (all) all.checked = true;
    }
    apply();
    card.scrollIntoView();
  }

  for (const row of document.querySelectorAll(".pb-chips")) row.addEventListener("change", apply);
  document.querySelector(".pb-chips")?.closest("form")?.addEventListener("submit", (event) => event.preventDefault());
  compact?.addEventListener("change", shorten);
  addEventListener("hashchange", follow);
  apply();
  shorten();
  follow();
})();
