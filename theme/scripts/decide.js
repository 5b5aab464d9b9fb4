// @ts-check
/* The decision filter: what somebody answers stays in this browser; a result in words; the answers as text for the log. */
(function () {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".pb-decide"));
  if (!form) return;
  const KEPT = "decide";
  /** @param {string} what @param {ParentNode} [inside] */
  const find = (what, inside = form) => /** @type {HTMLElement} */ (inside.querySelector(what));
  const asked = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-id]")]);
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const told = find("[data-told]");

  /** What was answered, in the order of the questions. */
  function read() {
    return asked.map((question) => {
      const checked = /** @type {HTMLInputElement | null} */ (question.querySelector(":checked"));
      const note = /** @type {HTMLInputElement} */ (question.querySelector("[type=text]")).value.trim();
      return { id: question.dataset.id ?? "", answer: checked?.value ?? "", note, question };
    });
  }

  /** @param {string} name @param {string[]} lines */
  function list(name, lines) {
    const part = find(`[data-part=${name}]`);
    part.hidden = !lines.length;
    find("ul", part).replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  }

  function show() {
    const answers = read(), { dataset } = /** @type {HTMLFormElement} */ (form);
    /** @param {string} word @param {string} where */
    const of = (word, where) => answers.filter(({ answer }) => answer === word).map(({ question }) => find(where, question).textContent ?? "");
    const no = of("no", "[data-no]"), unsure = of("unsure", "legend"), rest = of("", "legend").length;
    const open = playbook.fill(rest === 1 ? dataset.restOne : dataset.restOther, { n: rest });
    find("[data-said]").textContent = (rest === asked.length ? dataset.none : rest ? open : no.length || unsure.length ? "" : dataset.clear) ?? "";
    list("no", no);
    list("unsure", unsure);
    find("[data-text]").textContent = record(answers);
  }

  /** A text between quotation marks, as YAML and JSON both write it. @param {string} text */
  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, " ");

  /** @param {ReturnType<typeof read>} answers */
  function record(answers) {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const title = fields[0].value.trim();
    const lines = [`title: ${quoted(title || "…")}`, `date: ${day}`, "state: open", `vision: ${quoted(form?.dataset.vision ?? "")}`];
    const given = answers.filter(({ answer }) => answer);
    if (given.length) lines.push("answers:");
    for (const { id, answer, note } of given) lines.push(`  - id: ${id}`, `    answer: "${answer}"`, ...(note ? [`    note: ${quoted(note)}`] : []));
    return lines.join("\n") + "\n";
  }

  function keep() {
    const kept = Object.fromEntries(fields.filter(({ type, checked, value }) => (type === "radio" ? checked : value)).map(({ name, value }) => [name, value]));
    playbook.prefer(KEPT, JSON.stringify(kept));
  }

  function restore() {
    /** @type {Record<string, unknown>} */
    let kept = {};
    try { kept = JSON.parse(playbook.prefer(KEPT) || "{}") ?? {}; } catch { /* what nobody can read is nothing */ }
    for (const field of fields) {
      const value = Object.hasOwn(kept, field.name) ? String(kept[field.name]) : "";
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    show();
  }

  async function copy() {
    const text = find("[data-text]"), details = /** @type {HTMLDetailsElement} */ (text.closest("details"));
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      told.textContent = form?.dataset.copied ?? "";
    } catch {
      details.open = true;
      getSelection()?.selectAllChildren(text);
      told.textContent = form?.dataset.select ?? "";
    }
  }

  function again() {
    playbook.prefer(KEPT, "");
    restore();
    told.textContent = form?.dataset.cleared ?? "";
    fields[0].focus();
  }

  form.addEventListener("input", () => {
    keep();
    told.textContent = "";
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  find("[data-do=copy]").onclick = copy;
  find("[data-do=again]").onclick = again;
  restore();
})();
