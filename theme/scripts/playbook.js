// @ts-check
/* On every page: light or dark, the search's door, links that work from a folder, print buttons.
   A classic script: modules don't run from file://. Nothing inline: it runs under script-src 'self'. */
(function () {
  "use strict";
  const root = document.documentElement;
  const base = (root.dataset.base || ".").replace(/\/+$/, "");
  const local = location.protocol === "file:";
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();
  /** @type {Map<string, string>} Used where storage is denied, and then for this page only. */
  const memory = new Map();

  /** @param {string} path @returns {Promise<void>} */
  function load(path) {
    const known = loaded.get(path);
    if (known) return known;
    const asked = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = base + "/" + path;
      script.async = false; // in the order in which they were asked for: each builds on the last
      script.onload = () => resolve(undefined);
      script.onerror = () => { loaded.delete(path); script.remove(); reject(new Error(path)); };
      document.head.append(script);
    });
    loaded.set(path, asked);
    return asked;
  }

  /** @param {string} name @param {string} [value] */
  function prefer(name, value) {
    const key = "playbook:" + (root.dataset.playbook || "") + ":" + name;
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {
      if (value !== undefined) memory.set(key, value);
      return memory.get(key) ?? null;
    }
  }

  /** @param {string | undefined} text @param {Record<string, string | number>} values */
  const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  /** What dates and numbers are written in: as the pages themselves are, and their English is British. */
  const language = root.lang === "en" ? "en-GB" : root.lang || undefined;

  /** @param {HTMLAnchorElement} link */
  function complete(link) {
    if (local && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }

  function dark() {
    return root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  /** Pages don't know what day it is; the reader's browser does, and shows what is overdue. */
  function overdue() {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    for (const mark of document.querySelectorAll("[data-overdue-after]")) {
      if (mark instanceof HTMLElement) mark.hidden = (mark.dataset.overdueAfter || "") >= today;
    }
  }

  /** @param {string} id */
  const show = (id) => {
    const control = document.getElementById(id);
    if (control) control.hidden = false;
    return control;
  };

  function openSearch() {
    const box = document.getElementById("pb-search");
    const note = document.getElementById("pb-search-note");
    if (!(box instanceof HTMLDialogElement) || !note || box.open) return;
    box.showModal();
    document.getElementById("pb-q")?.focus();
    if (!loaded.has("assets/search.js")) note.textContent = note.dataset.loading || box.dataset.loading || "";
    load("assets/search.js").catch(() => { note.textContent = box.dataset.failed || ""; });
  }

  /** @param {KeyboardEvent} event */
  function slash(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (prefer("slash") === "off" || at.isContentEditable || at.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    openSearch();
  }

  /** @param {string[]} paths Without them the page is as it was written: complete. */
  const loadAll = (paths) => void Promise.all(paths.map(load)).catch(() => {});

  /** What a part of the page needs comes when the reader comes near. */
  function lazily() {
    const watcher = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        loadAll((/** @type {HTMLElement} */ (target).dataset.load ?? "").split(" "));
      }
    }, { rootMargin: "200% 0px" });
    for (const part of document.querySelectorAll("[data-load]")) watcher.observe(part);
  }

  function start() {
    show("pb-scheme")?.addEventListener("click", () => prefer("scheme", (root.dataset.scheme = dark() ? "light" : "dark")));
    show("pb-find")?.addEventListener("click", openSearch);
    document.addEventListener("keydown", slash);
    for (const link of document.links) if (link instanceof HTMLAnchorElement) complete(link);
    for (const control of document.querySelectorAll(".pb-js, [data-print]")) control.removeAttribute("hidden");
    // Whoever has begun to learn here sees how far; nobody else loads anything for it.
    if (document.querySelector("[data-marks]") && prefer("learn")) loadAll(["state", "course", "progress"].map((name) => `assets/${name}.js`));
    // Whoever was assigned something sees on every page how far they are.
    if (prefer("learn")?.includes('"assigned/')) loadAll(["state", "course", "progress", "assignment", "assigned"].map((name) => `assets/${name}.js`));
    lazily();
    overdue();
    for (const control of document.querySelectorAll("[data-print]")) control.addEventListener("click", () => print());
  }

  window.playbook = /** @type {Playbook} */ ({ base, load, complete, fill, language, prefer });
  const chosen = prefer("scheme");
  if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen;
  root.classList.remove("no-js");
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
