// The emoji that apps use most; a code that is not here stays a code.

const KNOWN = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", tada: "🎉", wave: "👋", eyes: "👀", fire: "🔥", heart: "❤️",
  star: "⭐", bulb: "💡", bell: "🔔", no_bell: "🔕", mag: "🔍", book: "📖", books: "📚", bookmark: "🔖", calendar: "📅",
  date: "📅", clock9: "🕘", hourglass: "⌛", rocket: "🚀", sparkles: "✨", warning: "⚠️", x: "❌", white_check_mark: "✅",
  heavy_check_mark: "✔️", question: "❓", exclamation: "❗", information_source: "ℹ️", link: "🔗", memo: "📝", pushpin: "📌",
  trophy: "🏆", microphone: "🎤", speech_balloon: "💬", thinking_face: "🤔", smile: "😄", slightly_smiling_face: "🙂",
  pray: "🙏", clap: "👏", raised_hands: "🙌", mailbox: "📫", newspaper: "📰", page_facing_up: "📄", gear: "⚙️", house: "🏠",
};

/** The sign for a code (`tada`), or its code points (`1f389`); the code itself where neither is known. */
export function emoji(name, points = "") {
  if (/^[0-9a-f-]{2,60}$/i.test(points)) {
    const codes = points.split("-").map((each) => Number.parseInt(each, 16));
    if (codes.every((code) => code > 0 && code <= 0x10ffff)) return String.fromCodePoint(...codes);
  }
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : `:${name}:`;
}

/** Every code in a text replaced by its sign. */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name));
