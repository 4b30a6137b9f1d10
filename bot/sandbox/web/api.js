// Talking to the page's server.

const token = document.querySelector('meta[name="token"]').content;

/** An answer that says why something cannot be. */
export class Refused extends Error {}

async function answered(response) {
  const found = await response.json();
  if (!response.ok) throw new Refused(found.error ?? `The server answered ${response.status}.`);
  return found;
}

/** Ask for something: `state`, `about`, `traffic`. */
export async function ask(name, query = {}) {
  return answered(await fetch(`/api/${name}?${new URLSearchParams(query)}`));
}

/** Do something. */
export async function act(said) {
  const headers = { "Content-Type": "application/json", "X-Page-Token": token };
  return answered(await fetch("/api/act", { method: "POST", headers, body: JSON.stringify(said) }));
}

/** Whether the server is still the one that this page came from; a new one has a token of its own. */
export async function sameRun() {
  const page = await fetch("/", { cache: "no-store" }).catch(() => null);
  return !page?.ok || (await page.text()).includes(token);
}

/** Call `changed` whenever something has changed; `connected` hears whether the server is there. */
export function follow(changed, connected) {
  const stream = new EventSource("/api/changes");
  stream.onopen = () => connected(true);
  stream.onerror = () => connected(false);
  stream.onmessage = () => changed();
}
