// Where blocks stand (a message, a modal, the Home tab), for one person: what is pressed there reaches the app.

import { nameOf } from "./elements.js";

/** `where` is `{ view }` or `{ place, ts }`; what is typed there is remembered for as long as the page is open. */
export function surfaceOf(app, where, blocks) {
  const key = `${app.user} ${where.view ?? `${where.place} ${where.ts}`}`;
  const values = remembered(app.values, key);
  const at = (block, one) => ({ ...where, block_id: block.block_id, action_id: one.action_id });
  return {
    reader: app.reader(),
    values,
    labels: remembered(app.labels, key),
    errors: {},
    people: () => app.about.people.map((one) => option(one.id, one.real_name)),
    channels: () => app.state.places.filter((one) => one.name).map((one) => option(one.id, `#${one.name}`)),
    filled: () => filled(blocks, values),
    async press(block, one, choice) {
      const asked = choice === null ? {} : { choice };
      const found = await app.act({ act: "press", ...at(block, one), ...asked, values: filled(blocks, values) });
      return Boolean(found) && !found.problem;
    },
    async suggest(block, one, text) {
      const found = await app.act({ act: "suggest", ...at(block, one), text });
      return found?.options;
    },
  };
}

const option = (value, text) => ({ value, text: { type: "plain_text", text, emoji: false } });

function remembered(all, key) {
  if (!all.has(key)) all.set(key, new Map());
  return all.get(key);
}

/** What was typed into inputs that are still there. */
function filled(blocks, values) {
  const names = blocks.flatMap((block) =>
    [block.element, block.accessory, ...(block.elements ?? [])].filter((one) => one?.action_id).map((one) => nameOf(block, one)));
  return Object.fromEntries(names.filter((name) => values.has(name)).map((name) => [name, values.get(name)]));
}
