// Understands sentences with virtual-alexa: reads {"model": path, "sentences": [...]} from standard
// input, prints {"start": s, "seconds": s, "intents": [...]}. Errors count as nothing understood.
const { VirtualAlexa } = require(process.env.VIRTUAL_ALEXA);

async function main() {
  const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
  let heard = null;
  const handler = (event, context, callback) => {
    heard = event.request.intent ? event.request.intent.name : event.request.type;
    callback(null, { version: "1.0", response: { shouldEndSession: true } });
  };
  const began = process.hrtime.bigint();
  const alexa = VirtualAlexa.Builder().handler(handler).interactionModelFile(job.model).create();
  const ready = process.hrtime.bigint();
  const intents = [];
  for (const sentence of job.sentences) {
    heard = null;
    try {
      await alexa.utter(sentence);
    } catch (error) {
      heard = null;
    }
    intents.push(heard);
  }
  const end = process.hrtime.bigint();
  const seconds = (from, to) => Number(to - from) / 1e9;
  console.log(
    JSON.stringify({ start: seconds(began, ready), seconds: seconds(ready, end), intents })
  );
}

main();
