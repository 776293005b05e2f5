/* Draws what the page hands in, with Amazon's renderer, and hands back what is touched.
   The frame is sandboxed: it knows nothing but the documents that it is sent. */
"use strict";

(() => {
  // At once after the bundle: later the engine never says that it is there.
  const engine = AplRenderer.initEngine();
  const tell = (type, fields) => parent.postMessage({ type, ...fields }, "*");
  let drawn = null;
  let turn = Promise.resolve();

  // The engine reports a document's faults to the console alone.
  for (const level of ["warn", "error", "log", "info"]) {
    const write = console[level].bind(console);
    console[level] = (...words) => {
      const text = words.map(String).join(" ");
      if (/\bCore\b|Failed to inflate/.test(text)) tell("fault", { text });
      write(...words);
    };
  }

  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    turn = turn.then(() => take(event.data)).catch((fault) => tell("fault", { text: String(fault) }));
  });

  function take(message) {
    if (message.type === "render") return render(message);
    if (message.type === "execute" && drawn) return drawn.executeCommands(JSON.stringify(message.commands));
    return undefined;
  }

  async function render({ document: shown, datasources, viewport }) {
    await engine;
    const content = AplRenderer.Content.create(JSON.stringify(shown));
    if (content.isError()) throw new Error("the document cannot be read");
    // One parameter has a data source of its own name, or is all of them ("payload").
    for (const name of shown.mainTemplate?.parameters ?? []) {
      content.addData(name, JSON.stringify(name in datasources ? datasources[name] : datasources));
    }
    drawn?.destroy();
    drawn = await AplRenderer.default.create(options(content, viewport));
    await drawn.init();
    tell("drawn", {});
  }

  function options(content, viewport) {
    const round = viewport.shape === "ROUND";
    const view = document.getElementById("view");
    view.replaceChildren();
    view.classList.toggle("round", round);
    view.style.width = `${viewport.pixelWidth}px`;
    view.style.height = `${viewport.pixelHeight}px`;
    return {
      content, view,
      viewport: { width: viewport.pixelWidth, height: viewport.pixelHeight, dpi: viewport.dpi, isRound: round, shape: viewport.shape },
      mode: viewport.mode, theme: "dark",
      environment: { agentName: "Simulator", agentVersion: "1.0", allowOpenUrl: false, disallowVideo: true },
      utcTime: Date.now(), localTimeAdjustment: 0, notLoadFonts: true, logLevel: "warn",
      onSendEvent: ({ source, arguments: given, components }) => tell("event", { source, arguments: given, components }),
      onRunTimeError: (faults) => tell("fault", { text: JSON.stringify(faults) }),
    };
  }

  engine.then(() => tell("ready", {}));
})();
