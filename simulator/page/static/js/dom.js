/** Makes elements. Text is always set as text, so nothing that was said can become markup. */

export const byId = (id) => document.getElementById(id);

/** el("p", {class: "hint"}, "text", child): properties by name; on* take listeners. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A <select> with a label; `options` as [value, text]. */
export function choice(id, label, options, chosen, onchange) {
  const select = el("select", { id, name: id, onchange: () => onchange(select.value) },
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
  return el("div", {}, el("label", { for: id }, label), select);
}

/** A checkbox with its label behind it. */
export function tick(id, label, checked, onchange) {
  const box = el("input", { id, type: "checkbox", checked, onchange: () => onchange(box.checked) });
  return el("label", { class: "tick", for: id }, box, el("span", {}, label));
}

/** A table; `rows` are lists of cells, or of {cells, class}. */
export function table(head, rows, caption) {
  const line = (row) => el("tr", { class: row.class ?? null }, (row.cells ?? row).map((cell) => el("td", {}, cell)));
  return el("div", { class: "scroll" }, el("table", { "aria-label": caption },
    el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map(line))));
}

/** A button that copies; `text` is made when it is pressed. */
export function copier(what, text) {
  const button = el("button", { type: "button", "aria-label": `Copy ${what}`, onclick: async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  } }, "Copy");
  return button;
}

/** A link to a file of the project, with its path as text. */
export function fileLink(path, line) {
  return el("a", { href: `/source/${path}`, target: "_blank", rel: "noopener" }, line > 1 ? `${path}:${line}` : path);
}

export const json = (value) => JSON.stringify(value, null, 2);

/** A part of the microscope with its title; `copied`: what its button copies, null for none. */
export function part(title, copied, ...content) {
  const head = el("h3", {}, el("span", {}, title), copied === null ? null : copier(title.toLowerCase(), () => (typeof copied === "string" ? copied : json(copied))));
  return el("section", { "aria-label": title }, head, content);
}
