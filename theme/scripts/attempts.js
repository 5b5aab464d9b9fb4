// @ts-check
/* What only some assessments have: draws from banks, other orders, a time limit. A seed stays with its attempt, so that a page that
   is loaded again asks the same; the next attempt has another. */
(function () {
  "use strict";
  const { fill, learn, shuffle } = playbook;
  /** @param {number} ms */
  const clock = (ms) => Math.floor(ms / 60000) + ":" + String(Math.floor(ms / 1000) % 60).padStart(2, "0");
  /** @param {string | undefined} list */
  const words = (list) => (list ?? "").split(" ").filter(Boolean);
  /** @param {Taken} board How many to draw from each bank. */
  const counts = (board) => Object.fromEntries(words(board.dataset.draw).map((one) => one.split(":")).map(([bank, n]) => [bank, Number(n)]));
  /** @template {HTMLElement} [T=HTMLElement] @param {Element} within @param {string} selector */
  const find = (within, selector) => /** @type {T} */ (within.querySelector(selector));

  /** @param {Taken} board @param {string} bank */
  const bankOf = (board, bank) => board.all.filter(({ element }) => element.dataset.bank === bank).map(({ spec }) => spec.id);

  /** Whether what was drawn is still there, and as many as it should be: the content may have been rebuilt since. @param {Taken} board */
  const stands = (board) => Object.entries(counts(board)).every(([bank, n]) => {
    return bankOf(board, bank).filter((id) => board.trying.drawn.includes(id)).length === n;
  });

  /** @param {Taken} board */
  function draw(board) {
    const { trying } = board;
    const seed = Math.random().toString(36).slice(2, 10);
    const banks = Object.fromEntries(Object.keys(counts(board)).map((bank) => [bank, bankOf(board, bank)]));
    learn.set(board.key, { ...trying, seed, drawn: shuffle.draw(banks, counts(board), seed, trying.last) });
  }

  /** @param {Taken} board */
  function arrange(board) {
    const banks = Object.keys(counts(board));
    const mixes = "shuffleChoices" in board.dataset;
    const orders = "shuffleItems" in board.dataset;
    if ((banks.length || mixes || orders) && !(board.trying.seed && stands(board))) draw(board);
    const { drawn, seed } = board.trying;
    for (const item of board.all) {
      item.off = banks.includes(item.element.dataset.bank ?? "-") && !drawn.includes(item.spec.id);
      item.element.hidden = item.off;
      if (mixes && item.spec.choices) mix(item, seed);
    }
    if (orders) order(board, seed);
    board.items.forEach((item, at) => {
      item.number = at + 1;
      find(item.element, ".pb-q__n").textContent = fill(board.dataset.question, { n: item.number, of: board.items.length });
    });
  }

  /** @param {Taken} board @param {string} seed */
  function order(board, seed) {
    const ids = shuffle.shuffled(board.all.map((item) => item.spec.id).sort(), seed, []);
    board.all.sort((a, b) => ids.indexOf(a.spec.id) - ids.indexOf(b.spec.id));
    find(board, ".pb-finish").before(...board.all.map((item) => item.element));
  }

  /** @param {QuizItem} item @param {string} seed */
  function mix(item, seed) {
    const ids = shuffle.shuffled(item.spec.choices, seed + "/" + item.spec.id, words(item.element.dataset.pinned));
    item.please.after(...ids.map((id) => find(item.box, `[data-part="${id}"]`)));
  }

  /** @type {WeakMap<Taken, number>} */
  const ticking = new WeakMap();

  /** Before it has begun, the questions of a timed test are not shown; when the time is up, what is there is handed in.
   * @param {Taken} board */
  function time(board) {
    if (!board.dataset.minutes) return;
    const { began, out } = board.trying;
    const start = find(board, "[data-do=begin]");
    for (const item of board.items) item.element.hidden = began === undefined;
    start.hidden = began !== undefined;
    start.onclick = () => begin(board);
    find(board, ".pb-clock").hidden = Boolean(out);
    clearInterval(ticking.get(board));
    if (began === undefined || out) return;
    ticking.set(board, setInterval(() => tick(board), 1000));
    tick(board);
  }

  /** @param {Taken} board */
  function begin(board) {
    learn.set(board.key, { ...board.trying, began: learn.now() });
    time(board);
    board.changed();
    (board.items.find((item) => !item.score) ?? board.items[0]).focus();
  }

  /** @param {Taken} board */
  function tick(board) {
    const left = (board.trying.began ?? 0) + Number(board.dataset.minutes) * 60000 - learn.now();
    const { clock: word = "", timeUp } = board.dataset;
    find(board, ".pb-clock__w").textContent = word;
    find(board, ".pb-clock__t").textContent = clock(Math.max(0, left));
    if (Math.round(left / 1000) === 60) board.say(word + " 1:00");
    if (left > 0) return;
    clearInterval(ticking.get(board));
    board.handIn(timeUp);
  }

  playbook.attempts = { arrange, time };
})();
