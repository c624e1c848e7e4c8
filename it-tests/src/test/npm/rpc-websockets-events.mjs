// The client of rpc-websockets, subscribed to the topic of a contract server: node rpc-websockets-events.mjs URL
import { once } from 'node:events';
import { Client } from 'rpc-websockets';
import { same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const TOPIC = 'demo.ticks';
const [url] = argumentsOr('rpc-websockets-events.mjs URL', (given) => given.length === 1);

await runClient(async () => {
  const client = await connect();
  const other = await connect();
  const heard = [];
  client.on(TOPIC, (...event) => heard.push(event));
  const answer = (promise) => within(20_000, 'no answer', promise);
  const tick = (n) => answer(other.call('demo.tick', [n]));
  /** The events that have come, in their order, as soon as there are so many. */
  const hears = async (count) => {
    while (heard.length < count) {
      await answer(once(client, TOPIC));
    }
    return heard.splice(0);
  };
  /** What the client has heard without being subscribed, by the time the server has answered it again. */
  const hearsByNow = async () => {
    await answer(client.call('demo.tick', [0]));
    await answer(client.call('demo.add', [1, 2]));
    return heard.splice(0);
  };

  await check('nothing comes before it subscribes', async () => {
    await tick(4);
    same(await hearsByNow(), []);
  });
  await check('events come in order once it has subscribed, each as an argument', async () => {
    same(await answer(client.subscribe(TOPIC)), { [TOPIC]: 'ok' });
    await tick(5);
    await tick(6);
    same(await hears(2), [[5], [6]]);
  });
  await check('it may publish what it hears itself', async () => {
    same(await answer(client.call('demo.tick', [7])), null);
    same(await hears(1), [[7]]);
  });
  await check('who subscribes twice hears each event once', async () => {
    same(await answer(client.subscribe([TOPIC])), { [TOPIC]: 'ok' });
    await tick(8);
    await tick(80);
    same(await hears(2), [[8], [80]]);
  });
  await check('many events come in order', async () => {
    const many = Array.from({ length: 300 }, (_, i) => i);
    for (const n of many) {
      await tick(n);
    }
    same((await hears(many.length)).map(([n]) => n), many);
  });
  await check('an unknown event is reported as the server of rpc-websockets does', async () => {
    same(await answer(client.subscribe('demo.nothing')), { 'demo.nothing': 'provided event invalid' });
    same(await answer(client.unsubscribe('demo.nothing')), { 'demo.nothing': 'provided event invalid' });
    same(await answer(client.subscribe([TOPIC, 'demo.nothing'])), {
      [TOPIC]: 'ok',
      'demo.nothing': 'provided event invalid',
    });
  });
  await check('nothing comes once it has unsubscribed', async () => {
    same(await answer(client.unsubscribe(TOPIC)), { [TOPIC]: 'ok' });
    await tick(9);
    same(await hearsByNow(), []);
  });
  await check('connected again, the library does not subscribe by itself', async () => {
    same(await answer(client.subscribe(TOPIC)), { [TOPIC]: 'ok' });
    const again = once(client, 'open');
    client.socket.terminate();
    await within(20_000, 'not connected again', again);
    await tick(10);
    same(await hearsByNow(), []);
  });
  await check('connected again, it may subscribe anew', async () => {
    same(await answer(client.subscribe(TOPIC)), { [TOPIC]: 'ok' });
    await tick(11);
    same(await hears(1), [[11]]);
  });
  client.close();
  other.close();
});

async function connect() {
  const client = new Client(url, { reconnect: true, reconnect_interval: 50, max_reconnects: 0 });
  await within(20_000, 'no connection', once(client, 'open'));
  return client;
}
