// @ts-check
/* What the desk shows, as elements: a line of the table, a verdict, an item that was missed. Whatever comes from a file is set as text. */
(function () {
  "use strict";
  const { fill, language } = playbook;
  const ICONS = ["done", "not-passed", "read-only", "not-yet", "late", "doubt", "accepted"]; // as the template has them
  const LISTED = 5; // names in a sentence
  const TOLD = 8; // responses that are listed of each item

  /** @param {string} tag @param {string} [kind] @param {...(string | Node)} content */
  function make(tag, kind = "", ...content) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...content);
    return made;
  }
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  /** @param {string} moment */
  function day(moment) {
    const made = make("time", "", dates.format(new Date(moment)));
    made.setAttribute("datetime", moment);
    return made;
  }
  /** A number as text, and as a bar for the eye. @param {string} text @param {number} n @param {number} of @param {string} [tag] */
  function counted(text, n, of, tag = "li") {
    const bar = /** @type {HTMLProgressElement} */ (make("progress", "pb-desk-bar"));
    bar.max = of;
    bar.value = n;
    bar.setAttribute("aria-hidden", "true");
    return make(tag, "", make("span", "", text), bar);
  }

  /** @param {HTMLElement} page Its words and icons. @param {Syllabus} syllabus */
  playbook.shown = (page, syllabus) => {
    const words = page.dataset;
    const drawn = new Map([.../** @type {Element} */ (page.querySelector("[data-icons]")).children].map((one, at) => [ICONS[at], one]));
    /** @param {string} name */
    const icon = (name) => /** @type {Element} */ (drawn.get(name)).cloneNode(true);
    /** The sentence for a code: `score-edited` of `doubt` is `doubtScoreEdited`. @param {string} kind @param {string} code */
    const word = (kind, code) => words[(kind ? kind + "-" + code : code).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] ?? code;
    /** As everywhere, cut and not rounded. @param {string} points @param {number | null} of */
    function score(points, of) {
      const [n, d = 1] = points.split("/").map(Number);
      return fill(words.points, { points: numbers.format(Math.floor((n * 100) / d) / 100), of: of ?? "" });
    }

    /** As graded again; as claimed where nothing could be. @param {ClaimRow} one */
    function earned({ status, points, of, claimed }) {
      if (status === "read-only") return "";
      return points === null ? fill(words.asClaimed, { points: score(claimed.points, claimed.of) }) : score(points, of);
    }

    /** @param {string[]} names */
    function listed(names) {
      const some = names.slice(0, LISTED).join(", ");
      return names.length > LISTED ? fill(words.andMore, { names: some, n: names.length - LISTED }) : some;
    }

    /** @param {Verified & {file: string}} given */
    function verdict({ file, status, receipt, name }) {
      const sentence = fill(word("receipt", status), { name: name ?? "", date: receipt ? dates.format(new Date(receipt.accepted + "T12:00:00")) : "" });
      const what = (receipt?.modules ?? []).map(({ id }) => title(id)).join(", ");
      const who = receipt ? [make("span", "", `${receipt.name}: ${what}`)] : [];
      return make("li", "", icon(status === "valid" ? "accepted" : "doubt"), make("b", "pb-file", file), ...who, make("span", "", sentence));
    }

    /** @param {string} module */
    const title = (module) => (Object.hasOwn(syllabus.modules, module) ? syllabus.modules[module].title : module);

    /** @param {RosterLine} line @param {string[]} heads @param {Map<Claim, Verified>} accepted */
    function row(line, heads, accepted) {
      const { name, module, title: its, row: one } = line;
      const first = make("th", "", name);
      first.setAttribute("scope", "row");
      const when = one ? [day(one.at)] : [];
      const cells = [[its || module], state(line, accepted), [one ? earned(one) : ""], [one?.version ?? ""], when, doubts(line)];
      const made = make("tr", "", first, ...cells.map((content) => make("td", "", ...content)));
      made.role = "row"; // its display is no table's, and some browsers then forget what it is
      first.role = "rowheader";
      cells.forEach((_, at) => {
        const cell = /** @type {HTMLElement} */ (made.children[at + 1]);
        cell.role = "cell";
        cell.dataset.l = heads[at + 1];
      });
      return made;
    }

    /** @param {string} name @param {string} text @param {string} [kind] */
    const sign = (name, text, kind = "") => make("p", "pb-desk-sign" + (kind && " " + kind), icon(name), make("span", "", text));

    /** @param {RosterLine} line @param {Map<Claim, Verified>} accepted */
    function state({ status, late, row: one, report }, accepted) {
      const receipt = report && accepted.get(report.claim);
      const made = [sign(status, word("", status), "pb-desk-" + status)];
      if (late) made.push(sign("late", word("", late), "pb-desk-late"));
      if (one && receipt?.receipt?.modules.some(({ id }) => id === one.module)) {
        made.push(sign("accepted", fill(words.accepted, { name: receipt.name ?? "", date: dates.format(new Date(receipt.receipt.accepted + "T12:00:00")) })));
      }
      return made;
    }

    /** @param {RosterLine} line */
    function doubts({ doubts: all, row: one, module }) {
      const since = (one?.since ?? []).map(([, what]) => sign("read-only", fill(words.since, { what })));
      return [...all.map((doubt) => {
        const made = sign("doubt", "", "pb-desk-doubt");
        made.lastElementChild?.append(make("b", "", word("word", doubt.code)), " ", reason(doubt, module, one));
        return made;
      }), ...since];
    }

    /** @param {Doubt} doubt @param {string} module @param {ClaimRow} [one] */
    function reason({ code, items = [], others = [] }, module, one) {
      const claimed = one ? score(one.claimed.points, one.claimed.of) + (one.claimed.passed ? words.claimPassed : words.claimNotPassed) : "";
      const version = Object.hasOwn(syllabus.modules, module) ? syllabus.modules[module].version : "";
      const sentence = code === "unanswered" && !items.length ? word("doubt", "drawn") : word("doubt", code);
      return fill(sentence, { items: listed(items), others: listed(others), points: claimed, version });
    }

    /** @param {ItemSummary} one */
    function item({ module, item: id, answered, missed: n, responses }) {
      const { specs, prompts, labels = {} } = syllabus.modules[module];
      const its = new Map(Object.entries(Object.hasOwn(labels, id) ? labels[id] : {}));
      const keys = specs[id].keys ?? [];
      const rest = responses.slice(TOLD).reduce((sum, [, times]) => sum + times, 0);
      const rows = responses.slice(0, TOLD).map(([said, times]) => {
        const text = fill(words.chosen, { response: its.get(said) ?? said, n: times, of: answered });
        return counted(keys.includes(said) ? `${text} (${words.right})` : text, times, answered);
      });
      if (rest) rows.push(make("li", "", fill(words.others, { n: rest })));
      return make("li", "", make("p", "pb-meta", title(module)), make("h3", "", prompts[id] || id), counted(fill(words.missedOf, { missed: n, answered }), n, answered, "p"), make("ul", "", ...rows));
    }

    /** @param {RefusedFile} given */
    const refused = ({ file, refused: why }) => make("li", "", icon("not-passed"), make("b", "pb-file", file), make("span", "", word("refused", why)));

    return { refused, verdict, row, item };
  };
})();
