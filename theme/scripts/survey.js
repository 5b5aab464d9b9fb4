// @ts-check
/* The questionnaire of a self-assessment: what somebody rated stays in this browser, and is made a file of one row when they say so. */
(function () {
  "use strict";
  const { learn } = playbook;
  const LOWEST = 3; // statements that are told as the lowest
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(".pb-survey"));
  for (const form of forms) start(form);
  learn.on((what) => { if (what === "cleared") location.reload(); });

  /** @param {HTMLFormElement} form */
  function start(form) {
    const key = "survey/" + form.dataset.survey;
    const rates = /** @type {HTMLFieldSetElement[]} */ ([...form.querySelectorAll(".pb-rate")]);
    /** @param {string} what */
    const find = (what) => /** @type {HTMLElement} */ (form.querySelector(what));
    const status = find("[data-status]");

    /** The group, and the ratings of what this group is asked. @returns {Rated} */
    function read() {
      const who = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=_who]:checked"));
      const given = rates.map((rate) => [rate.dataset.id ?? "", rated(rate)]).filter(([, value]) => value);
      return { g: who?.value, r: Object.fromEntries(given) };
    }

    /** @param {HTMLFieldSetElement} rate */
    const rated = (rate) => (rate.disabled ? 0 : Number(/** @type {HTMLInputElement | null} */ (rate.querySelector(":checked"))?.value ?? 0));

    /** Each group reads its own wording, and what it is not asked is not there. */
    function word() {
      const who = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=_who]:checked"));
      const outside = who?.dataset.outside !== undefined;
      for (const rate of rates) {
        const [inner] = rate.querySelectorAll("[data-in]"), [outer] = rate.querySelectorAll("[data-out]");
        /** @type {HTMLElement} */ (inner).hidden = outside;
        if (outer) {
          /** @type {HTMLElement} */ (outer).hidden = Boolean(who) && !outside;
          /** @type {HTMLElement} */ (outer.querySelector("[data-for]")).hidden = outside;
        }
        rate.hidden = rate.disabled = outside && !outer;
      }
      for (const part of form.querySelectorAll(".pb-rates")) /** @type {HTMLElement} */ (part).hidden = !part.querySelector(".pb-rate:not([hidden])");
    }

    /** @param {string} [said] */
    function show(said) {
      const { r } = read();
      const n = Object.keys(r).length, all = rates.filter((rate) => !rate.disabled).length;
      const line = n ? playbook.fill(form.dataset.progress, { n, all }) : form.dataset.nothing ?? "";
      status.textContent = said ?? line;
      find("[data-result]").hidden = !n;
      find("[data-means]").replaceChildren(...means(r));
      find("[data-lowest]").replaceChildren(...lowest(r));
    }

    /** @param {Record<string, number>} r */
    function means(r) {
      const parts = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".pb-rates")]);
      return parts.flatMap((part) => {
        const given = /** @type {HTMLElement[]} */ ([...part.querySelectorAll(".pb-rate")]).map((rate) => r[rate.dataset.id ?? ""]).filter(Boolean);
        if (!given.length) return [];
        const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
        const shown = mean.toLocaleString(playbook.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
        return [made("div", made("dt", part.dataset.part ?? ""), made("dd", shown))];
      });
    }

    /** @param {Record<string, number>} r */
    function lowest(r) {
      const ranked = rates.filter((rate) => r[rate.dataset.id ?? ""]).sort((a, b) => r[a.dataset.id ?? ""] - r[b.dataset.id ?? ""]);
      return ranked.slice(0, LOWEST).map((rate) => made("li", `${text(rate)} (${r[rate.dataset.id ?? ""]})`));
    }

    /** What the reader reads of a statement. @param {HTMLElement} rate */
    function text(rate) {
      const inner = /** @type {HTMLElement} */ (rate.querySelector("[data-in]"));
      const outer = /** @type {HTMLElement | null} */ (rate.querySelector("[data-out]"));
      return ((inner.hidden ? outer?.lastChild : inner)?.textContent ?? "").trim();
    }

    function save() {
      const { g, r } = read();
      if (!g) return refuse(form.dataset.who, "[name=_who]");
      if (!Object.keys(r).length) return refuse(form.dataset.one, ".pb-rate:not([hidden]) input");
      const ids = rates.map((rate) => rate.dataset.id ?? "");
      const { wave = "", group = "", every = "" } = form.dataset;
      const rows = [[wave, group, ...ids], [period(every, new Date(learn.now())), g, ...ids.map((id) => String(r[id] ?? ""))]];
      hand(form.dataset.survey + ".csv", rows.map((row) => row.map(cell).join(",") + "\r\n").join(""));
      show(form.dataset.saved);
    }

    /** @param {string | undefined} why @param {string} where */
    function refuse(why, where) {
      show(why);
      find(where).focus();
    }

    function clear() {
      learn.set(key, null);
      form.reset();
      word();
      show(form.dataset.cleared);
    }

    /** Lays out what was kept. */
    function restore() {
      const kept = /** @type {Rated | null} */ (learn.get(key));
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))) {
        input.checked = input.name === "_who" ? input.value === kept?.g : input.value === String(kept?.r[input.name] ?? "");
      }
      word();
      show();
    }

    form.addEventListener("change", () => {
      word();
      const { g, r } = read();
      learn.set(key, g ? { g, r } : { r });
      show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    find("[data-do=save]").onclick = save;
    find("[data-do=clear]").onclick = clear;
    learn.on((what) => { if (what === "changed") restore(); });
    restore();
  }

  /** @param {string} name @param {...(string | Node)} inside */
  function made(name, ...inside) {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  }

  /** The wave that a day lies in; empty where whoever collects has to name it. @param {string} every @param {Date} day */
  function period(every, day) {
    const year = String(day.getFullYear()), month = day.getMonth();
    if (every === "year") return year;
    if (every === "quarter") return `${year}-Q${Math.floor(month / 3) + 1}`;
    return every === "month" ? `${year}-${String(month + 1).padStart(2, "0")}` : "";
  }

  /** A cell that no spreadsheet takes for a formula. @param {string} given */
  function cell(given) {
    const safe = /^[=+\-@\t\r]/.test(given) ? "'" + given : given;
    return /[",;\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  /** Hands the reader a file. @param {string} name @param {string} text */
  function hand(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
})();
