// @ts-check
/* How each kind of item is responded to on the page: read, shown again, left for another try, explained.
   A kind is one entry in `views` here and one in grading.js. Nothing here scores, and nothing keeps anything. */
(function () {
  "use strict";

  /** @template {HTMLElement} [T=HTMLElement] @param {Element} within @param {string} selector */
  const find = (within, selector) => /** @type {T} */ (within.querySelector(selector));
  /** @template {HTMLElement} [T=HTMLElement] @param {Element} within @param {string} selector */
  const all = (within, selector) => /** @type {T[]} */ ([...within.querySelectorAll(selector)]);
  /** @param {Element} within @returns {HTMLInputElement[]} */
  const inputs = (within) => all(within, "input");
  /** @param {Element} within @param {string} id @returns {HTMLElement} */
  const part = (within, id) => find(within, `[data-part="${id}"]`);
  /** @param {Element} at @returns {HTMLInputElement} */
  const control = (at) => find(at, "input, select");

  /** What the kinds have in common. @type {View} */
  const plain = {
    read: () => null,
    lay: () => {},
    keep: (_score, response) => response,
    place: (item, mark) => part(item, mark.part),
    reason: (mark) => mark.part,
    control: (item, mark) => control(part(item, mark.part)),
    sums: false,
  };

  /** @type {View} */
  const choices = {
    ...plain,
    read: (item) => inputs(item).filter((input) => input.checked).map((input) => input.value),
    lay: (item, response) => { for (const input of inputs(item)) input.checked = Boolean(response?.includes(input.value)); },
    keep: (score) => score.marks.filter((mark) => mark.chosen && mark.correct).map((mark) => mark.part),
  };

  /** @type {View} */
  const several = {
    ...choices,
    sums: true,
    verdict: (score) => {
      const right = choices.keep(score, null).length;
      const wrong = score.marks.filter((mark) => mark.chosen).length - right;
      const keys = score.marks.filter((mark) => mark.correct).length;
      return [score.correct ? "allRight" : score.points.n ? "partly" : "notYet", { right, wrong, keys }];
    },
  };

  /** @type {View} */
  const written = {
    ...plain,
    read: (item) => control(item).value,
    lay: (item, response) => { control(item).value = response ?? ""; },
    reason: (mark) => mark.reason,
  };

  /** Kinds of several parts, each right or not. What is wrong is not explained: that would be the key. @type {View} */
  const parts = {
    ...plain,
    sums: true,
    reason: (mark) => (mark.correct ? mark.part : ""),
    verdict: (score) => {
      const right = score.marks.filter((mark) => mark.correct).length;
      return [score.correct ? "allRight" : right ? "someRight" : "noneRight", { right, keys: score.marks.length }];
    },
  };

  /** @param {Element} item */
  const fields = (item) => all(item, "[data-part]").map((at) => ({ id: at.dataset.part ?? "", field: control(at) }));

  /** @type {View} */
  const matching = {
    ...parts,
    read: (item) => Object.fromEntries(fields(item).filter(({ field }) => field.value.trim()).map(({ id, field }) => [id, field.value])),
    lay: (item, response) => { for (const { id, field } of fields(item)) field.value = response && Object.hasOwn(response, id) ? response[id] : ""; },
    keep: (score, response) => Object.fromEntries(score.marks.filter((mark) => mark.correct).map(({ part: id }) => [id, response[id]])),
  };

  /** @type {View} */
  const blanks = {
    ...matching,
    place: (item) => find(item, ".pb-whys"),
    reason: (mark) => (mark.correct ? mark.part : mark.reason.startsWith("mistake") ? mark.part + "/" + mark.reason : ""),
    label: (item, mark) => part(item, mark.part).dataset.n ?? "",
  };

  /** @param {Element} item */
  const entries = (item) => all(item, ".pb-entry");

  /** @type {View} */
  const ordering = {
    ...parts,
    /** Untouched, it is nobody's response. */
    read: (item) => (find(item, ".pb-order").dataset.moved ? entries(item).map((entry) => entry.dataset.part) : []),
    lay(item, response) {
      const list = find(item, ".pb-order");
      const order = response?.length ? response : (list.dataset.start ??= entries(item).map((entry) => entry.dataset.part).join(" ")).split(" ");
      list.dataset.moved = response?.length ? "yes" : "";
      list.append(...order.map((/** @type {string} */ id) => part(list, id)).filter(Boolean));
      this.settle?.(item);
    },
    settle: (item) => {
      const rows = entries(item);
      rows.forEach((row, at) => {
        for (const button of all(row, "[data-move]")) {
          const off = at + Number(button.dataset.move) < 0 || at + Number(button.dataset.move) >= rows.length;
          button.setAttribute("aria-disabled", String(off));
        }
      });
    },
    control: (item, mark) => find(part(item, mark.part), "button"),
    /** Its neighbour moves, so that the pressed button stays in the page and keeps the focus. Gives the new number, or 0. */
    press(item, at) {
      const button = /** @type {HTMLElement | null} */ (at.closest("[data-move]"));
      const row = button?.closest(".pb-entry");
      if (!button || !row || button.getAttribute("aria-disabled") === "true") return 0;
      const neighbour = button.dataset.move === "-1" ? row.previousElementSibling : row.nextElementSibling;
      if (!neighbour) return 0;
      if (button.dataset.move === "-1") row.after(neighbour);
      else row.before(neighbour);
      find(item, ".pb-order").dataset.moved = "yes";
      this.settle?.(item);
      return entries(item).indexOf(/** @type {HTMLElement} */ (row)) + 1;
    },
  };

  /** @param {Element} item @returns {HTMLFieldSetElement[]} */
  const scenes = (item) => all(item, ".pb-scene");
  /** @param {Element} scene */
  const picked = (scene) => inputs(scene).find((input) => input.checked)?.value;

  /** One scene at a time: a reply is given, its effect read, and the next scene opens beneath. @type {View} */
  const scenario = {
    ...plain,
    sums: true,
    read: (item) => scenes(item).filter((scene) => scene.disabled).map((scene) => picked(scene) ?? ""),
    lay(item, response) {
      const list = scenes(item);
      for (const scene of list) {
        scene.hidden = scene !== list[0];
        scene.disabled = false;
        for (const input of inputs(scene)) input.checked = false;
      }
      for (const reply of response ?? []) {
        const scene = open(item);
        const input = scene && inputs(scene).find((one) => one.value === reply);
        if (!input) return;
        input.checked = true;
        forward(item, specOf(item));
      }
    },
    keep: () => null,
    reason: (mark) => mark.part,
    /** Gives the mark of the reply just given; null where nothing is chosen. The next scene stands beneath it. */
    advance: (item, spec) => forward(item, spec),
    given: (item, spec) => scenes(item).filter((scene) => scene.disabled).map((scene) => markOf(scene, spec)),
    verdict: (score) => ["ends" + (score.marks.at(-1)?.reason ?? "").replace(/^./, (letter) => letter.toUpperCase()), {}],
  };
  /** @param {Element} item @returns {Spec} */
  const specOf = (item) => JSON.parse(/** @type {HTMLElement} */ (item).dataset.item ?? "");

  /** The reply that a scene was left with. @param {HTMLElement} scene @param {Spec} spec @returns {Mark} */
  function markOf(scene, spec) {
    const [id, reply] = [scene.dataset.scene ?? "", picked(scene) ?? ""];
    return { part: id + "/" + reply, chosen: true, correct: spec.scenes[id][reply].key, reason: "" };
  }

  /** @param {Element} item @param {Spec} spec */
  function forward(item, spec) {
    const scene = open(item);
    const reply = scene && picked(scene);
    if (!scene || !reply) return null;
    scene.disabled = true;
    const { to } = spec.scenes[scene.dataset.scene ?? ""][reply];
    const next = scenes(item).find((one) => to && one.dataset.scene === to);
    if (next) {
      scene.after(next);
      next.hidden = false;
    }
    return markOf(scene, spec);
  }

  /** @param {Element} item */
  const open = (item) => scenes(item).find((scene) => !scene.hidden && !scene.disabled);

  playbook.views = {
    "single-choice": choices, "true-false": choices, "multiple-choice": several, "short-text": written, number: written,
    ordering, matching, blanks, scenario,
  };
})();
