// Lists by keyboard: arrows go from row to row between the rows' links; "Chọn tất cả" ticks every row.
//   <table data-keys> … <td class="table__main"><a>…   and   <input type="checkbox" data-tick-all="name">
(() => {
  const links = (table) => [...table.querySelectorAll("tbody .table__main a, tbody th a")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const table = event.target.closest?.("table[data-keys]");
    if (!table || !event.target.matches("a")) return;
    const rows = links(table);
    const here = rows.indexOf(event.target);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (here < 0 || next === undefined || !rows[next]) return;
    event.preventDefault();
    rows[next].focus();
  });

  const boxes = (all) => [...all.closest("form, table").querySelectorAll(`input[name="${CSS.escape(all.dataset.tickAll)}"]:not(:disabled)`)];

  function reflect(all) {
    const ticked = boxes(all).filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes(all).length;
    all.indeterminate = ticked > 0 && !all.checked;
    const count = document.querySelector(`[data-tick-count="${CSS.escape(all.dataset.tickAll)}"]`);
    if (count) count.textContent = new Intl.NumberFormat("vi-VN").format(ticked);
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.dataset?.tickAll) for (const other of boxes(box)) other.checked = box.checked;
    for (const all of document.querySelectorAll("[data-tick-all]")) reflect(all);
  });
})();
