// Every kind of menu to choose from: own options or the app's suggestions, people, channels; one choice or many.
// The pattern is that of an editable combobox with a list (ARIA Authoring Practices).

import { h, unique } from "./dom.js";
import { textOf } from "./mrkdwn.js";

const PAUSE = 200; // milliseconds after the last letter before the app is asked
const LEAST_LETTERS = 3;

/** The node of a select element. */
export function combobox(use) {
  return new Combobox(use).node;
}

class Combobox {
  constructor({ block, one, surface, key, current, change }) {
    Object.assign(this, { block, one, surface, change });
    this.many = one.type.startsWith("multi_");
    this.asked = one.type.endsWith("external_select");
    this.clearable = block.type === "input" && block.optional;
    this.names = surface.labels;
    this.options = [];
    this.active = -1;
    const given = this.own();
    for (const option of [...given, ...initials(one)]) this.names.set(option.value, this.words(option));
    const now = current(this.initial());
    this.chosen = now === null ? [] : [now].flat();
    this.build(key, surface.field ?? {});
  }

  words(option) {
    return textOf(option.text, this.surface.reader).map((piece) => piece.textContent ?? piece).join("");
  }

  /** Options that need not be asked for, groups opened up. */
  own() {
    const { one, surface } = this;
    if (/users_select$/.test(one.type)) return surface.people();
    if (/(channels|conversations)_select$/.test(one.type)) return surface.channels();
    const grouped = (one.option_groups ?? []).flatMap((group) =>
      group.options.map((option) => ({ ...option, group: this.words({ text: group.label }) })));
    return [...(one.options ?? []), ...grouped];
  }

  initial() {
    const found = initials(this.one).map((option) => option.value);
    return this.many ? found : (found[0] ?? null);
  }

  build(key, field) {
    this.listId = unique("list");
    this.list = h("ul", { id: this.listId, role: "listbox", class: "list", hidden: true, "aria-label": "Choices" });
    if (this.many) this.list.setAttribute("aria-multiselectable", "true");
    const placeholder = this.one.placeholder?.text ?? "Choose";
    this.input = h("input", {
      id: field.id, class: "typed", role: "combobox", autocomplete: "off", "data-key": key, type: "text",
      placeholder, "aria-label": field.id ? undefined : placeholder, "aria-describedby": field.described,
      "aria-invalid": field.invalid ? "true" : undefined, "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-controls": this.listId,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onclick: () => this.open(),
      onblur: () => this.leave(),
    });
    this.chips = h("ul", { class: "chips", "aria-label": "Chosen" });
    this.node = h("div", { class: "combobox" }, this.many && this.chips, this.input, this.list);
    this.show();
  }

  /** What is chosen, as chips or in the field itself. */
  show() {
    if (!this.many) {
      this.input.value = this.chosen.length ? this.names.get(this.chosen[0]) ?? this.chosen[0] : "";
      return;
    }
    this.chips.hidden = !this.chosen.length;
    this.chips.replaceChildren(...this.chosen.map((value) => {
      const name = this.names.get(value) ?? value;
      const off = () => this.take(this.chosen.filter((each) => each !== value));
      const button = h("button", { type: "button", "aria-label": `Remove ${name}`, onclick: off }, name, " ×");
      return h("li", {}, button);
    }));
  }

  async take(values) {
    const before = this.chosen;
    this.chosen = values;
    this.show();
    this.close();
    if (!(await this.change(this.many ? values : (values[0] ?? null)))) {
      this.chosen = before;
      this.show();
    }
  }

  typed() {
    clearTimeout(this.timer);
    if (!this.many && !this.input.value && this.clearable) this.take([]);
    if (this.asked) this.timer = setTimeout(() => this.ask(), PAUSE);
    else this.open(true);
  }

  async ask() {
    const text = this.input.value.trim();
    const least = this.one.min_query_length ?? LEAST_LETTERS;
    if (text.length < least) return this.tell(`Type ${least} letters or more`);
    this.tell("Looking …");
    const options = await this.surface.suggest(this.block, this.one, text);
    if (this.input.value.trim() !== text) return undefined; // more was typed meanwhile
    return this.offer(options ?? [], "Nothing is suggested");
  }

  open(filtering = false) {
    if (this.asked) return this.ask();
    const wanted = filtering ? this.input.value.trim().toLowerCase() : "";
    const found = this.own().filter((option) => this.words(option).toLowerCase().includes(wanted));
    return this.offer(found, "Nothing fits");
  }

  offer(options, otherwise) {
    for (const option of options) this.names.set(option.value, this.words(option));
    const left = this.many ? options.filter((option) => !this.chosen.includes(option.value)) : options;
    if (!left.length) return this.tell(otherwise);
    this.options = left;
    let group = "";
    const rows = left.flatMap((option, place) => {
      const head = option.group && option.group !== group ? [h("li", { class: "group", role: "presentation" }, (group = option.group))] : [];
      return [...head, this.row(option, place)];
    });
    this.list.replaceChildren(...rows);
    this.expand(true);
    return this.point(-1);
  }

  row(option, place) {
    const picked = (event) => {
      event.preventDefault(); // the field keeps the focus
      this.pick(place);
    };
    const hint = option.description && h("span", { class: "hint" }, textOf(option.description, this.surface.reader));
    const selected = String(this.chosen.includes(option.value));
    return h("li", { role: "option", id: `${this.listId}-${place}`, "aria-selected": selected, onmousedown: picked },
      this.words(option), hint);
  }

  tell(words) {
    this.options = [];
    this.list.replaceChildren(h("li", { class: "nothing", role: "option", "aria-disabled": "true" }, words));
    this.expand(true);
    this.point(-1);
  }

  pick(place) {
    const value = this.options[place].value;
    this.input.value = "";
    this.take(this.many ? [...this.chosen, value] : [value]);
  }

  key(event) {
    const { key } = event;
    const open = !this.list.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.open();
      else this.point(this.active + (key === "ArrowDown" ? 1 : -1));
    } else if (key === "Enter" && open && this.options.length) {
      event.preventDefault();
      this.pick(Math.max(this.active, 0));
    } else if (key === "Escape" && open) {
      event.preventDefault(); // a dialog around it stays
      event.stopPropagation();
      this.leave();
    } else if (key === "Backspace" && this.many && !this.input.value && this.chosen.length) {
      this.take(this.chosen.slice(0, -1));
    }
  }

  point(place) {
    const many = this.options.length;
    this.active = many ? Math.max(-1, place >= many ? 0 : place < -1 ? many - 1 : place) : -1;
    for (const [at, row] of [...this.list.querySelectorAll("[role=option]")].entries()) {
      row.classList.toggle("active", at === this.active);
      if (at === this.active) row.scrollIntoView({ block: "nearest" });
    }
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.listId}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  expand(on) {
    this.list.hidden = !on;
    this.input.setAttribute("aria-expanded", String(on));
  }

  close() {
    clearTimeout(this.timer);
    this.expand(false);
    this.point(-1);
  }

  /** What was typed and not picked is no choice. */
  leave() {
    this.close();
    if (this.many) this.input.value = "";
    else this.show();
  }
}

function initials(one) {
  if (one.initial_option || one.initial_options) return [one.initial_option, ...(one.initial_options ?? [])].filter(Boolean);
  const single = one.initial_user ?? one.initial_channel ?? one.initial_conversation;
  const several = one.initial_users ?? one.initial_channels ?? one.initial_conversations ?? [];
  return [single, ...several].filter(Boolean).map((value) => ({ value, text: { type: "plain_text", text: value } }));
}
