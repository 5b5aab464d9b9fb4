// @ts-check
/* The wall display: one metric after the other, with a pause. Nothing moves by itself where somebody asked for less motion.
   Once an hour, between two metrics, it takes the page anew if the site can be reached, so that the figures are today's. */
(function () {
  "use strict";
  const SECONDS = 12, HOUR = 3600;
  const walls = document.getElementById("pb-wall");
  const pause = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-wall="pause"]'));
  const next = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-wall="next"]'));
  const counter = document.querySelector("[data-wall-n]");
  const slides = /** @type {HTMLElement[]} */ (walls ? [...walls.children] : []);
  if (!walls || !pause || !next || !counter) return;

  let at = 0, shown = 0;
  /** @type {number | undefined} */
  let timer;

  /** @param {number} to */
  function show(to) {
    at = (to + slides.length) % slides.length;
    slides.forEach((slide, number) => (slide.hidden = number !== at));
    if (counter && walls) counter.textContent = (walls.dataset.of || "").replace("{n}", String(at + 1)).replace("{all}", String(slides.length));
  }

  function turn() {
    shown += SECONDS;
    if (shown >= HOUR && location.protocol !== "file:") renew();
    show(at + 1);
  }

  async function renew() {
    shown = 0;
    try {
      const found = await fetch(location.href, { cache: "no-store" });
      if (found.ok) location.reload();
    } catch {
      /* The figures that are there stay. */
    }
  }

  /** @param {boolean} on */
  function run(on) {
    clearInterval(timer);
    timer = on ? window.setInterval(turn, SECONDS * 1000) : undefined;
    if (pause) pause.textContent = (on ? pause.dataset.pause : pause.dataset.go) || "";
  }

  walls.classList.add("pb-walls--on");
  show(0);
  if (slides.length < 2) return;
  pause.hidden = next.hidden = false;
  run(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  pause.addEventListener("click", () => run(timer === undefined));
  next.addEventListener("click", () => show(at + 1));
  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey) show(at + step);
  });
})();
