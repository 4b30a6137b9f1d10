// Moments as a reader sees them: in their own time zone and language.

const DAY = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const TIME = { hour: "numeric", minute: "2-digit" };
const FORMS = {
  date: DAY, date_short: SHORT, date_long: { weekday: "long", ...DAY }, date_long_full: { weekday: "long", ...DAY },
  date_slash: { day: "2-digit", month: "2-digit", year: "numeric" }, day_divider_pretty: { weekday: "long", ...DAY },
  time: TIME, time_secs: { ...TIME, second: "2-digit" },
};

/** A moment (in seconds) by Slack's format, `{date_short} {time}`; `reader` has `zone`, `locale` and `now`. */
export function moment(seconds, format, reader) {
  return format.replace(/\{(\w+)\}/g, (whole, name) => part(seconds, name, reader) ?? whole);
}

function part(seconds, name, reader) {
  if (name === "ago") return ago(seconds - reader.now, reader);
  if (name === "date_num") return plain(seconds, reader);
  const form = FORMS[name] ?? FORMS[name.replace(/_pretty$/, "")];
  if (!form) return undefined;
  return (name.endsWith("_pretty") && near(seconds, reader)) || shown(seconds, form, reader);
}

function shown(seconds, form, reader) {
  const given = { ...form, timeZone: reader.zone };
  // 9:00 AM, but 09:00: a clock of twenty-four hours has two figures.
  if (form.hour && !new Intl.DateTimeFormat(reader.locale, { hour: "numeric" }).resolvedOptions().hour12) given.hour = "2-digit";
  return new Intl.DateTimeFormat(reader.locale, given).format(seconds * 1000);
}

function plain(seconds, reader) {
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: reader.zone }).format(seconds * 1000);
}

function near(seconds, reader) {
  for (const [days, word] of [[0, "Today"], [-1, "Yesterday"], [1, "Tomorrow"]]) {
    if (plain(seconds, reader) === plain(reader.now + days * 86400, reader)) return word;
  }
  return "";
}

function ago(seconds, reader) {
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(reader.locale).format(Math.round(seconds / size), unit);
}

/** The day and the time of a message. */
export const dayOf = (seconds, reader) => moment(seconds, "{day_divider_pretty}", reader);
export const timeOf = (seconds, reader) => moment(seconds, "{time}", reader);
export const wholeOf = (seconds, reader) => moment(seconds, "{date_long} {time}", reader);
