/** The device panel: what the Echo is, who speaks to it, and how the world around it behaves. */

import { get } from "./api.js";
import { byId, choice, el, tick } from "./dom.js";

const KINDS = { speaker: "Speaker, no screen", show: "Rectangular screen", round: "Round screen", tv: "TV" };
const FAULTS = { none: "Works", 401: "401, not allowed", 429: "429, too many requests", 503: "503, out of order", hang: "So slow that nothing comes", garbage: "Answers nonsense" };
const SERVICES = { reminders: "Reminders", zone: "Time zone" };
const MOVES = { "1m": "+ 1 minute", "1h": "+ 1 hour", "1d": "+ 1 day" };

export class DevicePanel {
  /** `changed` begins a new conversation; `step` takes a step in it; `settings`: voice and microphone. */
  constructor(setup, { changed, step, settings }) {
    this.setup = setup;
    this.changed = changed;
    this.step = step;
    this.settings = settings;
    this.chosen = { locale: setup.locales.includes("en-US") ? "en-US" : setup.locales[0], kind: "speaker", person: "A" };
    this.visits = { A: 1, B: 1 };
    if (window.matchMedia("(max-width: 46rem)").matches) byId("device-details").open = false;
  }

  /** The name that the person has for the skill; somebody new after "first visit". */
  get device() {
    const { locale, kind, person } = this.chosen;
    return { locale, kind, person: `PAGE-${this.setup.window}-${person}-${this.visits[person]}` };
  }

  async draw() {
    this.house = await get(`/api/house?person=${encodeURIComponent(this.device.person)}`);
    const focused = byId("device").contains(document.activeElement) ? document.activeElement.id : null;
    byId("device").replaceChildren(...this.fields());
    if (focused) byId(focused)?.focus();
  }

  fields() {
    return [this.echo(), this.people(), this.world(), this.manners()];
  }

  pick(name, value) {
    this.chosen[name] = value;
    this.changed();
    this.draw();
  }

  echo() {
    return el("fieldset", {}, el("legend", {}, "Echo"),
      choice("kind", "Device", this.setup.kinds.map((kind) => [kind, KINDS[kind] ?? kind]), this.chosen.kind, (value) => this.pick("kind", value)),
      choice("locale", "Locale", this.setup.locales.map((locale) => [locale, locale]), this.chosen.locale, (value) => this.pick("locale", value)),
      choice("zone", "Time zone", this.house.zones.map((zone) => [zone, zone]), this.house.zone, (zone) => this.step(`[zone ${zone}]`)));
  }

  people() {
    const first = el("button", { type: "button", id: "first-visit", class: "small", onclick: () => { this.visits[this.chosen.person] += 1; this.changed(); this.draw(); } }, "As if never here before");
    const decided = this.house.permission;
    const standings = [...(decided === "unasked" ? ["unasked"] : []), "granted", "refused", "revoked"];
    const permission = choice("permission", "Permission: reminders", standings.map((each) => [each, each]), decided,
      (value) => this.step(`[permission reminders ${value}]`));
    return el("fieldset", {}, el("legend", {}, "Who speaks"),
      choice("person", "Person", [["A", "Person A"], ["B", "Person B"]], this.chosen.person, (value) => this.pick("person", value)),
      el("p", { class: "hint" }, "Stays the same person, who returns, until you say otherwise."), first, permission);
  }

  world() {
    const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: this.house.zone });
    const move = (text, step, id) => el("button", { type: "button", id: `move-${id}`, class: "small", onclick: () => this.step(`[${step}]`) }, text);
    const next = this.house.pending[0];
    const pending = this.house.pending.map((ring) => el("li", {}, `${clock.format(new Date(ring.at))}: ${ring.text}`));
    return el("fieldset", {}, el("legend", {}, "Clock and services"),
      el("p", {}, el("time", { id: "clock", datetime: this.house.now }, clock.format(new Date(this.house.now)))),
      el("div", { class: "row" }, Object.entries(MOVES).map(([wait, text]) => move(text, `wait ${wait}`, wait)), move("To 21:30", "until 21:30", "evening"), next && move("To the next reminder", `until ${next.local}`, "next")),
      pending.length ? [el("p", { class: "hint" }, "Reminders to ring:"), el("ul", { id: "pending" }, pending)] : el("p", { class: "hint" }, "No reminder is set."),
      Object.entries(this.house.faults).map(([service, fault]) =>
        choice(`fault-${service}`, `Alexa's service: ${SERVICES[service] ?? service}`, this.house.kinds.map((kind) => [kind, FAULTS[kind] ?? kind]), fault,
          (kind) => this.step(`[fault ${service} ${kind}]`))));
  }

  manners() {
    const { voice, microphone } = this.settings;
    const modes = [["browser", "The browser's voice"], ["server", `This machine's (${this.setup.voice ?? "none installed"})`], ["captions", "Captions only"]]
      .filter(([mode]) => mode === "captions" || (mode === "server" ? this.setup.voice : voice.found?.length));
    return el("fieldset", {}, el("legend", {}, "Voice and microphone"),
      choice("voice", "Read aloud by", modes, voice.mode, (mode) => { voice.stop(); voice.mode = mode; }),
      tick("real-time", "The microphone's 8 seconds, the reprompt and the time-out in real time", microphone.realTime, (on) => { microphone.realTime = on; if (!on) microphone.hold(); }));
  }
}
