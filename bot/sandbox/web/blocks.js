// Block Kit: each block as a node. `surface` says whose eyes these are, and does what is pressed.

import { h, link, unique } from "./dom.js";
import { element } from "./elements.js";
import { textOf } from "./mrkdwn.js";
import { richText } from "./rich.js";
import { markdown, table } from "./tables.js";

/** All blocks of a message or a view. One that cannot be drawn says so, and the others still stand. */
export const blocks = (all, surface) => all.map((block) => drawn(block, surface));

function drawn(block, surface) {
  try {
    const draw = Object.hasOwn(KINDS, block.type) ? KINDS[block.type] : unknown;
    const node = draw(block, surface);
    node.classList.add("block", `block-${block.type}`);
    return node;
  } catch (error) {
    console.warn("a block could not be drawn", block, error);
    return unknown(block);
  }
}

const unknown = (block) => h("p", { class: "unknown" }, `[a block of the kind ${block.type}]`);

const words = (object, surface) => textOf(object, surface.reader);

function section(block, surface) {
  const text = block.text && h("div", { class: "text" }, words(block.text, surface));
  const fields = block.fields?.map((field) => h("div", { class: "text" }, words(field, surface)));
  const body = h("div", { class: "section-body" }, text, fields && h("div", { class: "fields" }, fields));
  const accessory = block.accessory && h("div", { class: "accessory" }, element(block, block.accessory, surface));
  return h("div", {}, body, accessory);
}

const header = (block, surface) => h(`h${2 + Math.min(block.level ?? 1, 4)}`, {}, words(block.text, surface));

function context(block, surface) {
  const parts = block.elements.map((one) =>
    one.type === "image" ? picture(one) : h("span", {}, words(one, surface)));
  return h("div", {}, parts);
}

function actions(block, surface) {
  return h("div", { class: "actions" }, block.elements.map((one) => element(block, one, surface)));
}

/** The page loads nothing from elsewhere: a picture is told by its words, with the way to it. */
const picture = (block) =>
  h("span", { class: "picture" }, link(block.image_url ?? "", {}, `🖼 ${block.alt_text || "picture"}`));

const image = (block, surface) =>
  h("figure", {}, block.title && h("figcaption", {}, words(block.title, surface)), picture(block));

const video = (block, surface) =>
  h("figure", {}, h("figcaption", {}, words(block.title, surface)), link(block.video_url, {}, block.alt_text));

const alert = (block, surface) =>
  h("div", { class: `alert alert-${block.level ?? "default"}` }, words(block.text, surface));

function container(block, surface) {
  const title = block.title ? words(block.title, surface) : richText(block.rich_text_title, surface.reader);
  const head = [h("strong", {}, title), block.subtitle && h("div", { class: "muted" }, words(block.subtitle, surface))];
  const inside = blocks(block.child_blocks, surface);
  if (!block.is_collapsible) return h("div", {}, head, inside);
  return h("details", { open: !block.default_collapsed }, h("summary", {}, head), inside);
}

const carousel = (block, surface) => h("div", {}, blocks(block.elements, surface));

function card(block, surface) {
  const parts = ["title", "subtitle", "body"].filter((name) => block[name]);
  return h(
    "div", {}, block.hero_image && picture(block.hero_image),
    parts.map((name) => h(name === "title" ? "strong" : "div", {}, words(block[name], surface))),
    block.actions && h("div", { class: "actions" }, block.actions.map((one) => element(block, one, surface))),
  );
}

/** A label, its control, a hint, and what is wrong with what stands there. */
function input(block, surface) {
  const [id, hintId, errorId] = [unique("field"), unique("hint"), unique("error")];
  const error = surface.errors?.[block.block_id];
  const described = [error && errorId, block.hint && hintId].filter(Boolean).join(" ") || undefined;
  const label = [words(block.label, surface), block.optional && h("span", { class: "muted" }, " (optional)")];
  const control = element(block, block.element, { ...surface, field: { id, described, invalid: Boolean(error) } });
  const grouped = ["checkboxes", "radio_buttons"].includes(block.element.type);
  const named = grouped
    ? h("fieldset", { "aria-describedby": described }, h("legend", {}, label), control)
    : [h("label", { for: id }, label), control];
  return h(
    "div", { "data-block": block.block_id, class: error ? "wrong" : "" }, named,
    error && h("p", { class: "error", id: errorId }, error),
    block.hint && h("p", { class: "hint", id: hintId }, words(block.hint, surface)),
  );
}

const KINDS = {
  section, header, context, actions, image, input, video, container, carousel, card, alert, table, markdown,
  divider: () => h("hr", {}),
  rich_text: (block, surface) => richText(block, surface.reader),
  data_table: table,
  context_actions: actions,
  file: (block) => h("p", { class: "file" }, `File ${block.external_id ?? ""}`),
};
