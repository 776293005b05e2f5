/** The page: wires its parts together. */

import { get, post } from "./api.js";
import { DevicePanel } from "./device.js";
import { byId } from "./dom.js";
import { examine } from "./microscope.js";
import { Microphone } from "./microphone.js";
import { recognition } from "./recognition.js";
import { suggest } from "./suggestions.js";
import { addTurn } from "./turns.js";
import { showViews } from "./views.js";
import { Voice } from "./voice.js";

const setup = { ...(await get("/api/setup")), window: crypto.randomUUID().slice(0, 8) };
const voice = new Voice(setup.voice);
const microphone = new Microphone(byId("state"), () => say("[silence]"));
const panel = new DevicePanel(setup, { changed: begin, rang: ring, settings: { voice, microphone } });
let conversation = null;
let busy = false;

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

/** A new conversation with the device that is chosen. */
async function begin() {
  voice.stop();
  microphone.close();
  conversation = null;
  byId("turns").replaceChildren();
  await trying(async () => {
    conversation = await post("/api/conversations", panel.device);
    microphone.show(`Say it as to an Echo. Outside a session Alexa adds “ask ${conversation.invocation} …” for you.`);
    suggest(null, conversation.suggestions, say);
  });
}

async function have(path, body) {
  if (busy || !conversation) return;
  busy = true;
  voice.stop();
  microphone.close();
  const turn = await trying(() => post(`/api/conversations/${conversation.id}/${path}`, body));
  busy = false;
  if (turn) await took(turn);
}

const say = (line) => have("say", { line });

async function took(turn) {
  const look = () => examine(turn, []);
  addTurn(turn, look);
  look();
  suggest(turn, conversation.suggestions, say);
  const mine = conversation;
  await voice.speak(turn.spoken, turn.ssml, panel.chosen.locale);
  if (mine === conversation && !busy) microphone.after(turn);
}

function ring(reminders) {
  for (const reminder of reminders) complain({ message: `A reminder rings: ${reminder.text}` });
}

function typed(event) {
  event.preventDefault();
  const line = byId("line").value.trim();
  if (!line || busy) return;
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
recognition(byId("speak"), () => panel.chosen.locale, say);
showViews({});
await voice.prepare();
await panel.draw();
await begin();
document.body.dataset.ready = "true";
