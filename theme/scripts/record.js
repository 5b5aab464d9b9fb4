// @ts-check
/* The completion record: what this browser holds of one learner, to print, and as a file to hand over. Nobody has checked it;
   the file carries the raw responses, so that somebody can. */
(function () {
  "use strict";
  const { fill, learn, progress } = playbook;
  const { day, points } = progress;
  const found = document.getElementById("pb-record");
  if (!found) return;
  const page = found;
  const course = /** @type {Course} */ (playbook.course);
  const words = page.dataset;

  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
  const find = (selector) => /** @type {T} */ (page.querySelector(selector));
  const name = /** @type {HTMLInputElement} */ (find("#pb-name"));

  const passes = () => progress.passes(course, learn);
  const paths = () => progress.paths(course, learn);
  const acknowledged = () => progress.acknowledged(learn);

  /** @param {string} tag @param {string} text */
  function cell(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (tag === "th") made.setAttribute("scope", "row");
    return made;
  }

  /** @param {string} id @param {string[][]} rows */
  function table(id, rows) {
    const body = find(`#${id} tbody`);
    const heads = page.querySelectorAll(`#${id} thead th`);
    body.replaceChildren(...rows.map(([first, ...rest]) => {
      const row = document.createElement("tr");
      row.append(cell("th", first), ...rest.map((text) => cell("td", text)));
      rest.forEach((_, at) => { /** @type {HTMLElement} */ (row.children[at + 1]).dataset.label = heads[at + 1]?.textContent ?? ""; });
      return row;
    }));
    find("#" + id).hidden = !rows.length;
  }

  /** @param {Pass} pass */
  function score(pass) {
    if (!pass.of) return words.readOnly ?? "";
    return fill(pass.done ? words.passed : words.notPassed, { points: points(pass.p), of: pass.of });
  }

  function show() {
    const made = passes();
    table("pb-record-modules", made.map(({ module, pass }) => [module.title, score(pass), pass.v, day(pass.at)]));
    table("pb-record-paths", paths().map(({ path, done, of }) => [path.title, fill(words.steps, { n: done.length, of })]));
    table("pb-record-vision", acknowledged().map(({ version, name: who, at }) => [fill(words.vision, { version }), who, day(at)]));
    find("[data-none]").hidden = made.length + paths().length + acknowledged().length > 0;
    find("[data-made]").textContent = fill(words.made, { date: day(learn.now()) });
    find("[data-name]").textContent = name.value.trim() || (words.noName ?? "");
  }

  name.value = String(learn.get("name") ?? "");
  name.addEventListener("input", show);
  name.addEventListener("change", () => learn.set("name", name.value.trim() || null));
  find("[data-do=file]").addEventListener("click", () => {
    if (!name.value.trim()) {
      find("[role=status].pb-said").textContent = words.needName ?? "";
      return name.focus();
    }
    learn.download(words.file ?? "", JSON.stringify(progress.claim(course, learn, name.value.trim()), null, 1));
    find("[role=status].pb-said").textContent = words.saved ?? "";
  });
  learn.on((what) => (what === "cleared" ? location.reload() : show()));
  show();
})();
