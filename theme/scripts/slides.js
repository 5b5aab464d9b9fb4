// @ts-check
/* The keys of a projector's remote: one slide on, one slide back. */
(function () {
  "use strict";
  const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pb-slide")]);
  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

  /** The slide whose middle is nearest to the middle of the window. */
  function current() {
    const middle = innerHeight / 2;
    const far = slides.map((slide) => Math.abs(slide.getBoundingClientRect().top + slide.offsetHeight / 2 - middle));
    return far.indexOf(Math.min(...far));
  }

  document.addEventListener("keydown", (event) => {
    const step = STEPS[/** @type {keyof STEPS} */ (event.key)];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || /** @type {HTMLElement} */ (event.target).closest("a, button, input, dialog")) return;
    const to = slides[current() + step];
    if (!to) return;
    event.preventDefault();
    to.scrollIntoView();
    to.focus({ preventScroll: true });
  });
})();
