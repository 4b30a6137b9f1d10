// Tables, and the markdown block.

import { h } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./rich.js";

/** A `table` or a `data_table`; the first row is its head. */
export function table(block, surface) {
  const [head = [], ...rows] = block.rows ?? [];
  const line = (tag, row) => h("tr", {}, row.map((cell) => h(tag, {}, inside(cell, surface))));
  return h(
    "div", { class: "table", tabindex: 0, role: "region", "aria-label": block.caption || "Table" },
    h("table", {}, block.caption && h("caption", {}, block.caption), h("thead", {}, line("th", head)),
      h("tbody", {}, rows.map((row) => line("td", row)))),
  );
}

function inside(cell, surface) {
  if (cell.type === "rich_text") return richText(cell, surface.reader);
  return String(cell.text ?? cell.value ?? "");
}

/** Standard Markdown, as far as it differs from Slack's own: headings, lists, bold, links. */
export function markdown(block, surface) {
  const lines = block.text.split("\n").map((line) => {
    const heading = line.match(/^(#{1,6}) +(.*)$/);
    const point = line.match(/^\s*[-*] +(.*)$/);
    if (heading) return h("p", {}, h("strong", {}, spans(heading[2], surface)));
    if (point) return h("p", { class: "point" }, "• ", spans(point[1], surface));
    return h("p", {}, spans(line, surface));
  });
  return h("div", {}, lines);
}

function spans(text, surface) {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const linked = escaped.replace(/\[([^\]\n]+)\]\((https?:[^\s)|]+)\)/g, (_, words, url) => `<${url}|${words}>`);
  return mrkdwn(linked.replace(/\*\*(.+?)\*\*/g, "*$1*"), surface.reader);
}
