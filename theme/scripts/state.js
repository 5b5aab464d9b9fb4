// @ts-check
/* What a learner earned, kept in this browser and never lost. One text in localStorage, made of registers: a key, a stamp, a
   value. Every write reads what is stored, merges, and writes once, so that two tabs lose nothing to each other.
   docs/explanation/progress.md says what is kept; the merge is commutative, associative and idempotent. */
(function () {
  "use strict";
  const { OF_MODULES, count, isObject, clean, fits, canonical, order, since, stamped, merged } = playbook.registers;
  const FORMAT = 1;
  const LARGEST = 2 * 1024 * 1024; // characters of a file
  const DAY = 86400000;
  const BOUND = 1e15; // no clock gets there, and above it is room to count on
  const id = document.documentElement.dataset.playbook || "";
  const prefix = "playbook:" + id + ":";
  const place = prefix + "learn";
  const now = () => (playbook.clock ? playbook.clock() : Date.now());

  /** @type {Kept} */
  let kept = { epoch: 0, r: new Map(), odd: new Map() };
  /** @type {string | null} The stored text as we last saw it. */
  let seen = null;
  /** @type {Learn["trouble"]} */
  let trouble = null;
  let highest = 0; // stamp
  let news = false; // whether others wrote what nobody here was told of
  /** @type {Map<symbol, Record<string, any>>} What a reset took, for its undo. */
  const held = new Map();
  /** @type {((what: Told) => void)[]} */
  const listeners = [];
  /** @param {Told} what */
  const tell = (what) => { for (const listener of listeners) listener(what); };

  /** @param {Kept} from */
  function join(from) {
    for (const [key, theirs] of from.r) {
      const mine = kept.r.get(key);
      const best = merged(key, mine, theirs);
      if (best !== mine) news = true;
      kept.r.set(key, best);
      highest = Math.max(highest, best[0]);
    }
    for (const [key, theirs] of from.odd) if (!kept.odd.has(key) || order(theirs, kept.odd.get(key)) > 0) kept.odd.set(key, theirs);
  }

  // ---- the storage

  /** @param {string} stored @returns {Kept | "corrupt" | "newer"} */
  function read(stored) {
    try {
      const data = JSON.parse(stored);
      canonical(data); // what is nested too deep for us could not be written back
      if (!isObject(data) || !Number.isSafeInteger(data.format)) return "corrupt";
      if (data.format > FORMAT) return "newer";
      if (data.format < FORMAT || data.playbook !== id || !count(data.epoch) || data.epoch > BOUND || !isObject(data.r)) return "corrupt";
      /** @type {[string, any][]} */
      const all = Object.entries(data.r);
      const good = new Map(all.filter(([key, register]) => registered(key, register)));
      return { epoch: data.epoch, r: good, odd: new Map(all.filter(([key]) => !good.has(key))) };
    } catch {
      return "corrupt";
    }
  }

  /** Whether we understand it. What we don't stays as it is: it may be of a version to come. @param {string} key @param {any} register */
  function registered(key, register) {
    if (!Array.isArray(register) || register.length < 2 || register.length > (key.startsWith("pass/") ? 3 : 2)) return false;
    const [stamp, value, after = 0] = register;
    return count(stamp) && stamp < BOUND && count(after) && after < BOUND && fits(key, value);
  }

  /** @param {NonNullable<Learn["trouble"]>} what */
  function bother(what) {
    if (trouble === what) return;
    trouble = what;
    tell("trouble");
  }

  const usable = () => trouble !== "corrupt" && trouble !== "newer";

  /** What is stored, taken in. False where storage can't be used or must not be touched. */
  function look() {
    let stored;
    try {
      stored = localStorage.getItem(place);
    } catch {
      bother("denied");
      return false;
    }
    if (stored !== seen) changed(stored);
    return usable();
  }

  /** @param {string | null} stored */
  function changed(stored) {
    const unknown = seen === null || !usable();
    seen = stored;
    const found = stored === null ? null : read(stored);
    if (typeof found === "string") return bother(found);
    if (!usable()) trouble = null;
    if (!found) return drop({ epoch: clearing(), r: new Map(), odd: new Map() }); // the browser's own clearing is one, too
    // Nothing of ours was stored yet, so that nobody can have cleared it, except on purpose.
    if (unknown && !(found.epoch > kept.epoch && found.epoch % 2)) kept.epoch = found.epoch;
    absorb(found);
  }

  /** A higher epoch is a clear: what is older than it is gone. @param {Kept} found */
  function absorb(found) {
    if (found.epoch === kept.epoch) join(found);
    else if (found.epoch > kept.epoch) drop(found);
  }

  /** Everything that this tab holds is forgotten, for what comes instead. @param {Kept} instead */
  function drop(instead) {
    const before = kept.epoch;
    kept = { epoch: instead.epoch, r: new Map(), odd: new Map() };
    held.clear();
    join(instead);
    news = false;
    if (before) tell("cleared");
  }

  /* Epochs are moments, in seconds: even where somebody began, odd where everything was cleared. Whoever begins after the browser
     removed everything has a higher one than a tab that missed it, and two tabs that begin at once have the same. */
  const moment = () => 2 * Math.floor(now() / 1000);
  const clearing = () => {
    const next = Math.max(kept.epoch + 1, moment());
    return next + 1 - (next % 2);
  };

  /** @type {WeakMap<Register, string>} */
  const packed = new WeakMap();
  /** A register never changes, so that it is put into words once. @param {Register} register */
  function words(register) {
    const text = packed.get(register) ?? canonical(register);
    packed.set(register, text);
    return text;
  }

  /** The text to store: the same for the same registers. */
  function pack() {
    const all = new Map([...kept.odd].map(([key, raw]) => [key, canonical(raw)]));
    for (const [key, register] of kept.r) all.set(key, words(register));
    const r = [...all.keys()].sort().map((key) => JSON.stringify(key) + ":" + all.get(key));
    return `{"epoch":${kept.epoch},"format":${FORMAT},"playbook":${JSON.stringify(id)},"r":{${r}}}`;
  }

  function write() {
    const text = pack();
    if (text === seen) return;
    try {
      localStorage.setItem(place, text);
      seen = text;
      trouble = null;
    } catch (error) {
      bother(/** @type {{name?: string} | null} */ (error)?.name === "SecurityError" ? "denied" : "full");
    }
  }

  // ---- what pages call

  /** @param {string} key @param {any} value A result only ever gets better. */
  function put(key, value) {
    const mine = kept.r.get(key);
    if (value === null && (mine?.[1] ?? null) === null) return;
    kept.epoch ||= moment();
    highest = Math.max(now(), highest + 1);
    const theirs = stamped(highest, value, value !== null && mine && key.startsWith("pass/") ? since(mine) : 0);
    kept.r.set(key, merged(key, mine, theirs));
  }

  /** @param {Record<string, any>} changes */
  function update(changes) {
    const given = Object.entries(changes);
    for (const [key, value] of given) if (!fits(key, value)) throw new TypeError("not to be kept: " + key);
    const may = look();
    for (const [key, value] of given) put(key, value);
    if (may) write();
  }

  /** @param {string} key */
  function get(key) {
    look();
    return kept.r.get(key)?.[1] ?? null;
  }

  /** @param {string} start @returns {[string, any][]} */
  function entries(start) {
    look();
    const found = [...kept.r].filter(([key, [, value]]) => key.startsWith(start) && value !== null);
    return found.map(([key, [, value]]) => [key.slice(start.length), value]);
  }

  /** @param {string} module */
  function reset(module) {
    const its = entries("").filter(([key]) => OF_MODULES.test(key) && key.split("/")[1] === module);
    const before = Object.fromEntries(its);
    update(Object.fromEntries(Object.keys(before).map((key) => [key, null])));
    const ticket = Symbol();
    held.set(ticket, before);
    return () => {
      look();
      const taken = held.get(ticket);
      held.delete(ticket);
      if (taken) update(taken);
    };
  }

  function clear() {
    look();
    kept = { epoch: clearing(), r: new Map(), odd: new Map() };
    held.clear();
    if (!usable()) trouble = null; // the reader said: everything
    write();
    const stays = seen === pack() ? [place, prefix + "scheme"] : [prefix + "scheme"]; // where not even a short text can be written
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && !stays.includes(key)) localStorage.removeItem(key);
      seen = localStorage.getItem(place);
    } catch { /* nothing is kept there anyway */ }
  }

  function save() {
    const r = Object.fromEntries(entries("").map(([key]) => [key, kept.r.get(key)?.slice(0, 2)]));
    const file = { kind: "playbook-progress", format: FORMAT, playbook: id, saved: new Date(now()).toISOString(), r };
    return JSON.stringify(JSON.parse(canonical(file)), null, 1);
  }

  /** @param {string} file @returns {Loaded} */
  function load(file) {
    /** @param {Loaded["status"]} status */
    const refused = (status) => ({ status, added: 0, kept: 0, dropped: 0 });
    if (file.length > LARGEST) return refused("too-large");
    let data;
    try {
      data = JSON.parse(file);
    } catch {
      return refused("not-json");
    }
    if (!isObject(data) || data.kind !== "playbook-progress" || !count(data.format) || !data.format) return refused("other-kind");
    if (data.format > FORMAT) return refused("newer");
    if (data.playbook !== id) return refused("other-playbook");
    return isObject(data.r) ? take(Object.entries(data.r)) : refused("other-kind");
  }

  /** Nothing gets worse: what is gone on one side and there on the other is there. @param {[string, any][]} given @returns {Loaded} */
  function take(given) {
    const may = look();
    const all = given.map(([key, register]) => adopt(key, register));
    /** @param {string} what */
    const total = (what) => all.filter((one) => one === what).length;
    if (may) write();
    if (total("added")) tell("changed");
    return { status: "loaded", added: total("added"), kept: total("kept"), dropped: total("dropped") };
  }

  /** @param {string} key @param {any} register @returns {"added" | "kept" | "dropped"} */
  function adopt(key, register) {
    const value = Array.isArray(register) && register.length === 2 ? clean(key, register[1]) : undefined;
    if (value === undefined) return "dropped";
    const mine = kept.r.get(key);
    // The person asks for it, so it goes over a reset; its own stamp stays where it can, for the next file may be a newer one.
    const stamp = count(register[0]) && register[0] <= now() + DAY ? register[0] : now();
    const over = mine?.[1] === null ? Math.max(stamp, mine[0] + 1) : stamp;
    const theirs = stamped(over, value, mine && key.startsWith("pass/") ? since(mine) : 0);
    const stays = mine && mine[0] === over && !key.startsWith("pass/");
    const best = stays ? mine : merged(key, mine, theirs);
    if (mine && !order(best[1], mine[1])) return "kept";
    kept.epoch ||= moment();
    kept.r.set(key, best);
    highest = Math.max(highest, best[0]);
    return "added";
  }

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "pb-go pb-go--s";
    made.textContent = text;
    made.onclick = act;
    return made;
  }

  /** Hands the reader a file. @param {string} name @param {string} text */
  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name.replace("{date}", new Date(now()).toISOString().slice(0, 10));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  let noticed = false;
  /** @param {HTMLElement} element */
  function notice(element) {
    const say = () => {
      if (!trouble || noticed) return;
      noticed = true;
      element.hidden = false;
      element.textContent = element.dataset[trouble] ?? "";
      const { save: word = "", file = "" } = element.dataset;
      if (word) element.append(" ", button(word, () => download(file, save())));
    };
    listeners.push((what) => { if (what === "trouble") say(); });
    say();
  }

  /** What another tab did. What it lacks of ours is written back: two tabs may have written in the same moment. */
  function catchUp() {
    if (look() && seen !== null && pack() !== seen) write();
    if (!news) return;
    news = false;
    tell("changed");
  }

  /** @param {StorageEvent} event Its text may be gone from the storage already, written over by somebody who had not seen it. */
  function heard(event) {
    if (look() && event.key === place && event.newValue && event.newValue !== seen) {
      const found = read(event.newValue);
      if (typeof found !== "string") absorb(found);
    }
    catchUp();
  }

  playbook.learn = {
    get, entries, update, reset, clear, save, load, notice, download, now,
    set: (key, value) => update({ [key]: value }),
    on: (listener) => void listeners.push(listener),
    get trouble() { return trouble; },
  };
  addEventListener("storage", heard);
  addEventListener("pageshow", (event) => { if (event.persisted) catchUp(); });
  look();
  news = false; // a page begins with what is there
  const told = typeof document.getElementById === "function" ? document.getElementById("pb-trouble") : null;
  if (told) notice(told);
})();
