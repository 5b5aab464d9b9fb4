// @ts-check
/* Copies a part of the page: as text, and with its headings where the part has any and the browser can. */
(function () {
  "use strict";
  const box = document.getElementById("pb-copies");
  const said = document.getElementById("pb-copy-said");
  if (!box || !said) return;

  /** @param {HTMLElement} part */
  async function copy(part) {
    const text = part.innerText;
    const kinds = part.matches("div") ? { "text/html": part.innerHTML, "text/plain": text } : { "text/plain": text };
    const blobs = Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })]);
    if (typeof ClipboardItem === "function") await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    else await navigator.clipboard.writeText(text);
  }

  /** @param {HTMLElement} part */
  function select(part) {
    const range = document.createRange();
    range.selectNodeContents(part);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  box.addEventListener("click", async (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-copy]");
    const part = button instanceof HTMLElement && document.getElementById(button.dataset.copy || "");
    if (!part) return;
    try {
      await copy(part);
      said.textContent = box.dataset.copied || "";
    } catch {
      select(part);
      said.textContent = box.dataset.select || "";
    }
  });
})();
