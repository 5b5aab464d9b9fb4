// @ts-check
/* A learning path for one role: its steps, its counts, and which of them are done. The role stands in the address
   (`?role=bench`), so that a door of the start page can lead to it and a link to it can be sent; else it is the one that
   was chosen here last. Without one every step shows, with its roles. */
(function () {
  "use strict";

  /** @param {string} roles @param {string} role */
  const meant = (roles, role) => !role || !roles.trim() || roles.split(" ").includes(role);

  /** As the pages say it: minutes, and hours from an hour and a half on; a half rounds to the even hour, as in Python.
      @param {number} minutes @param {PathWords} words */
  function duration(minutes, words) {
    if (minutes < 90) return counted(minutes, words.minutesOne, words.minutesOther);
    const hours = minutes / 60;
    const near = hours % 1 === 0.5 ? 2 * Math.round(hours / 2) : Math.round(hours);
    return counted(near, words.hoursOne, words.hoursOther);
  }

  /** @param {number} n @param {string} [one] @param {string} [other] */
  const counted = (n, one = "{n}", other = "{n}") => (n === 1 ? one : other).replace("{n}", String(n));

  playbook.path = { meant, duration };
  if (typeof document === "undefined") return; // the tests read the pure part only
  steps();
  const found = /** @type {HTMLFormElement | null} */ (document.getElementById("pb-roles"));
  if (!found) return;
  const form = found;
  const words = form.dataset;
  const everybody = document.querySelector("[data-for]")?.textContent ?? "";
  const radios = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);

  /** Hides what is not for the role; says how much is left. @param {ParentNode} part @param {string} role */
  function narrow(part, role) {
    let steps = 0;
    let minutes = 0;
    for (const step of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".pb-step"))) {
      step.hidden = !meant(step.dataset.roles ?? "", role);
      if (step.hidden) continue;
      steps += 1;
      minutes += Number(step.dataset.minutes);
    }
    return { steps, minutes };
  }

  /** @param {{steps: number, minutes: number}} sum */
  function said(sum) {
    const steps = counted(sum.steps, words.stepsOne, words.stepsOther);
    return sum.minutes ? steps + ", " + duration(sum.minutes, words) : steps;
  }

  /** A stop without a step for the role is left out, and so is the link to it. @param {HTMLElement} stop @param {string} role */
  function stopFor(stop, role) {
    const sum = narrow(stop, role);
    stop.hidden = sum.steps === 0;
    const link = document.querySelector(`.pb-side a[href="#${CSS.escape(stop.id)}"]`)?.parentElement;
    if (link) link.hidden = stop.hidden;
    tell(stop.querySelector("[data-sum]"), said(sum));
    return sum;
  }

  /** @param {Element | null} place @param {string} text */
  function tell(place, text) {
    if (place) place.textContent = text;
  }

  /** @param {string} role */
  function show(role) {
    const total = { steps: 0, minutes: 0 };
    for (const stop of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pb-stop"))) {
      const sum = stopFor(stop, role);
      total.steps += sum.steps;
      total.minutes += sum.minutes;
    }
    for (const stop of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pb-list-stop"))) stop.hidden = !narrow(stop, role).steps;
    const chosen = radios.find((radio) => radio.checked);
    tell(document.querySelector("[data-for]"), role ? chosen?.parentElement?.textContent?.trim() ?? "" : everybody);
    tell(document.querySelector("[data-steps]"), String(total.steps));
    tell(document.querySelector("[data-time]"), duration(total.minutes, words));
    document.getElementById("main")?.classList.toggle("pb-mine", Boolean(role));
    return said(total);
  }

  function choose() {
    const role = radios.find((radio) => radio.checked)?.value ?? "";
    tell(form.querySelector("[role=status]"), show(role));
    playbook.learn.set("role", role || null);
    const address = new URL(location.href);
    if (role) address.searchParams.set("role", role);
    else address.searchParams.delete("role");
    history.replaceState(null, "", address);
  }

  /** The role that the address asks for, if the path knows it; else the one chosen last. A browser that goes back may have kept another choice. */
  function begin() {
    const asked = new URLSearchParams(location.search).get("role") ?? playbook.learn.get("role");
    const known = radios.find((radio) => asked && radio.value === asked);
    if (known && playbook.learn.get("role") !== known.value) playbook.learn.set("role", known.value);
    for (const radio of radios) radio.checked = known ? radio === known : radio.value === "";
    show(known?.value ?? "");
  }

  /** The chosen one may stand outside of a row to push along; and what a link leads to has moved up. */
  function uncover() {
    const chosen = radios.find((radio) => radio.checked && radio.value);
    if (!chosen) return;
    chosen.parentElement?.scrollIntoView({ block: "nearest", inline: "center" });
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** Every step with a box to tick. A module ticks its own when it is passed, the vision when it is acknowledged. */
  function steps() {
    const { fill, learn } = playbook;
    const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-path]"));
    if (!line) return;
    const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-step]")]);
    /** @param {HTMLElement} row */
    const key = (row) => `step/${line.dataset.path}/${row.dataset.step}`;
    /** @param {HTMLElement} row */
    const done = (row) => {
      const { module, vision } = row.dataset;
      if (module) return Boolean(/** @type {Pass | null} */ (learn.get("pass/" + module))?.done);
      return Boolean(learn.get(vision ? "ack/vision/" + vision : key(row)));
    };
    const draw = () => {
      for (const row of rows) {
        const box = /** @type {HTMLInputElement} */ (row.querySelector(".pb-tick"));
        box.hidden = false;
        box.checked = done(row);
        box.disabled = Boolean(row.dataset.module || row.dataset.vision);
        row.classList.toggle("pb-step--done", box.checked);
        const needs = (row.dataset.needs ?? "").split(" ").filter(Boolean);
        const open = rows.filter((other) => needs.includes(other.dataset.step ?? "") && !done(other));
        row.classList.toggle("pb-step--wait", open.length > 0 && !box.checked);
      }
      for (const place of document.querySelectorAll("[data-done]")) {
        const within = place.closest(".pb-stop") ?? line;
        const mine = rows.filter((row) => within.contains(row) && !row.hidden);
        tell(place, fill(line.dataset.told, { n: mine.filter(done).length, of: mine.length }));
      }
    };
    document.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const row = /** @type {HTMLElement | null} */ (box.closest("[data-step]"));
      if (row) learn.set(key(row), box.checked ? { at: learn.now() } : null);
      draw();
    });
    learn.on((what) => (what === "cleared" ? location.reload() : draw()));
    addEventListener("DOMContentLoaded", draw);
    draw();
  }

  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  begin();
  addEventListener("pageshow", (event) => { if (event.persisted) begin(); });
  document.addEventListener("DOMContentLoaded", uncover); // by then the form is shown
})();
