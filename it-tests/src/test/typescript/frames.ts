// What the runtime sends, and what it makes of what comes, well formed or not: frames.js
import { check, holds, numbers, outcome, same, thrown, until } from './checks.js';
import { fake } from './fake-socket.js';
import {
  type AgentHandlers,
  ConnectionLostError,
  DeadlineExceededError,
  MarketClient,
  MarketEventsClient,
  RpcError,
  serveAgent,
} from './client/index.js';

console.error = () => {};

const idle: AgentHandlers = {
  doubled: () => [],
  hang: () => new Promise(() => {}),
  refuse: () => '',
  explode: () => '',
};

await check('a call is as the specification has it', async () => {
  const { connection, socket } = await fake();
  const found = new MarketClient(connection).find(7, 'OPEN', { timeoutMs: 5_000, metadata: { tenant: 'a' } });
  const { meta, ...call } = await socket.take('market.find');
  same(call, { jsonrpc: '2.0', id: 1, method: 'market.find', params: { number: 7, state: 'OPEN' } });
  holds(meta.timeoutMs > 4_000 && meta.timeoutMs <= 5_000 && meta.tenant === 'a', 'the time that is left, and metadata');
  socket.receive({ jsonrpc: '2.0', id: 1, result: null });
  same(await found, null);
});
await check('what is left out is not sent, and no params are none', async () => {
  const { connection, socket } = await fake();
  const market = new MarketClient(connection);
  void market.find(7).catch(() => {});
  same(await socket.take('market.find'), { jsonrpc: '2.0', id: 1, method: 'market.find', params: { number: 7 } });
  void market.tenant().catch(() => {});
  same(await socket.take('market.tenant'), { jsonrpc: '2.0', id: 2, method: 'market.tenant' });
  await connection.close();
});
await check('demand is given as items are taken', async () => {
  const { connection, socket } = await fake();
  const items = new MarketClient(connection).eager(9, { buffer: 4 })[Symbol.asyncIterator]();
  const first = items.next();
  const { id, meta } = await socket.take('market.eager');
  same(meta, { credit: 4 });
  numbers(4).forEach((value) => socket.receive({ method: '$/progress', params: { token: id, value } }));
  same((await first).value, 1);
  same((await items.next()).value, 2);
  same(socket.sent, []);
  same((await items.next()).value, 3);
  same(socket.sent, [{ jsonrpc: '2.0', method: '$/stream/request', params: { token: id, n: 2 } }]);
  await items.return!();
  await socket.take('$/cancelRequest');
});
await check('a peer that knows no demand is borne for 1,024 items, and no longer', async () => {
  const { connection, socket } = await fake();
  const items = new MarketClient(connection).eager(1, { buffer: 4 })[Symbol.asyncIterator]();
  const first = items.next();
  await socket.take('market.eager');
  numbers(4 + 1_024 + 10).forEach((value) => socket.receive({ method: '$/progress', params: { token: 1, value } }));
  same((await first).value, 1);
  const rest = async (): Promise<void> => {
    while (!(await items.next()).done);
  };
  await thrown(RpcError, rest());
  await socket.take('$/cancelRequest');
});
await check('an array in the place of a stream is its items', async () => {
  const { connection, socket } = await fake();
  const items = new MarketClient(connection).eager(1)[Symbol.asyncIterator]();
  const first = items.next();
  await socket.take('market.eager');
  socket.receive({ id: 1, result: [5, 6] });
  same([(await first).value, (await items.next()).value, (await items.next()).done], [5, 6, true]);
});
await check('events that come right behind the answer are heard', async () => {
  const { connection, socket } = await fake();
  const heard: unknown[] = [];
  const off = new MarketEventsClient(connection).on('closed', (event) => heard.push(event));
  await socket.take('rpc.subscribe');
  socket.receive({ id: 1, result: 't2' });
  socket.receive({ method: 'market.closed', params: { subscription: 't2', result: { a: 1 } } });
  socket.receive({ method: 'market.closed', params: { subscription: 't3', result: { a: 2 } } });
  await off.ready;
  await until('heard', () => heard.length);
  same(heard, [{ a: 1 }]);
  off();
  const { id, ...end } = await socket.take('rpc.unsubscribe');
  same(end, { jsonrpc: '2.0', method: 'rpc.unsubscribe', params: ['t2'] });
});
await check('a subscription that is given up before its answer is ended after it', async () => {
  const { connection, socket } = await fake();
  const off = new MarketEventsClient(connection).on('closed', () => {});
  await socket.take('rpc.subscribe');
  off();
  await socket.take('$/cancelRequest');
  socket.receive({ id: 1, result: 't2' });
  same((await socket.take('rpc.unsubscribe')).params, ['t2']);
});
await check('a subscription that the server ends says why', async () => {
  const { connection, socket } = await fake();
  const errors: unknown[] = [];
  const off = new MarketEventsClient(connection).on('closed', () => {}, { onError: (error) => errors.push(error) });
  await socket.take('rpc.subscribe');
  socket.receive({ id: 1, result: 't2' });
  await off.ready;
  socket.receive({ method: 'market.closed', params: { subscription: 't2', error: { code: -32017, message: 'lags' } } });
  await until('ended', () => errors.length);
  same((errors[0] as RpcError).code, -32017);
});
await check('no more than 48 calls in ten seconds are cancelled at the peer', async () => {
  const { connection, socket } = await fake();
  const market = new MarketClient(connection);
  const controller = new AbortController();
  const calls = numbers(60).map(() => thrown(DOMException, market.tenant({ signal: controller.signal })));
  await until('sent', () => socket.sent.length === 60);
  controller.abort();
  await Promise.all(calls);
  same(socket.sent.filter(({ method }) => method === '$/cancelRequest').length, 48);
});
await check('a deadline that the peer tells of is one', async () => {
  const { connection, socket } = await fake();
  const late = thrown(DeadlineExceededError, new MarketClient(connection).tenant());
  await socket.take('market.tenant');
  socket.receive({ id: 1, error: { code: -32013, message: 'too late' } });
  same((await late).message, 'too late');
});
await check('calls of the peer are answered with their ids', async () => {
  const { socket } = await fake({ services: [serveAgent(idle)] });
  for (const id of [0, '', 's1', 1.5, null]) {
    socket.receive({ jsonrpc: '2.0', id, method: 'agent.refuse', params: [1] });
    await until('answered', () => socket.sent.length);
    same(socket.sent.splice(0), [{ jsonrpc: '2.0', id, result: '' }]);
  }
});
await check('names that every object has are no methods, objects or params', async () => {
  const { socket } = await fake({ services: [serveAgent(idle)] });
  for (const method of ['constructor', '__proto__', 'agent.constructor', 'toString', '$/invokeProxy/1/constructor', '$/x']) {
    socket.receive({ id: method, method });
    await until('answered', () => socket.sent.length);
    holds([-32601, -32001].includes(socket.sent.splice(0)[0]!.error!.code), `no method ${method}`);
  }
  socket.receive('{"id":1,"method":"agent.refuse","params":{"n":1,"__proto__":{"polluted":1}}}');
  await until('answered', () => socket.sent.length);
  same(socket.sent[0]!.error, { code: -32602, message: 'agent.refuse has no parameter __proto__' });
  same(({} as { polluted?: number }).polluted, undefined);
});
await check('a call that is cancelled is answered with -32800', async () => {
  const { socket } = await fake({
    services: [
      serveAgent({
        ...idle,
        hang: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
      }),
    ],
  });
  socket.receive({ id: 's1', method: 'agent.hang' });
  socket.receive({ method: '$/cancelRequest', params: { id: 's1' } });
  same((await socket.take('s1')).error, { code: -32800, message: 'The call was cancelled' });
  socket.receive({ id: 's2', method: 'agent.hang', meta: { timeoutMs: 10 } });
  same((await socket.take('s2')).error!.code, -32013);
});
await check('a stream that is served waits for demand', async () => {
  const { socket } = await fake({ services: [serveAgent({ ...idle, doubled: () => numbers(5) })] });
  socket.receive({ id: 's1', method: 'agent.doubled', params: { numbers: { token: 'u1' } }, meta: { credit: 2 } });
  await socket.take('$/progress');
  same((await socket.take('$/progress')).params, { token: 's1', value: 2 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  same(socket.sent, []);
  socket.receive({ method: '$/stream/request', params: { token: 's1', n: 'many' } });
  socket.receive({ method: '$/stream/request', params: { token: 's1', n: 9 } });
  same((await socket.take('s1')).result, null);
  same(socket.sent.map(({ method, params }) => params.value ?? method), [3, 4, 5, '$/stream/cancel']);
});
await check('a server that closes in order did not run what it has not answered', async () => {
  const { connection, socket } = await fake();
  const lost = thrown(ConnectionLostError, new MarketClient(connection).tenant());
  await socket.take('market.tenant');
  socket.receive({ method: '$/drain', params: { graceMs: 1 } });
  socket.close(1012);
  same((await lost).mayHaveRun, false);
});
await check('what means nothing is passed over', async () => {
  const { connection, socket } = await fake({ services: [serveAgent(idle)] });
  const tenant = new MarketClient(connection).tenant();
  await socket.take('market.tenant');
  for (const frame of [
    '1', '"text"', 'null', '[]', '{}', '{"id":99,"result":1}', '{"id":null,"error":{"code":-32700,"message":"no"}}',
    '{"method":"nobody.knows"}', '{"method":"$/unknown","params":5}', '{"method":"$/progress","params":{"token":"x","value":1}}',
    '{"method":"$/stream/end","params":{"token":"x"}}', '{"method":"$/cancelRequest","params":{"id":7}}',
    '{"method":"$/cancelRequest"}', '{"method":"$/releaseMarshaledObject","params":[1,false]}', '{"method":5}',
    '{"method":"agent.refuse","params":[1]}', '{"notification":"demo.ticks","params":[5]}',
  ]) {
    socket.receive(frame);
  }
  socket.receive([{ id: 1, result: 'acme' }]);
  same(await tenant, 'acme');
  same(socket.isClosed, false);
});
await check('what is no JSON ends the connection, and nothing else', async () => {
  const { connection, socket } = await fake();
  const lost = thrown(ConnectionLostError, new MarketClient(connection).tenant());
  await socket.take('market.tenant');
  socket.receive('{"id":1,"result":');
  await lost;
  await until('closed', () => socket.isClosed && connection.state === 'closed');
});

const { passed, failures } = outcome();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length);
