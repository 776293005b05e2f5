/** The plays of tests/conversations: run them, or step through them on the device. */

import { get, post } from "./api.js";
import { byId, el } from "./dom.js";

/** `step` loads a play into the conversation; `trying` shows what goes wrong. */
export async function showPlays(step, trying) {
  const { plays } = await get("/api/plays");
  const sum = el("p", { role: "status", id: "plays-sum" }, `${plays.length} plays`);
  const rows = plays.map((play) => row(play, step, trying));
  const all = el("button", { type: "button", class: "main", onclick: () => trying(() => runAll(rows, sum)) }, "Run all");
  byId("plays").replaceChildren(el("div", { class: "toolbar" }, all, sum), ...byFile(rows));
}

function byFile(rows) {
  const files = Map.groupBy ? Map.groupBy(rows, (one) => one.play.file) : rows.reduce((map, one) => map.set(one.play.file, [...(map.get(one.play.file) ?? []), one]), new Map());
  return [...files].map(([file, members]) => el("section", { "aria-label": file }, el("h3", {}, file), members.map((one) => one.element)));
}

function row(play, step, trying) {
  const verdict = el("span", { class: "hint", role: "status" }, `${play.locale}, ${play.kind}, ${play.talk.length === 1 ? "1 line" : `${play.talk.length} lines`}`);
  const wrong = el("div");
  const run = async () => {
    const result = await post("/api/plays/run", { file: play.file, number: play.number });
    verdict.className = result.passed ? "good" : "bad-text";
    verdict.textContent = result.passed ? `passed, ${result.turns} turns` : `failed at line ${result.failure.line}`;
    wrong.replaceChildren(...(result.failure ? failure(result.failure) : []));
    return result.passed;
  };
  const element = el("div", { class: "entry" },
    el("div", { class: "bar" },
      el("strong", {}, play.name), verdict,
      el("button", { type: "button", class: "small", "aria-label": `Run: ${play.name}`, onclick: () => trying(run) }, "Run"),
      el("button", { type: "button", class: "small", "aria-label": `Step through: ${play.name}`, onclick: () => step(play) }, "Step through")),
    wrong);
  return { play, run, element };
}

export function failure(found) {
  return [el("p", {}, `You: “${found.you}”`), differences(found.wrong)];
}

export function differences(wrong) {
  return el("dl", {}, wrong.map((one) => [el("dt", {}, one.what), el("dd", {}, `expected ${one.expected}; got ${one.got}`)]));
}

async function runAll(rows, sum) {
  let passed = 0;
  for (const [done, one] of rows.entries()) {
    if (await one.run()) passed += 1;
    sum.textContent = `${done + 1} of ${rows.length} played: ${passed} passed, ${done + 1 - passed} failed`;
  }
}
