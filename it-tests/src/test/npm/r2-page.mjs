// A page that speaks WebSocketR2 with the browser's own socket, while the server is started anew: it calls all the time, and
// reports to where it came from. The address of the server is its query.
import { R2Client } from './r2-socket.mjs';

const MORE = 20;
const client = new R2Client(decodeURIComponent(location.search.slice(1)), WebSocket);
const heard = [];
client.onEvent = (topic, step) => heard.push([topic, step]);

const report = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });
const pause = () => new Promise((over) => setTimeout(over, 5));

async function run() {
  const held = client.call('page.hold', {});
  const answers = [];
  const call = () => answers.push(client.call('page.tell', { n: answers.length }));
  const more = async () => {
    for (const until = answers.length + MORE; answers.length < until; ) {
      call();
      await pause();
    }
  };

  await client.call('subscribe', { topic: 'steps.taken' });
  await more();
  await Promise.all(answers);
  while (client.connections < 2) {
    await report({ sent: answers.length });
    await more();
  }
  await more();
  await client.call('subscribe', { topic: 'steps.taken' });
  await client.call('page.step', { n: 7 });
  const failure = await client.call('page.fail', {}).catch((error) => error);
  const told = await Promise.all(answers);
  await report({
    done: true,
    held: await held,
    told: told.length,
    wrong: told.filter((answer, n) => answer !== n),
    connections: client.connections,
    heard,
    failure,
  });
}

run().catch((error) => report({ done: true, error: `${error.message ?? JSON.stringify(error)}` }));
