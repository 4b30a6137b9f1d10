// A button with a menu under it, as in the ARIA Authoring Practices.

import { h, link, safe, unique } from "./dom.js";

/** `items`: `label`, perhaps `hint`, `url`, and `act(button)`. */
export function menuButton({ label, text, items, key, shape = "icon" }) {
  const id = unique("menu");
  const button = h("button", {
    type: "button", class: shape, "data-key": key, "aria-label": label, title: label, "aria-haspopup": "menu",
    "aria-expanded": "false", "aria-controls": id,
  }, text);
  const menu = h("ul", { id, role: "menu", class: "menu", hidden: true, "aria-label": label });
  const node = h("div", { class: "menu-holder" }, button, menu);

  const show = (on, back = true) => {
    menu.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) {
      menu.replaceChildren(...(typeof items === "function" ? items() : items).map(row));
      place(menu, button);
      move(0);
    } else if (back) button.focus({ preventScroll: true });
  };
  const row = (item) => {
    const run = () => {
      show(false);
      item.act?.(button);
    };
    const attributes = { role: "menuitem", tabindex: -1, onclick: run };
    const inside = [h("span", {}, item.label), item.hint && h("span", { class: "hint" }, item.hint)];
    const entry = item.url && safe(item.url)
      ? link(item.url, attributes, inside)
      : h("button", { type: "button", ...attributes }, inside);
    return h("li", { role: "none" }, entry);
  };
  const entries = () => [...menu.querySelectorAll("[role=menuitem]")];
  const move = (to) => {
    const all = entries();
    all[(to + all.length) % all.length]?.focus();
  };
  button.addEventListener("click", () => show(menu.hidden));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !menu.hidden) return;
    event.preventDefault();
    show(true);
  });
  menu.addEventListener("keydown", (event) => {
    const at = entries().indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in moves) move(moves[event.key]);
    else if (event.key === "Escape") show(false);
    else if (event.key === "Tab") return show(false);
    else return undefined;
    event.preventDefault();
    return event.stopPropagation();
  });
  node.addEventListener("focusout", (event) => {
    if (!menu.hidden && event.relatedTarget && !node.contains(event.relatedTarget)) show(false, false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !node.contains(event.target)) show(false, false);
  });
  return node;
}

/** Above the button where there is no room below, and never past the right edge. */
function place(menu, button) {
  menu.classList.remove("up", "left");
  const [box, at] = [menu.getBoundingClientRect(), button.getBoundingClientRect()];
  menu.classList.toggle("up", at.bottom + box.height > innerHeight && at.top > box.height);
  menu.classList.toggle("left", at.left + box.width > innerWidth - 8);
}
