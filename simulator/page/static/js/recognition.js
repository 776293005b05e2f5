/** Speech recognition by the browser. It may send the voice to the browser's maker: asked first. */

import { byId, el } from "./dom.js";

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const NOTICE = "Your browser recognises speech itself, and may send what you say to its maker (Chrome sends it to Google, Safari may send it to Apple). The simulator keeps no sound. Without it, type.";

/** Wire the button; `heard` is called with the words. */
export function recognition(button, locale, heard) {
  if (!Recognition) {
    button.hidden = true;
    return;
  }
  let agreed = false;
  button.addEventListener("click", () => {
    if (agreed) return listen(button, locale(), heard);
    return ask(() => { agreed = true; listen(button, locale(), heard); });
  });
}

function ask(yes) {
  const box = byId("consent");
  const close = () => { box.hidden = true; };
  box.replaceChildren(
    el("span", {}, NOTICE, " "),
    el("button", { type: "button", onclick: () => { close(); yes(); } }, "Listen to me"),
    " ",
    el("button", { type: "button", onclick: close }, "No"),
  );
  box.hidden = false;
  box.querySelector("button").focus();
}

function listen(button, locale, heard) {
  const ear = new Recognition();
  ear.lang = locale;
  button.setAttribute("aria-pressed", "true");
  ear.onresult = (event) => heard(event.results[0][0].transcript);
  ear.onerror = (event) => say(event.error);
  ear.onend = () => button.setAttribute("aria-pressed", "false");
  ear.start();
}

const WHY = {
  "not-allowed": "the browser does not let this page use the microphone",
  "audio-capture": "no microphone was found",
  "network": "the browser could not reach the service that recognises speech",
  "no-speech": "nothing was heard",
};

function say(error) {
  const box = byId("consent");
  box.replaceChildren(`Speech was not recognised: ${WHY[error] ?? error}. Typing works always.`);
  box.hidden = false;
}
