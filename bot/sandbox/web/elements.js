// What can be pressed, chosen or typed into.
//
// A surface has: `press(block, element, choice)`, which tells the app; `suggest(block, element, text)`;
// `values`, a Map of what stands in inputs; `reader`; and, inside an input, `field` (id, described, invalid).

import { combobox } from "./combobox.js";
import { confirmed } from "./dialogs.js";
import { h, link, safe, unique } from "./dom.js";
import { menuButton } from "./menu.js";
import { textOf } from "./mrkdwn.js";
import { picker } from "./pickers.js";

const TYPED = ["plain_text_input", "email_text_input", "url_text_input", "number_input"];
const PICKED = ["datepicker", "timepicker", "datetimepicker"];

/** The node of one element. */
export function element(block, one, surface) {
  const use = { block, one, surface, ...ways(block, one, surface) };
  if (one.type === "button" || one.type === "workflow_button") return button(use);
  if (one.type === "icon_button") return button({ ...use, icon: "🗑" });
  if (one.type === "feedback_buttons") return feedback(use);
  if (one.type === "overflow") return overflow(use);
  if (one.type === "image") return h("span", { class: "picture" }, link(one.image_url ?? "", {}, `🖼 ${one.alt_text}`));
  if (one.type === "checkboxes" || one.type === "radio_buttons") return ticks(use);
  if (TYPED.includes(one.type)) return typed(use);
  if (PICKED.includes(one.type)) return picker(use);
  if (one.type.endsWith("_select")) return combobox(use);
  return h("span", { class: "unknown" }, `[an element of the kind ${one.type}]`);
}

/** Under which name a value is kept and sent: an input has its block for itself. */
export const nameOf = (block, one) => (block.type === "input" ? block.block_id : one.action_id);

/** How a control reads and changes its value, and whether the app hears of it at once. */
function ways(block, one, surface) {
  const name = nameOf(block, one);
  const heard = block.type !== "input" || Boolean(block.dispatch_action);
  return {
    key: `${one.action_id} ${one.value ?? ""}`,
    current: (initial) => (surface.values.has(name) ? surface.values.get(name) : initial),
    change: async (value, { quietly = false } = {}) => {
      const before = surface.values.get(name);
      if (!quietly && heard && one.confirm && !(await confirmed(one.confirm, surface.reader))) return false;
      surface.values.set(name, value);
      surface.changed?.(block);
      if (heard && !quietly && (await surface.press(block, one, value)) === false) surface.values.set(name, before);
      return true;
    },
  };
}

function button({ block, one, surface, key, icon }) {
  const attributes = {
    class: `button ${one.style ?? ""}`, "data-key": key, "aria-label": one.accessibility_label,
    onclick: (event) => pressed(event.currentTarget, block, one, surface),
  };
  const words = icon ? [icon, " ", textOf(one.text, surface.reader)] : textOf(one.text, surface.reader);
  if (one.url && safe(one.url)) return link(one.url, attributes, words);
  return h("button", { type: "button", ...attributes }, words);
}

/** Once at a time, and only if it is meant. */
async function pressed(node, block, one, surface, choice = null) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (one.confirm && !(await confirmed(one.confirm, surface.reader))) return;
  node.setAttribute("aria-busy", "true");
  await surface.press(block, one, choice);
  node.removeAttribute("aria-busy");
}

function feedback({ block, one, surface, key }) {
  return ["positive_button", "negative_button"].map((name) =>
    h("button", {
      type: "button", class: "button", "data-key": `${key} ${name}`, "aria-label": one[name].accessibility_label,
      onclick: (event) => pressed(event.currentTarget, block, one, surface, one[name].value),
    }, textOf(one[name].text, surface.reader)));
}

function overflow({ block, one, surface, key }) {
  const items = one.options.map((option) => ({
    label: textOf(option.text, surface.reader),
    hint: option.description && textOf(option.description, surface.reader),
    url: option.url,
    act: (node) => pressed(node, block, one, surface, option.value),
  }));
  return menuButton({ label: "More choices", text: "⋯", items, key, shape: "button dots" });
}

/** Checkboxes or radio buttons; the group is named by the input around them, if there is one. */
function ticks({ block, one, surface, key, current, change }) {
  const many = one.type === "checkboxes";
  const initial = many ? (one.initial_options ?? []).map((each) => each.value) : (one.initial_option?.value ?? null);
  const group = unique("group");
  const chosen = () => [...node.querySelectorAll("input:checked")].map((each) => each.value);
  const tick = (option) => {
    const now = current(initial);
    const box = h("input", {
      type: many ? "checkbox" : "radio", name: group, "data-key": `${key} ${option.value}`,
      value: option.value, checked: many ? now.includes(option.value) : now === option.value,
      onchange: () => change(many ? chosen() : option.value),
    });
    const hint = option.description && h("span", { class: "hint" }, textOf(option.description, surface.reader));
    return h("label", { class: "tick" }, box, h("span", {}, textOf(option.text, surface.reader), hint));
  };
  const role = block.type === "input" ? null : many ? "group" : "radiogroup";
  const node = h("div", { class: "ticks", role, "aria-label": role && "Choices" }, one.options.map(tick));
  return node;
}

const KIND = { email_text_input: "email", url_text_input: "url" };

/** A line or several to type in. */
function typed({ block, one, surface, key, current, change }) {
  const { field = {} } = surface;
  const attributes = {
    id: field.id, class: "typed", "data-key": key, "aria-describedby": field.described,
    "aria-invalid": field.invalid ? "true" : undefined, maxlength: one.max_length, minlength: one.min_length,
    placeholder: one.placeholder?.text, value: current(one.initial_value ?? "") ?? "",
    oninput: (event) => change(event.target.value, { quietly: !each }),
    onkeydown: (event) => {
      if (event.key !== "Enter" || one.multiline || event.isComposing) return;
      event.preventDefault();
      if (!each) change(event.target.value);
      if (block.type === "input" && !block.dispatch_action) surface.submit?.();
    },
  };
  const each = one.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  if (one.type === "number_input") {
    const step = one.is_decimal_allowed ? "any" : "1";
    return h("input", { ...attributes, type: "number", step, min: one.min_value, max: one.max_value });
  }
  if (one.multiline) return h("textarea", { ...attributes, rows: 3 });
  return h("input", { ...attributes, type: KIND[one.type] ?? "text", autocomplete: "off" });
}
