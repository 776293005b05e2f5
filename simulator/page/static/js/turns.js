/** The conversation as a list: what was said by whom, with pauses and audio marked. */

import { byId, el } from "./dom.js";

const marked = (text) => el("span", { class: "mark" }, text);
const shown = (piece) => {
  if (piece.kind === "pause") return marked(`pause ${piece.seconds} s`);
  if (piece.kind === "audio") return marked(`audio ${piece.text}`);
  return piece.rate === 1 ? piece.text : [marked(`at ${Math.round(piece.rate * 100)} %`), " ", piece.text];
};

/** The pieces of a speech, as nodes with a space between them. */
export const spoken = (pieces) => pieces.map((piece) => [shown(piece), " "]);

const SAID = { "[open]": "(opens the skill)", "[silence]": "(says nothing)", "[exit]": "exit" };
const said = (line) => SAID[line] ?? (line.startsWith("[touch]") ? `(touches ${line.slice(7).trim()})` : line);

const PERMISSIONS = { "alexa::alerts:reminders:skill:readwrite": "reminders" };
const named = (scopes) => scopes.map((scope) => PERMISSIONS[scope] ?? scope).join(", ");
const question = (turn) => turn.consent && `Do you allow the skill to use ${named(turn.consent)}?`;
const rings = (turn) => (turn.rings ?? []).map((ring) => ({ ...ring, text: `Here's your reminder: ${ring.label}` }));

/** What Alexa herself says after a turn of the skill's: her question, and reminders. */
export const aloud = (turn) => [question(turn), ...rings(turn).map(({ text }) => text)].filter(Boolean);

/** Add a turn; `examine` is called when its button is pressed. */
export function addTurn(turn, examine) {
  const list = byId("turns");
  const look = el("button", { type: "button", class: "small", onclick: () => { mark(look); examine(); } }, "Examine");
  const item = el("li", {},
    el("div", { class: "you" }, el("span", { class: "who" }, isStep(turn) ? "A step" : "You"), said(turn.heard)),
    el("div", { class: "alexa" }, el("span", { class: "who" }, isStep(turn) ? "The simulator" : "Alexa"), answer(turn), asking(turn), foot(turn, look)),
    rings(turn).map(ringing));
  list.append(item);
  mark(look);
  byId("log").scrollTop = byId("log").scrollHeight;
}

const isStep = (turn) => turn.heard.startsWith("[") && Boolean(turn.note);

const asking = (turn) => turn.consent && el("p", {}, el("span", { class: "mark" }, "Alexa asks"), ` ${question(turn)}`);

function ringing({ at, text }) {
  return el("div", { class: "alexa ringing" }, el("span", { class: "who" }, `A reminder rings, ${at.slice(0, 16).replace("T", " ")}`), el("p", {}, text));
}

function answer(turn) {
  if (turn.note) return el("p", { class: "note" }, turn.note);
  if (turn.broken) return el("p", { class: "bad-text" }, "Alexa: “There was a problem with the requested skill’s response.”");
  if (!turn.spoken.length && !turn.track.length) return el("p", { class: "hint" }, "(no words)");
  return [turn.spoken.length ? el("p", {}, spoken(turn.spoken)) : null, track(turn.track)];
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const lasting = (piece) => (piece.kind === "words" ? piece.text : marked(`${piece.kind === "pause" ? "silence" : `sound ${piece.text}`} ${Math.round(piece.seconds)} s`));

/** An audio document, a piece a line, each with the time at which it is heard. */
const track = (pieces) => pieces.length === 0 ? null : el("ol", { class: "track" },
  pieces.map((piece) => el("li", {}, marked(clock(piece.at)), " ", lasting(piece))));

/** Show which piece of the last track is heard; none where `number` is null. */
export function playingPiece(number) {
  for (const [at, piece] of [...document.querySelectorAll("#turns > li:last-child .track li")].entries()) {
    if (at === number) piece.setAttribute("aria-current", "true");
    else piece.removeAttribute("aria-current");
  }
}

function foot(turn, look) {
  const how = turn.how ? `${turn.how.how}${turn.how.how === "guessed" ? ` ${turn.how.score.toFixed(2)}` : ""}: ${turn.intent}` : turn.intent ?? (turn.note ? "" : "reprompt");
  return [
    card(turn.card),
    turn.faults.map((fault) => el("p", { class: "bad-text" }, fault)),
    el("div", { class: "foot hint" }, look, el("span", { class: turn.how && turn.how.how !== "exact" ? "doubt" : "" }, how),
      el("span", {}, turn.ends ? "session over" : turn.microphone ? "microphone open" : "session goes on")),
  ];
}

function card(card) {
  if (!card) return null;
  if (card.type === "AskForPermissionsConsent") return el("p", { class: "card" }, `Card in the Alexa app: allow the skill to use ${named(card.permissions ?? [])}`);
  return el("details", {}, el("summary", {}, `Card: ${card.title ?? ""}`), el("div", { class: "card" }, card.content ?? card.text ?? ""));
}

function mark(button) {
  for (const other of document.querySelectorAll("#turns button[aria-pressed]")) other.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", "true");
}
