// The question before something is done, and the app's modals. Both are `<dialog>`: the browser keeps the focus in.

import { h, unique } from "./dom.js";
import { textOf } from "./mrkdwn.js";

/** Ask what a confirm object asks; whether the person means it. */
export function confirmed(confirm, reader) {
  return new Promise((resolve) => {
    const titleId = unique("title");
    const done = (yes) => () => dialog.close(yes ? "yes" : "");
    const dialog = h(
      "dialog", { class: "modal small", "aria-labelledby": titleId },
      h("h2", { id: titleId, class: "modal-title" }, textOf(confirm.title, reader)),
      h("div", { class: "modal-body" }, h("p", {}, textOf(confirm.text, reader))),
      h(
        "div", { class: "modal-foot" },
        h("button", { type: "button", class: "button", onclick: done(false) }, textOf(confirm.deny, reader)),
        h("button", { type: "button", class: `button ${confirm.style ?? "primary"}`, onclick: done(true) }, textOf(confirm.confirm, reader)),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
