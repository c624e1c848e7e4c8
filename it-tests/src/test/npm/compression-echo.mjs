// What is sent over a socket to find out whether it compresses: through demo.echo, in Node.js or in a page.

/** A value whose JSON takes some 400 kB, and a hundredth of that when it is compressed. */
export const LARGE = Array.from({ length: 10_000 }, (_, i) => ({ row: i % 10, text: 'the same again and again' }));

const VALUES = ['short', LARGE, 'řeč 🦊', 'x'.repeat(1023), 'x'.repeat(1024)];

/** Sends values over an open socket of the WebSocket API; resolves with what is wrong with what comes back. */
export function echoAll(socket) {
  const wrong = [];
  let answered = 0;
  return new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error('the connection broke'));
    socket.onclose = ({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`));
    socket.onmessage = ({ data }) => {
      const { id, result, error } = JSON.parse(data);
      if (error || JSON.stringify(result) !== JSON.stringify(VALUES[id])) {
        wrong.push(error ?? `value ${id} has changed`);
      }
      if (++answered === VALUES.length) {
        resolve(wrong);
      }
    };
    VALUES.forEach((value, id) =>
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method: 'demo.echo', params: [value] })),
    );
  });
}
