// The bar at the top: where one is, what time it is, light or dark, and the payloads.

import { wholeOf } from "./dates.js";
import { announce, fill, h, toast } from "./dom.js";
import { menuButton } from "./menu.js";
import { themeButton } from "./theme.js";

const SPANS = [["An hour on", 3600], ["A day on", 86_400], ["A week on", 604_800]];

export class Topbar {
  constructor(app, node) {
    this.app = app;
    this.time = h("span", { class: "clock-time" });
    this.payloads = h("button", {
      type: "button", class: "bar", "aria-pressed": "false", title: "What goes to and fro between Slack and the app",
      onclick: () => app.togglePayloads(),
    }, "Payloads");
    const jumps = app.about.jumps.map((label, jump) => ({ label, act: () => this.move({ jump }) }));
    const spans = SPANS.map(([label, by]) => ({ label, act: () => this.move({ by }) }));
    const clock = menuButton({ label: "Let time pass", text: "Let time pass ▾", items: [...jumps, ...spans], shape: "bar", key: "clock" });
    const places = h("button", { type: "button", class: "bar menu-toggle", "aria-label": "Channels", onclick: () => document.body.classList.toggle("nav-open") }, "☰");
    fill(
      node, places,
      h("div", { class: "team" }, h("strong", {}, app.about.team), h("span", { class: "muted" }, "a make-believe Slack, on this machine only")),
      h("div", { class: "clock", role: "group", "aria-label": "Clock" }, this.time, clock), themeButton(), this.payloads,
    );
    setInterval(() => this.tick(), 5000);
  }

  sync(open) {
    this.payloads.setAttribute("aria-pressed", String(open));
    this.tick();
  }

  tick() {
    const reader = this.app.reader();
    this.time.textContent = wholeOf(reader.now, reader);
  }

  async move(how) {
    this.time.setAttribute("aria-busy", "true");
    const found = await this.app.act({ act: "advance", ...how });
    await this.app.refresh();
    this.time.removeAttribute("aria-busy");
    if (found?.nothing) return toast(found.nothing);
    const news = this.app.state.places.filter((one) => this.app.isUnread(one)).map((one) => (one.name ? `#${one.name}` : this.app.about.app.real_name));
    return announce(`It is now ${this.time.textContent}. ${news.length ? `New in ${news.join(", ")}.` : ""}`);
  }
}
