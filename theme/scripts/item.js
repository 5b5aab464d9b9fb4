// @ts-check
/* One question on a page, on a module's or in a practice: takes the response, shows what it earned and why, keeps it.
   Reasons are copied as nodes and everything else is set as text: nothing that was typed is ever parsed as HTML. */
(function () {
  "use strict";
  const { fill, grading, learn, views } = playbook;
  const CHECK = "m4 13 5 5L20 6";
  const CROSS = "m5 5 14 14M19 5 5 19";
  const DAY = 86400000;

  /** @template {HTMLElement} [T=HTMLElement] @param {Element} within @param {string} selector */
  const find = (within, selector) => /** @type {T} */ (within.querySelector(selector));
  /** @param {Element} source */
  const copy = (source) => /** @type {HTMLElement} */ (source.cloneNode(true));
  /** @param {string} tag @param {...(string | Node)} content */
  function make(tag, ...content) {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  }

  /** Leitner's boxes: a response that is right when it was due moves one box on, a wrong one back to the first.
   * Answered before it was due, it stays where it is: knowing it after five minutes says nothing about a month.
   * @param {KeptItem | null} before @param {boolean} right @param {number} now @param {number[]} intervals days */
  function spaced(before, right, now, intervals) {
    if (!before || !right) return { box: 0, due: now };
    const early = now - before.due < intervals[Math.min(before.box, intervals.length - 1)] * DAY;
    return early ? { box: before.box, due: before.due } : { box: Math.min(before.box + 1, intervals.length - 1), due: now };
  }

  class Item {
    /** @type {Score | null} What the shown response earned; null while the learner is responding. */
    score = null;
    /** Where it was left out of a draw. */
    off = false;

    /** @param {HTMLElement} element @param {Board} board */
    constructor(element, board) {
      this.element = element;
      this.board = board;
      this.spec = /** @type {Spec} */ (JSON.parse(element.dataset.item ?? ""));
      this.view = views[this.spec.kind];
      this.number = Number(element.dataset.number);
      this.hash = element.dataset.hash ?? "";
      this.name = board.module(element) + "/" + this.spec.id;
      /** @type {HTMLFieldSetElement} */
      this.box = find(element, "fieldset");
      this.described = this.box.getAttribute("aria-describedby") ?? "";
      this.please = find(element, ".pb-ask");
      this.verdict = find(element, ".pb-verdict");
      this.reasons = find(element, ".pb-key");
      this.acts = find(element, ".pb-acts");
      this.checker = find(element, "[data-do=check]");
      this.repeater = find(element, "[data-do=again]");
      for (const other of element.querySelectorAll(".pb-unscripted")) other.remove();
      for (const other of element.querySelectorAll(".pb-scripted")) other.removeAttribute("hidden");
      this.listen();
    }

    listen() {
      this.checker.addEventListener("click", () => this.check());
      this.repeater.addEventListener("click", () => { this.again(); this.board.changed(); this.focus(); });
      this.element.addEventListener("input", () => this.touched());
      this.element.addEventListener("click", (event) => this.press(/** @type {Element} */ (event.target)));
      this.element.addEventListener("keydown", (event) => this.enter(event));
    }

    get kept() { return /** @type {KeptItem | null} */ (learn.get("item/" + this.name)); }

    /** The page as it was left: what was checked in this attempt, or what was begun. */
    restore() {
      const { kept } = this;
      const draft = this.board.handed ? null : /** @type {{h: string, r: unknown} | null} */ (learn.get("draft/" + this.name));
      find(this.element, ".pb-changed").hidden = !kept || kept.h === this.hash;
      const answered = kept && kept.h === this.hash && kept.a === this.board.attempt && !(draft && !this.board.atOnce);
      const score = answered ? grading.score(this.spec, kept.r) : null;
      const fits = draft?.h === this.hash && !["malformed", "unknown", "too-many"].includes(grading.score(this.spec, draft.r).status);
      this.open(fits ? draft.r : null);
      if (!score || score.status !== "graded") return;
      this.view.lay(this.element, kept?.r);
      this.show(score);
    }

    /** Enter checks this question and no other; arrows only select. @param {KeyboardEvent} event */
    enter(event) {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      if (this.board.atOnce) this.check();
    }

    /** A long choice has no label around it, for a label holds no blocks: a press on its text chooses all the same.
     * @param {Element} at */
    press(at) {
      if (this.box.disabled) return;
      const moved = this.view.press?.(this.element, at);
      if (moved) {
        this.touched();
        this.board.say(fill(this.board.words.moved, { n: moved, of: this.spec.entries.length }));
      }
      const long = at.closest(".pb-choice__long");
      if (long && !at.closest("a, input") && !long.closest(":disabled") && getSelection()?.isCollapsed) find(long, "input").click();
    }

    /** What is begun is kept, too: a page may be left in the middle. */
    touched() {
      this.calm();
      this.board.say("");
      if (this.status !== "too-long") learn.set("draft/" + this.name, { h: this.hash, r: this.response });
    }

    get response() { return this.view.read(this.element); }
    get status() { return grading.score(this.spec, this.response).status; }

    /** With nothing to grade it only asks: no try is counted, nothing is revealed. */
    check() {
      const step = this.view.advance?.(this.element, this.spec);
      if (step) this.explain(step);
      const status = step === null ? "empty" : this.status;
      if (step && (status === "incomplete" || !this.board.atOnce)) return this.told(step);
      if (status !== "graded") {
        this.ask(status);
        this.board.say(this.said(this.please.textContent ?? ""));
        return this.focus();
      }
      const score = grading.score(this.spec, this.response);
      learn.update(this.earned(score));
      this.show(score);
      this.board.changed();
      const reasons = /** @type {HTMLElement[]} */ ([...this.box.querySelectorAll(".pb-fb")]);
      (this.view.sums && !step ? this.verdict : reasons.at(-1) ?? this.verdict).focus();
      this.board.say(this.said(this.judged(score)) + this.board.ending());
    }

    /** A reply that the scenario goes on after. @param {Mark} step */
    told(step) {
      this.touched();
      const effect = find(this.view.place(this.element, step), ".pb-fb");
      effect.focus();
      const next = this.element.querySelector(".pb-scene:not(:disabled):not([hidden]) legend");
      this.acts.hidden = !next;
      if (next) this.board.say(fill(this.board.words.nextScene, { who: next.textContent?.trim() ?? "" }));
    }

    /** What is to be kept once this score counts. @param {Score} score @returns {Record<string, unknown>} */
    earned(score) {
      const { kept } = this;
      const before = kept?.h === this.hash ? kept : null;
      const at = learn.now();
      const a = this.board.attempt ?? before?.a ?? 0; // a refresher is no attempt
      const n = this.board.attempt === null ? (before?.n ?? 0) : before && before.a === a ? before.n + 1 : 1;
      const item = { h: this.hash, r: this.response, at, ok: Number(score.correct), a, n };
      return {
        ["item/" + this.name]: { ...item, ...spaced(before, score.correct, at, this.board.intervals) },
        ["draft/" + this.name]: null,
      };
    }

    /** @param {Score} score */
    judged(score) {
      const words = this.board.words;
      const [name, values] = this.view.verdict?.(score) ?? [score.correct ? "right" : "wrong", {}];
      return fill(words[name], values);
    }

    /** @param {string} verdict */
    said(verdict) { return fill(this.board.words.said, { n: this.number, verdict }); }

    /** @param {string} status */
    ask(status) {
      const layout = this.box.className.split("--")[1];
      const words = this.board.words;
      const name = (status === "empty" ? "empty-" + layout : status).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      this.please.textContent = words[name] ?? words.unknown ?? "";
      this.please.hidden = false;
      this.box.setAttribute("aria-describedby", (this.described + " " + this.please.id).trim());
    }

    calm() {
      this.please.hidden = true;
      if (this.described) this.box.setAttribute("aria-describedby", this.described);
      else this.box.removeAttribute("aria-describedby");
    }

    focus() {
      const fields = /** @type {HTMLInputElement[]} */ ([...this.box.querySelectorAll("input, select, button:not([aria-disabled=true])")]);
      const free = fields.filter((field) => !field.closest("[hidden], .pb-scene:disabled"));
      const empty = free.find((field) => !field.value && field.localName !== "button");
      (empty ?? free[0] ?? this.box).focus({ preventScroll: !this.please.hidden });
      if (!this.please.hidden) this.please.scrollIntoView({ block: "center" });
    }

    /** @param {Score} score */
    show(score) {
      this.score = score;
      this.calm();
      this.box.disabled = true;
      for (const mark of score.marks) if (mark.chosen) this.explain(mark);
      this.conclude(score);
      const last = this.board.tries > 0 && (this.kept?.n ?? 0) >= this.board.tries;
      this.checker.hidden = true;
      this.repeater.hidden = last || !this.board.atOnce;
      this.acts.hidden = score.correct || this.repeater.hidden;
      // A review: every part and why, beside the response. Whoever has tried twice may look.
      this.reasons.hidden = !(score.correct || last || !this.board.atOnce || (this.kept?.n ?? 0) > 1);
      find(this.element, ".pb-changed").hidden = true;
    }

    /** @param {Mark} mark */
    explain(mark) {
      const place = this.view.place(this.element, mark);
      const id = this.element.id + "--" + mark.part.replace("/", "--") + "--_why";
      if (document.getElementById(id)) return;
      const reason = this.reason(mark);
      reason.id = id;
      reason.tabIndex = -1;
      const label = this.view.label?.(this.element, mark);
      if (label) reason.lastElementChild?.prepend(make("p", fill(this.board.words.gapN, { n: label })));
      place.append(reason);
      (place.dataset.part ? place : find(this.element, `[data-part="${mark.part}"]`)).classList.add(mark.correct ? "pb-right" : "pb-wrong");
      const control = this.view.control(this.element, mark);
      control?.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
    }

    /** The reason as the key has it, or only whether it is right. @param {Mark} mark */
    reason(mark) {
      const id = this.view.reason(mark);
      const source = this.reasons.querySelector(`[data-reason="${id || mark.part}"] .pb-fb`) ?? find(this.reasons, ".pb-fb");
      const found = copy(source);
      found.className = "pb-fb pb-fb--" + (mark.correct ? "ok" : "no");
      found.querySelector("path")?.setAttribute("d", mark.correct ? CHECK : CROSS);
      const word = this.board.words[mark.correct ? "right" : this.spec.kind === "ordering" ? "notHere" : "wrong"] ?? "";
      if (id) find(found, "b").textContent = word;
      else found.lastElementChild?.replaceChildren(make("p", make("b", word)));
      found.querySelector(".pb-then")?.remove(); // where it goes on is seen
      return found;
    }

    /** @param {Score} score */
    conclude(score) {
      const after = find(this.reasons, ".pb-key__all");
      const reread = find(this.reasons, ":scope > .pb-reread");
      const lines = this.view.sums ? [make("p", make("b", this.judged(score)))] : [];
      if (this.view.sums && !score.correct) {
        const above = make("span", " " + (this.board.words.above ?? ""));
        above.className = "pb-vh";
        lines[0].append(above);
      }
      if (after) lines.push(copy(after));
      if (reread && !score.correct && this.view.sums) lines.push(copy(reread));
      else if (reread && !score.correct) this.box.querySelector(".pb-fb > div")?.append(copy(reread));
      this.verdict.replaceChildren(...lines);
      this.verdict.hidden = !lines.length;
    }

    /** Ready to respond, with `response` laid out, or as at the beginning. @param {unknown} response */
    open(response) {
      for (const old of this.element.querySelectorAll(":is(.pb-q, .pb-whys) .pb-fb")) old.remove();
      for (const marked of this.element.querySelectorAll(".pb-right, .pb-wrong")) marked.classList.remove("pb-right", "pb-wrong");
      for (const field of this.box.querySelectorAll("[aria-describedby$=--_why]")) {
        const rest = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => !one.endsWith("--_why")).join(" ");
        if (rest) field.setAttribute("aria-describedby", rest);
        else field.removeAttribute("aria-describedby");
      }
      this.score = null;
      this.verdict.hidden = this.repeater.hidden = this.reasons.hidden = true;
      this.checker.hidden = this.box.disabled = false;
      this.acts.hidden = !this.board.atOnce && !this.view.advance;
      this.view.lay(this.element, response);
      for (const mark of this.view.given?.(this.element, this.spec) ?? []) this.explain(mark);
    }

    again() { this.open(this.score ? this.view.keep(this.score, this.response) : null); }
  }

  playbook.quiz = { Item, spaced, find, make };
})();
