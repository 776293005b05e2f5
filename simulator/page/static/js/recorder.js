/** A conversation becomes a play: to look at, to download, to save under tests/conversations. */

import { post, Trouble } from "./api.js";
import { el } from "./dom.js";
import { openDialog } from "./dialog.js";

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "a-conversation";

export async function record(conversation) {
  const { text } = await post(`/api/conversations/${conversation.id}/play`, { name: "A conversation" });
  const play = el("textarea", { id: "play-text", spellcheck: "false" });
  play.value = text;
  const name = el("input", { id: "play-name", value: "A conversation" });
  const file = el("input", { id: "play-file", value: "a-conversation" });
  name.addEventListener("input", () => {
    file.value = slug(name.value);
    play.value = play.value.replace(/^- name: .*$/m, `- name: ${JSON.stringify(name.value)}`);
  });
  const said = el("p", { role: "status" });
  const save = (append) => async () => {
    try {
      said.textContent = `Saved: ${(await post("/api/plays", { file: file.value, text: play.value, append })).path}`;
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      said.textContent = trouble.message;
    }
  };
  openDialog("A play", [
    el("p", { class: "hint" }, "It expects again what happened. Take away what does not matter, add contains and lacks where the words do."),
    el("label", { for: "play-name" }, "Name"), name,
    el("label", { for: "play-file" }, "File in tests/conversations, without .yaml"), file,
    el("label", { for: "play-text" }, "The play, in YAML"), play, said,
  ], [["Save", save(false)], ["Add to a file", save(true)], ["Download", () => download(`${slug(file.value)}.yaml`, play.value)]]);
  name.select();
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
