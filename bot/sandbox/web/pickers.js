// Dates and times: the browser's own pickers, which every keyboard and screen reader knows.

import { h } from "./dom.js";

const KINDS = {
  datepicker: { type: "date", initial: "initial_date", label: "Date" },
  timepicker: { type: "time", initial: "initial_time", label: "Time" },
  datetimepicker: { type: "datetime-local", initial: "initial_date_time", label: "Date and time" },
};

/** A picker; a moment (`datetimepicker`) is shown in the browser's zone and sent in seconds. */
export function picker({ one, surface, key, current, change }) {
  const { field = {} } = surface;
  const kind = KINDS[one.type];
  const moment = one.type === "datetimepicker";
  const now = current(one[kind.initial] ?? null);
  return h("input", {
    type: kind.type, id: field.id, class: "typed short", "data-key": key,
    "aria-label": field.id ? undefined : one.placeholder?.text || kind.label,
    "aria-describedby": field.described, "aria-invalid": field.invalid ? "true" : undefined,
    value: (moment ? local(now) : now) ?? "",
    onchange: ({ target }) => change(moment ? seconds(target.value) : target.value || null),
  });
}

function local(at) {
  if (!at) return "";
  const date = new Date(at * 1000);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const seconds = (text) => (text ? Math.round(new Date(text).getTime() / 1000) : null);
