// A place to drop files on, beside "Chọn tệp": says what was chosen, and what is too big before it is sent.
//   <div data-drop data-max-bytes="20971520"> <input type="file"> … <span data-drop-chosen></span></div>
(() => {
  const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
  const size = (bytes) => bytes < 104858 ? `${number.format(Math.ceil(bytes / 1024))} KB` : `${number.format(bytes / 1048576)} MB`;

  function tell(zone, input) {
    const most = Number(zone.dataset.maxBytes || 20971520);
    const lines = [...input.files].map((file) => {
      const tooBig = file.size > most ? `: quá ${size(most)}, không gửi được` : "";
      return `${file.name} (${size(file.size)})${tooBig}`;
    });
    zone.querySelector("[data-drop-chosen]").textContent = lines.join("; ");
  }

  document.addEventListener("change", (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (zone && event.target.type === "file") tell(zone, event.target);
  });
  document.addEventListener("dragover", (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.dataset.over = "";
  });
  for (const end of ["dragleave", "drop"]) {
    document.addEventListener(end, (event) => {
      const zone = event.target.closest?.("[data-drop]");
      if (zone) delete zone.dataset.over;
    });
  }
  document.addEventListener("drop", (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    const input = zone.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
