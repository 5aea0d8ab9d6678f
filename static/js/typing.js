// Telex and VNI keyboards compose letters: while a letter is being composed nothing is searched or saved.
(() => {
  let composing = false;
  document.addEventListener("compositionstart", () => { composing = true; }, true);
  document.addEventListener("compositionend", (event) => {
    composing = false;
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);
  document.addEventListener("htmx:beforeRequest", (event) => {
    const cause = event.detail.requestConfig?.triggeringEvent;
    if (composing && cause && cause.type === "input") event.preventDefault();
  });

  // "Còn 120 ký tự" under a text that has a limit.
  function count(field) {
    const limit = Number(field.dataset.maxLength);
    const left = limit - field.value.normalize("NFC").length;
    let line = field.parentElement.querySelector(".field__count");
    if (left > limit * 0.1 && left > 50) {
      if (line) line.remove();
      return;
    }
    if (!line) {
      line = document.createElement("p");
      line.className = "field__count";
      field.insertAdjacentElement("afterend", line);
    }
    const figure = new Intl.NumberFormat("vi-VN").format(Math.abs(left));
    line.textContent = left < 0 ? `Quá ${figure} ký tự` : `Còn ${figure} ký tự`;
  }
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("textarea[data-max-length]")) count(event.target);
  });
})();
