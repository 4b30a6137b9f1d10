// Slack's own markup, as nodes. Nothing in it can become markup of the page.

import { moment } from "./dates.js";
import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";

const TAGS = { "*": "strong", _: "em", "~": "s" };
const SPAN = /(?<![\p{L}\p{N}*_~])([*_~])(?=\S)((?:(?!\1)[^\n])+?)(?<=\S)\1(?![\p{L}\p{N}*_~])/u;
const ADDRESS = /\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/gi;
// What is drawn already stands in the text as a number between two signs that no text may hold.
const [OPEN, CLOSE] = ["\ue000", "\ue001"];

/** Slack's three escapes back to signs. */
export const unescape = (text) =>
  text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&" })[name]);

/** The words of a text object, or of a message without blocks. `reader` knows names, zone and language. */
export function textOf(object, reader) {
  if (object.type === "mrkdwn") return mrkdwn(object.text, reader, object.verbatim);
  const words = unescape(object.text);
  return [object.emoji === false ? words : withEmoji(words)];
}

/** Its nodes; `verbatim` leaves addresses as they are. */
export function mrkdwn(text, reader, verbatim = false) {
  const held = [];
  const hold = (node) => OPEN + (held.push(node) - 1) + CLOSE;
  let rest = text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
  rest = rest.replace(/```\n?([\s\S]+?)\n?```/g, (_, code) => hold(h("pre", {}, bare(code))));
  rest = rest.replace(/`([^`\n]+)`/g, (_, code) => hold(h("code", {}, bare(code))));
  rest = rest.replace(/<([^<>\n]+)>/g, (_, token) => hold(marked(token, reader)));
  if (!verbatim) rest = rest.replace(ADDRESS, (url) => hold(link(unescape(url), {}, unescape(url))));
  return lines(rest, held);
}

const bare = (code) => unescape(code.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, to, words) => words || to));

function lines(text, held) {
  const nodes = [];
  let quote = null;
  for (const line of text.split("\n")) {
    const quoted = line.match(/^&gt; ?(.*)$/);
    const into = quoted ? (quote ??= push(nodes, h("blockquote"))) : ((quote = null), nodes);
    if (into === nodes ? nodes.length && nodes.at(-1).tagName !== "BLOCKQUOTE" : into.childNodes.length) {
      push(into, h("br"));
    }
    for (const node of inline(quoted ? quoted[1] : line, held)) push(into, node);
  }
  return nodes;
}

function push(into, node) {
  if (Array.isArray(into)) into.push(node);
  else into.append(node);
  return node;
}

function inline(text, held) {
  const found = SPAN.exec(text);
  if (!found) return leaves(text, held);
  const [whole, mark, inside] = found;
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + whole.length)];
  return [...leaves(before, held), h(TAGS[mark], {}, inline(inside, held)), ...inline(after, held)];
}

function leaves(text, held) {
  return text
    .split(/(\ue000\d+\ue001)/)
    .filter(Boolean)
    .map((piece) => (piece[0] === OPEN ? held[Number(piece.slice(1, -1))] : withEmoji(unescape(piece))));
}

/** What stands in angle brackets: a person, a channel, a moment, a link. */
function marked(token, reader) {
  const [target, label] = [token.split("|")[0], unescape(token.split("|").slice(1).join("|"))];
  if (target.startsWith("!date^")) return dated(target, label, reader);
  if (target.startsWith("@") || target.startsWith("#")) {
    return h("span", { class: "mention" }, target[0] + (reader.name(target.slice(1)) || label || target.slice(1)));
  }
  if (target.startsWith("!")) return h("span", { class: "mention" }, label || `@${target.slice(1).split("^")[0]}`);
  if (target.startsWith("mailto:")) return label || target.slice(7);
  return link(unescape(target), {}, label || unescape(target));
}

function dated(target, fallback, reader) {
  const [, seconds, format, address] = target.split("^");
  if (!/^\d{1,12}$/.test(seconds ?? "")) return fallback;
  const words = moment(Number(seconds), unescape(format ?? ""), reader);
  const shown = h("time", { datetime: new Date(seconds * 1000).toISOString() }, words);
  return address ? link(unescape(address), {}, shown) : shown;
}
