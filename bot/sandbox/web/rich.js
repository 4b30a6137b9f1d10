// Slack's rich text.

import { moment } from "./dates.js";
import { h, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { unescape } from "./mrkdwn.js";

const TAGS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

/** A `rich_text` block. */
export const richText = (block, reader) =>
  h("div", { class: "rich" }, block.elements.map((part) => piece(part, reader)));

function piece(part, reader) {
  const inside = () => part.elements.map((leaf) => styled(leaf, reader));
  switch (part.type) {
    case "rich_text_list": return list(part, reader);
    case "rich_text_quote": return h("blockquote", {}, inside());
    case "rich_text_preformatted": return h("pre", {}, inside());
    default: return h("div", { class: "line" }, inside());
  }
}

function list(part, reader) {
  const ordered = part.style === "ordered";
  const start = ordered && part.offset ? part.offset + 1 : null;
  const indent = `indent-${Math.min(part.indent ?? 0, 8)}`;
  const points = part.elements.map((one) => h("li", {}, piece(one, reader)));
  return h(ordered ? "ol" : "ul", { class: indent, start }, points);
}

function styled(leaf, reader) {
  let node = words(leaf, reader);
  for (const [name, tag] of Object.entries(TAGS)) {
    if (leaf.style?.[name]) node = h(tag, {}, node);
  }
  return node;
}

function words(leaf, reader) {
  switch (leaf.type) {
    case "link": return link(leaf.url, {}, leaf.text || leaf.url);
    case "user": return mention("@", leaf.user_id, reader);
    case "channel": return mention("#", leaf.channel_id, reader);
    case "usergroup": return h("span", { class: "mention" }, `@${leaf.usergroup_id}`);
    case "broadcast": return h("span", { class: "mention" }, `@${leaf.range}`);
    case "emoji": return emoji(leaf.name, leaf.unicode);
    case "color": return leaf.value;
    case "date": return date(leaf, reader);
    default: return unescape(leaf.text ?? "");
  }
}

const mention = (sign, id, reader) => h("span", { class: "mention" }, sign + (reader.name(id) || id));

function date(leaf, reader) {
  const shown = h(
    "time", { datetime: new Date(leaf.timestamp * 1000).toISOString() }, moment(leaf.timestamp, leaf.format, reader),
  );
  return leaf.url ? link(leaf.url, {}, shown) : shown;
}
