// Things to try, for someone who has never been here.

import { fill, h, unique } from "./dom.js";

export class Tour {
  constructor(app) {
    this.app = app;
    this.done = new Set(JSON.parse(sessionStorage.getItem("tried") ?? "[]"));
    this.node = h("section", { class: "tour", "aria-label": "Things to try" });
    this.hidden = sessionStorage.getItem("tour") === "hidden";
    this.draw();
  }

  show(on = true) {
    this.hidden = !on;
    sessionStorage.setItem("tour", on ? "shown" : "hidden");
    this.draw();
    document.body.classList.remove("nav-open");
    if (on) this.node.querySelector("button.try")?.focus();
  }

  draw() {
    const { about } = this.app;
    this.node.hidden = this.hidden || !about.tries.length;
    fill(
      this.node,
      h("div", { class: "tour-head" },
        h("div", {}, h("h2", {}, `${about.app.real_name}: three things to try`), h("p", { class: "muted" }, "Press one, and it is typed for you; the real app answers.")),
        h("button", { type: "button", class: "icon", "aria-label": "Hide the things to try", onclick: () => this.show(false) }, "✕")),
      h("ol", {}, about.tries.map((one, at) => h("li", {}, this.row(one, at)))),
    );
  }

  row(one, at) {
    const done = this.done.has(at);
    const place = one.place ? `#${one.place}` : this.app.about.app.real_name;
    const [named, told] = [unique("try"), unique("try")];
    return h(
      "button", {
        type: "button", class: "try", "aria-labelledby": named, "aria-describedby": told,
        onclick: () => this.run(one, at),
      },
      h("span", { class: "try-title", id: named }, done ? "✓ " : "", one.title), h("code", {}, one.says),
      h("span", { class: "muted", id: told }, `In ${place}. ${one.then}`),
    );
  }

  async run(one, at) {
    await this.app.go({ place: one.place, tab: "messages" });
    if (!(await this.app.write(one.says))) return;
    this.done.add(at);
    sessionStorage.setItem("tried", JSON.stringify([...this.done]));
    this.draw();
    this.app.toBottom();
    document.getElementById("composer").focus();
  }
}
