// @ts-check
/* On pages that lead to others: what is done, what is begun, and where to go on. Loaded only where something is kept. */
(function () {
  "use strict";
  const { fill, learn, progress } = playbook;
  const course = /** @type {Course} */ (playbook.course);
  const { base } = playbook;


  /** @param {CourseModule} module @param {DOMStringMap} words */
  function told(module, words) {
    const state = progress.module(module, learn, learn.now());
    if (state.changes.length) return fill(words.again, { what: state.changes.map(([, what]) => what).join(" ") });
    if (state.done) return words.done ?? "";
    return state.begun ? fill(state.items ? words.begun : words.reading, { n: state.items ? state.answered : state.read, of: state.items || state.lessons }) : "";
  }

  /** @param {Element} within */
  function mark(within) {
    const words = /** @type {HTMLElement} */ (within).dataset;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll("[data-module]"))) {
      const module = course.modules.find((one) => one.id === row.dataset.module);
      const place = row.querySelector(".pb-status");
      if (!module || !place) continue;
      place.textContent = told(module, words);
      place.classList.toggle("pb-status--done", progress.module(module, learn, 0).done);
      place.toggleAttribute("hidden", !place.textContent);
    }
  }

  /** @param {HTMLElement} box */
  function goOn(box) {
    const next = progress.next(course, learn, String(learn.get("role") ?? ""));
    const due = progress.due(course, learn, learn.now());
    const link = /** @type {HTMLAnchorElement} */ (box.querySelector("[data-next]"));
    link.hidden = !next;
    if (next) {
      link.href = base + "/" + next.url;
      playbook.complete(link);
      /** @type {HTMLElement} */ (link.querySelector("b")).textContent = next.title;
    }
    const waiting = /** @type {HTMLElement} */ (box.querySelector("[data-due]"));
    waiting.hidden = !due.length;
    waiting.textContent = fill(box.dataset.due, { n: due.length });
    document.getElementById("main")?.prepend(box);
    box.hidden = !next && !due.length && !learn.entries("pass/").length;
  }

  function show() {
    for (const within of document.querySelectorAll("[data-marks]")) mark(within);
    const box = document.getElementById("pb-go-on");
    if (box) goOn(box);
  }
  if (!document.querySelector("[data-marks]")) return;
  learn.on((what) => (what === "cleared" ? location.reload() : show()));
  show();
})();
