/** What the skill understood of the words, step by step: words, things, signs, question, events. */

import { el, part, table } from "./dom.js";

const dash = (value) => (value === null || value === undefined || value === "" ? "–" : String(value));
const percent = (p) => `${Math.round((p ?? 0) * 100)} %`;
const none = (what) => el("p", { class: "hint" }, what);
const quoted = (heard) => `“${heard}”`;

/** The steps of a turn's reading; nothing where the skill told none. */
export function reading(turn) {
  const read = turn.reading;
  if (!read) return null;
  const steps = [words(read), mentions(read), findings(read), asked(read), candidates(read), events(read)];
  return part("What the skill understood", read, el("ol", { class: "steps" }, steps));
}

const step = (label, ...content) => el("li", {}, el("h4", {}, label), content);

/** Both ways to count: signs count words, things and numbers count tokens. */
function words(read) {
  const said = (read.words ?? []).join(" ");
  const tokens = (read.tokens ?? []).join(" ");
  return step("Words", el("p", {}, quoted(said)),
    tokens === said ? null : el("p", { class: "hint" }, `read as ${quoted(tokens)}`),
    read.complete === false ? el("p", { class: "hint" }, "The route may have cut words off.") : null,
    read.cut ? el("p", { class: "doubt" }, "There is more than the header holds: lists are shortened.") : null);
}

function mentions(read) {
  const things = (read.mentions ?? []).map((one) => [quoted(one.heard), one.id, one.polarity, one.time, one.owner, dash(one.side)]);
  const counted = [
    ...(read.quantities ?? []).map((one) => [quoted(one.heard), "number", [one.low === one.high ? one.low : `${one.low} to ${one.high}`, one.unit ?? ""].join(" "), (one.roles ?? []).join(", ")]),
    ...(read.whens ?? []).map((one) => [quoted(one.heard), "time", one.value, [one.kind, one.anchor].filter(Boolean).join(", ")]),
  ];
  return step("Mentions",
    things.length ? table(["Heard", "Thing", "Polarity", "Time", "Whose", "Side"], things, "Things that were named") : none("No thing of the lists was named."),
    counted.length ? table(["Heard", "What", "Value", "Could be"], counted, "Numbers and times") : null,
    read.unlisted?.length ? el("p", {}, `In no list: ${read.unlisted.map(quoted).join(", ")}`) : null);
}

function findings(read) {
  const rows = (read.findings ?? []).map((one) => [quoted(one.heard), one.id, one.how, dash(one.level), one.owner, one.cue ? quoted(one.cue) : "–"]);
  const suspicion = Object.entries(read.suspicion ?? {}).map(([tier, p]) => `${tier} ${percent(p)}`).join(", ");
  return step("Findings",
    rows.length ? table(["Heard", "Sign", "How", "Level", "Whose", "Cue"], rows, "Signs that were told") : none("No sign was told."),
    suspicion ? el("p", {}, `Suspicion of a danger: ${suspicion}`) : null,
    read.suspected?.length ? el("p", { class: "doubt" }, `To be asked about: ${read.suspected.join(", ")}`) : null);
}

function asked(read) {
  const reply = read.reply ? `, begins with a reply: ${read.reply}` : "";
  return step("Frame and form", el("p", {}, `${dash(read.frame)}, form ${dash(read.form)}${reply}`));
}

function candidates(read) {
  const rows = (read.candidates ?? []).map((one) => [one.subject, percent(one.p)]);
  return step("Candidates", rows.length ? table(["Subject", "How likely"], rows, "Subjects that were weighed") : none("No subject."));
}

function events(read) {
  return step("Events", el("p", {}, (read.events ?? []).map((name, at) => [at ? ", then " : "", el("code", {}, name)])));
}
