// A client of WebSocketR2 against a contract server: node r2-client.mjs URL NAMED_URL
// At the second address the server tells clients apart by the query.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { checkContract, failure, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';
import { R2Client } from './r2-socket.mjs';

const TOPIC = 'demo.ticks';
const [url, namedUrl] = argumentsOr('r2-client.mjs URL NAMED_URL', (given) => given.length === 2);
const answer = (promise) => within(20_000, 'no answer', promise);

await runClient(async () => {
  const client = new R2Client(url, WebSocket);
  await checkContract({
    call: (method, params) => client.call(method, params),
    notify: async (method, params) => client.send({ action: method, params }),
    received: () => client.received,
  });

  const other = new R2Client(url, WebSocket);
  const heard = [];
  client.onEvent = (topic, data) => heard.push([topic, data]);
  /** What has come by the time that a call is answered which was sent last. */
  const hears = async () => {
    await answer(client.call('demo.add', { a: 1, b: 2 }));
    return heard.splice(0);
  };

  await check('events come once it has subscribed', async () => {
    await answer(other.call('demo.tick', { n: 4 }));
    same(await answer(client.call('subscribe', { topic: TOPIC })), true);
    await answer(client.call('demo.tick', { n: 5 }));
    await answer(client.call('demo.tick', { n: 6 }));
    same(await hears(), [[TOPIC, 5], [TOPIC, 6]]);
  });
  await check('who subscribes twice hears each event once', async () => {
    same(await answer(client.call('subscribe', { topic: TOPIC })), true);
    await answer(client.call('demo.tick', { n: 7 }));
    same(await hears(), [[TOPIC, 7]]);
  });
  await check('it may not publish unless the server lets it', async () => {
    same((await failure(client.call('publish', { topic: TOPIC, data: 8 }))).code, -32015);
    same(await hears(), []);
  });
  await check('nothing comes once it has unsubscribed', async () => {
    same(await answer(client.call('unsubscribe', { topic: TOPIC })), true);
    await answer(client.call('demo.tick', { n: 9 }));
    same(await hears(), []);
    same((await failure(client.call('unsubscribe', { topic: TOPIC }))).code, -32602);
  });
  await check('an unknown topic is an error', async () => {
    same((await failure(client.call('subscribe', { topic: 'demo.nothing' }))).code, -32602);
    same((await failure(client.call('publish', { topic: 'demo.nothing', data: 1 }))).code, -32602);
  });
  await check('what streams is refused with the protocols that can', async () => {
    const { code, message } = await failure(client.call('demo.count', { upTo: 3 }));
    same(code, -32601);
    holds(message.includes('demo.count') && message.includes('JSON-RPC 2.0'), 'a message that helps', message);
  });

  const hasty = new R2Client(url, WebSocket, { resendAfter: 100 });
  await check('what is sent again over a connection runs once', async () => {
    const before = await answer(other.call('demo.slept'));
    same(await answer(hasty.call('demo.sleep', { millis: 550 })), 'done');
    same(await answer(other.call('demo.slept')), before + 1);
  });
  await check('without a name, what is sent again over another connection runs again', async () => {
    const before = await answer(other.call('demo.slept'));
    const sleeping = client.call('demo.sleep', { millis: 1_000 });
    await answer(client.call('demo.add', { a: 1, b: 2 })); // it has come
    client.cut();
    same(await answer(sleeping), 'done');
    same(client.connections, 2);
    same(await answer(other.call('demo.slept')), before + 1); // the first was stopped
  });

  const named = new R2Client(`${namedUrl}?page=${randomUUID()}`, WebSocket);
  await check('with a name, a call goes on without its connection and is answered over the next', async () => {
    const before = await answer(other.call('demo.slept'));
    const sleeping = named.call('demo.sleep', { millis: 1_000 });
    await answer(named.call('demo.add', { a: 1, b: 2 }));
    named.cut();
    await answer(named.call('demo.add', { a: 1, b: 2 }));
    named.cut();
    same(await answer(sleeping), 'done');
    same(named.connections, 3);
    same(await answer(other.call('demo.slept')), before + 1);
  });
  await check('with a name, an answer that was lost is there over the next connection', async () => {
    const before = await answer(other.call('demo.slept'));
    const sleeping = named.call('demo.sleep', { millis: 50 });
    await answer(named.call('demo.add', { a: 1, b: 2 }));
    named.cut();
    while ((await answer(other.call('demo.slept'))) === before) {
      // until it has run
    }
    same(await answer(sleeping), 'done');
    same(await answer(other.call('demo.slept')), before + 1);
  });
  await check('with another name, the same id and the same data are another call', async () => {
    const page = new R2Client(`${namedUrl}?page=${randomUUID()}`, WebSocket);
    const before = await answer(page.call('demo.slept'));
    await answer(page.call('demo.sleep', { millis: 1 }));
    const loadedAgain = new R2Client(`${namedUrl}?page=${randomUUID()}`, WebSocket);
    same(await answer(loadedAgain.call('demo.slept')), before + 1);
    page.close();
    loadedAgain.close();
  });

  [client, other, hasty, named].forEach((each) => each.close());
});
