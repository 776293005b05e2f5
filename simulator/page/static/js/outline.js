/** A document without its renderer: its texts in order, and its touch targets as buttons. */

import { el } from "./dom.js";

const MISSING = "Amazon's renderer is not here: these are the document's texts. To draw it, run: make simulator-screen";

export function outline(directive, touched) {
  const data = directive.datasources ?? {};
  const found = [...walk(directive.document?.mainTemplate ?? {}, data, directive.document?.layouts ?? {})];
  return el("div", {}, el("p", { class: "notice" }, MISSING), found.map((one) => piece(one, touched)));
}

function piece(one, touched) {
  if (one.text !== undefined) return el("p", {}, one.text);
  return el("button", { type: "button", class: "small", onclick: () => touched({ arguments: one.arguments, source: { type: "TouchWrapper", handler: "Press", id: one.id }, components: {} }) }, one.label);
}

const CHILDREN = ["item", "items", "firstItem", "lastItem"];
const ROUND = "${viewport.shape == 'round'}"; // one of the two forms is enough
const CLEVER = /^\$\{.*\}$/; // what only the renderer can work out

function* walk(value, data, layouts) {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, data, layouts);
  } else if (value && typeof value === "object" && value.when !== ROUND) {
    if (value.type in layouts) return yield* laidOut(layouts[value.type], value, data, layouts);
    if (value.type === "TouchWrapper") return yield* touchable(value, data, layouts);
    if (value.type === "Text" && typeof value.text === "string") yield* texts(value.text, data);
    for (const row of rows(value, data)) for (const key of CHILDREN) yield* walk(value[key], row, layouts);
  }
}

function* texts(text, data) {
  const written = filled(text, data);
  if (written && !CLEVER.test(written)) yield { text: written };
}

/** A layout of the document's own, with what it is given. */
function* laidOut(layout, given, data, layouts) {
  const named = (layout.parameters ?? []).map((one) => one.name ?? one);
  const own = Object.fromEntries(named.filter((name) => typeof given[name] === "string").map((name) => [name, filled(given[name], data)]));
  yield* walk([layout.item, layout.items], { ...data, ...own }, layouts);
}

/** The data of each of a component's children: once for each row, where it is filled by rows. */
function rows(value, data) {
  const given = typeof value.data === "string" ? found(value.data.slice(2, -1), data) : value.data;
  return Array.isArray(given) ? given.map((row) => ({ ...data, data: row })) : [data];
}

function* touchable(value, data, layouts) {
  const words = [...walk([value.item, value.items], data, layouts)].map((one) => one.text).filter(Boolean);
  const sends = [value.onPress].flat().find((command) => command?.type === "SendEvent");
  const given = (sends?.arguments ?? []).map((one) => (typeof one === "string" ? filled(one, data) : one));
  yield { arguments: given, id: filled(value.id ?? "", data), label: words.join(" ") || given.join(" ") || "touch" };
}

/** Fills in ${payload.a.b}, ${a.b} and ${a.rows[n].b}, the first row; anything cleverer stays as it is written. */
function filled(text, data) {
  return text.replace(/\$\{([\w.[\]]+)\}/g, (whole, path) => {
    const value = found(path, data);
    return value === undefined || typeof value === "object" ? whole : String(value);
  });
}

function found(path, data) {
  const names = path.split(/[.[\]]+/).filter(Boolean);
  const from = names[0] in data ? data : { payload: data };
  return names.reduce((inner, name) => (Array.isArray(inner) ? inner[Number(name) || 0] : inner?.[name]), from);
}
