// @ts-check
/* Whether a trainer whom the site lists has signed a receipt. It works where a site is opened as files and the browser's own
   cryptography is missing: nacl.js does the arithmetic. Pure: no document, no storage, no clock. */
(function () {
  "use strict";
  const { base64, canonical, encode, is, json, misfit, text } = playbook.strict;

  /** What a receipt says of the claim that it is for: the first half of its SHA-512. @param {object} claim */
  const digest = (claim) => [...nacl.hash(encode(canonical(claim))).slice(0, 32)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const module = is.shape({ id: is.id, version: is.line(600), "print?": is.hash, points: is.points, of: is.count, at: is.moment });
  // Base64 as a machine writes it: no loose bits at the end.
  const fits = is.shape({
    ...is.HEAD, name: is.line(200), modules: is.once(is.list(module, 500)), claim: is.like(/^[0-9a-f]{64}$/, 64), accepted: is.day, by: is.line(200),
    key: is.like(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, 44), signature: is.like(/^[A-Za-z0-9+/]{85}[AQgw]==$/, 88),
  });

  // The order of the curve's group, its bytes from the least on. Another signature can be made from one that is not below it.
  const ORDER = base64("7dP1XBpjEljWnPei3vneFAAAAAAAAAAAAAAAAAAAABA");
  /** @param {Uint8Array} signature */
  function reduced(signature) {
    for (let at = 31; at >= 0; at -= 1) if (signature[32 + at] !== ORDER[at]) return signature[32 + at] < ORDER[at];
    return false;
  }

  /** @param {Receipt} receipt */
  function signed({ signature, ...rest }) {
    const given = base64(signature.slice(0, 86));
    return reduced(given) && nacl.sign.detached.verify(encode(canonical(rest)), given, base64(rest.key.slice(0, 43)));
  }

  /** What is in the file, or why it is not read. @param {string | Uint8Array} file @param {string} playbook @returns {Verified} */
  function read(file, playbook) {
    const found = text(file);
    const parsed = "text" in found ? json(found.text) : found;
    const receipt = "value" in parsed && is.isObject(parsed.value) ? parsed.value : {};
    const fault = receipt.kind === "playbook-receipt" ? misfit(receipt, playbook) : "odd";
    return fault || !fits(receipt) ? { status: fault || "odd" } : { status: "valid", receipt };
  }

  /** @param {string | Uint8Array} file @param {{playbook: string, trainers: Trainer[]}} site @returns {Verified} */
  function verify(file, site) {
    const { status, receipt } = read(file, site.playbook);
    if (!receipt) return { status };
    const trainer = site.trainers.find(({ key }) => key === receipt.key);
    if (!trainer) return { status: "unknown-key", receipt };
    return signed(receipt) ? { status: "valid", receipt, name: trainer.name } : { status: "tampered", receipt };
  }

  playbook.receipts = { canonical, digest, verify };
})();
