// Saves each field by itself and says truly whether it is saved.
//   <div data-autosave-url="/…/luu/" data-version="7" data-sign-in="/dang-nhap/"> fields with name=… and
//     <p class="saved" data-saved-for="name" role="status"></p> (components/saved.html) </div>
// Posts field, value, version and the form's token; the answers:
//   200 {"saved": true, "version": 8, "at": "14:05"}
//   403, 422 {"reason": "…"}                                     refused: the words stay in the page, the reason is said
//   409 {"reason": "…", "theirs": "…", "merged": "…", "version": 9}   somebody else wrote, or the cut-off has passed
//   401, 403 without a reason                                     signed out meanwhile: words stay, sign in, send again
// A control may carry its own data-version; otherwise the version of the whole block is used.
(() => {
  const PAUSE = 900;
  const RETRY = [2000, 5000, 15000, 30000];
  const pending = new Map();
  const turns = new WeakMap();
  let composing = null;

  // Of radio buttons the first one stands for its group.
  const group = (field) => [...field.closest("[data-autosave-url]").querySelectorAll(`[type=radio][name="${CSS.escape(field.name)}"]`)];

  function valueOf(field) {
    if (field.type === "radio") return group(field).find((one) => one.checked)?.value || "";
    if (field.type === "checkbox") return field.checked ? field.value : "";
    return field.value.normalize("NFC");
  }

  // What the server has: the value that came with the page, whatever the browser has filled in since.
  function servedValue(field) {
    if (field.type === "radio") return group(field).find((one) => one.defaultChecked)?.value || "";
    if (field.type === "checkbox") return field.defaultChecked ? field.value : "";
    if (field.options) return ([...field.options].find((one) => one.defaultSelected) || field.options[0])?.value || "";
    return field.defaultValue.normalize("NFC");
  }

  class Saver {
    constructor(field, block) {
      this.field = field;
      this.block = block;
      this.status = block.querySelector(`[data-saved-for="${CSS.escape(field.name)}"]`);
      this.kept = servedValue(field);
      this.tries = 0;
      this.busy = false;
      this.asking = false; // a question to the person is open: nothing is sent, and its buttons stay, until it is answered
    }

    get holder() {
      return this.field.dataset.version === undefined ? this.block : this.field;
    }

    dirty() {
      return valueOf(this.field) !== this.kept;
    }

    touched() {
      clearTimeout(this.timer);
      if (!this.dirty() || this.asking) return;
      this.say("waiting", "Chưa lưu…");
      this.timer = setTimeout(() => this.save(), PAUSE);
    }

    // One at a time in a block: the fields share its version, and must not overtake each other.
    save() {
      clearTimeout(this.timer);
      const turn = (turns.get(this.holder) || Promise.resolve()).then(() => this.saveNow());
      turns.set(this.holder, turn);
      return turn;
    }

    async saveNow() {
      if (this.busy || this.asking || !this.dirty() || composing === this.field) return;
      this.busy = true;
      const value = valueOf(this.field);
      this.say("saving", "Đang lưu…");
      try {
        await this.heed(await this.post(value), value);
      } catch {
        this.later();
      } finally {
        this.busy = false;
      }
      if (this.status?.dataset.state === "saved" && this.dirty()) this.touched();
    }

    post(value) {
      const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
      const body = new FormData();
      body.set("field", this.field.name);
      body.set("value", value);
      body.set("version", this.holder.dataset.version || "");
      return fetch(this.block.dataset.autosaveUrl, {
        method: "POST", body, redirect: "manual", credentials: "same-origin",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
      });
    }

    async heed(answer, value) {
      if (answer.type === "opaqueredirect" || answer.status === 401) return this.expired();
      const data = await answer.json().catch(() => ({}));
      if (answer.ok && data.saved) return this.saved(value, data);
      if (answer.status === 409) return this.conflict(data);
      if (answer.status === 403 && !data.reason) return this.expired();
      if (answer.status === 429 || answer.status >= 500) return this.later();
      return this.say("failed", `Chưa lưu: ${data.reason || "máy chủ không nhận nội dung này."}`);
    }

    saved(value, data) {
      this.kept = value;
      this.tries = 0;
      this.renew(data.version);
      this.say("saved", `Đã lưu lúc ${data.at}`);
    }

    // The button of the form itself must send the version that is there now.
    renew(version) {
      if (version === undefined) return;
      this.holder.dataset.version = version;
      const input = this.block.querySelector("input[type=hidden][name=version]");
      if (input) input.value = version;
    }

    conflict(data) {
      this.say("conflict", data.reason || "Chưa lưu: người khác vừa sửa chỗ này.");
      if (data.theirs !== undefined) this.show("Nội dung đang có trên máy chủ:", data.theirs);
      if (data.version === undefined) return;
      this.asking = true;
      this.offer("Giữ nội dung của tôi", () => {
        this.renew(data.version);
        this.save();
      });
      if (data.theirs !== undefined) this.offer("Lấy nội dung trên máy chủ", () => {
        this.field.value = data.theirs;
        this.renew(data.version);
        this.kept = valueOf(this.field);
        this.say("saved", "Đã lấy nội dung trên máy chủ");
      });
      if (data.merged !== undefined) this.offer("Gộp cả hai để sửa", () => {
        this.field.value = data.merged;
        this.renew(data.version);
        this.field.focus();
        this.touched();
      });
    }

    expired() {
      this.say("expired", "Chưa lưu: phiên làm việc đã hết. Nội dung vẫn còn ở đây, đừng đóng trang.");
      const link = document.createElement("a");
      link.href = this.block.dataset.signIn || "/";
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = "Đăng nhập ở thẻ mới";
      this.status?.append(" ", link);
      this.asking = true;
      this.offer("Gửi lại", () => this.renewToken().then(() => this.save()));
    }

    // After signing in again the old token is void: a fresh one comes from this page's own address.
    async renewToken() {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
      if (!fresh) return;
      for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = fresh;
    }

    later() {
      const wait = RETRY[Math.min(this.tries, RETRY.length - 1)];
      this.tries += 1;
      this.say("failed", "Chưa lưu: không nối được máy chủ, sẽ tự thử lại.");
      this.offer("Gửi lại", () => this.save());
      this.timer = setTimeout(() => this.save(), wait);
    }

    say(state, text) {
      if (!this.status) return;
      this.status.dataset.state = state;
      this.status.textContent = text;
    }

    show(title, text) {
      const theirs = document.createElement("span");
      theirs.className = "saved__theirs";
      theirs.textContent = `${title}\n${text}`;
      this.status?.append(theirs);
    }

    offer(label, act) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn--small";
      button.textContent = label;
      button.addEventListener("click", () => {
        this.asking = false;
        act();
      });
      this.status?.append(" ", button);
    }
  }

  function saverOf(field) {
    const block = field.closest?.("[data-autosave-url]");
    if (!block || !field.name || field.type === "file" || field.type === "hidden") return null;
    const holder = field.type === "radio" ? group(field)[0] : field;
    if (!pending.has(holder)) pending.set(holder, new Saver(holder, block));
    return pending.get(holder);
  }

  document.addEventListener("focusin", (event) => saverOf(event.target));
  document.addEventListener("input", (event) => { if (!event.isComposing) saverOf(event.target)?.touched(); });
  document.addEventListener("change", (event) => saverOf(event.target)?.touched());
  document.addEventListener("focusout", (event) => saverOf(event.target)?.save());
  document.addEventListener("compositionstart", (event) => { composing = event.target; });
  document.addEventListener("compositionend", (event) => { composing = null; saverOf(event.target)?.touched(); });
  // What is sent with its own form is no longer unsaved here.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const saver of pending.values()) {
      if (!event.target.contains(saver.field)) continue;
      clearTimeout(saver.timer);
      pending.delete(saver.field);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...pending.values()].some((saver) => saver.field.isConnected && saver.dirty())) event.preventDefault();
  });
})();
