/** Reads answers aloud: the browser's voices, else the server's, else captions alone. */

import { postForBlob } from "./api.js";

const WAIT_FOR_VOICES = 1000; // ms; some browsers fill the list late, some never
const SECONDS_A_LETTER = 0.12; // a voice that says nothing of its end is given this long

/** The browser's voices; empty where there are none within a second. */
function voices() {
  if (!("speechSynthesis" in window)) return Promise.resolve([]);
  const found = speechSynthesis.getVoices();
  if (found.length) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, WAIT_FOR_VOICES);
  });
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export class Voice {
  /** `server`: the name of the speaker that the server has, or null. */
  constructor(server) {
    this.server = server;
    this.mode = "captions"; // browser | server | captions
    this.turn = 0; // counts up: whoever speaks stops when it is no longer theirs
    this.audio = null;
  }

  async prepare() {
    this.found = await voices();
    this.mode = this.found.length ? "browser" : this.server ? "server" : "captions";
    return this.mode;
  }

  /** Speak, and come back when it is said or was stopped. */
  async speak(pieces, ssml, locale) {
    const mine = this.stop();
    if (this.mode === "captions" || !pieces.length) return;
    if (this.mode === "browser") return this.browser(pieces, locale, mine);
    return this.fromServer(ssml, mine);
  }

  /**
   * Play an audio document in its time; `onpiece` is told which piece is heard. Without a voice only
   * where `inTime`: the silences and the words then take their seconds. Whether it was played.
   */
  async play(pieces, locale, onpiece, inTime) {
    const mine = this.stop();
    if (!pieces.length || (this.mode === "captions" && !inTime)) return false;
    for (const [number, piece] of pieces.entries()) {
      if (mine !== this.turn) break;
      onpiece(number);
      await this.piece(piece, locale, mine);
    }
    onpiece(null);
    return true;
  }

  piece(piece, locale, mine) {
    if (piece.kind === "audio") return this.sound(piece, mine);
    if (piece.kind === "words" && this.mode === "browser") return this.utter(piece, locale, mine);
    if (piece.kind === "words" && this.mode === "server") return this.fromServer(`<speak>${escaped(piece.text)}</speak>`, mine);
    return this.rest(piece.seconds * 1000, mine);
  }

  async sound(piece, mine) {
    this.audio = new Audio(piece.text);
    this.audio.play().catch(() => {}); // its time passes all the same
    await this.rest(piece.seconds * 1000, mine);
    this.audio.pause();
  }

  /** Barge in. */
  stop() {
    this.turn += 1;
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    this.audio?.pause();
    this.audio?.dispatchEvent(new Event("stopped"));
    return this.turn;
  }

  async browser(pieces, locale, mine) {
    for (const piece of pieces) {
      if (mine !== this.turn) return;
      if (piece.kind === "pause") await this.rest(piece.seconds * 1000, mine);
      if (piece.kind === "words") await this.utter(piece, locale, mine);
    }
  }

  utter(piece, locale, mine) {
    return new Promise((resolve) => {
      const said = new SpeechSynthesisUtterance(piece.text);
      said.lang = locale;
      said.rate = piece.rate;
      said.voice = this.found.find((voice) => voice.lang.replace("_", "-") === locale) ?? null;
      const end = () => { clearInterval(watch); clearTimeout(limit); resolve(); };
      // "end" may never come (no sound server): a timer stands in for it.
      const limit = setTimeout(end, 2000 + piece.text.length * SECONDS_A_LETTER * 1000);
      const watch = setInterval(() => { if (mine !== this.turn) end(); }, 100);
      said.onend = end;
      said.onerror = end;
      speechSynthesis.speak(said);
    });
  }

  rest(ms, mine) {
    return new Promise((resolve) => {
      const until = performance.now() + ms;
      const watch = setInterval(() => {
        if (mine !== this.turn || performance.now() >= until) { clearInterval(watch); resolve(); }
      }, 50);
    });
  }

  async fromServer(ssml, mine) {
    try {
      const address = URL.createObjectURL(await postForBlob("/api/voice", { ssml }));
      if (mine !== this.turn) return;
      this.audio = new Audio(address);
      const over = new Promise((resolve) => {
        for (const name of ["ended", "error", "stopped"]) this.audio.addEventListener(name, resolve, { once: true });
      });
      await this.audio.play();
      await over;
      URL.revokeObjectURL(address);
    } catch {
      // What is said stands on the page all the same; browsers refuse sound before a first click.
    }
  }
}
