/** Talks to the simulator's own server, and to nothing else. */

export class Trouble extends Error {}

async function read(answer) {
  const body = await answer.json().catch(() => ({ error: `the simulator answered HTTP ${answer.status}` }));
  if (!answer.ok) throw new Trouble(body.error ?? "the simulator failed");
  return body;
}

const unreachable = () => { throw new Trouble("the simulator does not answer: is it still running in its terminal?"); };

export const get = async (path) => read(await fetch(path).catch(unreachable));

export const post = async (path, body = {}) => read(await send(path, body));

/** The answer as a blob. */
export async function postForBlob(path, body) {
  const answer = await send(path, body);
  if (!answer.ok) await read(answer);
  return answer.blob();
}

function send(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(unreachable);
}
