// vscode-jsonrpc over a WebSocket (one JSON message a text frame) against a contract server:
// node vscode-jsonrpc-client.mjs URL [--cancel]
// Without --cancel a cancelled call may also be answered normally; with it the server must stop the work.
import { once } from 'node:events';
import rpc from 'vscode-jsonrpc/node';
import { checkContract, failure, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';
import { connect } from './vscode-jsonrpc-socket.mjs';

const REQUEST_CANCELLED = -32800;

const [url, cancel] = argumentsOr(
  'vscode-jsonrpc-client.mjs URL [--cancel]',
  ([first, ...rest]) => first !== undefined && (rest.length === 0 || `${rest}` === '--cancel'),
);

await runClient(async () => {
  const complaints = [];
  const complain = (complaint) => complaints.push(`${complaint?.message ?? JSON.stringify(complaint)}`);
  const { socket, reader, writer, connection } = await connect(url, complain);
  const own = serve(connection);
  connection.listen();

  await checkContract({
    call: (method, params) => connection.sendRequest(method, ...argumentsFor(params)),
    notify: (method, params) => connection.sendNotification(method, ...argumentsFor(params)),
    received: () => reader.count,
  });
  await check('the first id was 0', async () => same(writer.firstId, 0));

  await check('a cancelled call ends', async () => {
    const slept = await connection.sendRequest('demo.slept');
    const millis = cancel ? 2_000 : 400;
    const source = new rpc.CancellationTokenSource();
    const sleeping = connection.sendRequest('demo.sleep', rpc.ParameterStructures.byName, { millis }, source.token);
    const other = connection.sendRequest('demo.sleep', rpc.ParameterStructures.byPosition, 300);
    setTimeout(() => source.cancel(), 80);
    const outcome = within(millis + 2_000, 'no answer', sleeping);
    if (cancel) {
      const start = performance.now();
      same((await failure(outcome)).code, REQUEST_CANCELLED);
      const waited = performance.now() - start;
      holds(waited < 1_000, 'an end soon after cancelling', `${Math.round(waited)} ms`);
      same(await other, 'done');
      await new Promise((resolve) => setTimeout(resolve, millis));
      same(await connection.sendRequest('demo.slept'), slept + 1);
    } else {
      const ended = await outcome.catch((error) => error.code ?? error);
      holds(ended === 'done' || ended === REQUEST_CANCELLED, `"done" or error ${REQUEST_CANCELLED}`, ended);
      same(await other, 'done');
    }
  });
  await check('callMe has the server call this end, while it serves', async () => {
    same(await connection.sendRequest('demo.callMe', rpc.ParameterStructures.byName, { name: 'Ada' }), 'adA');
    const names = Array.from({ length: 50 }, (_, i) => `n${i}`);
    const answers = names.map((name) => connection.sendRequest('demo.callMe', rpc.ParameterStructures.byPosition, name));
    same(await within(20_000, 'no answer', Promise.all(answers)), names.map(reversed));
  });
  await check('an error of this end is the end of callMe, which tells nothing of it', async () => {
    const failing = connection.sendRequest('demo.callMe', rpc.ParameterStructures.byName, { name: 'fail' });
    const { code, message } = await failure(within(20_000, 'no answer', failing));
    same([code, /mirrors/.test(message)], [-32603, false]);
  });
  await check('cancelling callMe cancels what the server has called for it', async () => {
    const source = new rpc.CancellationTokenSource();
    const hanging = connection.sendRequest('demo.callMe', rpc.ParameterStructures.byName, { name: 'hang' }, source.token);
    await within(20_000, 'the server did not call', own.hangs);
    source.cancel();
    const outcome = await failure(within(5_000, 'no end', hanging));
    same(outcome.code, REQUEST_CANCELLED);
    await within(5_000, 'the token of this end was not cancelled', own.cancelled);
  });
  await check('watch calls the object that is passed by reference', async () => {
    const watcher = { __jsonrpc_marshaled: 1, handle: 5, lifetime: 'call' };
    same(await connection.sendRequest('demo.watch', rpc.ParameterStructures.byName, { watcher }), null);
    same(own.seen, [[5, 1], [5, 2], [5, 3]]);
    same(own.released, []);
  });
  await check('an object whose lifetime is explicit is released after the call', async () => {
    const watcher = { __jsonrpc_marshaled: 1, handle: 6, lifetime: 'explicit' };
    same(await connection.sendRequest('demo.watch', rpc.ParameterStructures.byPosition, watcher), null);
    same(own.seen.slice(3), [[6, 1], [6, 2], [6, 3]]);
    await within(5_000, 'the object was not released', own.release);
    same(own.released, [{ handle: 6, ownedBySender: false }]);
  });
  await check('cancelling a call that has ended disturbs nothing', async () => {
    await connection.sendNotification('$/cancelRequest', { id: writer.firstId });
    await connection.sendNotification('$/cancelRequest', { id: 'never-used' });
    same(await connection.sendRequest('demo.add', rpc.ParameterStructures.byPosition, 1, 2), 3);
  });
  await check('the library had nothing to complain about', async () => same(complaints, []));
  await check('closing ends with 1000', async () => {
    const closed = once(socket, 'close');
    connection.end();
    const [code] = await within(20_000, 'not closed', closed);
    same(code, 1000);
  });
});

/** What this end does for the server, and what came of it. */
function serve(connection) {
  const own = { seen: [], released: [] };
  let hangs;
  let cancelled;
  let release;
  own.hangs = new Promise((resolve) => (hangs = resolve));
  own.cancelled = new Promise((resolve) => (cancelled = resolve));
  own.release = new Promise((resolve) => (release = resolve));
  connection.onRequest('client.reverse', ({ text }, token) => {
    if (text === 'fail') {
      throw new rpc.ResponseError(4711, 'out of mirrors');
    }
    if (text !== 'hang') {
      return reversed(text);
    }
    hangs();
    return new Promise((_, reject) => {
      token.onCancellationRequested(() => {
        cancelled();
        reject(new rpc.ResponseError(REQUEST_CANCELLED, 'cancelled'));
      });
    });
  });
  connection.onRequest((method, params) => {
    const [, handle] = /^\$\/invokeProxy\/(\d+)\/seen$/.exec(method) ?? [];
    if (handle === undefined) {
      return new rpc.ResponseError(-32601, `unknown method ${method}`);
    }
    own.seen.push([Number(handle), Array.isArray(params) ? params[0] : params.n]);
    return null;
  });
  connection.onNotification('$/releaseMarshaledObject', (released) => {
    own.released.push(released);
    release();
  });
  return own;
}

function reversed(text) {
  return [...text].reverse().join('');
}

/** How sendRequest and sendNotification want parameters: left out, spread after "by position", or one object "by name". */
function argumentsFor(params) {
  if (params === undefined) {
    return [];
  }
  return Array.isArray(params)
    ? [rpc.ParameterStructures.byPosition, ...params]
    : [rpc.ParameterStructures.byName, params];
}
