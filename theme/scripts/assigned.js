// @ts-check
/* What was assigned to whoever reads here: a line on every page, and the page of it. A link brings an assignment, the browser
   keeps it as it came, and it is read anew each time. Its texts are set as text, never as HTML. */
(function () {
  "use strict";
  const { assignment, base, fill, learn, progress } = playbook;
  const course = /** @type {Course} */ (playbook.course);
  const { day } = progress;
  const DAY = 86400000;
  const known = {
    playbook: document.documentElement.dataset.playbook ?? "",
    modules: course.modules.map((one) => one.id), paths: course.paths.map((one) => one.id),
  };

  /** @param {string} tag @param {string} [text] @param {string} [kind] */
  function make(tag, text = "", kind = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  /** Every assignment that is kept and can still be read, with its steps and how far they are. */
  function all() {
    return learn.entries("assigned/").flatMap(([sum, kept]) => {
      const { f, at } = /** @type {{f: string, at: number}} */ (kept);
      const { payload } = assignment.decode(f, known);
      return payload ? [{ sum, payload, at, steps: stepsOf(payload) }] : [];
    });
  }

  /** A module counts with what had changed in it when it was assigned. @param {string | undefined} id @param {Assignment} payload */
  function passed(id, payload) {
    const module = course.modules.find((one) => one.id === id);
    return Boolean(module && progress.passedAsOf(module, learn, payload.i));
  }

  /** What is to be done: each module, or each step of the path. @param {Assignment} payload */
  function stepsOf(payload) {
    const path = course.paths.find((one) => one.id === payload.l);
    const steps = path ? progress.steps(path, String(learn.get("role") ?? "")).filter((step) => !step.optional) : [];
    const taken = steps.map((step) => ({ title: step.title, url: step.url || /** @type {CoursePath} */ (path).url, done: step.module ? passed(step.module, payload) : progress.step(step, /** @type {CoursePath} */ (path), course, learn) }));
    const modules = (payload.m ?? []).flatMap((id) => course.modules.filter((one) => one.id === id));
    return [...taken, ...modules.map((module) => ({ title: module.title, url: module.url, done: passed(module.id, payload) }))];
  }

  /** The last moment of the day on which it is due; null where there is no day. @param {{payload: Assignment, at: number}} given */
  function dueAt({ payload, at }) {
    if (payload.d === undefined) return null;
    const start = typeof payload.d === "number" ? new Date(at + payload.d * DAY) : new Date(payload.d + "T00:00:00");
    return new Date(start.getFullYear(), start.getMonth(), start.getDate(), 23, 59, 59).getTime();
  }

  // ---- the line on every page

  function bar() {
    document.querySelector(".pb-bar-assigned")?.remove();
    const open = all().filter((one) => one.steps.some((step) => !step.done));
    const words = bar.words;
    if (!open.length || document.getElementById("pb-assigned")) return;
    const steps = open.flatMap((one) => one.steps);
    const first = Math.min(...open.map((one) => dueAt(one) ?? Infinity));
    const line = make("p", "", "pb-bar-assigned");
    const link = /** @type {HTMLAnchorElement} */ (make("a", fill(words.bar, { n: steps.filter((step) => step.done).length, of: steps.length })));
    link.href = base + "/" + course.assigned;
    playbook.complete(link);
    line.append(link);
    if (first < Infinity) line.append(" · ", make("span", fill(first < learn.now() ? words.late : words.due, { date: day(first) }), first < learn.now() ? "pb-late" : ""));
    document.getElementById("main")?.before(line);
  }
  bar.words = course.words ?? {};

  // ---- the page

  const found = document.getElementById("pb-assigned");
  if (!found) {
    bar();
    learn.on(bar);
    return;
  }
  const page = found;
  const words = page.dataset;
  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
  const find = (selector) => /** @type {T} */ (page.querySelector(selector));
  const said = find(".pb-said");
  /** @param {string | undefined} text */
  const say = (text) => { said.textContent = text ?? ""; };

  /** What the address brought: kept if it is sound, refused with a sentence if not. The address is cleared, so that it is not kept twice. */
  function take() {
    const fragment = decoded(location.hash.slice(1));
    if (!fragment) return;
    const { payload, reason, sum } = assignment.decode(fragment, known);
    if (payload && !learn.get("assigned/" + sum)) learn.set("assigned/" + sum, { at: learn.now(), f: fragment });
    say(reason ? words[reason] : "");
    history.replaceState(null, "", location.pathname + location.search);
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** @param {ReturnType<typeof all>[number]} given */
  function section(given) {
    const { payload, steps, sum } = given;
    const made = make("section", "", "pb-given");
    const title = make("h2", payload.l ? course.paths.find((one) => one.id === payload.l)?.title ?? "" : steps.map((step) => step.title).join(", "));
    title.id = "given-" + sum;
    made.setAttribute("aria-labelledby", title.id);
    const due = dueAt(given);
    const late = due !== null && due < learn.now() && steps.some((step) => !step.done);
    const facts = [fill(words.by, { by: payload.b }), due === null ? words.noDue ?? "" : fill(late ? words.overdue : words.due, { date: day(due) })];
    made.append(title, make("p", facts.join(" · "), late ? "pb-late" : "pb-meta"));
    if (payload.g) made.append(make("p", fill(words.group, { group: payload.g }), "pb-meta"));
    if (payload.n) made.append(make("p", fill(words.note, { note: payload.n })));
    const missing = (payload.m ?? []).filter((id) => !known.modules.includes(id));
    if (missing.length) made.append(make("p", fill(words.someUnknown, { what: missing.join(", ") }), "pb-note"));
    made.append(make("p", fill(words.of, { n: steps.filter((step) => step.done).length, of: steps.length }), "pb-strong"), list(steps));
    if (payload.t) made.append(make("p", fill(words.sendTo, { to: payload.t })));
    if (steps.length && steps.every((step) => step.done)) made.append(make("p", words.allDone, "pb-strong"));
    made.append(remove(sum));
    return made;
  }

  /** @param {ReturnType<typeof stepsOf>} steps */
  function list(steps) {
    const made = make("ul");
    made.append(...steps.map((step) => {
      const link = /** @type {HTMLAnchorElement} */ (make("a", step.title));
      link.href = base + "/" + step.url;
      playbook.complete(link);
      const row = make("li");
      row.append(link, make("span", step.done ? words.moduleDone : words.moduleOpen, step.done ? "pb-status pb-status--done" : "pb-meta"));
      return row;
    }));
    return made;
  }

  /** @param {string} sum */
  function remove(sum) {
    const button = /** @type {HTMLButtonElement} */ (make("button", words.remove, "pb-go pb-go--s pb-go--line"));
    button.type = "button";
    button.onclick = () => {
      const kept = learn.get("assigned/" + sum);
      learn.set("assigned/" + sum, null);
      say(words.removed);
      const undo = /** @type {HTMLButtonElement} */ (make("button", words.undo, "pb-go pb-go--s"));
      undo.type = "button";
      undo.onclick = () => { learn.set("assigned/" + sum, kept); say(""); show(); };
      said.append(" ", undo);
      show();
      undo.focus();
    };
    return button;
  }

  function show() {
    const given = all();
    find("[data-list]").replaceChildren(...(given.length ? given.map(section) : [make("p", words.none)]));
    const to = given.map((one) => one.payload.t ?? "").find((text) => /^[^\s@]+@[^\s@]+$/.test(text)) ?? "";
    const titles = given.flatMap((one) => one.steps.map((step) => step.title)).slice(0, 5).join(", ");
    const query = `subject=${encodeURIComponent(fill(words.mailSubject, { what: titles }))}&body=${encodeURIComponent(words.mailBody ?? "")}`;
    /** @type {HTMLAnchorElement} */ (find("[data-do=mail]")).href = `mailto:${encodeURIComponent(to)}?${query}`;
  }

  const name = /** @type {HTMLInputElement} */ (find("#pb-name"));
  name.value = String(learn.get("name") ?? "");
  name.addEventListener("change", () => learn.set("name", name.value.trim() || null));

  function claim() {
    if (name.value.trim()) return progress.claim(course, learn, name.value.trim());
    say(words.needName);
    name.focus();
    return null;
  }

  find("[data-do=file]").addEventListener("click", () => {
    const made = claim();
    if (!made) return;
    learn.download(words.file ?? "", JSON.stringify(made, null, 1));
    say(words.sentFile);
  });
  find("[data-do=code]").addEventListener("click", async () => {
    const made = claim();
    if (!made) return;
    const code = assignment.code(made);
    if (!code) return say(words.tooLong);
    try {
      await navigator.clipboard.writeText(code);
      say(words.copied);
    } catch {
      say(words.notCopied);
    }
  });

  /** @type {HTMLInputElement} */ (find("#pb-receipt")).addEventListener("change", async (event) => {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    if (!file) return;
    await Promise.all(["nacl", "receipts"].map((script) => playbook.load(`assets/${script}.js`)));
    const { status, receipt, name: trainer } = playbook.receipts.verify(await file.text(), { playbook: known.playbook, trainers: course.trainers ?? [] });
    const what = (receipt?.modules ?? []).map((one) => course.modules.find((module) => module.id === one.id)?.title ?? one.id).join(", ");
    const word = ("receipt-" + status).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    find("[data-receipt]").textContent = fill(words[word], { name: trainer ?? "", what, who: receipt?.name ?? "", date: receipt?.accepted ?? "" });
  });

  addEventListener("hashchange", () => { take(); show(); });
  learn.on(() => show());
  take();
  show();
})();
