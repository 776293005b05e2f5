/** The conversation as a list: what was said by whom, with pauses and audio marked. */

import { byId, el } from "./dom.js";

export function spoken(pieces) {
  return pieces.map((piece) => {
    if (piece.kind === "pause") return [" ", el("span", { class: "mark" }, `pause ${piece.seconds} s`), " "];
    if (piece.kind === "audio") return [" ", el("span", { class: "mark" }, `audio ${piece.text}`), " "];
    return piece.rate === 1 ? piece.text : [el("span", { class: "mark" }, `at ${Math.round(piece.rate * 100)} %`), " ", piece.text];
  });
}

const SAID = { "[open]": "(opens the skill)", "[silence]": "(says nothing)", "[exit]": "exit" };
const said = (line) => SAID[line] ?? (line.startsWith("[touch]") ? `(touches ${line.slice(7).trim()})` : line);

/** Add a turn; `examine` is called when its button is pressed. */
export function addTurn(turn, examine) {
  const list = byId("turns");
  const look = el("button", { type: "button", class: "small", onclick: () => { mark(look); examine(); } }, "Examine");
  const item = el("li", {},
    el("div", { class: "you" }, el("span", { class: "who" }, "You"), said(turn.heard)),
    el("div", { class: "alexa" }, el("span", { class: "who" }, "Alexa"), answer(turn), foot(turn, look)));
  list.append(item);
  mark(look);
  byId("log").scrollTop = byId("log").scrollHeight;
}

function answer(turn) {
  if (turn.broken) return el("p", { class: "bad-text" }, "Alexa: “There was a problem with the requested skill’s response.”");
  if (!turn.spoken.length) return el("p", { class: "hint" }, "(no words)");
  return el("p", {}, spoken(turn.spoken));
}

function foot(turn, look) {
  const how = turn.how ? `${turn.how.how}${turn.how.how === "guessed" ? ` ${turn.how.score.toFixed(2)}` : ""}: ${turn.intent}` : turn.intent ?? "reprompt";
  return [
    card(turn.card),
    turn.faults.map((fault) => el("p", { class: "bad-text" }, fault)),
    el("div", { class: "foot hint" }, look, el("span", { class: turn.how && turn.how.how !== "exact" ? "doubt" : "" }, how),
      el("span", {}, turn.ends ? "session over" : turn.microphone ? "microphone open" : "session goes on")),
  ];
}

function card(card) {
  if (!card) return null;
  return el("details", {}, el("summary", {}, `Card: ${card.title ?? ""}`), el("div", { class: "card" }, card.content ?? card.text ?? ""));
}

function mark(button) {
  for (const other of document.querySelectorAll("#turns button[aria-pressed]")) other.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", "true");
}
