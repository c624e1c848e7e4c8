// A real WAMP router, fox-wamp, on loopback: node fox-wamp.mjs [PORT]    (default 0: any free port)
// It has the realm realm1, which takes anonymous sessions.
import { once } from 'node:events';
import FoxRouter from 'fox-wamp';
import { argumentsOr, runServer } from './peer-process.mjs';

const [port = 0] = argumentsOr('fox-wamp.mjs [PORT]', (given) => /^\d{0,5}$/.test(given.join(' ')));

let listening;
await runServer({
  start: async () => {
    listening = new FoxRouter().listenWAMP({ host: '127.0.0.1', port: Number(port) });
    await once(listening, 'listening');
    return `ws://127.0.0.1:${listening.address().port}`;
  },
  stop: async () => {
    listening.clients.forEach((client) => client.terminate());
    listening.close();
  },
});
