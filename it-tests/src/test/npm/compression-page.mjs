// A page that opens a browser's own socket, which offers compression as it always does, and reports what came of it. The
// address of the contract server is its query.
import { echoAll } from './compression-echo.mjs';

const url = decodeURIComponent(location.search.slice(1));
const report = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });

async function run() {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('no connection'));
  });
  await report({ done: true, extensions: socket.extensions, wrong: await echoAll(socket) });
}

run().catch((error) => report({ done: true, error: error.message }));
