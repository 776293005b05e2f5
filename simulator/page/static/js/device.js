/** The device panel: what the Echo is, who speaks to it, and how the world around it behaves. */

import { get, post } from "./api.js";
import { byId, choice, el, tick } from "./dom.js";

const KINDS = { speaker: "Speaker, no screen", show: "Rectangular screen", round: "Round screen", tv: "TV" };
const FAULTS = { none: "Services work", slow: "Slow", 401: "401, not allowed", 429: "429, too many requests", 503: "503, out of order" };

export class DevicePanel {
  /** `changed` begins a new conversation; `rang` shows reminders; `settings`: voice and microphone. */
  constructor(setup, { changed, rang, settings }) {
    this.setup = setup;
    this.changed = changed;
    this.rang = rang;
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
      choice("zone", "Time zone", this.house.zones.map((zone) => [zone, zone]), this.house.zone, (zone) => this.change({ zone })));
  }

  people() {
    const first = el("button", { type: "button", id: "first-visit", class: "small", onclick: () => { this.visits[this.chosen.person] += 1; this.changed(); this.draw(); } }, "As if never here before");
    const permissions = this.house.permissions.map(({ name, standing }) =>
      choice(`permission-${name}`, `Permission: ${name}`, this.house.standings.map((each) => [each, each]), standing,
        (value) => this.change({ permission: name, standing: value })));
    return el("fieldset", {}, el("legend", {}, "Who speaks"),
      choice("person", "Person", [["A", "Person A"], ["B", "Person B"]], this.chosen.person, (value) => this.pick("person", value)),
      el("p", { class: "hint" }, "Stays the same person, who returns, until you say otherwise."), first, permissions);
  }

  world() {
    const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: this.house.zone });
    const move = (text, minutes) => el("button", { type: "button", id: `move-${minutes}`, class: "small", onclick: () => this.change({ minutes }) }, text);
    const pending = this.house.pending.map((ring) => el("li", {}, `${clock.format(new Date(ring.at))}: ${ring.text}`));
    return el("fieldset", {}, el("legend", {}, "Clock and services"),
      el("p", {}, el("time", { id: "clock", datetime: this.house.now }, clock.format(new Date(this.house.now)))),
      el("div", { class: "row" }, move("+ 1 minute", 1), move("+ 1 hour", 60), move("+ 1 day", 1440)),
      pending.length ? [el("p", { class: "hint" }, "Reminders to ring:"), el("ul", { id: "pending" }, pending)] : el("p", { class: "hint" }, "No reminder is set."),
      choice("fault", "Alexa's services", this.house.faults.map((fault) => [fault, FAULTS[fault] ?? fault]), this.house.fault, (fault) => this.change({ fault })));
  }

  manners() {
    const { voice, microphone } = this.settings;
    const modes = [["browser", "The browser's voice"], ["server", `This machine's (${this.setup.voice ?? "none installed"})`], ["captions", "Captions only"]]
      .filter(([mode]) => mode === "captions" || (mode === "server" ? this.setup.voice : voice.found?.length));
    return el("fieldset", {}, el("legend", {}, "Voice and microphone"),
      choice("voice", "Read aloud by", modes, voice.mode, (mode) => { voice.stop(); voice.mode = mode; }),
      tick("real-time", "The microphone's 8 seconds, the reprompt and the time-out in real time", microphone.realTime, (on) => { microphone.realTime = on; if (!on) microphone.hold(); }));
  }

  async change(what) {
    const { rang } = await post("/api/house", { person: this.device.person, ...what });
    this.rang(rang);
    await this.draw();
  }
}
