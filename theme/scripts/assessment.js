// @ts-check
/* The questions of a module, taken together: draws, orders, counts, hands in. The HTML is complete without it. */
(function () {
  "use strict";
  const { fill, grading, language, learn, quiz } = playbook;
  const { Item, find, make } = quiz;

  /** At most two decimals, cut and not rounded: what is shown never reaches a mark that was missed. @param {Fraction} points */
  function shown({ n, d }) {
    return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Math.floor((n * 100) / d) / 100);
  }

  /** @param {Fraction} points */
  const text = ({ n, d }) => (d === 1 ? String(n) : n + "/" + d);

  class PbAssessment extends HTMLElement {
    /** @type {Item[]} Every item; `items` are those that are asked in this attempt. */
    all = [];
    words = this.dataset;
    atOnce = this.words.feedback === "at-once";
    test = this.words.mode === "test";
    tries = this.atOnce ? Number(this.words.attempts ?? 0) : 0;
    intervals = (this.words.intervals ?? "7").split(" ").map(Number);
    key = "try/" + this.words.module;
    note = ""; // what is said before the score
    asked = false; // whether the learner has been told what is open
    ready = false;

    connectedCallback() {
      if (this.all.length) return;
      this.all = [...this.querySelectorAll("pb-item")].map((element) => new Item(/** @type {HTMLElement} */ (element), this));
      for (const other of this.querySelectorAll(".pb-unscripted")) other.remove();
      for (const other of this.querySelectorAll(".pb-scripted")) other.removeAttribute("hidden");
      /** @type {HTMLButtonElement} */ (find(this, ".pb-finish button")).disabled = false;
      this.listen();
      this.begin();
    }

    listen() {
      find(this, "form").addEventListener("submit", (event) => { event.preventDefault(); this.finish(); });
      for (const [name, act] of Object.entries({ retry: () => this.retry(), anew: () => this.anew() })) {
        this.querySelector(`[data-do=${name}]`)?.addEventListener("click", act);
      }
      document.addEventListener("pb-anew", () => this.begin());
      learn.on((what) => {
        if (what === "changed" && !this.contains(document.activeElement)) this.begin();
      });
    }

    /** @param {Element} _element */
    module(_element) { return this.words.module ?? ""; }

    get trying() { return /** @type {Try} */ (learn.get(this.key) ?? { n: 0, seed: "", drawn: [], last: [] }); }
    get handed() { return Boolean(this.trying.out); }
    get attempt() { return this.trying.n; }
    /** Whether no attempt is left; after a material change they count anew. */
    get gone() { return !this.atOnce && Boolean(this.words.attempts) && this.attempt + 1 - (this.trying.from ?? 0) >= Number(this.words.attempts); }
    get items() { return this.all.filter((item) => !item.off); }

    /** The attempt as it stands: what is asked, in which order, what is answered. A draw outlives a reload. */
    begin() {
      playbook.attempts?.arrange(this);
      for (const item of this.all) item.restore();
      this.ready = false;
      this.changed();
      this.ready = true; // from here on a change is the learner's
      playbook.attempts?.time(this);
    }

    // ---- what is said and shown

    /** @param {string} said */
    say(said) { find(this, "[role=status]:last-of-type").textContent = said; }

    get result() {
      const responses = Object.fromEntries(this.items.map((item) => [item.spec.id, item.response]));
      return grading.assess(this.items.map((item) => item.spec), responses, Number(this.words.pass));
    }

    get complete() { return this.atOnce ? this.items.length > 0 && this.items.every((item) => item.score) : this.handed; }

    /** @param {Result} result */
    sentence({ points, of, needed }) { return fill(this.words.score, { points: shown(points), of, needed: shown(needed) }); }

    ending() {
      if (!this.complete) return "";
      const { result } = this;
      const verdict = result.passed ? this.words.passed : this.words.notPassed;
      return " " + fill(this.words.done, { score: verdict + " " + this.sentence(result) });
    }

    finish() {
      if (this.handed) return this.begin(); // another tab has handed it in
      const open = this.items.filter((item) => !item.score && item.status !== "graded");
      const sure = this.test && this.asked;
      this.asked = open.length > 0;
      if (!open.length || sure) return this.atOnce ? this.checkAll() : this.handIn();
      for (const item of open) item.ask(item.status);
      find(this, ".pb-open").hidden = false;
      find(this, ".pb-open ul").replaceChildren(...open.map((item) => this.way(item)));
      const questions = new Intl.ListFormat(language).format(open.map((item) => String(item.number)));
      if (!this.test) open[0].focus();
      find(this, ".pb-open p").textContent = fill(this.test ? this.words.openTest : this.words.open, { questions });
      this.say(find(this, ".pb-open p").textContent ?? "");
    }

    checkAll() {
      const fresh = this.items.filter((item) => !item.score);
      this.conclude(fresh, {});
    }

    /** All at once, in one write: a page that is left in the middle has handed in everything or nothing. @param {string} [why] */
    handIn(why) {
      const { trying } = this;
      if (trying.out) return this.begin();
      this.note = why ?? "";
      this.conclude(this.items.filter((item) => !item.score && item.status === "graded"), { [this.key]: { ...trying, out: true } });
      if (why) this.say(why);
    }

    /** @param {Item[]} items @param {Record<string, unknown>} more */
    conclude(items, more) {
      const scores = new Map(items.map((item) => [item, grading.score(item.spec, item.response)]));
      for (const [item, score] of scores) Object.assign(more, item.earned(score));
      learn.update(more);
      for (const [item, score] of scores) item.show(score);
      for (const item of this.items) if (!item.score) this.close(item);
      this.asked = false;
      playbook.attempts?.time(this);
      this.changed();
      find(this, ".pb-result").focus(); // it says the score
    }

    /** What was handed in without a response: no points, and the key to read. @param {Item} item */
    close(item) {
      item.calm();
      item.box.disabled = true;
      item.acts.hidden = true;
      item.reasons.hidden = false;
    }

    /** The score stands at the end as soon as every question is checked. */
    changed() {
      const done = this.complete;
      find(this, ".pb-open").hidden = true;
      find(this, ".pb-finish").hidden = done || (Boolean(this.words.minutes) && this.trying.began === undefined);
      find(this, ".pb-result").hidden = !done;
      if (done) this.ended();
      playbook.changed?.show();
      if (this.ready) document.dispatchEvent(new Event("pb-changed"));
    }

    ended() {
      if (!this.atOnce) for (const item of this.items) if (!item.score) this.close(item);
      this.tell(this.result);
      this.record(this.result);
    }

    /** @param {Result} result */
    tell(result) {
      const { gone, words } = this;
      const missed = this.items.filter((item) => !item.score?.correct);
      find(this, ".pb-result__n span").textContent = shown(result.points);
      find(this, ".pb-result__n small").textContent = "/" + result.of;
      find(this, ".pb-result__word").textContent = (result.passed ? words.passed : words.notPassed) ?? "";
      const more = missed.length ? (gone ? words.noAttempts : "") : words.allDone;
      find(this, ".pb-result__score").textContent = [this.note, this.sentence(result), more].filter(Boolean).join(" ");
      find(this, ".pb-result__missed").hidden = !missed.length;
      find(this, ".pb-result__missed ul").replaceChildren(...missed.map((item) => this.way(item)));
      find(this, "[data-do=retry]").hidden = !this.atOnce || !missed.some((item) => !item.repeater.hidden);
      find(this, "[data-do=anew]").hidden = gone || (this.atOnce && !words.draw);
    }

    /** The best result so far, with what it was made from: the claim of a completion record. @param {Result} result */
    record(result) {
      const { items: asked, words } = this;
      const w = Number(words.stand ?? 0);
      const best = {
        at: learn.now(), v: words.version, ...(w && { w }), p: text(result.points), of: result.of, share: result.of ? result.points.n / result.points.d / result.of : 0,
        done: result.passed, c: result.passed ? (words.material ?? "").split(" ").filter(Boolean) : [],
        r: Object.fromEntries(asked.map((item) => [item.spec.id, item.score ? item.response : ""])),
        h: Object.fromEntries(asked.map((item) => [item.spec.id, item.hash])),
      };
      const key = "pass/" + words.module;
      const before = /** @type {Pass | null} */ (learn.get(key));
      const newer = w > (before?.w ?? 0);
      // What was passed before a material change is not passed again by looking at it.
      if (before?.done && newer && !this.ready) return;
      // A better one stays, whatever is set here; what changed counts as seen all the same.
      if (before && (before.done && !best.done || !newer && before.share > best.share) && best.c.every((change) => before.c.includes(change))) return;
      /** @param {Pass} one */
      const told = ({ p, r, h, c, v }) => JSON.stringify([p, r, h, c, v]);
      if (before && !newer && told(before) === told(/** @type {Pass} */ (best))) return;
      learn.set(key, best);
    }

    /** @param {Item} item */
    way(item) {
      const prompt = find(item.box, ".pb-q__prompt").textContent?.trim().split(/\s+/).slice(0, 7).join(" ");
      const link = /** @type {HTMLAnchorElement} */ (make("a", fill(this.words.questionN, { n: item.number }) + ": " + prompt + " …"));
      link.href = "#" + item.element.id;
      return make("li", link);
    }

    /** Only what was missed is asked again; what was right stays. */
    retry() {
      const missed = this.items.filter((item) => !item.score?.correct && !item.repeater.hidden);
      for (const item of missed) item.again();
      this.changed();
      missed[0].focus();
    }

    /** Another attempt: asked anew, from what was not drawn last where the bank has enough. */
    anew() {
      const { n, drawn, w, from } = this.trying;
      const drafts = Object.fromEntries(this.all.map((item) => ["draft/" + item.name, null]));
      this.note = "";
      learn.update({ ...drafts, [this.key]: { n: n + 1, seed: "", drawn: [], last: drawn, w, from } });
      this.begin();
      (this.words.minutes ? find(this, "[data-do=begin]") : this.items[0]).focus();
    }
  }
  customElements.define("pb-assessment", PbAssessment);
})();
