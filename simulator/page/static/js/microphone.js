/** The device's microphone: how long it listens, and what happens when nobody speaks. */

import { el } from "./dom.js";

export const LISTENS = 8; // seconds, as an Echo does

export class Microphone {
  /** `onsilence` is called when the time is up. */
  constructor(state, onsilence) {
    this.state = state;
    this.onsilence = onsilence;
    this.realTime = false;
    this.ticker = null;
  }

  /** The skill has spoken; `turn.microphone`: whether it listens now. */
  after(turn) {
    this.close();
    document.body.classList.toggle("listening", turn.microphone);
    if (!turn.microphone) return this.show(turn.ends ? "The session is over. The next line begins another." : "The microphone is closed; the session goes on.");
    if (this.realTime) return this.listen();
    return this.show("The microphone is open. “Say nothing” lets its time run out at once.");
  }

  show(...content) {
    this.state.replaceChildren(...content);
  }

  listen() {
    const until = performance.now() + LISTENS * 1000;
    const left = el("progress", { max: LISTENS, value: LISTENS, "aria-label": "Seconds of listening left" });
    this.show("Listening … ", left, el("span", { class: "hint" }, " typing stops the clock"));
    this.ticker = setInterval(() => {
      const seconds = (until - performance.now()) / 1000;
      left.value = Math.max(0, seconds);
      if (seconds <= 0) { this.close(); this.onsilence(); }
    }, 100);
  }

  /** Somebody speaks, or types. */
  hold() {
    if (this.ticker === null) return;
    this.close();
    this.show("The microphone is open and hears you.");
  }

  close() {
    clearInterval(this.ticker);
    this.ticker = null;
    document.body.classList.remove("listening");
  }
}
