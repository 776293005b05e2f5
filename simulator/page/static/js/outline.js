/** A document without its renderer: its texts in order, and its touch targets as buttons. */

import { el } from "./dom.js";

const MISSING = "Amazon's renderer is not here: these are the document's texts. To draw it, run: make simulator-screen";

export function outline(directive, touched) {
  const data = directive.datasources ?? {};
  const found = [...walk(directive.document?.mainTemplate ?? {}, data)];
  return el("div", {}, el("p", { class: "notice" }, MISSING), found.map((one) => piece(one, touched)));
}

function piece(one, touched) {
  if (one.text !== undefined) return el("p", {}, one.text);
  return el("button", { type: "button", class: "small", onclick: () => touched({ arguments: one.arguments, source: { type: "TouchWrapper", handler: "Press", id: one.id }, components: {} }) }, one.label);
}

function* walk(value, data) {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, data);
  } else if (value && typeof value === "object") {
    if (value.type === "TouchWrapper") return yield* touchable(value, data);
    if (value.type === "Text" && typeof value.text === "string") yield { text: filled(value.text, data) };
    for (const key of ["item", "items", "firstItem", "lastItem"]) yield* walk(value[key], data);
  }
}

function* touchable(value, data) {
  const texts = [...walk([value.item, value.items], data)].map((one) => one.text).filter(Boolean);
  const sends = [value.onPress].flat().find((command) => command?.type === "SendEvent");
  const given = (sends?.arguments ?? []).map((one) => (typeof one === "string" ? filled(one, data) : one));
  yield { arguments: given, id: value.id ?? "", label: texts.join(" ") || given.join(" ") || "touch" };
}

/** Fills in ${payload.a.b} and ${a.b}; anything cleverer stays as it is written. */
function filled(text, data) {
  return text.replace(/\$\{([\w.]+)\}/g, (whole, path) => {
    const names = path.split(".");
    const from = names[0] in data ? data : { payload: data };
    const value = names.reduce((inner, name) => inner?.[name], from);
    return value === undefined || typeof value === "object" ? whole : String(value);
  });
}
