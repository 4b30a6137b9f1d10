// The middle of the page: one channel, or the app's Home and Messages tabs.

import { blocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { fill, h, keepingFocus } from "./dom.js";
import { MessageList, sorted } from "./messages.js";
import { surfaceOf } from "./surface.js";

const NEAR = 120; // pixels from the end within which the reader wants to see what comes

export class Place {
  constructor(app, node) {
    this.app = app;
    this.title = h("h1", { tabindex: -1 });
    this.note = h("p", { class: "muted" });
    this.tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "App" });
    this.list = new MessageList(app, "Messages");
    this.empty = h("p", { class: "empty" }, "Nothing here yet.");
    this.scroll = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Messages" }, app.tour.node, this.empty, this.list.node);
    this.pill = h("button", { type: "button", class: "pill", hidden: true, onclick: () => app.toBottom() }, "↓ New messages");
    this.scroll.addEventListener("scroll", () => this.atEnd() && (this.pill.hidden = true));
    this.composer = new Composer(app, { id: "composer", label: "Message", send: (text) => app.write(text) });
    this.home = h("div", { class: "home", role: "tabpanel", "aria-label": "Home", hidden: true });
    fill(node, h("div", { class: "place-head" }, h("div", {}, this.title, this.note), this.tabs), this.home, this.scroll, h("div", { class: "pill-holder" }, this.pill), this.composer.node);
    this.drafts = new Map();
    this.turned = "";
    this.newest = "";
  }

  sync() {
    const { app } = this;
    const place = app.here();
    const key = `${app.user} ${app.place}`;
    const name = place.name ? `#${place.name}` : app.about.app.real_name;
    this.title.textContent = name;
    this.note.textContent = noteOf(app, place);
    document.title = `${name} · ${app.about.app.real_name} demo`;
    if (this.turned !== key) this.turn(key, place, name);
    this.drawTabs(place);
    const home = app.tab === "home" && !place.name;
    this.home.hidden = !home;
    this.scroll.hidden = home;
    this.composer.node.hidden = home;
    if (home) this.drawHome();
    else this.drawMessages(key);
  }

  turn(key, place, name) {
    this.drafts.set(this.turned, this.composer.box.value);
    this.turned = key;
    const label = place.archived ? "This channel is archived" : `Message ${name}, or type / for commands`;
    this.composer.turn(label, this.drafts.get(key) ?? "", !place.archived);
    this.fresh = true;
    this.pill.hidden = true;
  }

  drawMessages(key) {
    const { top, replies } = sorted(this.app.state.messages);
    const atEnd = this.fresh || this.atEnd();
    this.empty.hidden = top.length > 0;
    const came = top.length > 0 && top.at(-1).ts > this.newest;
    this.list.sync(top, replies, key);
    const turned = this.app.waiting && !came && this.list.turned;
    if (this.fresh || (came && (atEnd || this.app.waiting))) this.app.toBottom();
    else if (turned) this.app.toBeginning(turned);
    else if (atEnd) this.scroll.scrollTop = this.scroll.scrollHeight;
    else if (came) this.pill.hidden = false;
    if (came || turned) this.app.waiting = false;
    this.newest = top.at(-1)?.ts ?? "";
    this.fresh = false;
  }

  atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
  }

  drawTabs(place) {
    const { app } = this;
    this.tabs.hidden = Boolean(place.name) || !app.about.home;
    const shown = `${this.tabs.hidden} ${app.tab}`;
    if (this.tabs.dataset.shown === shown) return;
    this.tabs.dataset.shown = shown;
    const focused = this.tabs.contains(document.activeElement);
    fill(this.tabs, [["home", "Home"], ["messages", "Messages"]].map(([tab, words]) =>
      h("button", {
        type: "button", role: "tab", "aria-selected": String(app.tab === tab), tabindex: app.tab === tab ? 0 : -1,
        onclick: () => app.go({ tab }),
        onkeydown: (event) => /^Arrow(Left|Right)$/.test(event.key) && app.go({ tab: tab === "home" ? "messages" : "home" }),
      }, words)));
    if (focused) this.tabs.querySelector("[aria-selected=true]").focus();
  }

  drawHome() {
    const view = this.app.state.home;
    const shown = JSON.stringify([view, this.app.user]);
    if (this.shown === shown) return;
    this.shown = shown;
    const fresh = view
      ? h("div", { class: "view" }, blocks(view.blocks, surfaceOf(this.app, { view: view.id }, view.blocks)))
      : h("p", { class: "empty" }, "Nothing here yet.");
    const restore = keepingFocus(this.home, fresh, this.title);
    fill(this.home, fresh);
    restore();
  }
}

function noteOf(app, place) {
  if (!place.name) return app.about.about;
  if (place.archived) return "Archived: nobody writes here any more.";
  return place.has_app ? `${app.about.app.real_name} is in this channel.` : `${app.about.app.real_name} is not in this channel.`;
}
