// @ts-check
/* How far a learner is, from what is kept and what the site holds. Pure: no document, nothing written. */
(function () {
  "use strict";
  const DAY = 86400000;

  /** @param {CourseModule} module @param {Learn} learn @param {number} now @returns {ModuleState} */
  function moduleState(module, learn, now) {
    const pass = /** @type {Pass | null} */ (learn.get("pass/" + module.id));
    const ids = Object.keys(module.items);
    const kept = ids.map((id) => /** @type {KeptItem | null} */ (learn.get(`item/${module.id}/${id}`)));
    const answered = ids.filter((id, at) => kept[at]?.h === module.items[id]);
    const read = module.lessons.filter((id) => learn.get(`read/${module.id}/${id}`)).length;
    const done = Boolean(pass?.done);
    const last = module.after.length - 1;
    /** @param {string} id */
    const one = (id) => /** @type {KeptItem} */ (kept[ids.indexOf(id)]);
    return {
      read, lessons: module.lessons.length, answered: Math.min(answered.length, module.asked), items: module.asked, done, pass,
      begun: read + answered.length > 0 || Boolean(pass),
      changes: done ? module.changes.filter(([id]) => !pass?.c.includes(id)) : [],
      missed: answered.filter((id) => !one(id).ok),
      due: answered.filter((id) => (done || !one(id).ok) && now - one(id).due >= module.after[Math.min(one(id).box, last)] * DAY),
    };
  }

  /** Whether somebody has passed what a module taught on a day, as 2026-11-28: with every material change up to then.
   * @param {CourseModule} module @param {Learn} learn @param {string} day */
  function passedAsOf(module, learn, day) {
    const { done, changes } = moduleState(module, learn, 0);
    return done && !changes.some(([, , since]) => since <= day);
  }

  /** @param {CourseStep} step @param {CoursePath} path @param {Course} course @param {Learn} learn */
  function stepDone(step, path, course, learn) {
    if (step.vision) return Boolean(learn.get("ack/vision/" + course.vision));
    if (step.module) return Boolean(/** @type {Pass | null} */ (learn.get("pass/" + step.module))?.done);
    return Boolean(learn.get(`step/${path.id}/${step.id}`));
  }

  /** The steps of a path for one role, in order. @param {CoursePath} path @param {string} role */
  function stepsFor(path, role) {
    const mine = path.roles.length && !path.roles.includes(role) ? "" : role;
    return path.steps.filter((step) => step.who === "hire" && (!mine || !step.roles.length || step.roles.includes(mine)));
  }

  /** Where to go on: what was left in the middle, else the next step of the path that has been begun, or of the role's.
   * @param {Course} course @param {Learn} learn @param {string} role */
  function next(course, learn, role) {
    const last = /** @type {{to: string, title: string} | null} */ (learn.get("last"));
    const left = last && course.modules.find((module) => last.to.startsWith(module.url));
    if (last && left && !(/** @type {Pass | null} */ (learn.get("pass/" + left.id))?.done)) return { title: last.title, url: last.to };
    const begun = course.paths.find((path) => path.steps.some((step) => stepDone(step, path, course, learn)) && (!role || !path.roles.length || path.roles.includes(role)));
    const path = begun ?? course.paths.find((one) => one.roles.includes(role));
    const open = path && stepsFor(path, role).find((step) => !step.optional && !stepDone(step, path, course, learn));
    if (path && open) return { title: open.title, url: open.url || path.url + "#step-" + open.id };
    const half = course.modules.find((module) => moduleState(module, learn, 0).begun && !moduleState(module, learn, 0).done);
    return half ? { title: half.title, url: half.url } : null;
  }

  /** What is due for practice: missed ones first, then the longest due; at most ten, from any module.
   * @param {Course} course @param {Learn} learn @param {number} now */
  function due(course, learn, now) {
    const found = course.modules.flatMap((module) => {
      const { due: ids, missed } = moduleState(module, learn, now);
      return ids.map((item) => ({ module: module.id, item, missed: missed.includes(item), since: /** @type {KeptItem} */ (learn.get(`item/${module.id}/${item}`)).due }));
    });
    return found.sort((a, b) => Number(b.missed) - Number(a.missed) || a.since - b.since).slice(0, 10);
  }

  const { language } = playbook;
  /** @param {number} at */
  const day = (at) => new Date(at).toLocaleDateString(language, { dateStyle: "long" });
  /** "7/2" as it is read: at most two decimals, cut and not rounded, so that no mark is reached that was missed. @param {string} text */
  function points(text) {
    const [n, d = 1] = text.split("/").map(Number);
    return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Math.floor((n * 100) / d) / 100);
  }

  // ---- what a learner hands over

  /** Every module with a result. @param {Course} course @param {Learn} learn */
  const passes = (course, learn) => course.modules.flatMap((module) => {
    const pass = /** @type {Pass | null} */ (learn.get("pass/" + module.id));
    return pass ? [{ module, pass }] : [];
  });
  /** Every path that was begun. @param {Course} course @param {Learn} learn */
  const paths = (course, learn) => course.paths.flatMap((path) => {
    const steps = stepsFor(path, String(learn.get("role") ?? ""));
    const done = steps.filter((step) => stepDone(step, path, course, learn)).map((step) => step.id);
    return done.length ? [{ path, done, of: steps.length }] : [];
  });
  /** @param {Learn} learn */
  const acknowledged = (learn) => learn.entries("ack/vision/").map(([version, value]) => ({ version, .../** @type {{at: number, name: string}} */ (value) }));

  /** The claim: what was reached, from which responses to which questions. Nobody has checked it. @param {Course} course @param {Learn} learn @param {string} name */
  function claim(course, learn, name) {
    return {
      kind: "playbook-claim", format: 1, playbook: document.documentElement.dataset.playbook, name, made: new Date(learn.now()).toISOString(),
      modules: passes(course, learn).map(({ module, pass }) => ({
        id: module.id, version: pass.v, print: module.print, points: pass.p, of: pass.of, passed: pass.done, at: new Date(pass.at).toISOString(),
        responses: pass.r, hashes: pass.h,
      })),
      paths: paths(course, learn).map(({ path, done, of }) => ({ id: path.id, done, of })),
      acknowledged: acknowledged(learn).map(({ version, name: who, at }) => ({ vision: version, name: who, at: new Date(at).toISOString() })),
      assignments: learn.entries("assigned/").map(([sum]) => sum),
    };
  }

  playbook.progress = { day, points, module: moduleState, passedAsOf, step: stepDone, steps: stepsFor, next, due, passes, paths, acknowledged, claim };
})();
