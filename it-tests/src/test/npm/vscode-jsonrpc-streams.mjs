// vscode-jsonrpc over a WebSocket, with streams to and from a contract server: node vscode-jsonrpc-streams.mjs URL
import rpc from 'vscode-jsonrpc/node';
import { failure, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';
import { connect } from './vscode-jsonrpc-socket.mjs';

const ANSWER_MILLIS = 20_000;
const REQUEST_CANCELLED = -32800;
const { byName } = rpc.ParameterStructures;
const number = new rpc.ProgressType();

const [url] = argumentsOr('vscode-jsonrpc-streams.mjs URL', (given) => given.length === 1);

/** What the server asks for of the streams that this end sends. */
class Demand {
  constructor(connection) {
    this.grants = [];
    this.open = new Map();
    this.waiting = undefined;
    connection.onNotification('$/stream/request', ({ token, n }) => {
      this.grants.push(n);
      this.open.set(token, (this.open.get(token) ?? 0) + n);
      this.waiting?.();
    });
    this.stopped = new Promise((resolve) => connection.onNotification('$/stream/cancel', resolve));
  }

  /** Waits until one more item may be sent. */
  async next(token) {
    while (!(this.open.get(token) > 0)) {
      await within(ANSWER_MILLIS, `no demand for ${token}`, new Promise((resolve) => (this.waiting = resolve)));
    }
    this.open.set(token, this.open.get(token) - 1);
  }
}

await runClient(async () => {
  const complaints = [];
  const complain = (complaint) => complaints.push(`${complaint?.message ?? JSON.stringify(complaint)}`);
  const { reader, connection } = await connect(url, complain);
  const stray = [];
  let received = 0;
  connection.onUnhandledProgress((progress) => stray.push(progress));
  connection.listen();
  const call = (method, params, token) =>
    within(ANSWER_MILLIS, `no answer to ${method}`, connection.sendRequest(method, byName, params, ...token ? [token] : []));

  /** Has the server count; what has come by the time it answers is complete. */
  async function count(partialResultToken, upTo) {
    const items = [];
    const listening = connection.onProgress(number, partialResultToken, (item) => items.push(item));
    const result = await call('demo.count', { upTo, partialResultToken });
    listening.dispose();
    received += items.length;
    return { items, result };
  }

  await check('all items come in order, and then the result, which is null', async () => {
    same(await count('tok-1', 5), { items: [1, 2, 3, 4, 5], result: null });
    same(await count('tok-2', 3_000), { items: numbers(3_000), result: null });
    same(await count('tok-3', 0), { items: [], result: null });
  });
  await check('a token may be a number, and be used again', async () => {
    same(await count(77, 4), { items: [1, 2, 3, 4], result: null });
    same(await count(77, 2), { items: [1, 2], result: null });
  });
  await check('two streams at once are told apart', async () => {
    const [a, b] = await Promise.all([count('A', 500), count(78, 700)]);
    same(a, { items: numbers(500), result: null });
    same(b, { items: numbers(700), result: null });
  });
  await check('a stream that is cancelled ends with -32800, and no item comes after', async () => {
    const items = [];
    const source = new rpc.CancellationTokenSource();
    connection.onProgress(number, 'endless', (item) => {
      items.push(item);
      if (item === 10) {
        source.cancel();
      }
    });
    const counting = call('demo.count', { upTo: 2_147_483_647, partialResultToken: 'endless' }, source.token);
    same((await failure(counting)).code, REQUEST_CANCELLED);
    const count = items.length;
    received += count;
    same(await call('demo.add', { a: 1, b: 2 }), 3);
    same([items.length, items], [count, numbers(count)]);
  });
  await check('without a token for it the stream is that of the call', async () => {
    const before = stray.length;
    same(await call('demo.count', { upTo: 3 }), null);
    same(stray.slice(before).map(({ value }) => value), [1, 2, 3]);
  });

  const demand = new Demand(connection);
  await check('a stream that is sent as it is asked for is added up', async () => {
    const params = { numbers: { token: 'u1' } };
    const sum = call('demo.sum', params);
    for (let n = 1; n <= 2_000; n++) {
      await demand.next('u1');
      await connection.sendProgress(number, 'u1', n);
    }
    await connection.sendNotification('$/stream/end', { token: 'u1' });
    same(await sum, 2_001_000);
    holds(demand.grants.length > 1, 'demand in several parts', demand.grants);
    holds(demand.grants.every((n) => Number.isInteger(n) && n > 0), 'positive demand', demand.grants);
  });
  await check('a stream that ends at once adds up to 0', async () => {
    const sum = call('demo.sum', { numbers: { token: 'u2' } });
    await demand.next('u2');
    await connection.sendNotification('$/stream/end', { token: 'u2' });
    same(await sum, 0);
  });
  await check('a stream that ends with an error fails the call', async () => {
    const sum = call('demo.sum', { numbers: { token: 'u3' } });
    await demand.next('u3');
    await connection.sendProgress(number, 'u3', 1);
    await connection.sendNotification('$/stream/end', { token: 'u3', error: { code: 4711, message: 'out of numbers' } });
    holds(Number.isInteger((await failure(sum)).code), 'an error with a code', await sum.catch((error) => error));
  });
  await check('an item that is no number fails the call, and has the stream stopped', async () => {
    const sum = call('demo.sum', { numbers: { token: 'u4' } });
    await demand.next('u4');
    await connection.sendProgress(number, 'u4', 'one');
    holds(Number.isInteger((await failure(sum)).code), 'an error with a code', await sum.catch((error) => error));
    same(await within(ANSWER_MILLIS, 'not stopped', demand.stopped), { token: 'u4' });
  });

  await check('the library had nothing to complain about', async () => {
    same(complaints, []);
    holds(stray.length === 3, 'no progress that nobody asked for', stray);
    received += stray.length;
    holds(reader.count > received, `a message for each of ${received} items`, reader.count);
  });
  connection.end();
});

function numbers(upTo) {
  return Array.from({ length: upTo }, (_, i) => i + 1);
}
