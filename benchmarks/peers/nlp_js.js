// Trains nlp.js and understands sentences with it: reads {"train": [[sentence, label], …],
// "sentences": […]} from standard input, prints {"start": s, "seconds": s, "labels": […]}.
const path = require("path");
const { dockStart } = require(process.env.NLP_JS);

async function main() {
  const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const began = process.hrtime.bigint();
  const dock = await dockStart({
    settings: { nlp: { autoSave: false, forceNER: false, log: false } },
    use: ["Basic", "LangEn"],
  });
  const nlp = dock.get("nlp");
  nlp.addLanguage("en");
  for (const [sentence, label] of job.train) {
    nlp.addDocument("en", sentence, label);
  }
  await nlp.train();
  const ready = process.hrtime.bigint();
  const labels = [];
  for (const sentence of job.sentences) {
    labels.push((await nlp.process("en", sentence)).intent);
  }
  const end = process.hrtime.bigint();
  const seconds = (from, to) => Number(to - from) / 1e9;
  console.log(
    JSON.stringify({ start: seconds(began, ready), seconds: seconds(ready, end), labels })
  );
}

main();
