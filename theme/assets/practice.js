// @ts-check
/* A short practice of what is due, mixed from all modules that are done. Made here, from the modules' own questions. */
(function () {
  "use strict";
  const { fill, learn, progress, quiz } = playbook;
  const course = /** @type {Course} */ (playbook.course);
  const place = /** @type {HTMLElement} */ (document.getElementById("pb-practice"));
  const say = /** @param {string} text */ (text) => { quiz.find(place, "[role=status]").textContent = text; };

  /** Spacing is a matter of each item's module. @param {string} module @returns {Board} */
  function board(module) {
    return {
      words: place.dataset, atOnce: true, tries: 0, attempt: null, module: () => module, say, changed, ending: () => "",
      intervals: course.modules.find((one) => one.id === module)?.after ?? [7],
    };
  }

  /** @type {QuizItem[]} */
  const items = [];
  function changed() {
    const right = items.filter((item) => item.score?.correct).length;
    const done = items.length > 0 && items.every((item) => item.score);
    const end = quiz.find(place, ".pb-practice-end");
    end.hidden = !done;
    if (done) quiz.find(end, "p").textContent = fill(place.dataset.end, { n: right, of: items.length });
  }

  /** @param {string} module @param {string} id */
  function taken(module, id) {
    const html = new DOMParser().parseFromString(playbook.items?.[module] ?? "", "text/html"); // the site's own
    const found = /** @type {HTMLElement | null} */ (html.querySelector(`pb-item[data-id="${id}"]`));
    return found && document.adoptNode(found);
  }

  async function begin() {
    const due = progress.due(course, learn, learn.now());
    await Promise.all([...new Set(due.map((one) => one.module))].map((module) => playbook.load(`assets/items/${module}.js`)));
    const list = quiz.find(place, ".pb-practice-items");
    for (const { module, item } of due) {
      const element = taken(module, item);
      if (!element) continue;
      list.append(element);
      const made = new quiz.Item(element, board(module));
      made.number = items.push(made);
      made.open(null);
    }
    for (const { element, number } of items) quiz.find(element, ".pb-q__n").textContent = fill(place.dataset.question, { n: number, of: items.length });
    quiz.find(place, "[data-none]").hidden = items.length > 0;
    changed();
  }

  learn.on((what) => { if (what === "cleared") location.reload(); });
  learn.notice(quiz.find(place, "#pb-trouble"));
  begin().catch(() => say(place.dataset.failed ?? ""));
})();
