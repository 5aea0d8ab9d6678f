// The time left to a cut-off. The server's clock decides: this only shows it, by the minute, and never disables anything.
//   <p data-deadline="1768003200" data-now="1766217600.5" data-url="/dong-ho/?…">
//     <span data-deadline-left>còn 3 ngày</span> <span data-deadline-said class="sr-only" role="status"></span>
//     <span data-deadline-clock>15:31</span></p>
// data-url answers {"now": seconds, "cutoff": seconds}; asked every 60 s, and when the page is shown again.
(() => {
  const SAID_AT = [60, 10, 1];
  const RESYNC = 60000;

  function span(seconds) {
    const minutes = Math.floor(seconds / 60);
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor((minutes % 1440) / 60);
    const parts = days ? [[days, "ngày"], [hours, "giờ"]] : [[hours, "giờ"], [minutes % 60, "phút"]];
    return parts.filter(([figure]) => figure).map(([figure, unit]) => `${figure} ${unit}`).join(" ");
  }

  const onTheWall = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Ho_Chi_Minh" });

  function words(left) {
    if (left > 0) return `còn ${span(left) || "chưa đầy 1 phút"}`;
    return left <= -60 ? `đã hết hạn ${span(-left)}` : "vừa hết hạn";
  }

  function tone(left) {
    if (left <= 0) return "past";
    if (left <= 86400) return "last";
    return left <= 7 * 86400 ? "near" : "";
  }

  class Countdown {
    constructor(place) {
      this.place = place;
      this.left = place.querySelector("[data-deadline-left]");
      this.voice = place.querySelector("[data-deadline-said]");
      this.clock = place.querySelector("[data-deadline-clock]");
      this.said = new Set();
      this.set(Number(place.dataset.now), Number(place.dataset.deadline));
      this.silence();
      this.tick();
      if (place.dataset.url) setInterval(() => this.resync(), RESYNC);
      setInterval(() => this.tick(), 1000);
      document.addEventListener("visibilitychange", () => { if (!document.hidden) this.resync(); });
    }

    set(now, cutoff) {
      this.cutoff = cutoff;
      this.started = now - performance.now() / 1000;
    }

    seconds() {
      return this.cutoff - (this.started + performance.now() / 1000);
    }

    // What had passed before the page was opened is not announced.
    silence() {
      const minutes = this.seconds() / 60;
      for (const mark of SAID_AT) if (minutes < mark) this.said.add(mark);
    }

    tick() {
      const left = this.seconds();
      const text = words(left);
      if (text !== this.left.textContent) this.left.textContent = text;
      if (this.clock) this.clock.textContent = onTheWall.format((this.cutoff - left) * 1000);
      const panel = this.place.closest(".deadline");
      if (panel && panel.dataset.watch !== undefined) panel.dataset.tone = tone(left);
      this.announce(left);
    }

    announce(left) {
      for (const mark of SAID_AT) {
        if (this.said.has(mark) || left > mark * 60 || left <= 0) continue;
        this.said.add(mark);
        if (this.voice) this.voice.textContent = `Hạn nộp: còn ${mark} phút`;
      }
    }

    async resync() {
      if (!this.place.dataset.url || !this.place.isConnected) return;
      try {
        const before = performance.now();
        const answer = await fetch(this.place.dataset.url, { headers: { Accept: "application/json" }, cache: "no-store" });
        if (!answer.ok) return;
        const { now, cutoff } = await answer.json();
        this.set(now + (performance.now() - before) / 2000, cutoff);
        this.tick();
      } catch {
        // Without the server the last known clock goes on.
      }
    }
  }

  function start(root) {
    for (const place of root.querySelectorAll("[data-deadline]:not([data-started])")) {
      place.dataset.started = "";
      new Countdown(place);
    }
  }
  start(document);
  document.addEventListener("htmx:load", (event) => start(event.target));
})();
