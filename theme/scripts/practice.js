// @ts-check
/* A short practice of what is due, mixed from all modules that are done. Made here, from the modules' own questions. */
(function () {
  "use strict";
  const found = document.getElementById("pb-practice");
  if (!found) return;
  const place = found;
  const { fill, learn, progress, quiz } = playbook;
  const course = /** @type {Course} */ (playbook.course);
  const say = /** @param {string} text */ (text) => { quiz.find(place, "#pb-practice-said").textContent = text; };

  /** Spacing is a matter of each item's module. @param {string} module @returns {Board} */
  function board(module) {
    return {
      words: place.dataset, atOnce: true, handed: false, tries: 0, attempt: null, module: () => module, say, changed, ending: () => "",
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
    if (!done) return;
    const more = progress.due(course, learn, learn.now()).length;
    quiz.find(end, "p").textContent = fill(place.dataset.end, { n: items.length, right });
    const line = quiz.find(end, "[data-more-line]");
    line.textContent = fill(place.dataset.left, { n: more });
    line.hidden = quiz.find(end, "[data-more]").hidden = !more;
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
  begin().catch(() => {
    const told = quiz.find(place, "[data-none]");
    told.textContent = place.dataset.failed ?? "";
    told.hidden = false;
    say(told.textContent);
  });
})();
