/** What one might say next. */

import { byId, el } from "./dom.js";

const ANSWERS = ["yes", "no", "i'm not sure", "what do you mean", "why do you ask", "repeat", "stop"];
const OFFERS = ["yes", "no", "repeat", "stop"];

const CONSENT = [["Yes", "yes"], ["No", "no"], ["No answer", "[silence]"]];

/** `turn`: the last one, or null; `openings`: questions to begin with. */
export function suggest(turn, openings, say) {
  const asks = turn?.microphone ? turn.asks?.act : null;
  const lines = !asks || asks.endsWith("what_next") ? [...openings, ...(asks ? ["help", "stop"] : [])]
    : asks.endsWith(".question") || asks.endsWith(".check") ? ANSWERS
    : asks.includes("anything_else") ? [...openings, "no thanks"] : OFFERS;
  const shown = turn?.consent ? CONSENT : lines.map((line) => [line, line]);
  byId("suggestions").replaceChildren(...shown.map(([text, line]) => el("button", { type: "button", onclick: () => say(line) }, text)));
}
