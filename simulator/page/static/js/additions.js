/** "Add as phrasing", "add as test sentence": the line to add, and the file where it belongs. */

import { copier, el, fileLink } from "./dom.js";
import { openDialog } from "./dialog.js";

const TITLES = { sample: "Add as phrasing", sentence: "Add as test sentence" };

/** The buttons for a turn. */
export function additionButtons(turn) {
  return turn.additions.map((addition) =>
    el("button", { type: "button", onclick: () => show(addition) }, TITLES[addition.what]));
}

function show(addition) {
  openDialog(TITLES[addition.what], [
    el("p", {}, "To ", fileLink(addition.file, 1), addition.under ? ` under ${addition.under}` : "", ":"),
    el("pre", {}, addition.line),
    copier("the line", () => addition.line),
    el("p", { class: "hint" }, addition.also),
  ], []);
}
