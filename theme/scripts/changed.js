// @ts-check
/* After a material change, a learner who had passed is led to what is new or changed, and to no other question. Loaded where there
   is such a change. What is asked is worked out from the last pass: `plan` is pure, the rest is a module's page. */
(function () {
  "use strict";

  /** @param {unknown} response What was handed in without a response is kept as an empty text. */
  const given = (response) => response !== undefined && response !== null && response !== "";

  /** Which questions keep their response from a pass, which are asked, and how many more a bank has to give.
   * A bank asks again what it asked, as far as it still can. @param {Asked[]} items @param {Record<string, number>} draws @param {Pass} pass
   * @returns {ChangePlan} */
  function plan(items, draws, pass) {
    /** @param {Asked} item */
    const stands = ({ id, hash }) => pass.h[id] === hash && Object.hasOwn(pass.r, id) && given(pass.r[id]);
    const asked = items.filter(({ bank }) => !Object.hasOwn(draws, bank));
    /** @type {Record<string, number>} */
    const more = {};
    for (const [bank, count] of Object.entries(draws)) {
      const known = items.filter((item) => item.bank === bank && Object.hasOwn(pass.h, item.id));
      const again = [...known.filter(stands), ...known.filter((item) => !stands(item))].slice(0, count);
      asked.push(...again);
      more[bank] = count - again.length;
    }
    /** @param {Asked[]} some */
    const ids = (some) => some.map(({ id }) => id);
    const open = asked.filter((item) => !stands(item));
    return { kept: ids(asked.filter(stands)), open: ids(open), more, n: open.length + Object.values(more).reduce((sum, one) => sum + one, 0) };
  }

  playbook.changed = { plan, show: () => {} };
  if (typeof document === "undefined" || !document.getElementById("pb-changed")) return;

  // ---- the page

  const { fill, language, learn } = playbook;
  const notice = /** @type {HTMLElement} */ (document.getElementById("pb-changed"));
  const page = /** @type {HTMLElement} */ (document.getElementById("pb-module"));
  const words = notice.dataset;
  const about = page.dataset;
  const module = about.module ?? "";
  const key = "pass/" + module;
  const stand = Number(about.stand);
  const material = (about.material ?? "").split(" ");
  const only = document.getElementById("pb-only");
  const board = /** @type {Taken | null} */ (document.querySelector("pb-assessment"));
  /** @param {Element} within @param {string} selector */
  const find = (within, selector) => /** @type {HTMLElement} */ (within.querySelector(selector));
  const pass = () => /** @type {Pass} */ (learn.get(key));
  const trying = () => /** @type {Try} */ (learn.get("try/" + module) ?? { n: 0, seed: "", drawn: [], last: [] });
  /** What changed since the last pass. */
  const unseen = () => (pass()?.done ? material.filter((change) => !pass().c.includes(change)) : []);
  /** Whether it is being asked for, in the attempt as it stands. */
  const following = () => Boolean(trying().only) && trying().w === stand && unseen().length > 0;
  let everything = false; // whether the reader wants to see every question

  const draws = Object.fromEntries((board?.dataset.draw ?? "").split(" ").filter(Boolean).map((one) => one.split(":")).map(([bank, n]) => [bank, Number(n)]));
  const items = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("pb-item"))].map(({ dataset }) => ({
    id: dataset.id ?? "", hash: dataset.hash ?? "", bank: dataset.bank ?? "",
  }));
  const now = () => plan(items(), draws, pass());

  function show() {
    const since = unseen();
    notice.hidden = !since.length;
    if (only) only.hidden = true;
    if (!since.length) return fold(false);
    const { n } = now();
    tell(since, n);
    if (only && board) ask(only, n);
    if (!board?.ready) fold(following() && !everything);
    else if (board.complete) fold(false);
  }

  /** @param {string[]} since @param {number} n */
  function tell(since, n) {
    const { at, v, of } = pass();
    const date = new Date(at).toLocaleDateString(language, { dateStyle: "long" });
    const told = of && v !== about.version ? words.told : words.same;
    find(notice, "[data-said]").textContent = fill(told, { old: v, new: about.version ?? "", date });
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (notice.querySelectorAll("[data-change]"))) line.hidden = !since.includes(line.dataset.change ?? "");
    lessons(new Date(at).toISOString().slice(0, 10));
    find(notice, "[data-count]").textContent = board ? (n ? fill(words.n, { n }) : words.none ?? "") : "";
    find(notice, "[data-do=changed]").hidden = !n;
    find(notice, "[data-do=seen]").hidden = n > 0;
  }

  /** @param {string} day When it was passed: a lesson that changed on that day may have changed after it. */
  function lessons(day) {
    const part = /** @type {HTMLElement | null} */ (notice.querySelector("[data-lessons]"));
    if (!part) return;
    const lines = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-day]")]);
    for (const line of lines) line.hidden = (line.dataset.day ?? "") < day;
    part.hidden = lines.every((line) => line.hidden);
  }

  /** Above the questions. @param {HTMLElement} part @param {number} n */
  function ask(part, n) {
    const asked = following();
    part.hidden = !n || (asked && Boolean(board?.complete));
    find(part, "p").textContent = fill(asked ? words.folded : words.n, { n });
    find(part, "[data-do=changed]").hidden = asked;
    const all = find(part, "[data-do=all]");
    all.hidden = !asked;
    all.setAttribute("aria-pressed", String(everything));
  }

  /** What keeps its response is folded away, or all is shown. @param {boolean} away */
  function fold(away) {
    const kept = away ? now().kept : [];
    for (const { element, score, spec } of board?.all ?? []) element.classList.toggle("pb-folded", Boolean(score) && kept.includes(spec.id));
  }

  // ---- what the reader does

  /** The questions with their scripts, which otherwise come when they are near. */
  async function ready() {
    const scripts = (/** @type {HTMLElement | null} */ (document.querySelector("[data-load]"))?.dataset.load ?? "").split(" ").filter(Boolean);
    await Promise.all(scripts.map(playbook.load));
  }

  /** An attempt in which every response that still stands is there already. @param {Taken} taken */
  function renew(taken) {
    const { kept, open, more, n } = now();
    const before = trying();
    const at = before.n + 1;
    const seed = before.seed || Math.random().toString(36).slice(2, 10);
    const carried = taken.all.flatMap((item) => (kept.includes(item.spec.id) ? carry(item, at) : taken.atOnce ? move(item, before.n, at) : []));
    const drawn = Object.keys(draws).flatMap((bank) => {
      const here = items().filter((item) => item.bank === bank).map(({ id }) => id);
      const again = here.filter((id) => kept.includes(id) || open.includes(id));
      const rest = here.filter((id) => !again.includes(id));
      return [...again, ...(more[bank] ? playbook.shuffle.draw({ [bank]: rest }, { [bank]: more[bank] }, seed, []) : [])];
    });
    const from = before.w === stand ? before.from ?? at : at;
    const ended = n ? {} : { out: true, began: learn.now() };
    learn.update({ ...Object.fromEntries(carried), [taken.key]: { n: at, seed, drawn, last: before.last, w: stand, from, only: true, ...ended } });
    everything = false;
    document.dispatchEvent(new Event("pb-anew"));
  }

  /** The response of the pass, as one of this attempt. When it comes back for practice stays as it was.
   * @param {QuizItem} item @param {number} at @returns {[string, unknown][]} */
  function carry(item, at) {
    const r = pass().r[item.spec.id];
    const before = item.kept?.h === item.hash ? item.kept : { at: pass().at, n: 1, box: 0, due: pass().at };
    const ok = Number(playbook.grading.score(item.spec, r).correct);
    return [["item/" + item.name, { ...before, h: item.hash, r, ok, a: at }], ["draft/" + item.name, null]];
  }

  /** What was responded to in the attempt before, as the questions stand now, need not be asked twice.
   * @param {QuizItem} item @param {number} from @param {number} to @returns {[string, unknown][]} */
  const move = ({ kept, hash, name }, from, to) => (kept?.h === hash && kept.a === from ? [["item/" + name, { ...kept, a: to }]] : []);

  /** To the questions: a new attempt, unless this one is under way or leaves no other. */
  async function go() {
    await ready();
    if (!board) return;
    if (!following() || (board.complete && !board.atOnce && !board.gone)) renew(board);
    const next = board.complete ? null : board.items.find((item) => !item.score);
    const begin = /** @type {HTMLElement | null} */ (board.querySelector("[data-do=begin]:not([hidden])"));
    if (begin) begin.focus();
    else if (next) next.focus();
    else find(board, ".pb-result").focus();
    if (next && !begin) next.element.scrollIntoView();
    board.say(fill(words.folded, { n: now().n }));
  }

  /** Nothing is asked but to have read it. Where points went with a question that was taken out, there may be something left to do. */
  async function seen() {
    await ready();
    if (board) {
      renew(board);
      board.changed();
    } else learn.set(key, { ...pass(), at: learn.now(), v: about.version, w: stand, c: [...new Set([...pass().c, ...material])] });
    show();
    if (board && unseen().length) return find(board, ".pb-result").focus();
    document.dispatchEvent(new Event("pb-changed"));
    document.getElementById("pb-aims")?.focus();
    find(page, "[role=status]").textContent = about.noted ?? "";
  }

  const acts = { changed: go, seen, all: () => { everything = !everything; fold(!everything); show(); } };
  for (const [name, act] of Object.entries(acts)) {
    for (const button of document.querySelectorAll(`:is(#pb-changed, #pb-only) [data-do=${name}]`)) button.addEventListener("click", () => void act());
  }
  playbook.changed.show = show;
  learn.on(show);
  for (const name of ["pb-anew", "pb-changed"]) document.addEventListener(name, show);
  show();
  if (board?.ready) fold(following());
})();
