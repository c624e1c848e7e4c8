// ws as a server that compresses where a client offers it: node compression-server.mjs [--off]
// It serves peer.echo, and tells of the connection: peer.extensions, and peer.bytes that came and went.
import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { argumentsOr, runServer } from './peer-process.mjs';

const [off] = argumentsOr('compression-server.mjs [--off]', (given) => ['', '--off'].includes(given.join(' ')));

const MEMBERS = {
  'peer.echo': (socket, [value]) => value,
  'peer.extensions': (socket) => socket.extensions,
  'peer.bytes': (socket) => socket._socket.bytesRead + socket._socket.bytesWritten,
};

let server;
await runServer({
  start: async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: !off && { threshold: 0 } });
    await once(server, 'listening');
    server.on('connection', (socket) => socket.on('message', (data) => answer(socket, JSON.parse(data))));
    return `ws://127.0.0.1:${server.address().port}`;
  },
  stop: async () => {
    server.clients.forEach((socket) => socket.terminate());
    server.close();
  },
});

function answer(socket, { id, method, params }) {
  const given = Array.isArray(params) ? params : Object.values(params ?? {});
  socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: MEMBERS[method](socket, given) }));
}
