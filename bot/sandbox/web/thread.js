// A thread, at the side.

import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { MessageList, sorted } from "./messages.js";

export class Thread {
  constructor(app, node, ts) {
    Object.assign(this, { app, ts });
    this.list = new MessageList(app, "Thread", true);
    this.scroll = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Thread" }, this.list.node);
    this.composer = new Composer(app, { id: "thread-composer", label: "Reply …", send: (text) => app.write(text, ts) });
    node.setAttribute("aria-label", "Thread");
    fill(
      node, h("div", { class: "side-head" }, h("h2", {}, "Thread"),
        h("button", { type: "button", class: "icon", "aria-label": "Close the thread", onclick: () => app.closeSide() }, "✕")),
      this.scroll, this.composer.node,
    );
    this.composer.box.focus();
  }

  sync() {
    const { replies } = sorted(this.app.state.messages);
    const first = this.app.state.messages.filter((one) => one.ts === this.ts);
    this.list.sync([...first, ...(replies.get(this.ts) ?? [])], new Map(), this.ts);
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }
}
