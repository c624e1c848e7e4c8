// vscode-jsonrpc over a WebSocket: one JSON message a text frame.
import { once } from 'node:events';
import rpc from 'vscode-jsonrpc/node';
import WebSocket from 'ws';
import { within } from './contract-checks.mjs';

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

/** A connection that does not listen yet, on an open socket; `complain` hears what the library has to complain about. */
export async function connect(url, complain) {
  const socket = new WebSocket(url);
  await within(20_000, 'no connection', once(socket, 'open'));
  const reader = new SocketReader(socket);
  const writer = new SocketWriter(socket);
  const logger = { error: complain, warn: complain, info: () => {}, log: () => {} };
  const connection = rpc.createMessageConnection(reader, writer, logger);
  connection.onError(([error]) => complain(error));
  connection.onUnhandledNotification(complain);
  return { socket, reader, writer, connection };
}
