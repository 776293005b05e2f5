/** What one might say next. */

import { byId, el } from "./dom.js";

const ANSWERS = ["yes", "no", "i'm not sure", "what do you mean", "why do you ask", "repeat", "stop"];
const OFFERS = ["yes", "no", "repeat", "stop"];

/** `turn`: the last one, or null; `openings`: questions to begin with. */
export function suggest(turn, openings, say) {
  const asks = turn?.microphone ? turn.asks?.act : null;
  const lines = !asks || asks.endsWith("what_next") ? [...openings, ...(asks ? ["help", "stop"] : [])]
    : asks.endsWith(".question") || asks.endsWith(".check") ? ANSWERS
    : asks.includes("anything_else") ? [...openings, "no thanks"] : OFFERS;
  byId("suggestions").replaceChildren(...lines.map((line) => el("button", { type: "button", onclick: () => say(line) }, line)));
}
