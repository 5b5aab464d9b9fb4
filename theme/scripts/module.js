// @ts-check
/* A module's page: which lessons are read, how many questions are right, where one stopped; and starting over. */
(function () {
  "use strict";
  const { fill, learn } = playbook;
  const found = /** @type {HTMLElement | null} */ (document.getElementById("pb-module"));
  if (!found) return;
  const words = found.dataset;
  const id = words.module ?? "";
  const material = (words.material ?? "").split(" ").filter(Boolean);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-read]")]);
  const status = /** @type {HTMLElement} */ (found.querySelector("[role=status]"));
  const reset = /** @type {HTMLButtonElement} */ (found.querySelector("[data-do=reset]"));
  const undo = /** @type {HTMLButtonElement} */ (found.querySelector("[data-do=undo]"));
  /** @type {(() => void) | null} */
  let back = null;

  /** @param {string} lesson */
  const isRead = (lesson) => Boolean(learn.get(`read/${id}/${lesson}`));
  const items = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("pb-item")]);
  /** @param {HTMLElement} item */
  const keptOf = (item) => /** @type {KeptItem | null} */ (learn.get(`item/${id}/${item.dataset.id}`));

  /** @param {string} to @param {string} text @param {boolean} [done] */
  function tick(to, text, done = true) {
    const place = document.querySelector(`.pb-toc a[href="#${to}"] .pb-meta`);
    if (!place) return;
    const mark = place.querySelector(".pb-status") ?? place.appendChild(document.createElement("span"));
    mark.className = "pb-status" + (text && done ? " pb-status--done" : "");
    mark.textContent = text;
  }

  function show() {
    for (const button of buttons) {
      const read = isRead(button.dataset.read ?? "");
      button.setAttribute("aria-pressed", String(read));
      tick(button.dataset.read ?? "", read ? words.readMark ?? "" : "");
    }
    const pass = /** @type {Pass | null} */ (learn.get("pass/" + id));
    const drawn = /** @type {Try | null} */ (learn.get("try/" + id))?.drawn ?? [];
    const asked = items().filter((item) => !item.dataset.bank || !drawn.length || drawn.includes(item.dataset.id ?? ""));
    const right = asked.filter((item) => keptOf(item)?.ok && keptOf(item)?.h === item.dataset.hash).length;
    const unseen = Boolean(pass?.done) && material.some((change) => !pass?.c.includes(change));
    tick("pb-check", right ? fill(words.rightMark, { n: right, of: Number(words.asked) }) : "", Boolean(pass?.done) && !unseen);
    // Only whoever finished before a material change needs what leads to it.
    if (unseen) playbook.load("assets/changed.js").catch(() => {});
    reset.hidden = !(pass || right || buttons.some((button) => isRead(button.dataset.read ?? "")) || items().some(keptOf));
  }

  /** Where one stopped is the next thing that is not done. */
  function remember() {
    const open = buttons.find((button) => !isRead(button.dataset.read ?? ""))?.dataset.read;
    const question = items().find((item) => !keptOf(item));
    const anchor = open ?? question?.id ?? "pb-next";
    learn.set("last", { to: words.url + "#" + anchor, title: words.title, at: learn.now() });
  }

  /** @param {HTMLButtonElement} button */
  function press(button) {
    const key = `read/${id}/${button.dataset.read}`;
    learn.set(key, learn.get(key) ? null : { at: learn.now() });
    if (!items().length && buttons.every((one) => isRead(one.dataset.read ?? "")) && !learn.get("pass/" + id)) finished();
    remember();
    show();
  }

  /** A module without questions is done when it is read. */
  function finished() {
    learn.set("pass/" + id, { at: learn.now(), v: words.version, ...(words.stand && { w: Number(words.stand) }), p: "0", of: 0, share: 1, done: true, r: {}, h: {}, c: material });
  }

  for (const button of buttons) button.addEventListener("click", () => press(button));
  reset.addEventListener("click", () => {
    back = learn.reset(id);
    again(words.resetDone, undo);
  });
  undo.addEventListener("click", () => {
    back?.();
    back = null;
    again(words.undone, reset);
  });

  /** Everything on the page anew, the focus where it goes on. @param {string | undefined} said @param {HTMLElement} focus */
  function again(said, focus) {
    undo.hidden = !back;
    document.dispatchEvent(new Event("pb-anew"));
    show();
    focus.hidden = false;
    focus.focus();
    status.textContent = said ?? "";
  }

  document.addEventListener("pb-changed", () => { remember(); show(); });
  learn.on((what) => {
    if (what === "cleared") location.reload();
    else if (what === "changed") show();
  });
  show();
})();
