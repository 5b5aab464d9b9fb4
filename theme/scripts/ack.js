// @ts-check
/* The vision, acknowledged: who, when, which version. It stays in this browser, and in the completion record. */
(function () {
  "use strict";
  const { learn } = playbook;
  const found = /** @type {HTMLFormElement | null} */ (document.querySelector(".pb-ack"));
  if (!found) return;
  const form = found;
  const { version = "", told = "", missing = "" } = form.dataset;
  const key = "ack/vision/" + version;
  const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
  const [give] = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[type=submit]"));
  const [take] = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[data-do=withdraw]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));

  function show() {
    const given = /** @type {{at: number, name: string} | null} */ (learn.get(key));
    name.value = given?.name ?? String(learn.get("name") ?? name.value);
    name.readOnly = Boolean(given);
    give.hidden = Boolean(given);
    take.hidden = !given;
    const date = given ? new Date(given.at).toLocaleDateString(playbook.language, { dateStyle: "long" }) : "";
    status.textContent = given ? told.replace("{date}", () => date).replace("{name}", () => given.name) : "";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = name.value.trim();
    if (!typed) {
      status.textContent = missing;
      name.focus();
      return;
    }
    learn.update({ [key]: { at: learn.now(), name: typed, v: version }, name: typed });
    show();
    take.focus(); // the status says what was kept
  });
  take.addEventListener("click", () => {
    learn.set(key, null);
    show();
    name.focus();
    status.textContent = form.dataset.taken ?? "";
  });
  learn.on((what) => (what === "cleared" ? location.reload() : show()));
  show();
})();
