// @ts-check
/* Makes the questions of a page answerable. The HTML is complete without it: this hides the key, brings each reason
   to its choice, and counts. A kind of item is one entry in `views` here and one in grading.js.
   Reasons are copied as nodes and everything else is set as text: nothing is ever parsed as HTML. */
(function () {
  "use strict";
  const { grading } = playbook;
  const language = document.documentElement.lang || undefined;

  /** @returns {State} */
  function memory() {
    /** @type {Map<string, Kept>} */
    const kept = new Map();
    return { read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) };
  }
  playbook.state = playbook.state || memory();

  /** @param {string | undefined} text @param {Record<string, string | number>} values */
  const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

  /** At most two decimals, cut and not rounded: what is shown never reaches a mark that was missed. @param {Fraction} points */
  function shown({ n, d }) {
    return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Math.floor((n * 100) / d) / 100);
  }

  /** @template {HTMLElement} [T=HTMLElement] @param {Element} within @param {string} selector */
  const find = (within, selector) => /** @type {T} */ (within.querySelector(selector));
  /** @param {Element} within */
  const inputs = (within) => [...within.querySelectorAll("input")];
  /** @param {Element} source */
  const copy = (source) => /** @type {HTMLElement} */ (source.cloneNode(true));
  /** @param {string} tag @param {...(string | Node)} content */
  function make(tag, ...content) {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  }

  /** How the responses of a kind are read from the page, laid out on it, and worded. */
  const choices = {
    /** @param {Element} item */
    read: (item) => inputs(item).filter((input) => input.checked).map((input) => input.value),
    /** @param {Element} item @param {string[]} response */
    lay: (item, response) => { for (const input of inputs(item)) input.checked = response.includes(input.value); },
    /** What stays for another try: what was right. @param {Score} score */
    keep: (score) => score.marks.filter((mark) => mark.chosen && mark.correct).map((mark) => mark.choice),
    /** @param {Score} score @param {DOMStringMap} words */
    verdict: (score, words) => (score.correct ? words.right : words.wrong) ?? "",
    sums: false,
  };
  const several = {
    ...choices,
    /** @param {Score} score @param {DOMStringMap} words */
    verdict: (score, words) => {
      const right = choices.keep(score).length;
      const wrong = score.marks.filter((mark) => mark.chosen).length - right;
      const keys = score.marks.filter((mark) => mark.correct).length;
      const text = score.correct ? words.allRight : score.points.n ? words.partly : words.notYet;
      return fill(text, { right, wrong, keys });
    },
    sums: true,
  };
  /** @type {Record<string, typeof choices>} */
  const views = { "single-choice": choices, "true-false": choices, "multiple-choice": several };

  class Item {
    /** @type {Score | null} What the shown response earned; null while the learner is choosing. */
    score = null;

    /** @param {HTMLElement} element @param {PbAssessment} board */
    constructor(element, board) {
      this.element = element;
      this.board = board;
      this.spec = /** @type {Spec} */ (JSON.parse(element.dataset.item ?? ""));
      this.view = views[this.spec.kind];
      this.number = Number(element.dataset.number);
      this.key = board.dataset.module + "/" + this.spec.id;
      /** @type {HTMLFieldSetElement} */
      this.box = find(element, "fieldset");
      this.described = this.box.getAttribute("aria-describedby") ?? "";
      this.please = find(element, ".pb-ask");
      this.verdict = find(element, ".pb-verdict");
      this.reasons = find(element, ".pb-key");
      this.acts = find(element, ".pb-acts");
      this.checker = find(element, "[data-do=check]");
      this.repeater = find(element, "[data-do=again]");
      this.listen();
      this.restore();
    }

    listen() {
      this.reasons.hidden = true;
      this.acts.hidden = false;
      this.checker.addEventListener("click", () => this.check());
      this.repeater.addEventListener("click", () => { this.again(); this.board.changed(); this.focus(); });
      this.element.addEventListener("change", () => this.calm());
      this.element.addEventListener("click", (event) => this.pick(/** @type {Element} */ (event.target)));
      this.element.addEventListener("keydown", (event) => this.enter(event));
    }

    restore() {
      const last = playbook.state.read(this.key)?.responses.at(-1);
      const score = grading.score(this.spec, last);
      if (!last || score.status !== "graded") return;
      this.view.lay(this.element, last);
      this.show(score);
    }

    /** Enter checks this question and no other; arrows only select. @param {KeyboardEvent} event */
    enter(event) {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.check();
    }

    /** A long choice has no label around it, for a label holds no blocks: a press on its text chooses all the same.
     * @param {Element} at */
    pick(at) {
      const long = at.closest(".pb-choice__long");
      if (long && !at.closest("a, input") && !this.box.disabled && getSelection()?.isCollapsed) inputs(long)[0].click();
    }

    get ready() { return grading.score(this.spec, this.view.read(this.element)).status === "graded"; }

    /** With nothing chosen it only asks: no try is counted, nothing is revealed. */
    check() {
      if (!this.ready) {
        this.ask();
        this.board.say(this.said(this.board.dataset.chooseFirst ?? ""));
        this.focus();
        return;
      }
      const score = this.grade();
      this.board.changed();
      (this.view.sums ? this.verdict : find(this.element, ".pb-choice .pb-fb")).focus();
      this.board.say(this.said(this.view.verdict(score, this.board.dataset)) + this.board.ending());
    }

    grade() {
      const response = this.view.read(this.element);
      const before = playbook.state.read(this.key)?.responses ?? [];
      playbook.state.write(this.key, { responses: [...before, response] });
      const score = grading.score(this.spec, response);
      this.show(score);
      return score;
    }

    /** @param {string} verdict */
    said(verdict) { return fill(this.board.dataset.said, { n: this.number, verdict }); }

    ask() {
      this.please.hidden = false;
      this.box.setAttribute("aria-describedby", (this.described + " " + this.please.id).trim());
    }

    calm() {
      this.please.hidden = true;
      if (this.described) this.box.setAttribute("aria-describedby", this.described);
      else this.box.removeAttribute("aria-describedby");
      this.board.say("");
    }

    focus() { inputs(this.element)[0].focus(); }

    /** @param {Score} score */
    show(score) {
      this.score = score;
      this.calm();
      this.box.disabled = true;
      for (const mark of score.marks) if (mark.chosen) this.explain(mark);
      this.conclude(score);
      this.checker.hidden = true;
      this.repeater.hidden = false;
      this.acts.hidden = score.correct;
      this.reasons.hidden = !score.correct; // now a review: every choice and why, beside what was chosen
    }

    /** @param {Mark} mark */
    explain(mark) {
      const choice = find(this.element, `[data-choice="${mark.choice}"]`);
      const reason = copy(find(this.element, `[data-reason="${mark.choice}"] .pb-fb`));
      reason.id = this.element.id + "--" + mark.choice + "--why";
      reason.tabIndex = -1;
      choice.append(reason);
      choice.classList.add(mark.correct ? "pb-choice--ok" : "pb-choice--no");
      inputs(choice)[0].setAttribute("aria-describedby", reason.id);
    }

    /** @param {Score} score */
    conclude(score) {
      const all = find(this.reasons, ".pb-key__all");
      const reread = find(this.reasons, ".pb-reread");
      const lines = this.view.sums ? [make("p", make("b", this.view.verdict(score, this.board.dataset)))] : [];
      if (all) lines.push(copy(all));
      if (reread && !score.correct && this.view.sums) lines.push(copy(reread));
      else if (reread && !score.correct) find(this.element, ".pb-choice .pb-fb > div").append(copy(reread));
      this.verdict.replaceChildren(...lines);
      this.verdict.hidden = !lines.length;
    }

    again() {
      const kept = this.score ? this.view.keep(this.score) : [];
      for (const choice of this.element.querySelectorAll(".pb-choice")) {
        choice.classList.remove("pb-choice--ok", "pb-choice--no");
        choice.querySelector(".pb-fb")?.remove();
        inputs(choice)[0].removeAttribute("aria-describedby");
      }
      this.score = null;
      this.verdict.hidden = this.repeater.hidden = this.reasons.hidden = true;
      this.checker.hidden = this.acts.hidden = this.box.disabled = false;
      this.view.lay(this.element, kept);
    }
  }

  class PbAssessment extends HTMLElement {
    /** @type {Item[]} */
    items = [];

    connectedCallback() {
      if (this.items.length) return;
      /** @type {HTMLFormElement} */
      const form = find(this, "form");
      this.items = [...this.querySelectorAll("pb-item")].map((element) => new Item(/** @type {HTMLElement} */ (element), this));
      find(this, ".pb-unscripted").hidden = true;
      find(this, ".pb-scripted").hidden = false;
      /** @type {HTMLButtonElement} */ (find(this, ".pb-finish button")).disabled = false;
      form.addEventListener("submit", (event) => { event.preventDefault(); this.finish(); });
      find(this, "[data-do=retry]").addEventListener("click", () => this.retry());
      this.changed();
    }

    /** @param {string} text */
    say(text) { find(this, "[role=status]").textContent = text; }

    get result() {
      const responses = Object.fromEntries(this.items.map((item) => [item.spec.id, item.view.read(item.element)]));
      return grading.assess(this.items.map((item) => item.spec), responses, Number(this.dataset.pass));
    }

    get complete() { return this.items.every((item) => item.score); }

    /** @param {Result} result */
    sentence({ points, of, needed }) {
      return fill(this.dataset.score, { points: shown(points), of, needed: shown(needed) });
    }

    /** What a listener hears after the last question, besides its verdict. */
    ending() {
      return this.complete ? " " + fill(this.dataset.done, { score: this.sentence(this.result) }) : "";
    }

    finish() {
      const open = this.items.filter((item) => !item.ready);
      if (open.length) {
        for (const item of open) item.ask();
        const questions = new Intl.ListFormat(language).format(open.map((item) => String(item.number)));
        open[0].focus();
        this.say(fill(this.dataset.open, { questions }));
        return;
      }
      for (const item of this.items) if (!item.score) item.grade();
      this.changed();
      find(this, ".pb-result").focus();
      this.say(this.sentence(this.result));
    }

    /** The score stands at the end as soon as every question is checked. */
    changed() {
      const done = this.complete;
      find(this, ".pb-finish").hidden = done;
      find(this, ".pb-result").hidden = !done;
      if (done) this.tell(this.result);
    }

    /** @param {Result} result */
    tell(result) {
      const words = this.dataset;
      find(this, ".pb-result__n span").textContent = shown(result.points);
      find(this, ".pb-result__n small").textContent = "/" + result.of;
      find(this, ".pb-result__word").textContent = (result.passed ? words.passed : words.notPassed) ?? "";
      find(this, ".pb-result__score").textContent = this.sentence(result) + (result.missed.length ? "" : " " + words.allDone);
      const missed = find(this, ".pb-result__missed");
      missed.hidden = !result.missed.length;
      find(missed, "ul").replaceChildren(...this.items.filter((item) => !item.score?.correct).map((item) => this.way(item)));
    }

    /** @param {Item} item */
    way(item) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", fill(this.dataset.questionN, { n: item.number })));
      link.href = "#" + item.element.id;
      return make("li", link);
    }

    /** Only what was missed is asked again; what was right stays. */
    retry() {
      const missed = this.items.filter((item) => !item.score?.correct);
      for (const item of missed) item.again();
      this.changed();
      missed[0].focus();
    }
  }
  customElements.define("pb-assessment", PbAssessment);
})();
