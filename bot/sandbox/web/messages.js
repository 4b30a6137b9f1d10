// The messages of a place or of a thread; only what changed is drawn anew.

import { dayOf } from "./dates.js";
import { announce, h, keepingFocus } from "./dom.js";
import { messageNode } from "./message.js";

const TOGETHER = 300; // seconds within which messages of one author stand under one name

/** Replies stand in their thread; a reply whose first message is not there stands by itself. */
export function sorted(messages) {
  const there = new Set(messages.map((one) => one.ts));
  const replies = new Map();
  const top = [];
  for (const one of messages) {
    if (one.thread_ts && one.thread_ts !== one.ts && there.has(one.thread_ts)) {
      replies.set(one.thread_ts, [...(replies.get(one.thread_ts) ?? []), one]);
    } else top.push(one);
  }
  return { top, replies };
}

export class MessageList {
  /** `label` names the list; `inThread` leaves out what leads to threads. */
  constructor(app, label, inThread = false) {
    this.app = app;
    this.inThread = inThread;
    this.node = h("ol", { class: "messages", "aria-label": label });
    this.drawn = new Map();
    this.place = "";
    this.turned = null; // the row of a message that says something else since the last look
  }

  /** Show these; new ones of others are read out, unless the place is another one. */
  sync(messages, replies, place) {
    const same = this.place === place;
    this.place = place;
    this.turned = null;
    if (!same) this.drawn.clear();
    const known = new Set(this.drawn.keys());
    const reader = this.app.reader();
    const rows = messages.flatMap((one, at) => this.rows(one, messages[at - 1], replies.get(one.ts) ?? [], reader));
    const wanted = new Set(rows);
    for (const row of [...this.node.children]) if (!wanted.has(row)) row.remove();
    rows.forEach((row, at) => {
      if (this.node.children[at] !== row) this.node.insertBefore(row, this.node.children[at] ?? null);
    });
    for (const ts of known) if (!messages.some((one) => one.ts === ts)) this.drawn.delete(ts);
    if (same) this.say(messages.filter((one) => !known.has(one.ts)), reader);
  }

  rows(one, before, replies, reader) {
    const day = dayOf(Number(one.ts), reader);
    const newDay = !before || dayOf(Number(before.ts), reader) !== day;
    const close = !newDay && before.user === one.user && before.ephemeral === one.ephemeral
      && Number(one.ts) - Number(before.ts) < TOGETHER;
    const how = { close, replies, inThread: this.inThread };
    const signature = JSON.stringify([one, close, replies.length, replies.at(-1)?.ts, newDay && day, this.app.user]);
    const old = this.drawn.get(one.ts);
    if (old?.signature === signature) return old.rows;
    const node = messageNode(this.app, one, how);
    const rows = newDay ? [divider(day), node] : [node];
    if (old) {
      this.swap(old.rows.at(-1), node);
      if (!alike(old.text, one.text)) this.turned = node;
    }
    this.drawn.set(one.ts, { signature, rows, text: one.text });
    return rows;
  }

  /** Draw a message anew; one that says something else now, such as a card in place of a list, is `turned`. */
  swap(before, after) {
    const restore = keepingFocus(before, after, after.querySelector("article"));
    before.replaceWith(after);
    restore();
  }

  say(fresh, reader) {
    for (const one of fresh) {
      if (one.user === this.app.state.me.id) continue;
      announce(`${reader.name(one.user)}${one.ephemeral ? ", only to you" : ""}: ${one.text.slice(0, 400)}`);
    }
  }
}

/** Whether half of the lines of the longer text are in the other one, too. */
function alike(before, after) {
  const [long, short] = [before, after].map((text) => (text ?? "").split("\n")).sort((a, b) => b.length - a.length);
  const there = new Set(short);
  return long.filter((line) => there.has(line)).length * 2 >= long.length;
}

const divider = (day) => h("li", { class: "day" }, h("span", {}, day));
