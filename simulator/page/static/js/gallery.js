/** All answers of a locale, for the clinician. */

import { get } from "./api.js";
import { byId, choice, el, fileLink } from "./dom.js";
import { spoken } from "./turns.js";

export function showGallery(locales, chosen, trying, draw) {
  if (byId("gallery").childElementCount) return;
  const list = el("div", { id: "answers" });
  const status = el("p", { role: "status" });
  const filter = el("input", { id: "filter", type: "search" });
  filter.addEventListener("input", () => sift(list, status, filter.value));
  const load = (locale) => trying(async () => {
    status.textContent = "Asking the skill every question …";
    list.replaceChildren();
    const { answers } = await get(`/api/gallery/${locale}`);
    list.replaceChildren(...answers.map((answer) => entry(answer, locale, draw)));
    sift(list, status, filter.value);
  });
  byId("gallery").append(
    el("p", { class: "hint" }, "Each answer as the skill gives it on a device with a screen, to the first of its samples. Other cases are shown as they stand in its file, with {facts} to be filled in."),
    el("div", { class: "toolbar" }, choice("gallery-locale", "Locale", locales.map((one) => [one, one]), chosen, load),
      el("div", {}, el("label", { for: "filter" }, "Only those that hold"), filter), status),
    list);
  load(chosen);
}

function sift(list, status, text) {
  let count = 0;
  for (const item of list.children) {
    item.hidden = !item.textContent.toLowerCase().includes(text.toLowerCase());
    count += item.hidden ? 0 : 1;
  }
  status.textContent = `${count} answers`;
}

function entry(answer, locale, draw) {
  return el("article", { class: "entry", "aria-label": answer.title },
    el("h3", {}, answer.title, " ", el("span", { class: answer.review.startsWith("signed") ? "good" : "doubt" }, `(${answer.review})`)),
    el("p", {}, el("span", { class: "hint" }, "“", answer.question, "” → "), answer.acts.map((act) => act.act).join(", ")),
    el("p", {}, spoken(answer.spoken)),
    card(answer), screen(answer, locale, draw), cases(answer),
    el("dl", {},
      el("dt", {}, "File"), el("dd", {}, fileLink(answer.file, 1)),
      el("dt", {}, "Evidence"), el("dd", {}, `${answer.evidence}; disclaimer: ${answer.disclaimer}`),
      el("dt", {}, "Sources"), el("dd", {}, answer.sources.map((one) => el("div", {}, one))),
      el("dt", {}, "Basis"), el("dd", {}, answer.basis.join(", ")),
      answer.unconfirmed.length ? [el("dt", {}, "Unconfirmed"), el("dd", { class: "doubt" }, answer.unconfirmed.join("; "))] : []));
}

function card(answer) {
  if (!answer.card) return null;
  return el("details", {}, el("summary", {}, `Card: ${answer.card.title ?? ""}`), el("div", { class: "card" }, answer.card.content ?? answer.card.text ?? ""));
}

function screen(answer, locale, draw) {
  const shown = answer.directives.find((one) => one.type?.endsWith("RenderDocument"));
  if (!shown) return null;
  const place = el("div");
  return el("details", { ontoggle: (event) => { if (event.target.open && !place.childElementCount) draw(place, shown); } }, el("summary", {}, "Screen"), place);
}

function cases(answer) {
  const names = Object.keys(answer.cases);
  if (!names.length) return null;
  return el("details", {}, el("summary", {}, `${names.length} other cases`),
    names.map((name) => [el("h4", {}, name), Object.entries(answer.cases[name]).map(([key, text]) => el("p", {}, el("span", { class: "hint" }, `${key}: `), String(text)))]));
}
