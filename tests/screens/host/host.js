/* Draws one document with Amazon's renderer; what is touched stands in `sent`. */
"use strict";

// At once after the bundle: later the engine never says that it is there.
const engine = AplRenderer.initEngine();
const sent = [];
let drawn = null;

async function show({ document: shown, datasources, viewport }) {
  await engine;
  const content = AplRenderer.Content.create(JSON.stringify(shown));
  if (content.isError()) throw new Error("the document cannot be read");
  content.addData("payload", JSON.stringify(datasources.payload));
  drawn?.destroy();
  const round = viewport.shape === "ROUND";
  const view = document.getElementById("view");
  view.replaceChildren();
  view.className = round ? "round" : "";
  view.style.width = `${viewport.width}px`;
  view.style.height = `${viewport.height}px`;
  sent.length = 0;
  drawn = await AplRenderer.default.create({
    content, view,
    viewport: { width: viewport.width, height: viewport.height, dpi: viewport.dpi, isRound: round, shape: viewport.shape },
    mode: viewport.mode, theme: "dark",
    environment: { agentName: "Test", agentVersion: "1.0", allowOpenUrl: false, disallowVideo: true },
    utcTime: Date.now(), localTimeAdjustment: 0, notLoadFonts: true, logLevel: "warn",
    onSendEvent: (event) => sent.push(event.arguments),
    onRunTimeError: (faults) => console.warn(`W Core: ${JSON.stringify(faults)}`),
  });
  await drawn.init();
}
