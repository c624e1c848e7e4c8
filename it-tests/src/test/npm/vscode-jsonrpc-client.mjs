// vscode-jsonrpc over a WebSocket (one JSON message a text frame) against a contract server:
// node vscode-jsonrpc-client.mjs URL [--cancel]
// Without --cancel a cancelled call may also be answered normally; with it the server must stop the work.
import { once } from 'node:events';
import rpc from 'vscode-jsonrpc/node';
import WebSocket from 'ws';
import { checkContract, failure, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const REQUEST_CANCELLED = -32800;

const [url, cancel] = argumentsOr(
  'vscode-jsonrpc-client.mjs URL [--cancel]',
  ([first, ...rest]) => first !== undefined && (rest.length === 0 || `${rest}` === '--cancel'),
);

class SocketReader extends rpc.AbstractMessageReader {
  constructor(socket) {
    super();
    this.socket = socket;
    this.count = 0;
  }

  listen(callback) {
    this.socket.on('message', (data, isBinary) => {
      this.count++;
      try {
        if (isBinary) {
          throw new Error('a binary frame');
        }
        callback(JSON.parse(data.toString()));
      } catch (error) {
        this.fireError(error);
      }
    });
    this.socket.on('error', (error) => this.fireError(error));
    this.socket.on('close', () => this.fireClose());
    return { dispose: () => this.socket.removeAllListeners('message') };
  }
}

class SocketWriter extends rpc.AbstractMessageWriter {
  constructor(socket) {
    super();
    this.socket = socket;
    this.firstId = undefined;
  }

  write(message) {
    this.firstId ??= message.id;
    return new Promise((resolve, reject) => {
      this.socket.send(JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
    });
  }

  end() {
    this.socket.close(1000);
  }
}

await runClient(async () => {
  const socket = new WebSocket(url);
  await within(20_000, 'no connection', once(socket, 'open'));
  const complaints = [];
  const complain = (complaint) => complaints.push(`${complaint?.message ?? JSON.stringify(complaint)}`);
  const reader = new SocketReader(socket);
  const writer = new SocketWriter(socket);
  const logger = { error: complain, warn: complain, info: () => {}, log: () => {} };
  const connection = rpc.createMessageConnection(reader, writer, logger);
  connection.onError(([error]) => complain(error));
  connection.onUnhandledNotification(complain);
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

/** How sendRequest and sendNotification want parameters: left out, spread after "by position", or one object "by name". */
function argumentsFor(params) {
  if (params === undefined) {
    return [];
  }
  return Array.isArray(params)
    ? [rpc.ParameterStructures.byPosition, ...params]
    : [rpc.ParameterStructures.byName, params];
}
