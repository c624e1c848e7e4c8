/** A WebSocket without a wire: a check is the other end. */
import type { ConnectOptions, Connection, WebSocketLike } from './client/index.js';
import { connect } from './client/index.js';
import { until } from './checks.js';

export class FakeSocket implements WebSocketLike {
  bufferedAmount = 0;
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly sent: Message[] = [];
  isClosed = false;

  constructor() {
    queueMicrotask(() => this.onopen?.({}));
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code = 1000): void {
    if (!this.isClosed) {
      this.isClosed = true;
      queueMicrotask(() => this.onclose?.({ code }));
    }
  }

  /** Has a frame come. */
  receive(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  /** Waits for the next message of a method, or an answer to an id, and takes it out. */
  async take(wanted: string): Promise<Message> {
    const place = (): number => this.sent.findIndex(({ id, method }) => (method ?? id) === wanted);
    await until(`${wanted} among ${JSON.stringify(this.sent)}`, () => place() >= 0);
    return this.sent.splice(place(), 1)[0]!;
  }
}

export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: any;
  readonly meta?: any;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** A connection to a check. */
export async function fake(options: ConnectOptions = {}): Promise<{ connection: Connection; socket: FakeSocket }> {
  let socket: FakeSocket | undefined;
  const Socket = class extends FakeSocket {
    constructor() {
      super();
      socket = this;
    }
  };
  const connection = await connect('ws://fake/', { reconnect: false, WebSocket: Socket, ...options });
  return { connection, socket: socket! };
}
