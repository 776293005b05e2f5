// Understands sentences with virtual-alexa: reads {"model": path, "sentences": [...]} from standard
// input, prints {"start": s, "seconds": s, "intents": [...], "slots": [{name: id}, ...]}. Errors count as
// nothing understood.
const { VirtualAlexa } = require(process.env.VIRTUAL_ALEXA);

// Slot → the id of the value that it was resolved to.
function ids(slots) {
  const found = {};
  for (const [name, slot] of Object.entries(slots)) {
    const authorities = (slot.resolutions || {}).resolutionsPerAuthority || [];
    const values = authorities.flatMap((one) => one.values || []);
    if (values.length) found[name] = values[0].value.id;
  }
  return found;
}

async function main() {
  const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
  let heard = null;
  let filled = {};
  const handler = (event, context, callback) => {
    heard = event.request.intent ? event.request.intent.name : event.request.type;
    filled = ids((event.request.intent || {}).slots || {});
    callback(null, { version: "1.0", response: { shouldEndSession: true } });
  };
  const began = process.hrtime.bigint();
  const alexa = VirtualAlexa.Builder().handler(handler).interactionModelFile(job.model).create();
  const ready = process.hrtime.bigint();
  const intents = [];
  const slots = [];
  for (const sentence of job.sentences) {
    heard = null;
    filled = {};
    try {
      await alexa.utter(sentence);
    } catch (error) {
      heard = null;
    }
    intents.push(heard);
    slots.push(filled);
  }
  const end = process.hrtime.bigint();
  const seconds = (from, to) => Number(to - from) / 1e9;
  console.log(
    JSON.stringify({ start: seconds(began, ready), seconds: seconds(ready, end), intents, slots })
  );
}

main();
