// @ts-check
/* Who is done, of those who sent something and of those who should have. Pure: no document; the clock is an argument. */
(function () {
  "use strict";
  const { claims, grading } = playbook;

  /** The first moment after a day, on the reader's own calendar; never, where there is no day. @param {string} day */
  function after(day) {
    const [year, month, date] = day.split("-").map(Number);
    return day ? new Date(year, month - 1, date + 1).getTime() : Infinity;
  }

  /** @param {RosterLine["status"]} status @param {number} at @param {number} over @param {number} now */
  function lateness(status, at, over, now) {
    if (status === "done" || status === "read-only") return at >= over ? "late" : "";
    return now >= over ? "overdue" : "";
  }

  /** Everybody by the name as names are compared, in the order of the alphabet. @param {JudgedClaim[]} read @param {string[]} people */
  function everybody(read, people) {
    /** @type {Map<string, {name: string, sent: JudgedClaim[]}>} */
    const found = new Map();
    for (const name of people) found.set(grading.fold(name), { name, sent: [] });
    for (const report of read) {
      const sent = found.get(report.who)?.sent ?? [];
      found.set(report.who, { name: report.name, sent: [...sent, report] });
    }
    const { compare } = new Intl.Collator(playbook.language, { numeric: true });
    return [...found.values()].sort((a, b) => compare(a.name, b.name));
  }

  playbook.roster = (reports, { modules }, { people, due, module, which, name: part }, now) => {
    const read = reports.flatMap((one) => ("refused" in one ? [] : [one]));
    const over = after(due);
    const all = everybody(read, people);
    const sought = grading.fold(part);
    /** @param {string} name @param {Doubt[]} [doubts] @returns {RosterLine} */
    const none = (name, doubts = []) => ({ name, module, title: module ? modules[module].title : "", status: "not-yet", late: lateness("not-yet", 0, over, now), doubts });
    /** @param {JudgedClaim} report @returns {RosterLine[]} */
    const linesOf = (report) => report.rows.filter((row) => !module || row.module === module).map((row) => ({
      name: report.name, module: row.module, title: row.title, status: row.status, row, report, doubts: [...report.doubts, ...row.doubts],
      late: claims.counts(report) ? lateness(row.status, Date.parse(row.at), over, now) : "",
    }));
    const lines = all.flatMap(({ name, sent }) => {
      const found = sent.flatMap(linesOf);
      return found.length ? found : [none(name, sent.flatMap((report) => report.doubts))];
    });
    /** @param {RosterLine} line */
    const counted = ({ report }) => !report || claims.counts(report);
    /** @param {RosterLine} line */
    const done = ({ status }) => status === "done" || status === "read-only";
    return {
      lines: lines.filter(({ name }) => !sought || grading.fold(name).includes(sought)).filter((line) => which === "doubts" ? line.doubts.length : which === "open" ? counted(line) && !done(line) : true),
      claims: read.length, people: all.length, done: lines.filter((line) => counted(line) && done(line)).length, doubts: lines.filter((line) => line.doubts.length).length,
      refused: reports.flatMap((one) => ("refused" in one ? [one] : [])), absent: all.filter(({ sent }) => !sent.length).map(({ name }) => name),
    };
  };
})();
