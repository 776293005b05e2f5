/** Steps through a play, one line a press, on the device of the conversation. */

import { byId, el } from "./dom.js";
import { differences } from "./plays.js";

/** `say(line)` has a turn and gives it, with what was `wrong`; `over` ends the stepping. */
export function stepping(play, say) {
  let line = 0;
  const verdict = el("div", { role: "status" });
  const next = el("button", { type: "button", class: "main", id: "next-line" });
  const label = () => {
    next.textContent = line < play.talk.length ? `Next line: ${play.talk[line]}` : "The play is over";
    next.disabled = line >= play.talk.length;
  };
  next.addEventListener("click", async () => {
    next.disabled = true;
    const turn = await say({ file: play.file, number: play.number, line });
    if (turn) {
      line += 1;
      verdict.replaceChildren(turn.wrong.length ? differences(turn.wrong) : el("p", { class: "good" }, `Line ${line} went as expected.`));
    }
    label();
    if (!next.disabled) next.focus();
  });
  label();
  byId("suggestions").replaceChildren(el("div", {}, el("p", { class: "hint" }, `Play: ${play.name} (${play.locale}, ${play.kind})`), next, verdict));
  next.focus();
}
