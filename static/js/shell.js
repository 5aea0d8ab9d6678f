// The frame: theme buttons, the menu on a phone, focus on what went wrong, copying, disabled buttons that say why.
(() => {
  const root = document.documentElement;

  function showTheme() {
    const theme = root.dataset.theme || "auto";
    for (const button of document.querySelectorAll("[data-theme-set]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeSet === theme));
    }
  }

  function setTheme(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // Not remembered, but shown.
    }
    showTheme();
  }

  function toggleMenu(button) {
    const menu = document.getElementById(button.getAttribute("aria-controls"));
    const open = menu.toggleAttribute("data-open");
    button.setAttribute("aria-expanded", String(open));
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText((source.value || source.innerText).normalize("NFC"));
    const status = button.parentElement.querySelector("[data-copy-status]");
    if (status) status.textContent = button.dataset.copied || "Đã sao chép";
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-theme-set], [data-nav-toggle], [data-copy], [data-print], [aria-disabled='true']");
    if (!target) return;
    if (target.getAttribute("aria-disabled") === "true") event.preventDefault();
    else if (target.dataset.themeSet) setTheme(target.dataset.themeSet);
    else if (target.hasAttribute("data-nav-toggle")) toggleMenu(target);
    else if (target.dataset.copy) copy(target);
    else if (target.hasAttribute("data-print")) window.print();
  });

  // A form that is on its way is not sent a second time by a second click.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 10000); // an answer may be a file, and the page stay
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  function focusErrors() {
    const summary = document.querySelector("[data-focus-first]");
    if (summary) summary.focus();
  }

  showTheme();
  focusErrors();
  document.addEventListener("htmx:afterSettle", focusErrors);
})();
