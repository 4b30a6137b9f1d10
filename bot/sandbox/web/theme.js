// Light, dark, or as the system has it.

import { h } from "./dom.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const SIGNS = { auto: "◐", light: "☀", dark: "☾" };

/** The theme is kept for the next time, where the browser lets us. */
function kept(value) {
  try {
    if (value) localStorage.setItem("theme", value);
    return localStorage.getItem("theme");
  } catch {
    return value;
  }
}

/** A button that goes from one to the next. */
export function themeButton() {
  const button = h("button", { type: "button", class: "bar", onclick: () => set(NEXT[document.documentElement.dataset.theme]) });
  const set = (theme) => {
    document.documentElement.dataset.theme = theme;
    kept(theme);
    button.textContent = SIGNS[theme];
    button.setAttribute("aria-label", `Theme: ${theme}`);
    button.title = `Theme: ${theme}`;
  };
  const before = kept();
  set(before in NEXT ? before : "auto");
  return button;
}
