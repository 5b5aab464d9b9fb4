// @ts-check
/* Of the line-up sheets it shows the one for the reader's week, or the one that the address names. */
(function () {
  "use strict";
  const sheets = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pb-lineup")]);
  const note = document.getElementById("pb-lineup-now");

  /** The week of the year that a day lies in, as calendars count: the week with the year's first Thursday is the first. @param {Date} day */
  function week(day) {
    const thursday = new Date(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate() + 3 - ((day.getDay() + 6) % 7)));
    return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 604800000);
  }

  function choose() {
    const now = week(new Date());
    const due = (now - 1) % sheets.length;
    const named = sheets.findIndex((sheet) => "#" + sheet.id === location.hash);
    const shown = named < 0 ? due : named;
    sheets.forEach((sheet, place) => { sheet.hidden = place !== shown; });
    for (const link of document.querySelectorAll(".pb-papers a")) {
      if (link.getAttribute("href") === "#" + sheets[shown].id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (note) note.textContent = playbook.fill(note.dataset.now, { week: now, n: due + 1 });
  }

  if (!sheets.length) return;
  window.addEventListener("hashchange", choose);
  choose();
})();
