/** The device's screen: Amazon's renderer in a sandboxed frame, or the document's texts. */

import { el } from "./dom.js";
import { outline } from "./outline.js";

const RENDER = "Alexa.Presentation.APL.RenderDocument";
const EXECUTE = "Alexa.Presentation.APL.ExecuteCommands";

export class Screen {
  /** `box`: where it is drawn; `renderer`: whether it was fetched; `touched` is given a UserEvent. */
  constructor(box, renderer, touched) {
    this.box = box;
    this.renderer = renderer;
    this.touched = touched;
    this.frame = null;
    this.ready = false;
    this.waiting = [];
    addEventListener("message", (event) => {
      if (this.frame && event.source === this.frame.contentWindow) this.hear(event.data);
    });
    if ("ResizeObserver" in window) new ResizeObserver(() => this.fit()).observe(box);
  }

  clear() {
    this.box.replaceChildren();
    this.box.hidden = true;
    this.frame = null;
  }

  /** Show a turn's directives on a screen of this viewport (Alexa's own description). */
  show(directives, viewport) {
    if (!viewport) return;
    for (const directive of directives) {
      if (directive.type === RENDER) this.render(directive, viewport);
      if (directive.type === EXECUTE) this.send({ type: "execute", commands: directive.commands });
    }
  }

  render(directive, viewport) {
    this.box.hidden = false;
    if (!this.renderer) {
      this.box.replaceChildren(outline(directive, this.touched));
      return;
    }
    if (!this.frame) this.build(viewport);
    this.send({ type: "render", document: directive.document, datasources: directive.datasources ?? {}, viewport });
  }

  build(viewport) {
    this.viewport = viewport;
    this.ready = false;
    this.waiting = [];
    this.frame = el("iframe", { src: "/screen", title: "The device's screen", sandbox: "allow-scripts", width: `${viewport.pixelWidth}`, height: `${viewport.pixelHeight}` });
    this.glass = el("div", { class: viewport.shape === "ROUND" ? "screen-frame round" : "screen-frame" }, this.frame);
    this.said = el("p", { class: "hint", role: "status" });
    this.box.replaceChildren(this.glass, this.said);
    this.fit();
  }

  /** As large as there is room for, and no higher than half a window. */
  fit() {
    if (!this.frame) return;
    const { pixelWidth: width, pixelHeight: height } = this.viewport;
    const scale = Math.min(1, (this.box.clientWidth - 18) / width, (window.innerHeight * 0.5) / height);
    if (scale <= 0) return;
    this.frame.style.transform = `scale(${scale})`;
    this.glass.style.width = `${width * scale + 16}px`;
    this.glass.style.height = `${height * scale + 16}px`;
  }

  send(message) {
    if (!this.frame) return;
    if (this.ready) this.frame.contentWindow.postMessage(message, "*"); // its origin is opaque
    else this.waiting.push(message);
  }

  hear(message) {
    if (message.type === "ready") {
      this.ready = true;
      for (const waiting of this.waiting.splice(0)) this.send(waiting);
    }
    if (message.type === "drawn") this.box.dataset.drawn = String(Number(this.box.dataset.drawn ?? 0) + 1);
    if (message.type === "fault") this.said.textContent = `The renderer complains: ${message.text}`;
    if (message.type === "event") this.touched({ arguments: message.arguments ?? [], source: message.source ?? {}, components: message.components ?? {} });
  }
}
