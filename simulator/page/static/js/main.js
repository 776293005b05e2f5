/** The page: wires its parts together. */

import { get, post } from "./api.js";
import { DevicePanel } from "./device.js";
import { byId, el } from "./dom.js";
import { additionButtons } from "./additions.js";
import { showCoverage } from "./coverage.js";
import { showGallery } from "./gallery.js";
import { examine } from "./microscope.js";
import { Microphone } from "./microphone.js";
import { showPlays } from "./plays.js";
import { recognition } from "./recognition.js";
import { record } from "./recorder.js";
import { Screen } from "./screen.js";
import { stepping } from "./stepping.js";
import { suggest } from "./suggestions.js";
import { addTurn, aloud, playingPiece } from "./turns.js";
import { showViews } from "./views.js";
import { Voice } from "./voice.js";

const setup = { ...(await get("/api/setup")), window: crypto.randomUUID().slice(0, 8) };
const voice = new Voice(setup.voice);
const microphone = new Microphone(byId("state"), () => say("[silence]"));
const panel = new DevicePanel(setup, { changed: begin, step: (line) => say(line), settings: { voice, microphone } });
const screen = new Screen(byId("screen-box"), setup.screen, (event) => have("touch", event));
let conversation = null;
let latest = null; // the turn that is spoken
let playing = null; // the play that is stepped through
let queue = Promise.resolve(); // one thing after the other: nothing that is said is lost

function complain(trouble) {
  byId("trouble").textContent = trouble.message;
  byId("trouble").hidden = false;
}

async function trying(work) {
  byId("trouble").hidden = true;
  try {
    return await work();
  } catch (trouble) {
    return complain(trouble);
  }
}

function inTurn(work) {
  const done = queue.then(() => trying(work));
  queue = done;
  return done;
}

/** A new conversation with the device that is chosen. */
function begin() {
  playing = null;
  return beginAs(panel.device);
}

function beginAs(device) {
  voice.stop();
  microphone.close();
  latest = null;
  return inTurn(async () => {
    screen.clear();
    byId("turns").replaceChildren();
    conversation = { ...(await post("/api/conversations", device)), ...device };
    microphone.show(`Say it as to an Echo. Outside a session Alexa adds “ask ${conversation.invocation} …” for you.`);
    suggest(null, conversation.suggestions, say);
  });
}

/** A turn; null when there was none. */
async function have(path, body) {
  latest = null;
  voice.stop();
  microphone.close();
  const turn = await inTurn(() => post(`/api/conversations/${conversation.id}/${path}`, body));
  if (turn) took(turn);
  await trying(() => panel.draw()); // a turn may set reminders, be given permissions, move the clock
  return turn ?? null;
}

let inTime = false; // the last audio document was played in its time: the next line may break in
const say = (line) => have("say", { line, inTime: inTime && !line.startsWith("[") });

async function took(turn) {
  const look = () => examine(turn, additionButtons(turn));
  addTurn(turn, look);
  look();
  screen.show(turn.directives, setup.viewports[conversation.kind]);
  if (!playing) suggest(turn, conversation.suggestions, say);
  latest = turn;
  microphone.show("Alexa speaks.");
  inTime = false;
  await voice.speak(turn.spoken, turn.ssml, conversation.locale);
  if (latest === turn && turn.track.length) {
    microphone.show("Alexa plays. What you say now breaks in, as behind the wake word.");
    inTime = voice.mode !== "captions" || microphone.realTime;
    await voice.play(turn.track, conversation.locale, playingPiece, microphone.realTime);
  }
  for (const told of aloud(turn)) {
    if (latest !== turn) return;
    await voice.speak([{ kind: "words", text: told, seconds: 0, rate: 1 }], ssml(told), conversation.locale);
  }
  if (latest === turn) microphone.after(turn);
}

/** Step through a play, on a device and by a person of its own. */
async function step(play) {
  playing = play;
  location.hash = "#talk";
  await beginAs({ locale: play.locale, kind: play.kind, person: `STEP-${crypto.randomUUID()}` });
  if (conversation) stepping(play, (which) => have("step", which));
}

/** Draw a document that is no part of the conversation. */
function drawAside(place, directive) {
  new Screen(place, setup.screen, () => {}).show([directive], setup.viewports.show);
}

/** A text as SSML. */
const ssml = (text) => `<speak>${el("p", {}, text).innerHTML}</speak>`; // innerHTML is escaped

function typed(event) {
  event.preventDefault();
  const line = byId("line").value.trim();
  if (!line) return;
  byId("line").value = "";
  say(line);
}

byId("say").addEventListener("submit", typed);
byId("line").addEventListener("input", () => microphone.hold());
byId("open").addEventListener("click", () => say("[open]"));
byId("silence").addEventListener("click", () => say("[silence]"));
byId("exit").addEventListener("click", () => say("[exit]"));
byId("barge").addEventListener("click", () => { voice.stop(); byId("line").focus(); });
byId("again").addEventListener("click", begin);
recognition(byId("speak"), () => conversation?.locale ?? "en-US", say);
byId("record").addEventListener("click", () => trying(() => record(conversation)));
showViews({
  plays: () => trying(() => showPlays(step, trying)),
  coverage: () => showCoverage(() => panel.chosen.locale, trying),
  gallery: () => showGallery(setup.locales, panel.chosen.locale, trying, drawAside),
});
await voice.prepare();
await panel.draw();
await begin();
document.body.dataset.ready = "true";
