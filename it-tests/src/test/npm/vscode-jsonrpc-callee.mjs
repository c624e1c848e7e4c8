// vscode-jsonrpc that only serves, to whom it dials: node vscode-jsonrpc-callee.mjs URL
// client.reverse does as the contract says, but for three texts: "hang" waits to be cancelled, "fail" is an error with
// data, and "count" is answered with how many were cancelled.
import { setTimeout as sleep } from 'node:timers/promises';
import rpc from 'vscode-jsonrpc/node';
import { argumentsOr, runServer } from './peer-process.mjs';
import { connect } from './vscode-jsonrpc-socket.mjs';

const [url] = argumentsOr('vscode-jsonrpc-callee.mjs URL', (given) => given.length === 1);

let cancelled = 0;
let connection;
await runServer({
  start: async () => {
    ({ connection } = await connect(url, console.error));
    connection.onRequest('client.reverse', answer);
    connection.listen();
    return url;
  },
  stop: () => connection.end(),
});

async function answer({ text }, token) {
  switch (text) {
    case 'hang':
      return cancelledBy(token);
    case 'fail':
      throw new rpc.ResponseError(4711, 'out of mirrors', { left: 0 });
    case 'count':
      return `${cancelled}`;
    default:
      return [...text].reverse().join('');
  }
}

async function cancelledBy(token) {
  for (let waited = 0; !token.isCancellationRequested && waited < 20_000; waited += 10) {
    await sleep(10);
  }
  cancelled += token.isCancellationRequested ? 1 : 0;
  throw new rpc.ResponseError(rpc.LSPErrorCodes?.RequestCancelled ?? -32800, 'cancelled');
}
