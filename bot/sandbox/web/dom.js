// Making elements. Whatever others wrote goes in as text; there is no way to put markup in.

let made = 0;

/** A name that nothing else on the page has. */
export function unique(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

/** An element: attributes, listeners (`onclick`), properties (`value`, `checked`), then what is in it. */
export function h(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
  else if (name.startsWith("aria-")) node.setAttribute(name, String(value));
  else if (value !== false) node.setAttribute(name, value === true ? "" : value);
}

/** A link in a new tab; only its words where the address is neither http nor https. */
export function link(address, attributes, ...children) {
  const url = safe(address);
  if (!url) return h("span", {}, ...children);
  return h("a", { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** The address if it is http or https, else nothing. */
export function safe(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}

/** Put these in place of whatever stands in the element. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child || child === 0));
}

/** Have a screen reader say something. */
export function announce(text) {
  const live = document.getElementById("live");
  live.append(h("p", {}, text));
  while (live.children.length > 5) live.firstChild.remove();
}

/** Show a short word on what went wrong, or what happened; it leaves by itself. */
export function toast(text) {
  const note = h("p", { class: "toast" }, text);
  note.append(h("button", { class: "plain", "aria-label": "Dismiss", onclick: () => note.remove() }, "×"));
  // A dialog lies over all else: a word that is to be seen goes into it.
  (document.querySelector("dialog[open] .toasts") ?? document.getElementById("toasts")).append(note);
  setTimeout(() => note.remove(), 8000);
}

/** Keep the focus where it was while something is drawn anew: on the same control, or at least nearby. */
export function keepingFocus(before, after, fallback) {
  const focused = document.activeElement;
  if (!before.contains(focused)) return () => {};
  const key = focused.dataset.key;
  return () => {
    const same = key && [...after.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
    (same ?? fallback).focus({ preventScroll: true });
  };
}
