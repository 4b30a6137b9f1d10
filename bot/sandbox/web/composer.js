// The box in which one writes: slash commands with their hints, people by name, global shortcuts.

import { h, unique } from "./dom.js";
import { menuButton } from "./menu.js";

export class Composer {
  /** `send(text)` resolves to whether it was taken; `id` is that of the box. */
  constructor(app, { id, label, send }) {
    Object.assign(this, { app, send });
    this.listId = unique("suggestions");
    this.hintId = unique("hint");
    this.active = -1;
    this.found = [];
    this.list = h("ul", { id: this.listId, role: "listbox", class: "list up", hidden: true, "aria-label": "Suggestions" });
    this.hint = h("p", { id: this.hintId, class: "command-hint", hidden: true });
    this.box = h("textarea", {
      id, rows: 1, "aria-label": label, placeholder: label, role: "combobox", "aria-expanded": "false",
      "aria-controls": this.listId, "aria-autocomplete": "list", "aria-describedby": this.hintId,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    this.go = h("button", { type: "button", class: "send", "aria-label": "Send", title: "Send", onclick: () => this.submit() }, "➤");
    this.node = h("div", { class: "composer" }, this.hint, this.list, h("div", { class: "composer-row" }, this.plus(), this.box, this.go));
  }

  plus() {
    const items = this.app.about.shortcuts.filter((each) => !each.on_message).map((each) => ({
      label: each.name,
      hint: each.description,
      act: () => this.app.act({ act: "shortcut", callback_id: each.callback_id }),
    }));
    const commands = this.app.about.commands.map((each) => ({
      label: each.name, hint: each.description, act: () => this.write(`${each.name} `),
    }));
    return menuButton({ label: "Shortcuts and commands", text: "+", items: [...items, ...commands] });
  }

  /** Another place: another label, and what was begun there. */
  turn(label, text, writable = true) {
    this.box.setAttribute("aria-label", label);
    this.box.placeholder = label;
    this.box.disabled = !writable;
    this.write(text, false);
  }

  write(text, focus = true) {
    this.box.value = text;
    if (focus) this.box.focus();
    this.typed();
    if (!focus) this.close();
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 200)}px`;
    this.showHint();
    this.suggest();
  }

  showHint() {
    const [name] = this.box.value.split(/\s/);
    const command = this.box.value.includes(" ") && this.app.about.commands.find((each) => each.name === name);
    this.hint.hidden = !command;
    this.hint.replaceChildren(...(command ? [h("strong", {}, command.name), " ", command.hint] : []));
  }

  /** Commands while one begins with a slash, people after an at sign. */
  suggest() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const named = before.match(/(?:^|\s)@([\w.-]*)$/);
    this.found = [];
    if (/^\/\S*$/.test(this.box.value)) this.found = this.commands(before);
    else if (named) this.found = this.people(named[1].toLowerCase());
    if (!this.found.length) return this.close();
    this.list.replaceChildren(...this.found.map((each, place) => this.row(each, place)));
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    return this.point(0);
  }

  commands(before) {
    return this.app.about.commands.filter((each) => each.name.startsWith(before)).map((each) => ({
      name: each.name, about: each.description, example: each.hint, text: `${each.name} `,
    }));
  }

  people(begun) {
    return [this.app.about.app, ...this.app.about.people]
      .filter((each) => [each.name, each.real_name.toLowerCase()].some((name) => name.startsWith(begun)))
      .map((each) => ({ name: `@${each.name}`, about: each.bot ? "App" : each.real_name, at: begun.length, text: `@${each.name} ` }));
  }

  row(each, place) {
    const take = (event) => {
      event.preventDefault(); // the box keeps the focus
      this.take(place);
    };
    return h("li", { role: "option", id: `${this.listId}-${place}`, onmousedown: take },
      h("strong", {}, each.name), h("span", { class: "muted" }, each.about),
      each.example && h("span", { class: "example" }, each.example));
  }

  point(place) {
    this.active = (place + this.found.length) % this.found.length;
    [...this.list.children].forEach((row, at) => {
      row.classList.toggle("active", at === this.active);
      row.setAttribute("aria-selected", String(at === this.active));
    });
    this.box.setAttribute("aria-activedescendant", `${this.listId}-${this.active}`);
  }

  take(place) {
    const { text, at } = this.found[place];
    if (at === undefined) return this.write(text);
    const cut = this.box.selectionStart;
    const kept = this.box.value.slice(0, cut - at - 1) + text;
    const rest = this.box.value.slice(cut);
    this.write(kept + rest);
    return this.box.setSelectionRange(kept.length, kept.length);
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const open = !this.list.hidden;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) return;
    if (open && event.key in moves) this.point(this.active + moves[event.key]);
    else if (open && (event.key === "Tab" || event.key === "Enter") && !this.whole()) this.take(this.active);
    else if (open && event.key === "Escape") this.close();
    else if (event.key === "Enter" && !event.shiftKey) this.submit();
    else return;
    event.preventDefault();
  }

  /** Whether the command that is pointed at stands there already: then Enter sends it. */
  whole() {
    return this.found[this.active].text.trim() === this.box.value.trim();
  }

  async submit() {
    const text = this.box.value.trim();
    if (!text || this.box.disabled) return;
    this.write("");
    if (!(await this.send(text)) && !this.box.value) this.write(text);
  }
}
