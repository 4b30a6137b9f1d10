// One message.

import { blocks } from "./blocks.js";
import { timeOf, wholeOf } from "./dates.js";
import { h, link } from "./dom.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { surfaceOf } from "./surface.js";

/** Its node; `close` leaves out the name, as it stands above already. */
export function messageNode(app, one, { close, replies, inThread }) {
  const reader = app.reader();
  const author = reader.name(one.user);
  const at = Number(one.ts);
  const time = h("time", { datetime: new Date(at * 1000).toISOString(), title: wholeOf(at, reader) }, timeOf(at, reader));
  const name = h("header", { class: "by" }, h("span", { class: "author" }, author), one.by_app && h("span", { class: "tag" }, "APP"), time);
  const article = h(
    "article", { tabindex: -1, "aria-label": `${author}, ${timeOf(at, reader)}` },
    close ? h("div", { class: "gutter" }, time) : avatar(one.user, author),
    h(
      "div", { class: "body" },
      one.ephemeral && h("p", { class: "only" }, "Only visible to you"),
      !close && name, ...content(app, one), !inThread && threadOf(app, one, replies),
    ),
    tools(app, one, inThread),
  );
  return h("li", { class: `message${one.ephemeral ? " ephemeral" : ""}${close ? " close" : ""}`, "data-ts": one.ts }, article);
}

/** Two letters on a colour that goes with the id. */
export function avatar(id, name) {
  const letters = name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
  const colour = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  return h("div", { class: `avatar colour-${colour}`, "aria-hidden": "true" }, letters);
}

function content(app, one) {
  const where = { place: app.place, ts: one.ts };
  const said = one.blocks.length
    ? blocks(one.blocks, surfaceOf(app, where, one.blocks))
    : one.text && h("div", { class: "text" }, mrkdwn(one.text, app.reader()));
  const edited = one.edited > 0 && h("span", { class: "edited" }, "(edited)");
  return [said, edited, one.attachments.map((each) => attachment(app, where, each)), files(app, one)];
}

function attachment(app, where, each) {
  const inside = each.blocks?.length
    ? blocks(each.blocks, surfaceOf(app, where, each.blocks))
    : [each.title && h("strong", {}, link(each.title_link ?? "", {}, each.title)),
      h("div", { class: "text" }, mrkdwn(each.text ?? each.fallback ?? "", app.reader()))];
  return h("div", { class: "attachment" }, inside);
}

function files(app, one) {
  const shown = one.files.map((file) => {
    const asked = new URLSearchParams({ user: app.user, place: app.place, ts: one.ts, id: file.id });
    const about = [file.name !== file.title && file.name, sized(file.size)].filter(Boolean).join(" · ");
    return h("a", { class: "file", href: `/api/file?${asked}`, download: file.name },
      h("strong", {}, file.title), h("span", { class: "muted" }, about));
  });
  return shown.length ? h("div", { class: "files" }, shown) : null;
}

const sized = (bytes) => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} kB`);

function threadOf(app, one, replies) {
  if (!replies.length) return null;
  const words = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  const last = timeOf(Number(replies.at(-1).ts), app.reader());
  return h(
    "button", { type: "button", class: "replies", "data-key": "thread", onclick: () => app.openThread(one.ts) },
    h("strong", {}, words), h("span", { class: "muted" }, `Last reply ${last}`),
  );
}

function tools(app, one, inThread) {
  const items = app.about.shortcuts.filter((each) => each.on_message).map((each) => ({
    label: each.name,
    hint: each.description,
    act: () => app.act({ act: "shortcut", callback_id: each.callback_id, place: app.place, ts: one.ts }),
  }));
  const reply = !inThread && !one.ephemeral && h("button", {
    type: "button", class: "icon", "aria-label": "Reply in thread", title: "Reply in thread", "data-key": "reply",
    onclick: () => app.openThread(one.ts),
  }, "↩");
  const menu = items.length > 0 && menuButton({ label: "More actions", text: "⋯", items, key: "more" });
  return reply || menu ? h("div", { class: "tools" }, reply, menu) : null;
}
