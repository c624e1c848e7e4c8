// ws as a client of a contract server, which offers compression as it always does:
// node compression-client.mjs URL EXTENSIONS    (those that the server is to choose, or none)
import { once } from 'node:events';
import WebSocket from 'ws';
import { LARGE, echoAll } from './compression-echo.mjs';
import { holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url, extensions] = argumentsOr('compression-client.mjs URL EXTENSIONS', (given) => given.length === 2);

await runClient(async () => {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const bytes = () => socket._socket.bytesRead + socket._socket.bytesWritten;

  await check('the server chooses what it is to choose', async () => same(socket.extensions, extensions));
  await check('values come back as they were', async () => {
    same(await within(20_000, 'no answer', echoAll(socket)), []);
  });
  await check('they take as few bytes as they should', async () => {
    const large = 2 * JSON.stringify(LARGE).length;
    const few = extensions === '' ? large + 10_000 : large / 20;
    holds(bytes() < few, `less than ${few} bytes`, bytes());
    holds(extensions !== '' || bytes() > large, `more than ${large} bytes`, bytes());
  });
});
