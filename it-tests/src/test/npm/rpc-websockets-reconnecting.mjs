// The client of rpc-websockets across a restart of its server: node rpc-websockets-reconnecting.mjs URL
// The server holds the call work.hold("first") until it is told to stop, and then another takes its place.
import { once } from 'node:events';
import { Client } from 'rpc-websockets';
import { same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url] = argumentsOr('rpc-websockets-reconnecting.mjs URL', (given) => given.length === 1);

await runClient(async () => {
  const client = new Client(url, { reconnect: true, reconnect_interval: 100, max_reconnects: 0 });
  client.on('error', () => {}); // nobody listens for a while
  await within(20_000, 'no connection', once(client, 'open'));
  const closed = once(client, 'close');
  const again = closed.then(() => once(client, 'open'));

  await check('the call under way is answered before the server goes', async () => {
    same(await within(20_000, 'no answer', client.call('work.hold', ['first'])), 'first');
  });
  await check('the server goes with 1012', async () => {
    same((await within(20_000, 'not closed', closed))[0], 1012);
  });
  await check('the client is connected again', () => within(20_000, 'no connection', again));
  await check('calls are answered again', async () => {
    same(await within(20_000, 'no answer', client.call('work.now', ['second'])), 'second');
  });
  await check('the client keeps its new connection', async () => {
    same(client.ready, true);
    client.close();
  });
});
