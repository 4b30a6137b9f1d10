// What went to and fro, for people who write Slack apps: payloads, headers, answers, and what is wrong with them.

import { ask } from "./api.js";
import { fill, h } from "./dom.js";

const MOST = 300;

export class Traffic {
  constructor(app, node) {
    this.seen = { deliveries: 0, calls: 0 };
    this.list = h("ol", { class: "exchanges", "aria-label": "Newest first" });
    node.setAttribute("aria-label", "Payloads");
    fill(
      node, h("div", { class: "side-head" }, h("h2", {}, "Payloads"),
        h("button", { type: "button", class: "bar-plain", onclick: () => fill(this.list) }, "Clear"),
        h("button", { type: "button", class: "icon", "aria-label": "Close the payloads", onclick: () => app.closeSide() }, "✕")),
      h("p", { class: "muted side-note" }, "What Slack sends to the app, and what the app calls; newest first. What Slack would refuse or only suffer is marked."),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Exchanges" }, this.list),
    );
  }

  /** Fetch what is new; one request at a time, so that nothing comes twice. */
  async sync() {
    if (this.asking) return;
    this.asking = true;
    try {
      const found = await ask("traffic", this.seen);
      this.seen = { deliveries: found.deliveries, calls: found.calls };
      for (const entry of found.entries) this.list.prepend(exchange(entry));
      while (this.list.children.length > MOST) this.list.lastChild.remove();
    } finally {
      this.asking = false;
    }
  }
}

function exchange(entry) {
  const toApp = entry.to === "app";
  const wrong = entry.violations.length;
  const summary = h(
    "summary", {},
    h("span", { class: `way ${entry.to}` }, toApp ? "Slack → app" : "app → Slack"),
    h("strong", {}, entry.title), entry.retry > 0 && h("span", { class: "muted" }, `retry ${entry.retry}`),
    h("span", { class: entry.problem ? "bad" : "muted" }, [entry.problem || entry.status, toApp && `${entry.ms} ms`].filter(Boolean).join(" · ")),
    wrong > 0 && h("span", { class: "bad" }, `⚠ ${wrong} found wrong`),
  );
  const details = h("details", {}, summary);
  details.addEventListener("toggle", () => details.children.length === 1 && details.append(...parts(entry, toApp)));
  return h("li", {}, details);
}

function parts(entry, toApp) {
  const found = entry.violations.map((one) =>
    h("p", { class: "bad" }, `${one.refused ? "Refused" : "Let pass"}: ${one.pointer || "/"} ${one.message}`));
  const sent = toApp ? { ...entry.headers } : entry.token ? { Authorization: `Bearer ${entry.token}` } : {};
  return [
    ...found, // what is wrong comes first
    headers(sent) && part(toApp ? `Headers of the ${entry.kind} request` : "Headers", headers(sent)),
    part(toApp ? `Payload, sent as ${entry.content_type} (${entry.bytes} bytes)` : "Arguments", pretty(entry.payload)),
    part(`Answer${entry.status ? `, status ${entry.status}` : ""}`, toApp ? answerOf(entry) : pretty(entry.answer)),
  ].filter(Boolean);
}

const answerOf = (entry) => [headers(entry.answer_headers), readable(entry.answer)].filter(Boolean).join("\n\n");

const headers = (all) => Object.entries(all).map(([name, value]) => `${name}: ${value}`).join("\n");

function part(title, text) {
  return h("section", {}, h("h3", {}, title), h("pre", { tabindex: 0 }, text || "(empty)"));
}

const pretty = (value) => JSON.stringify(value, null, 2);

function readable(body) {
  try {
    return pretty(JSON.parse(body));
  } catch {
    return body;
  }
}
