/** What the plays and sentences never touched. */

import { post } from "./api.js";
import { byId, copier, el } from "./dom.js";

export function showCoverage(locale, trying) {
  if (byId("coverage").childElementCount) return;
  const found = el("div", { id: "coverage-found" });
  const status = el("p", { role: "status" });
  const start = el("button", { type: "button", class: "main", onclick: () => trying(async () => {
    start.disabled = true;
    status.textContent = "Playing all plays and sentences: this takes about half a minute …";
    try {
      const report = await post("/api/coverage", { locale: locale() });
      found.replaceChildren(...Object.entries(report).filter(([, one]) => one.all).map(area));
      status.textContent = "Played.";
    } finally {
      start.disabled = false;
    }
  }) }, "Play everything");
  byId("coverage").append(
    el("p", { class: "hint" }, "Plays all of tests/conversations and asks every sentence of tests/utterances, fresh.yaml and openings.yaml, then names what none of them touched. In the terminal: python -m simulator coverage"),
    el("div", { class: "toolbar" }, start, status), found);
}

function area([name, one]) {
  const share = Math.round((100 * one.touched) / one.all);
  return el("section", { class: "entry", "aria-label": name },
    el("h3", {}, `${name}: ${one.touched} of ${one.all} touched (${share} %)`),
    el("progress", { max: one.all, value: one.touched, "aria-label": `${name} touched` }),
    one.untouched.length ? el("details", {}, el("summary", {}, `${one.untouched.length} never touched`),
      copier(`untouched ${name}`, () => one.untouched.join("\n")),
      el("pre", { tabindex: "0", role: "region", "aria-label": `Untouched ${name}` }, one.untouched.join("\n"))) : null);
}
