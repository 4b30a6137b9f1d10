// The sidebar: who one is, and where one can go.

import { fill, h, unique } from "./dom.js";
import { avatar } from "./message.js";

/** Draw it; only when something in it has changed, so that the focus stays. */
export function sidebar(app, node) {
  const { state, about } = app;
  const shown = JSON.stringify([state.places.map((one) => [one, app.isUnread(one)]), app.place, app.user, app.tab]);
  if (node.dataset.shown === shown) return;
  const focused = node.contains(document.activeElement) && document.activeElement.dataset.key;
  node.dataset.shown = shown;
  const channels = state.places.filter((one) => one.name);
  const direct = state.places.filter((one) => !one.name);
  fill(
    node, person(app), group("Channels", channels.map((one) => entry(app, one))),
    group("Apps", direct.map((one) => entry(app, one, about.app))),
    h("button", { type: "button", class: "tries-again", "data-key": "tries", onclick: () => app.tour.show() }, "Things to try"),
  );
  if (focused) [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === focused)?.focus();
}

function person(app) {
  const id = unique("person");
  const options = app.about.people.map((one) =>
    h("option", { value: one.name, selected: one.name === app.user }, `${one.real_name} (${one.zone.split("/").at(-1).replaceAll("_", " ")})`));
  const select = h("select", { id, "data-key": "person", onchange: (event) => app.go({ user: event.target.value }) }, options);
  const me = app.state.me;
  return h("div", { class: "person" }, avatar(me.id, me.real_name), h("div", {}, h("label", { for: id }, "You are"), select));
}

function group(title, entries) {
  const id = unique("group");
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), h("ul", {}, entries.map((one) => h("li", {}, one))));
}

function entry(app, place, bot) {
  const here = place.name === app.place;
  const unread = app.isUnread(place);
  const mark = bot ? h("span", { class: "presence", "aria-hidden": "true" }) : h("span", { class: "hash", "aria-hidden": "true" }, place.kind === "private" ? "🔒" : "#");
  return h(
    "button", {
      type: "button", class: `place${unread ? " unread" : ""}`, "data-key": `place ${place.name}`,
      "aria-current": here ? "page" : undefined, onclick: () => app.go({ place: place.name }),
    },
    mark, h("span", { class: "place-name" }, bot ? bot.real_name : place.name),
    place.archived && h("span", { class: "muted" }, "archived"),
    unread && h("span", { class: "badge" }, "new"),
  );
}
