// The client of rpc-websockets against a contract server: node rpc-websockets-client.mjs URL
import { once } from 'node:events';
import { Client } from 'rpc-websockets';
import { checkContract, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url] = argumentsOr('rpc-websockets-client.mjs URL', (given) => given.length === 1);

await runClient(async () => {
  const { client, received } = await connect();
  await checkContract({
    call: (method, params) => client.call(method, params),
    notify: (method, params) => client.notify(method, params),
    received,
  });

  await check('string ids come back as they went', async () => {
    let count = 0;
    const { client: withStringIds } = await connect(() => `id-é-${++count}`);
    const sums = within(20_000, 'the calls were not answered',
      Promise.all([withStringIds.call('demo.add', [1, 2]), withStringIds.call('demo.add', { a: 3, b: 4 })]));
    same(await sums, [3, 7]);
    await close(withStringIds);
  });
  await check('closing ends with the code that the client gave', async () => {
    same((await close(client))[0], 1000);
    holds(!client.ready, 'a closed client', client.ready);
  });
});

/** An open client, and how many messages it has received. */
async function connect(generateId) {
  const client = new Client(url, { reconnect: false }, generateId);
  await within(20_000, 'no connection', once(client, 'open'));
  let count = 0;
  client.socket.addEventListener('message', () => count++);
  return { client, received: () => count };
}

/** Closes a client and returns the code that the server closed with, and its reason, which it need not repeat. */
async function close(client) {
  const closed = once(client, 'close');
  client.close(1000, 'bye');
  return within(20_000, 'not closed', closed);
}
