// @ts-check
/* My progress: what is done, what is due, where to go on; saved to a file, loaded from one, cleared for good. */
(function () {
  "use strict";
  const { base, fill, learn, progress } = playbook;
  const { day, points } = progress;
  const found = document.getElementById("pb-mine");
  if (!found) return;
  const page = found;
  const course = /** @type {Course} */ (playbook.course);
  const words = page.dataset;
  const DAY = 86400000;

  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector @param {ParentNode} [within] */
  const find = (selector, within = page) => /** @type {T} */ (within.querySelector(selector));
  /** @param {string} text */
  const say = (text) => { find("#pb-mine-said").textContent = text; };

  /** @param {CourseModule} module */
  function toldOf(module) {
    const state = progress.module(module, learn, learn.now());
    const { pass } = state;
    const told = [
      fill(words.read, { n: state.read, of: state.lessons }),
      ...(state.items ? [fill(words.answered, { n: state.answered, of: state.items })] : []),
      ...(pass && pass.of ? [fill(pass.done ? words.passed : words.best, { points: points(pass.p), of: pass.of, date: day(pass.at), version: pass.v })] : []),
      ...state.changes.map(([, what]) => fill(words.again, { what })),
    ];
    return { state, text: state.begun ? told.join(" · ") : words.notBegun ?? "" };
  }

  function modules() {
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-module]"))) {
      const module = course.modules.find((one) => one.id === row.dataset.module);
      if (!module) continue;
      const { state, text } = toldOf(module);
      find(".pb-told", row).textContent = text;
      const mark = find(".pb-status", row);
      mark.textContent = state.changes.length ? words.learnAgain ?? "" : state.done ? words.done ?? "" : "";
      mark.classList.toggle("pb-status--done", state.done && !state.changes.length);
      mark.hidden = !mark.textContent;
    }
  }

  /** A path shows here once it is begun, or is the path of the chosen role. */
  function paths() {
    const role = String(learn.get("role") ?? "");
    let shown = 0;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("li[data-path]"))) {
      const path = course.paths.find((one) => one.id === row.dataset.path);
      if (!path) continue;
      const steps = progress.steps(path, role);
      const n = steps.filter((step) => progress.step(step, path, course, learn)).length;
      row.hidden = !n && !(role && path.roles.includes(role));
      shown += Number(!row.hidden);
      find(".pb-told", row).textContent = fill(words.steps, { n, of: steps.length });
      const bar = /** @type {HTMLProgressElement} */ (find("progress", row));
      bar.max = steps.length;
      bar.value = n;
    }
    find("[data-no-path]").hidden = shown > 0;
  }

  function due() {
    const found = progress.due(course, learn, learn.now());
    const coming = course.modules.flatMap((module) => {
      const state = progress.module(module, learn, learn.now());
      if (!state.done) return [];
      return Object.keys(module.items).map((id) => /** @type {KeptItem | null} */ (learn.get(`item/${module.id}/${id}`))).filter((item) => item !== null)
        .map((item) => item.due + module.after[Math.min(item.box, module.after.length - 1)] * DAY);
    });
    const next = Math.min(...coming);
    find("[data-due]").textContent = found.length ? fill(words.due, { n: found.length }) : coming.length ? fill(words.dueLater, { date: day(next) }) : words.dueNever ?? "";
    find("[data-practise]").hidden = !found.length;
  }

  function goOn() {
    const next = progress.next(course, learn, String(learn.get("role") ?? ""));
    const link = /** @type {HTMLAnchorElement} */ (find("[data-next]"));
    link.hidden = !next;
    if (!next) return;
    link.href = base + "/" + next.url;
    playbook.complete(link);
    find("b", link).textContent = next.title;
  }

  function show() {
    for (const part of [goOn, paths, modules, due]) part();
  }

  /** @param {File} file */
  async function load(file) {
    const { status, added = 0, dropped = 0 } = learn.load(await file.text());
    const left = dropped ? " " + fill(words.loadDropped, { n: dropped }) : "";
    const same = status === "loaded" && !added ? "same" : status;
    const told = ("load-" + same).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    say(fill(words[told], { n: added, name: file.name }) + left);
    show();
  }

  find("[data-do=save]").addEventListener("click", () => {
    learn.download(words.file ?? "", learn.save());
    say(words.saved ?? "");
  });
  const input = /** @type {HTMLInputElement} */ (find("input[type=file]"));
  find("[data-do=load]").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void load(file);
    input.value = "";
  });
  const sure = /** @type {HTMLDialogElement} */ (find("dialog"));
  find("[data-do=clear]").addEventListener("click", () => sure.showModal());
  find("[data-do=keep]").addEventListener("click", () => sure.close());
  find("[data-do=sure]").addEventListener("click", () => {
    learn.clear();
    sure.close();
    show();
    say(words.cleared ?? "");
  });
  learn.on((what) => {
    if (what === "cleared") say(words.cleared ?? "");
    show();
  });
  show();
})();
