// @ts-check
/* Many claims together: held against each other, counted item by item, as a table for spreadsheets. As in playbook_gen/claims/, by the
   same fixtures. Pure: no document, no storage; the clock is an argument. */
(function () {
  "use strict";
  const { grading, strict } = playbook;
  const { byPoint, canonical } = strict;
  const AHEAD = 86400000; // a clock may be that wrong, or in another zone
  const FIRST = Date.UTC(2020); // before that there was no playbook

  /** Of each claim that came before, in whatever spelling, the one that came first. @param {ReadClaim[]} read */
  function copies(read) {
    const alike = new Map();
    for (const one of read) alike.set(one.who + one.time, [...(alike.get(one.who + one.time) ?? []), one]);
    const found = new Map();
    for (const group of alike.values()) if (group.length > 1) {
      const first = new Map();
      for (const one of group) {
        const key = canonical(one.claim);
        if (first.has(key)) found.set(one, first.get(key));
        else first.set(key, one);
      }
    }
    return found;
  }

  /** What several files say together, each as `alone` gave it. Nothing given is changed. @param {ReadFile[]} files @param {number} now @returns {ClaimReport[]} */
  function across(files, now) {
    const read = files.filter((one) => "claim" in one);
    const first = copies(read);
    const [latest, alike] = [new Map(), new Map()];
    for (const one of read) {
      if (!latest.has(one.who) || one.time > latest.get(one.who).time) latest.set(one.who, one);
      for (const its of one.rows) if (its.like) alike.set(its.like, [...(alike.get(its.like) ?? []), { who: one.who, name: one.claim.name, at: its.at }]);
    }
    return files.map((one) => "claim" in one ? judged(one, now, first.get(one) ?? one, latest.get(one.who), alike) : one);
  }

  /** @param {ReadClaim} one @param {number} now @param {ReadClaim} first @param {ReadClaim} latest @param {Map<string, Alike[]>} alike @returns {ClaimReport} */
  function judged(one, now, first, latest, alike) {
    const { file, claim, time } = one;
    /** @type {(Doubt | false)[]} */
    const doubts = [
      (time - now > AHEAD || time < FIRST) && { code: "impossible-time" },
      first !== one && { code: "duplicate", others: [first.file] },
      time < latest.time && { code: "older", others: [latest.file] },
    ];
    const its = one.rows.map((row) => {
      const others = othersOf(row, one.who, alike.get(row.like) ?? []);
      return others.length ? { ...row, doubts: [...row.doubts, /** @type {Doubt} */ ({ code: "same-responses", others })] } : row;
    });
    return { file, name: claim.name, who: one.who, made: claim.made, assignments: claim.assignments ?? [], claim, doubts: doubts.filter((doubt) => doubt !== false), rows: its };
  }

  /** Who else has these responses. That two people get everything right is no doubt, unless it was in the same moment.
   * @param {ClaimRow} row @param {string} who @param {Alike[]} alike */
  function othersOf({ scores, at }, who, alike) {
    if (alike.length < 2) return [];
    const missed = scores.some(({ score }) => score.status === "graded" && !score.correct);
    const found = new Map();
    for (const other of alike) if ((missed || other.at === at) && other.who !== who && !found.has(other.who)) found.set(other.who, other.name);
    return [...found.values()];
  }

  /** Whether a file is counted together with others. @param {ClaimReport} report */
  const counts = (report) => !("refused" in report) && !report.doubts.some(({ code }) => code === "duplicate" || code === "older");

  // ---- what all of them say of each item

  /** Scores are shared by all who gave the same response. @type {WeakMap<Score, string[]>} */
  const said = new WeakMap();
  /** @param {Spec} spec @param {any} given @param {Score} score */
  function chosen(spec, given, score) {
    const found = said.get(score) ?? parts(spec, given, score);
    said.set(score, found);
    return found;
  }

  /** @param {Spec} spec @param {any} given @param {Score} score @returns {string[]} */
  function parts(spec, given, { marks }) {
    if (spec.kind === "short-text" || spec.kind === "number") return [grading.fold(given, spec.exact)];
    if (spec.kind === "ordering") return [given.join(", ")];
    if (spec.kind === "matching") return marks.map(({ part }) => `${part}: ${given[part]}`);
    if (spec.kind === "blanks") return spec.blanks.map((/** @type {Spec} */ { id, exact }) => `${id}: ${grading.fold(given[id], exact)}`);
    return marks.filter((mark) => mark.chosen).map(({ part }) => part);
  }

  /** @param {ClaimReport[]} reports @returns {ItemSummary[]} The most missed first. */
  function summary(reports) {
    /** @type {Map<string, {module: string, item: string, asked: number, answered: number, missed: number, told: Map<string, number>}>} */
    const found = new Map();
    for (const report of reports) {
      if ("refused" in report || !counts(report)) continue;
      for (const { module, responses, scores } of report.rows) for (const { spec, score } of scores) {
        const key = module + "/" + spec.id;
        const one = found.get(key) ?? { module, item: spec.id, asked: 0, answered: 0, missed: 0, told: new Map() };
        found.set(key, one);
        one.asked += 1;
        if (score.status !== "graded") continue;
        one.answered += 1;
        one.missed += Number(!score.correct);
        for (const part of chosen(spec, responses[spec.id], score)) one.told.set(part, (one.told.get(part) ?? 0) + 1);
      }
    }
    const all = [...found.values()].sort((a, b) => b.missed - a.missed || byPoint(a.module, b.module) || byPoint(a.item, b.item));
    return all.map(({ told, ...one }) => ({ ...one, responses: [...told].sort(([a, n], [b, m]) => m - n || byPoint(a, b)) }));
  }

  // ---- as a table

  const COLUMNS = ["file", "name", "module", "title", "status", "points", "of", "percent", "version", "at", "made", "assignments", "doubts"];

  /** What a spreadsheet would take for a formula stands behind an apostrophe. @param {string} text */
  const cell = (text) => (/^[\t\r]|^\s*[=+\-@＝＋－＠]/.test(text) ? "'" + text : text);
  /** @param {string} text */
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  /** `6 1/3`: a spreadsheet reads it as a number, and `19/3` as a day. @param {string | null} points */
  function mixed(points) {
    const [n, d] = (points ?? "").split("/");
    return d && BigInt(n) > BigInt(d) ? `${BigInt(n) / BigInt(d)} ${BigInt(n) % BigInt(d)}/${d}` : d ? `0 ${n}/${d}` : n;
  }
  /** @param {string | null} points @param {number | null} of */
  function percent(points, of) {
    const [n, d = "1"] = (points ?? "").split("/");
    return of ? String((BigInt(n) * 100n) / (BigInt(d) * BigInt(of))) : "";
  }

  /** @param {ClaimReport} report @returns {string[][]} */
  function lines(report) {
    if ("refused" in report) return [[report.file, "", "", "", "refused", "", "", "", "", "", "", "", report.refused]];
    const { file, name, made, assignments, doubts } = report;
    /** @param {string[]} its @param {Doubt[]} more */
    const line = (its, more) => [file, name, ...its, made.slice(0, 10), assignments.join(" "), [...doubts, ...more].map(({ code }) => code).join(" ")];
    if (!report.rows.length) return [line(["", "", "nothing", "", "", "", "", ""], [])];
    return report.rows.map((row) => line([
      row.module, row.title, row.status, mixed(row.points), String(row.of ?? ""), percent(row.points, row.of), row.version, row.at.slice(0, 10),
    ], row.doubts));
  }

  /** @param {string} name */
  const nothing = (name) => COLUMNS.map((column) => (column === "name" ? name : column === "status" ? "not-yet" : ""));

  /** @param {ClaimReport[]} reports @param {string[]} [absent] */
  const csv = (reports, absent = []) => "\ufeff" + [COLUMNS, ...reports.flatMap(lines), ...absent.map(nothing)].map((line) => line.map((text) => quoted(cell(text))).join(",") + "\r\n").join("");

  Object.assign(playbook.claims, { across, counts, summary, cell, csv });
})();
