// @ts-check
/* Chance that can be had again: the rules stand in playbook_gen/shuffle.py, and the same fixtures hold both. Pure. */
(function () {
  "use strict";

  /** FNV-1a of the text's UTF-8. @param {string} text */
  function hash(text) {
    const bytes = encodeURIComponent(text.replace(/\p{Cs}/gu, "?")).replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    let found = 0x811c9dc5;
    for (let at = 0; at < bytes.length; at += 1) found = Math.imul(found ^ bytes.charCodeAt(at), 0x01000193);
    return found;
  }

  /** mulberry32: gives a function from a limit to a whole number below it. @param {number} state */
  function chance(state) {
    return (/** @type {number} */ limit) => {
      state = (state + 0x6d2b79f5) | 0;
      let found = Math.imul(state ^ (state >>> 15), state | 1);
      found ^= found + Math.imul(found ^ (found >>> 7), found | 61);
      return Math.floor((((found ^ (found >>> 14)) >>> 0) * limit) / 4294967296);
    };
  }

  /** @param {string[]} ids @param {string} seed @param {string[]} [pinned] */
  function shuffled(ids, seed, pinned = []) {
    const below = chance(hash(seed));
    const loose = ids.filter((id) => !pinned.includes(id));
    for (let at = loose.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [loose[at], loose[other]] = [loose[other], loose[at]];
    }
    return [...loose, ...ids.filter((id) => pinned.includes(id))];
  }

  /** @param {string[]} ids @param {string} seed */
  function away(ids, seed) {
    const found = shuffled(ids, seed);
    return found.some((id, at) => id !== ids[at]) ? found : [...found.slice(1), ...found.slice(0, 1)];
  }

  /** @param {string[]} bank @param {number} count @param {string} seed @param {string[]} avoid */
  function drawn(bank, count, seed, avoid) {
    const mixed = shuffled(bank, seed);
    const taken = [...mixed.filter((id) => !avoid.includes(id)), ...mixed.filter((id) => avoid.includes(id))].slice(0, count);
    return bank.filter((id) => taken.includes(id));
  }

  /** @param {Record<string, string[]>} banks @param {Record<string, number>} counts @param {string} seed @param {string[]} [avoid] */
  function draw(banks, counts, seed, avoid = []) {
    return Object.keys(counts).sort().flatMap((bank) => drawn(Object.hasOwn(banks, bank) ? banks[bank] : [], counts[bank], seed + "/" + bank, avoid));
  }

  playbook.shuffle = { shuffled, away, draw };
})();
