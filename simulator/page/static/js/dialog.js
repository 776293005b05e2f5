/** A dialog with a form; the browser keeps the focus inside and gives it back. */

import { el } from "./dom.js";

/** `fields`: elements; `actions`: [text, what to do with the dialog's close function]. */
export function openDialog(title, fields, actions) {
  const heading = el("h2", { id: "dialog-title" }, title);
  const close = () => { box.close(); box.remove(); };
  const buttons = actions.map(([text, act], place) =>
    el("button", { type: "button", class: place ? null : "main", onclick: () => act(close) }, text));
  const box = el("dialog", { "aria-labelledby": "dialog-title" }, heading, fields,
    el("div", { class: "row" }, buttons, el("button", { type: "button", onclick: close }, "Close")));
  box.addEventListener("cancel", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}
