// The app's modal on top of this person's screen.

import { blocks } from "./blocks.js";
import { fill, h, keepingFocus, unique } from "./dom.js";
import { missing } from "./required.js";
import { surfaceOf } from "./surface.js";

export class Modal {
  constructor(app) {
    this.app = app;
    this.titleId = unique("modal");
    this.body = h("div", { class: "modal-body" });
    this.head = h("div", { class: "modal-head" });
    this.foot = h("div", { class: "modal-foot" });
    this.dialog = h(
      "dialog", { class: "modal", tabindex: -1, "aria-labelledby": this.titleId }, this.head, this.body,
      h("div", { class: "toasts", role: "alert" }), this.foot,
    );
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault(); // it closes when the look-alike says so
      this.leave();
    });
    document.body.append(this.dialog);
  }

  /** Show this view, or none. */
  sync(view) {
    const drawn = view && JSON.stringify([view.id, view.hash, view.errors, this.app.user]);
    if (drawn === this.drawn) return;
    const other = view?.id !== this.view?.id;
    [this.drawn, this.view] = [drawn, view];
    if (!view) return this.shut();
    this.draw(view.errors);
    if (!this.dialog.open) {
      this.before = document.activeElement;
      this.dialog.showModal();
    }
    return this.focus(other);
  }

  shut() {
    if (!this.dialog.open) return;
    this.dialog.close();
    const back = this.before?.isConnected ? this.before : document.getElementById("composer");
    back?.focus();
  }

  draw(errors) {
    const { view, app } = this;
    this.surface = { ...surfaceOf(app, { view: view.id }, view.blocks), errors, submit: () => this.submit() };
    const fresh = h("div", {}, blocks(view.blocks, this.surface));
    const restore = keepingFocus(this.dialog, this.dialog, this.dialog);
    fill(this.head, h("h2", { id: this.titleId, class: "modal-title" }, view.title?.text ?? ""),
      h("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => this.leave() }, "✕"));
    fill(this.body, fresh);
    const close = view.close?.text ?? (view.deeper ? "Back" : "Cancel");
    this.ok = view.submit && h("button", { type: "button", class: "button primary", "data-key": "submit", onclick: () => this.submit() }, view.submit.text);
    fill(this.foot, h("button", { type: "button", class: "button", "data-key": "close", onclick: () => this.leave() }, close), this.ok);
    restore();
  }

  focus(other) {
    const wrong = this.body.querySelector(".wrong");
    const first = this.body.querySelector("input, textarea, select, button");
    const lost = !this.dialog.contains(document.activeElement);
    const into = other || lost ? first ?? this.ok ?? this.dialog : null;
    (wrong?.querySelector("input, textarea") ?? into)?.focus();
    wrong?.scrollIntoView({ block: "nearest" });
  }

  async submit() {
    if (this.busy || !this.view.submit) return;
    const errors = missing(this.view.blocks, this.surface.values);
    if (Object.keys(errors).length) {
      this.ours = true; // these words stand until the app has been asked
      this.draw(errors);
      this.focus(false);
      return;
    }
    await this.doing("submit", { values: this.surface.filled() });
  }

  leave() {
    if (!this.busy) this.doing("close", {});
  }

  async doing(act, more) {
    this.busy = true;
    this.foot.setAttribute("aria-busy", "true");
    await this.app.act({ act, view: this.view.id, ...more });
    if (this.ours) this.drawn = "";
    this.busy = this.ours = false;
    this.foot.removeAttribute("aria-busy");
    await this.app.refresh();
  }
}
