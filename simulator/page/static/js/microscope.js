/** What happened in a turn, all of it, each part to be copied. */

import { byId, el, fileLink, json, part, table } from "./dom.js";
import { reading } from "./reading.js";

const shown = (value) => (typeof value === "string" ? value : value === null || value === undefined ? "–" : JSON.stringify(value));

/** Show a turn; `actions` are the buttons that add it as a sample or a test sentence. */
export function examine(turn, actions) {
  byId("microscope").replaceChildren(...[
    heard(turn, actions), reading(turn), slots(turn), acts(turn), origins(turn), state(turn), calls(turn), faults(turn), screen(turn),
    verification(turn), wire(turn),
  ].filter(Boolean));
}

function heard(turn, actions) {
  const how = turn.how;
  if (!how) return part("How it was heard", null, el("p", {}, turn.intent ? `Sent as ${turn.intent}.` : `Nothing was sent: ${turn.note ?? "the device spoke its reprompt"}.`));
  const words = {
    exact: [el("strong", { class: "good" }, "exact"), ": a sample of ", el("code", {}, how.intent), how.sample ? [", “", how.sample, "”"] : ""],
    guessed: [el("strong", { class: "doubt" }, `guessed ${how.score?.toFixed(2)}`), ": ", el("code", {}, how.intent)],
    posted: ["handed over; imagined route: ", el("code", {}, how.intent), ", a real Echo may differ"],
    fallback: [el("strong", { class: "doubt" }, "fallback"), ": nothing was sure enough"],
  }[how.how];
  const weighed = how.weighed.length ? table(["Weighed", "Score"], how.weighed.map((one) => [one.intent, one.score.toFixed(2)]), "Intents that were weighed") : null;
  const missed = how.overlooked.map((one) => el("p", { class: "doubt" }, `Alexa may miss “${one.heard}” (${one.id}): it fills no slot.`));
  return part("How it was heard", turn.how, el("p", {}, words), weighed, missed, el("div", { class: "row small" }, actions));
}

function slots(turn) {
  if (!turn.heardSlots.length) return null;
  const rows = turn.heardSlots.map((slot) => [slot.name, slot.type, `“${slot.heard}”`, slot.value,
    slot.resolutions.map((one) => `${one.id} (${one.name})`).join(", ") || "no match"]);
  return part("Slots", turn.heardSlots, table(["Slot", "Type", "Heard", "Value", "Resolved to"], rows, "Slots"));
}

function acts(turn) {
  const rows = [...turn.acts.map((act) => ["says", act.act, facts(act)]), ...(turn.asks ? [["asks", turn.asks.act, facts(turn.asks)]] : [])];
  if (!rows.length) return null;
  return part("Acts", { says: turn.acts, asks: turn.asks }, table(["Part", "Act", "Facts"], rows, "Acts"));
}

const facts = (act) => Object.entries(act.facts).map(([key, value]) => `${key}: ${shown(value)}`).join(", ") || "–";

function origins(turn) {
  if (!turn.origins.length) return null;
  return part("Where it comes from", turn.origins.map((one) => one.path).join("\n"),
    table(["What", "File"], turn.origins.map((one) => [one.what, fileLink(one.path, one.line)]), "Files behind this answer"));
}

function state(turn) {
  if (!turn.state.length) return null;
  const row = (one) => [one.path, shown(one.before), shown(one.after)];
  const same = (one) => json(one.before) === json(one.after);
  const rows = (found, caption) => table(["Attribute", "Before", "After"], found.map(row), caption);
  const changed = turn.state.filter((one) => !same(one));
  const kept = turn.state.filter(same);
  return part("State before and after", turn.state,
    changed.length ? rows(changed, "Attributes that changed") : el("p", {}, "Nothing changed."),
    kept.length ? el("details", {}, el("summary", {}, `${kept.length} unchanged`), rows(kept, "Attributes that stayed")) : null);
}

function calls(turn) {
  if (!turn.calls) return null;
  return part("Calls to Alexa's services", turn.calls, el("ul", {}, turn.calls.map((call) => el("li", {}, call))));
}

function faults(turn) {
  if (!turn.faults.length) return null;
  return part("Warnings", turn.faults.join("\n"), turn.faults.map((fault) => el("p", { class: "bad-text" }, fault)));
}

function screen(turn) {
  if (!turn.directives.length) return null;
  return part("Directives", turn.directives, el("details", {}, el("summary", {}, turn.directives.map((one) => one.type).join(", ")), el("pre", { tabindex: "0", role: "region", "aria-label": "Directives as JSON" }, json(turn.directives))));
}

function verification(turn) {
  if (!turn.verification.length) return null;
  const steps = turn.verification.map((step) => el("li", {}, el("span", { class: step.kept ? "good" : "bad-text" }, step.kept ? "✓ " : "✗ "), step.rule, el("span", { class: "hint" }, ` – ${step.found}`)));
  const taken = turn.broken ? "The skill gave no answer that Alexa can read." : "The skill took the request.";
  return part("Verification", turn.verification, el("ol", { class: "steps" }, steps), el("p", {}, taken));
}

function wire(turn) {
  if (!turn.request) return null;
  const fold = (title, value) => part(title, value, el("details", {}, el("summary", {}, "Show"), el("pre", { tabindex: "0", role: "region", "aria-label": `${title} as sent` }, json(value))));
  return el("div", {},
    part("Time", null, el("p", {}, `The skill took ${turn.ms} ms.`)),
    turn.headers ? fold("Headers", turn.headers) : null,
    fold("Request", turn.request),
    fold("Response", turn.response));
}
