/** How a call is made. */
export interface CallOptions {
  /** Cancels the call, here and at the peer; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for the end of the call, in milliseconds. Streams, and calls that send one, have no limit unless set. */
  readonly timeoutMs?: number | undefined;
  /** What the call carries beside its parameters. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** Fail at once, instead of waiting for a connection that is lost just now. */
  readonly failFast?: boolean | undefined;
}

/** Something is missing in a stream, between two items. */
export interface Gap {
  /** How many items were dropped, because they came faster than they were taken; 0 if nobody knows. */
  readonly missed: number;
  /** Whether the stream begins anew, so that what was put together from its items is to be made anew. */
  readonly resync: boolean;
}

/** How a stream is read. */
export interface StreamOptions extends CallOptions {
  /** How many items the peer may be ahead of the reader; 64 unless set. */
  readonly buffer?: number | undefined;
  /** Begin behind the item of this cursor, where the items of the method have cursors. */
  readonly after?: string | undefined;
  /** Hears where the stream stands, before the item of that cursor is read. */
  readonly onCursor?: ((cursor: string) => void) | undefined;
  /** Hears of gaps. Without it a stream that begins anew fails with a {@link GapError}. */
  readonly onGap?: ((gap: Gap) => void) | undefined;
}

/** How events are heard. `keys` chooses among them. */
export interface EventOptions<K = never> extends StreamOptions {
  /** Only events that have these values. */
  readonly keys?: Partial<K> | undefined;
}

/** How a listener hears events. */
export interface ListenOptions<K = never> extends EventOptions<K> {
  /** Hears why no more events come. Without it the reason goes to the console. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Ends what was begun when it is called. */
export interface Off {
  (): void;
  /** Fulfilled when the server has confirmed the subscription. */
  readonly ready: Promise<void>;
}

/** The call that a handler serves. */
export interface CallContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Who calls, to be called in turn. */
  readonly peer: Peer;
}

/** A call that failed, or was answered with an error. */
export class RpcError<D = unknown> extends Error {
  readonly code: number;
  readonly data: D;

  constructor(code: number, message: string, data?: D) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.data = data as D;
  }
}

/** The call was not answered in time. */
export class DeadlineExceededError extends RpcError {
  constructor(message = 'The call was not answered in time') {
    super(-32013, message);
  }
}

/** The connection was lost, or there was none. */
export class ConnectionLostError extends RpcError {
  /** Whether the call may have run. If not, it may be made again without harm. */
  readonly mayHaveRun: boolean;

  constructor(message: string, mayHaveRun = false) {
    super(0, message + (mayHaveRun ? '; the call may have run' : '; the call did not run'));
    this.mayHaveRun = mayHaveRun;
  }
}

/** A stream has gone on behind a gap, of which nobody wanted to hear. */
export class GapError extends RpcError {
  constructor() {
    super(-32018, 'The stream begins anew, and nobody knows what was missed; take onGap to go on');
  }
}

/** A class of errors that a method declares. */
export interface RpcErrorType {
  readonly code: number;
  new (data: any, message?: string): RpcError;
}

/** Swaps the objects within a value that are passed by reference. */
export type References = (value: any, swap: Swap) => unknown;
export type Swap = (value: object, remote: Remote) => unknown;

/** What the wire has to know of a method. */
export interface Method {
  /** The name on the wire. */
  readonly name: string;
  /** The name that implementations have for it. */
  readonly member: string;
  readonly params?: readonly string[];
  /** Those of the params that may be left out. */
  readonly optional?: readonly string[];
  /** Otherwise params are an object. */
  readonly style?: 'position' | 'whole';
  /** Whether it may be sent again though it may have run. */
  readonly idempotent?: boolean;
  /** Whether the result is a stream. */
  readonly stream?: boolean;
  /** Whether items of the result have cursors. */
  readonly tracked?: boolean;
  /** Where items of the result come as notifications of another name. */
  readonly subscription?: Subscription;
  /** Those of the params that are streams. */
  readonly streams?: readonly string[];
  readonly errors?: readonly RpcErrorType[];
  /** Those of the params that hold references. */
  readonly references?: ReadonlyArray<readonly [string, References]>;
  readonly result?: References;
}

/** The names of a subscription beside that of its method. */
export interface Subscription {
  readonly notification: string;
  readonly unsubscribe: string;
}

/** What can be called on an object that is passed by reference. */
export interface Remote {
  readonly lifetime: 'call' | 'explicit';
  /** What is left out of the names of its methods. */
  readonly namespace?: string;
  readonly methods: readonly Method[];
  client(peer: Peer): object;
}

/** Methods and the object that has them. */
export interface Service {
  readonly methods: readonly Method[];
  readonly handlers: object;
}

/** Whoever can be called: the other end of a connection, or an object there. */
export interface Peer {
  call<T>(method: Method, args: readonly unknown[], options?: CallOptions): Promise<T>;
  notify(method: Method, args: readonly unknown[], options?: CallOptions): Promise<void>;
  stream<T>(method: Method, args: readonly unknown[], options?: StreamOptions): AsyncIterable<T>;
  subscribe<T>(topic: string, options?: EventOptions<any>): AsyncIterable<T>;
  listen<T>(topic: string, listener: (event: T) => void, options?: ListenOptions<any>): Off;
  publish(topic: string, event: unknown, options?: CallOptions): Promise<void>;
  /** Has the peer forget the object that this is a reference to. */
  release(): void;
}

/** What this file wants of a WebSocket: those of browsers have it, and so has `ws`. */
export interface WebSocketLike {
  readonly bufferedAmount: number;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type ConnectionState = 'connected' | 'reconnecting' | 'closed';

/** How a connection is made and kept. */
export interface ConnectOptions {
  /** What the server may call. */
  readonly services?: readonly Service[] | undefined;
  /** How long calls wait for their answers, in milliseconds; 30,000 unless set. */
  readonly timeoutMs?: number | undefined;
  /** The constructor of WebSockets, where the platform has none: that of `ws`, for one. */
  readonly WebSocket?: (new (url: string) => WebSocketLike) | undefined;
  /** What sends HTTP requests. */
  readonly fetch?: typeof fetch | undefined;
  /** Whether to call over HTTP where no WebSocket can be opened; true unless set. */
  readonly http?: boolean | undefined;
  /** Whether a connection that was lost is made again, and with what pauses; true unless set. */
  readonly reconnect?: boolean | { readonly attempts?: number; readonly maxDelayMs?: number } | undefined;
  /** After how many milliseconds of silence to ask whether the server is still there; 30,000 unless set, 0 for never. */
  readonly pingAfterMs?: number | undefined;
  /** How long it may take to answer that; 20,000 unless set. Beyond that the connection is lost. */
  readonly pongWithinMs?: number | undefined;
  /** Hears what becomes of the connection. */
  readonly onState?: ((state: ConnectionState, error?: unknown) => void) | undefined;
}

/** Connects to the first of the addresses that answers, `ws:`, `wss:`, `http:` or `https:`. */
export function connect(url: string | readonly string[], options: ConnectOptions = {}): Promise<Connection> {
  return Connection.open(typeof url === 'string' ? [url] : url, options);
}

type Json = any;
type Id = string | number;

const PARAMS = -32602;
const BUSY = -32009;
const CANCELLED = -32800;
const STOPPED = -32802;

/** How far a peer may be ahead of a reader, and by how many items more it is borne. */
const WINDOW = 64;
const BORNE = 1024;

/** So many cancels are sent in so many milliseconds: a server takes more for an attack. */
const CANCELS = 48;
const CANCELS_WITHIN = 10_000;

/** So many calls of a peer run at a time. */
const RUNNING = 1024;

/** With so many bytes unsent, streams wait. */
const UNSENT = 1 << 20;

const CONNECT_WITHIN = 10_000;

/** Statuses of requests at which no server has looked. */
const REFUSED = [401, 403, 404, 405, 408, 413, 415, 421, 429, 503];

/** The end of a reading that is no failure. */
const ENDED = {};

/** Which object of the peer's a client stands for. */
const references = new WeakMap<object, Reference>();

/** Errors that came over the wire: what a handler passes on is not its own. */
const received = new WeakSet<object>();

/** A promise and what settles it. */
class Deferred<T> {
  resolve!: (value: T) => void;
  reject!: (reason: unknown) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    this.promise.catch(() => {});
  }
}

/** The time that something has: until its end, its deadline, or its caller's signal. */
class Span {
  readonly #controller = new AbortController();
  readonly #deadline: number | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #caller: AbortSignal | undefined;
  readonly #abort = (): void => this.end(this.#caller!.reason);

  constructor({ signal, timeoutMs }: CallOptions = {}, standardMs?: number) {
    this.#deadline = timeoutMs && Date.now() + timeoutMs;
    const millis = timeoutMs ?? standardMs;
    if (millis !== undefined) {
      this.#timer = setTimeout(() => this.end(new DeadlineExceededError()), millis);
    }
    this.#caller = signal;
    signal?.addEventListener('abort', this.#abort);
    if (signal?.aborted) {
      this.#abort();
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What is left of a timeout that was asked for; the peer is told. */
  get timeoutMs(): number | undefined {
    return this.#deadline && Math.max(1, Math.ceil(this.#deadline - Date.now()));
  }

  end(reason: unknown = ENDED): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#abort);
    this.#controller.abort(reason);
  }

  /** The same promise, but rejected as soon as this has ended. */
  async limit<T>(promise: Promise<T>): Promise<T> {
    const over = new Deferred<never>();
    const abort = (): void => over.reject(this.signal.reason);
    this.signal.addEventListener('abort', abort);
    if (this.signal.aborted) {
      abort();
    }
    try {
      return await Promise.race([over.promise, promise]);
    } finally {
      this.signal.removeEventListener('abort', abort);
    }
  }

  async pause(millis: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.limit(new Promise<void>((resolve) => (timer = setTimeout(resolve, millis))));
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Item {
  readonly value?: unknown;
  readonly cursor?: string | undefined;
  readonly gap?: Gap;
}

/** The receiving end of a stream: what has come and was not taken, and how much more may come. */
class Inlet {
  readonly #items: Item[] = [];
  readonly #window: number;
  readonly #request: (n: number) => void;
  #granted: number;
  #received = 0;
  #taken = 0;
  #end: { readonly error: unknown } | undefined;
  #news = new Deferred<void>();
  #room = new Deferred<void>();

  constructor(window: number, granted: number, request: (n: number) => void) {
    this.#window = window;
    this.#granted = granted;
    this.#request = request;
  }

  /** Takes in what a notification says of the stream. */
  push({ missed, resync, id }: Json, hasValue: boolean, value?: unknown): void {
    if (this.#end) {
      return;
    }
    if (missed || resync) {
      this.#items.push({ gap: { missed: missed ?? 0, resync: !!resync } });
    }
    if (hasValue) {
      this.#items.push({ value, cursor: id });
      this.#received++;
    } else if (id !== undefined) {
      this.#items.push({ cursor: id });
    }
    if (this.#received > this.#granted + BORNE) {
      this.end(new RpcError(-32600, 'The peer sends more items than it was asked for'));
    }
    this.#news.resolve();
  }

  /** Nothing more comes. Without an error the stream is complete. */
  end(error: unknown = ENDED): void {
    this.#end ??= { error };
    this.#news.resolve();
    this.#room.resolve();
  }

  get isEnded(): boolean {
    return !!this.#end;
  }

  /** Waits until there is room for more. */
  async roomy(): Promise<void> {
    while (!this.#end && this.#received - this.#taken >= this.#window) {
      this.#room = new Deferred();
      await this.#room.promise;
    }
  }

  /** The next item; undefined when the stream is complete. */
  async next(): Promise<Item | undefined> {
    for (;;) {
      const wanted = this.#window + this.#taken - this.#granted;
      if (!this.#end && wanted >= this.#window / 2) {
        this.#granted += wanted;
        this.#request(wanted);
      }
      const item = this.#items.shift();
      if (item) {
        if ('value' in item) {
          this.#taken++;
          this.#room.resolve();
        }
        return item;
      }
      if (this.#end) {
        if (this.#end.error === ENDED) {
          return undefined;
        }
        throw this.#end.error;
      }
      this.#news = new Deferred();
      await this.#news.promise;
    }
  }
}

/** The sending end of a stream, which waits to be asked. */
class Outlet {
  readonly #span = new Span();
  #credit: number;
  #asked = new Deferred<void>();

  constructor(credit: number) {
    this.#credit = credit;
  }

  request(n: unknown): void {
    this.#credit += countOf(n, 0);
    this.#asked.resolve();
  }

  /** Nobody wants more. */
  cancel(): void {
    this.#span.end();
  }

  /** Sends what there is until the source ends or nobody wants more; then it has not been sent to its end. */
  async pump(source: AsyncIterable<unknown> | Iterable<unknown>, session: Session, send: (item: unknown) => void) {
    let iterator: AsyncIterator<unknown> | Iterator<unknown> | undefined;
    try {
      for (;;) {
        while (this.#credit <= 0) {
          this.#asked = new Deferred();
          await this.#span.limit(this.#asked.promise);
        }
        while (session.isFull) {
          await this.#span.pause(10);
        }
        iterator ??= Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
        const { done, value } = await this.#span.limit(Promise.resolve(iterator.next()));
        if (done) {
          return true;
        }
        this.#credit--;
        send(value);
      }
    } catch (error) {
      if (error === ENDED) {
        Promise.resolve(iterator?.return?.()).catch(() => {});
        return false;
      }
      throw error;
    }
  }
}

/** What a call needs beside its method and arguments. */
interface Attempt {
  readonly span: Span;
  readonly meta: Record<string, unknown>;
  /** Where the items of its result go. */
  readonly inlet?: Inlet;
  /** Takes the answer before the next message is read. */
  readonly accept?: (result: Json) => void;
  /** What the method goes by there. */
  readonly name: string;
}

/** A call that waits for its answer. */
interface Pending extends Attempt {
  readonly method: Method;
  readonly answer: Deferred<unknown>;
}

/** A method and the object that has it. */
interface Served {
  readonly method: Method;
  readonly handlers: any;
}

/** An object of ours that the peer may call. */
interface Held {
  readonly object: any;
  readonly remote: Remote;
}

const served = ({ methods, handlers }: Service): Array<[string, Served]> =>
  methods.map((method) => [method.name, { method, handlers }]);

/** Tells an object that nobody can call it any more. */
function letGo(held: Held | undefined): void {
  if (held?.remote.lifetime === 'explicit') {
    Promise.resolve()
      .then(() => held.object.close?.())
      .catch((error) => console.error(error));
  }
}

/** Whose sessions these are. */
interface Owner {
  readonly peer: Peer;
  readonly timeoutMs: number;
  readonly services: ReadonlyMap<string, Served>;
  isClosing(): boolean;
  /** The session has ended. */
  lose(session: Session): void;
  /** The session takes no more calls. */
  move(session: Session, afterMs: number): void;
}

/** One socket, from its opening to its end, and all that depends on it. */
class Session {
  readonly owner: Owner;
  /** Ends with the socket. */
  readonly life = new Span();
  isDraining = false;
  #heard = Date.now();
  #lastId = 0;
  #lastToken = 0;
  #lastHandle = 0;
  #cancels: number[] = [];
  #notified: Promise<void> = Promise.resolve();
  readonly #socket: WebSocketLike | undefined;
  readonly #calls = new Map<Id, Pending>();
  readonly #running = new Map<Id, Span>();
  readonly #inlets = new Map<Id, Inlet>();
  readonly #outlets = new Map<Id, Outlet>();
  readonly #held = new Map<number, Held>();

  constructor(owner: Owner, socket?: WebSocketLike) {
    this.owner = owner;
    this.#socket = socket;
  }

  get isLost(): boolean {
    return this.life.signal.aborted;
  }

  get isIdle(): boolean {
    return !this.#calls.size && !this.#running.size;
  }

  /** Whether streams have to wait. */
  get isFull(): boolean {
    return this.#socket!.bufferedAmount > UNSENT;
  }

  /** Whether messages go both ways; otherwise only calls and the streams that they return do. */
  get isWhole(): boolean {
    return true;
  }

  send(message: Json): void {
    if (!this.isLost) {
      this.#socket!.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
    }
  }

  close(): void {
    this.end(false);
    this.#socket?.close(1000);
  }

  /** Takes a frame in. With a peer that sends anything but JSON-RPC there is nothing to talk about. */
  read(frame: unknown): void {
    try {
      this.receive(JSON.parse(frame as string));
    } catch (error) {
      console.error(error);
      this.close();
    }
  }

  /** Asks after the peer where nothing is heard of it, until the end. */
  async watch(pingAfterMs: number, pongWithinMs: number): Promise<void> {
    for (;;) {
      const heard = this.#heard;
      await this.life.pause(pingAfterMs);
      if (this.#heard === heard) {
        this.send({ id: ++this.#lastId, method: '$/ping' });
        await this.life.pause(pongWithinMs);
        if (this.#heard === heard) {
          this.close();
        }
      }
    }
  }

  /** The socket is no more. After a clean end, what was not answered did not run. */
  end(isClean: boolean): void {
    if (this.isLost) {
      return;
    }
    this.life.end();
    this.owner.lose(this);
    const lost = new ConnectionLostError('The connection was lost', !isClean);
    this.#calls.forEach(({ answer }) => answer.reject(lost));
    this.#inlets.forEach((inlet) => inlet.end(lost));
    this.#outlets.forEach((outlet) => outlet.cancel());
    this.#running.forEach((span) => span.end(lost));
    this.#held.forEach((held) => letGo(held));
    this.#held.clear();
  }

  /** Calls, and gives what is answered. */
  async call(method: Method, args: readonly unknown[], attempt: Attempt): Promise<unknown> {
    const { span, meta, name } = attempt;
    span.signal.throwIfAborted();
    const id = ++this.#lastId;
    const pending = { ...attempt, method, answer: new Deferred<unknown>() };
    const carried: number[] = [];
    const outlets: Outlet[] = [];
    const cancel = (): void => this.#cancel(id, pending);
    try {
      const params = this.#params(method, args, carried, outlets, pending);
      const { timeoutMs } = span;
      this.#calls.set(id, pending);
      span.signal.addEventListener('abort', cancel);
      this.send({ id, method: name, params, ...metaOf(timeoutMs ? { ...meta, timeoutMs } : meta) });
      const result = await span.limit(pending.answer.promise);
      carried.splice(0).forEach((handle) => this.#held.get(handle)?.remote.lifetime === 'call' && this.#held.delete(handle));
      return result;
    } finally {
      span.signal.removeEventListener('abort', cancel);
      carried.forEach((handle) => this.#held.delete(handle));
      outlets.forEach((outlet) => outlet.cancel());
      // Nobody could end a subscription of which nobody knows the id, so its answer is waited for all the same.
      if (!attempt.accept || !span.signal.aborted) {
        this.#calls.delete(id);
      }
    }
  }

  notify(method: Method, args: readonly unknown[], { meta, name }: Attempt): void {
    this.send({ method: name, params: this.#params(method, args), ...metaOf(meta) });
  }

  /** Opens a stream that a call returns; what comes goes into the inlet, the end as well. */
  open(method: Method, args: readonly unknown[], attempt: Attempt, window: number): Inlet {
    const id = this.#lastId + 1;
    const inlet = new Inlet(window, window, (n) => this.#request(id, n));
    const meta = this.isWhole ? { ...attempt.meta, credit: window } : attempt.meta;
    this.call(method, args, { ...attempt, meta, inlet }).then(
      (result) => {
        if (Array.isArray(result)) {
          result.forEach((value) => inlet.push({}, true, value));
        }
        inlet.end();
      },
      (error) => inlet.end(error),
    );
    return inlet;
  }

  /** Subscribes, and gives where events go, when the peer has confirmed. */
  async subscribe(method: Method, args: readonly unknown[], attempt: Attempt, window: number): Promise<Inlet> {
    const { notification, unsubscribe } = method.subscription!;
    this.#requireWhole(method, 'has events');
    let id: Id = '';
    const inlet = new Inlet(window, window, (n) => this.#request(id, n));
    const accept = (result: Id): void => {
      id = result;
      const key = `${notification} ${id}`;
      const { signal } = attempt.span;
      const end = (): void => {
        if (this.#inlets.delete(key)) {
          this.send({ id: ++this.#lastId, method: unsubscribe, params: [id] });
        }
      };
      this.#inlets.set(key, inlet);
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
      }
    };
    await this.call(method, args, { ...attempt, meta: { ...attempt.meta, credit: window }, accept });
    return inlet;
  }

  /** Takes a message in. */
  receive(message: Json): void {
    this.#heard = Date.now();
    if (Array.isArray(message)) {
      message.forEach((each) => this.receive(each));
    } else if (typeof message?.method === 'string') {
      this.#hear(message, message.params ?? {});
    } else if (message) {
      this.#answer(message);
    }
  }

  /** A call ends with an error, unless it has ended. */
  fail(id: Id, error: unknown): void {
    this.#calls.get(id)?.answer.reject(error);
  }

  /** Where the items of a call's result go. */
  inlet(id: Id): Inlet | undefined {
    return this.#calls.get(id)?.inlet;
  }

  #answer({ id, result, error }: Json): void {
    const pending = this.#calls.get(id);
    this.#calls.delete(id);
    if (error) {
      pending?.answer.reject(errorOf(error, pending.method.errors));
    } else if (pending) {
      pending.accept?.(result);
      const swap: Swap = (value, remote) => this.#import(value, remote);
      pending.answer.resolve(pending.method.result?.(result, swap) ?? result);
    }
  }

  #hear(message: Json, params: Json): void {
    const { method, id } = message;
    const { token } = params;
    const isNamed = method.startsWith('$/invokeProxy/');
    const served = isNamed ? this.#ofObject(method) : this.owner.services.get(method);
    if (served) {
      this.#serve(served, message);
    } else if (method === '$/progress') {
      (this.inlet(token) ?? this.#inlets.get(token))?.push(params, 'value' in params, params.value);
    } else if (method === '$/cancelRequest') {
      this.#running.get(params.id)?.end(new RpcError(CANCELLED, 'The call was cancelled'));
    } else if (method === '$/stream/request') {
      this.#outlets.get(token)?.request(params.n);
    } else if (method === '$/stream/cancel') {
      this.#outlets.get(token)?.cancel();
    } else if (method === '$/stream/end') {
      this.#inlets.get(token)?.end(params.error && errorOf(params.error));
    } else if (method === '$/releaseMarshaledObject') {
      const [handle, isPeers = true] = Array.isArray(params) ? params : [params.handle, params.ownedBySender];
      if (!isPeers) {
        const held = this.#held.get(handle);
        this.#held.delete(handle);
        letGo(held);
      }
    } else if (method === '$/drain') {
      this.isDraining = true;
      this.owner.move(this, params.retryAfterMs);
    } else if (id !== undefined) {
      const error = isNamed ? { code: -32001, message: 'No such object' } : { code: -32601, message: `No method ${method}` };
      this.send(method === '$/ping' ? { id, result: null } : { id, error });
    } else {
      this.#event(`${method} ${params.subscription}`, params);
    }
  }

  #event(key: string, params: Json): void {
    const inlet = this.#inlets.get(key);
    inlet?.push(params, 'result' in params, params.result);
    if (params.error || params.complete) {
      this.#inlets.delete(key);
      inlet?.end(params.error && errorOf(params.error));
    }
  }

  #ofObject(name: string): Served | undefined {
    const [, handle, member] = /^\$\/invokeProxy\/(-?\d+)\/(.*)$/s.exec(name) ?? [];
    const held = this.#held.get(Number(handle));
    const full = (held?.remote.namespace ?? '') + member;
    const method = held?.remote.methods.find(({ name }) => name === member || name === full);
    return method && { method, handlers: held!.object };
  }

  #serve(called: Served, message: Json): void {
    if (message.id !== undefined) {
      void this.#reply(called, message);
    } else if (!called.method.stream) {
      this.#notified = this.#notified.then(() => this.#run(called, message, new Span())).then(
        () => {},
        (error) => console.error(error),
      );
    }
  }

  async #reply(called: Served, message: Json): Promise<void> {
    const { id, meta } = message;
    const span = new Span({ timeoutMs: countOf(meta?.timeoutMs, undefined) });
    this.#running.set(id, span);
    try {
      if (this.owner.isClosing() || this.#running.size > RUNNING) {
        throw new RpcError(BUSY, 'This end is closing or busy; the call did not run');
      }
      const result = await this.#run(called, message, span);
      this.send({ id, result: result ?? null });
    } catch (error) {
      this.send({ id, error: faultOf(error, called.method, span) });
    } finally {
      this.#running.delete(id);
      span.end();
    }
  }

  /** Has a handler serve a call, to the end of the stream that it may return. */
  async #run({ method, handlers }: Served, { id, params, meta }: Json, span: Span): Promise<unknown> {
    const borrowed: Reference[] = [];
    const lent: Array<[Id, Inlet]> = [];
    const outlet = new Outlet(countOf(meta?.credit, Infinity));
    const token = params?.partialResultToken ?? id;
    span.signal.addEventListener('abort', () => outlet.cancel());
    try {
      if (method.stream) {
        this.#outlets.set(token, outlet);
      }
      const args = this.#args(method, params, borrowed, lent);
      const context: CallContext = { signal: span.signal, metadata: meta ?? {}, peer: this.owner.peer };
      const result = await handlers[method.member](...args, context);
      if (!method.stream) {
        const swap: Swap = (object, remote) => this.#export(object, remote);
        return method.result?.(result, swap) ?? result;
      }
      await outlet.pump(result, this, (value) => this.send({ method: '$/progress', params: { token, value } }));
      span.signal.throwIfAborted();
      return null;
    } finally {
      this.#outlets.delete(token);
      borrowed.forEach((reference) => reference.forget());
      lent.forEach(([name, inlet]) => {
        if (this.#inlets.delete(name) && !inlet.isEnded) {
          inlet.end(new RpcError(STOPPED, 'The call has ended'));
          this.send({ method: '$/stream/cancel', params: { token: name } });
        }
      });
    }
  }

  /** The arguments that a peer has sent, by name or by position. */
  #args(method: Method, sent: Json, borrowed: Reference[], lent: Array<[Id, Inlet]>): unknown[] {
    const { params = [], optional = [], style } = method;
    const isList = Array.isArray(sent);
    const values = new Map<string, unknown>(style === 'whole' ? [[params[0]!, sent]] : isList ? [] : Object.entries(sent ?? {}));
    if (style !== 'whole') {
      ['_meta', 'partialResultToken', 'workDoneToken'].forEach((name) => params.includes(name) || values.delete(name));
      const unknown = isList ? sent[params.length] !== undefined : [...values.keys()].find((name) => !params.includes(name));
      if (unknown) {
        throw new RpcError(PARAMS, `${method.name} has no parameter ${isList ? params.length + 1 : unknown}`);
      }
      if (isList) {
        params.forEach((name, i) => sent[i] !== undefined && values.set(name, sent[i]));
      }
      const missing = params.find((name) => !values.has(name) && !optional.includes(name));
      if (missing !== undefined) {
        throw new RpcError(PARAMS, `Parameter ${missing} must be there`);
      }
    }
    method.references?.forEach(([name, swapIn]) =>
      values.set(name, swapIn(values.get(name), (value, remote) => this.#import(value, remote, borrowed))),
    );
    method.streams?.forEach((name) => {
      const { token } = values.get(name) as Json;
      const inlet = new Inlet(WINDOW, 0, (n) => this.#request(token, n));
      this.#inlets.set(token, inlet);
      lent.push([token, inlet]);
      values.set(name, itemsOf(inlet));
    });
    return params.map((name) => values.get(name));
  }

  /** The arguments as they are sent. */
  #params(method: Method, args: readonly unknown[], carried: number[] = [], outlets: Outlet[] = [], pending?: Pending): Json {
    const { params = [], style, streams, references } = method;
    const values = [...args];
    references?.forEach(([name, swapOut]) => {
      const i = params.indexOf(name);
      values[i] = swapOut(values[i], (object, remote) => {
        this.#requireWhole(method, 'passes objects');
        return this.#export(object, remote, carried);
      });
    });
    streams?.forEach((name) => {
      const i = params.indexOf(name);
      this.#requireWhole(method, 'sends a stream');
      values[i] = { token: this.#sendStream(values[i] as AsyncIterable<unknown>, outlets, pending!) };
    });
    if (style === 'whole') {
      return values[0];
    }
    while (values.length && values.at(-1) === undefined) {
      values.pop();
    }
    if (style) {
      return values;
    }
    const named = Object.create(null);
    values.forEach((value, i) => (named[params[i]!] = value));
    return params.length ? named : undefined;
  }

  #sendStream(source: AsyncIterable<unknown>, outlets: Outlet[], { answer }: Pending): string {
    const token = `u${++this.#lastToken}`;
    const outlet = new Outlet(0);
    const end = (error?: unknown): void => this.send({ method: '$/stream/end', params: { token, error } });
    this.#outlets.set(token, outlet);
    outlets.push(outlet);
    outlet
      .pump(source, this, (value) => this.send({ method: '$/progress', params: { token, value } }))
      .then(
        (isComplete) => isComplete && end(),
        (error) => {
          end({ code: -32000, message: 'The stream failed' });
          answer.reject(error);
        },
      )
      .finally(() => this.#outlets.delete(token));
    return token;
  }

  #export(object: object, remote: Remote, carried?: number[]): unknown {
    const reference = references.get(object);
    if (reference?.session === this) {
      return { __jsonrpc_marshaled: 0, handle: reference.handle };
    }
    const handle = ++this.#lastHandle;
    this.#held.set(handle, { object, remote });
    carried?.push(handle);
    return { __jsonrpc_marshaled: 1, handle, lifetime: remote.lifetime };
  }

  #import({ __jsonrpc_marshaled: owner, handle }: Json, remote: Remote, borrowed?: Reference[]): unknown {
    if (owner === 0) {
      return this.#held.get(handle)?.object;
    }
    const reference = new Reference(this, handle, remote.namespace, this.owner.timeoutMs);
    const client = remote.client(reference);
    references.set(client, reference);
    if (remote.lifetime === 'call') {
      borrowed?.push(reference);
    }
    return client;
  }

  #request(token: Id, n: number): void {
    if (this.isWhole) {
      this.send({ method: '$/stream/request', params: { token, n } });
    }
  }

  #cancel(id: Id, { inlet }: Pending): void {
    const now = Date.now();
    this.#cancels = this.#cancels.filter((at) => at > now - CANCELS_WITHIN);
    if (this.#cancels.length < CANCELS) {
      this.#cancels.push(now);
      this.send({ method: '$/cancelRequest', params: { id } });
    } else if (inlet) {
      this.life.pause(CANCELS_WITHIN).then(
        () => this.send({ method: '$/cancelRequest', params: { id } }),
        () => {},
      );
    }
  }

  #requireWhole(method: Method, what: string): void {
    if (!this.isWhole) {
      throw new RpcError(-32600, `${method.name} ${what}, which takes a WebSocket`);
    }
  }
}

/** Calls by POST, where there is no WebSocket. */
class HttpSession extends Session {
  readonly #url: string;
  readonly #fetch: typeof fetch;
  readonly #requests = new Map<Id, AbortController>();

  constructor(owner: Owner, url: string, fetcher: typeof fetch = fetch) {
    super(owner);
    this.#url = url;
    this.#fetch = (...args) => fetcher(...args);
  }

  override get isWhole(): boolean {
    return false;
  }

  override send({ id, ...message }: Json): void {
    if (message.method === '$/cancelRequest') {
      this.#requests.get(message.params.id)?.abort();
    } else {
      void this.#post(id, message);
    }
  }

  override close(): void {
    this.#requests.forEach((request) => request.abort());
    super.close();
  }

  /** Whether somebody answers at all. */
  async probe(): Promise<void> {
    const response = await this.#ask(0, { method: '$/ping' });
    await response.json();
  }

  async #ask(id: Id | undefined, message: Json, isStream = false): Promise<Response> {
    const request = new AbortController();
    this.#requests.set(id ?? '', request);
    return this.#fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: isStream ? 'application/json, text/event-stream' : 'application/json',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, ...message }),
      signal: request.signal,
    });
  }

  async #post(id: Id, message: Json): Promise<void> {
    try {
      const response = await this.#ask(id, message, !!this.inlet(id));
      if (!response.ok) {
        throw new ConnectionLostError(`HTTP status ${response.status}`, !REFUSED.includes(response.status));
      }
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        await this.#events(id, response.body!.getReader());
      } else if (response.status !== 204) {
        this.receive(await response.json());
      }
      throw new Error('the answer is missing');
    } catch (error) {
      this.fail(id, error instanceof RpcError ? error : new ConnectionLostError(`${this.#url}: ${error}`, true));
    } finally {
      this.#requests.delete(id);
    }
  }

  /** Reads an event stream no faster than its items are taken. */
  async #events(id: Id, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += decoder.decode(chunk.value, { stream: true });
      const lines = text.split('\n');
      text = lines.pop()!;
      for (const line of lines) {
        if (line.startsWith('data:')) {
          await this.inlet(id)?.roomy();
          this.receive(JSON.parse(line.slice(5)));
        }
      }
    }
  }
}

/** Calls over whichever session there is. */
abstract class Caller implements Peer {
  protected abstract readonly timeoutMs: number;

  /** The session to call over; waits for one. */
  protected abstract find(span: Span, options: CallOptions): Promise<Session>;

  /** Whether there may be another session after one that is lost. */
  protected abstract get returns(): boolean;

  /** What a method goes by. */
  protected nameOf({ name }: Method): string {
    return name;
  }

  abstract release(): void;

  async call<T>(method: Method, args: readonly unknown[], options: CallOptions = {}): Promise<T> {
    const span = new Span(options, method.streams ? undefined : this.timeoutMs);
    try {
      for (let attempt = 1; ; attempt++) {
        const session = await this.find(span, options);
        try {
          return (await session.call(method, args, this.#attempt(method, span, options, attempt))) as T;
        } catch (error) {
          if (!this.#mayGoOn(error, session, method, method.idempotent)) {
            throw error;
          }
        }
      }
    } finally {
      span.end();
    }
  }

  async notify(method: Method, args: readonly unknown[], options: CallOptions = {}): Promise<void> {
    const span = new Span(options, this.timeoutMs);
    try {
      (await this.find(span, options)).notify(method, args, this.#attempt(method, span, options, 1));
    } finally {
      span.end();
    }
  }

  stream<T>(method: Method, args: readonly unknown[], options: StreamOptions = {}): AsyncIterable<T> {
    return { [Symbol.asyncIterator]: () => this.#read<T>(method, args, options, () => {}) };
  }

  subscribe<T>(topic: string, options: EventOptions<any> = {}): AsyncIterable<T> {
    return this.stream(topicOf(topic), [topic, options.keys], options);
  }

  listen<T>(topic: string, listener: (event: T) => void, options: ListenOptions<any> = {}): Off {
    const ready = new Deferred<void>();
    const onGap = (gap: Gap): void => console.warn(`Events of ${topic} were missed`, gap);
    const events = this.#read<T>(topicOf(topic), [topic, options.keys], { onGap, ...options }, () => ready.resolve());
    const hear = async (): Promise<void> => {
      for (let event = await events.next(); !event.done; event = await events.next()) {
        try {
          listener(event.value);
        } catch (error) {
          console.error(error);
        }
      }
      ready.resolve();
    };
    hear().catch((error) => {
      ready.reject(error);
      if (!options.signal?.aborted) {
        (options.onError ?? console.error)(error);
      }
    });
    return Object.assign(() => void events.return!(), { ready: ready.promise });
  }

  publish(topic: string, event: unknown, options?: CallOptions): Promise<void> {
    return this.call({ name: 'rpc.publish', member: '', style: 'position' }, [topic, event], options);
  }

  #attempt(method: Method, span: Span, { metadata }: CallOptions, attempt: number): Attempt {
    const meta = attempt > 1 ? { ...metadata, attempt } : { ...metadata };
    return { span, meta, name: this.nameOf(method) };
  }

  #mayGoOn(error: unknown, session: Session, method: Method, isSafe: boolean | undefined): boolean {
    if (!this.returns || !session.isWhole || !(error instanceof RpcError) || method.streams) {
      return false;
    }
    return error instanceof ConnectionLostError
      ? isSafe || !error.mayHaveRun
      : session.isDraining && (error.code === BUSY || (!!isSafe && error.code === STOPPED));
  }

  #read<T>(method: Method, args: readonly unknown[], options: StreamOptions, onReady: () => void): AsyncIterator<T> {
    const span = new Span(options);
    const items = this.#items<T>(method, args, options, span, onReady);
    return {
      next: () => items.next(),
      return: () => {
        span.end();
        return items.return(undefined);
      },
    };
  }

  /** The items of a stream, over one session after another where it can be taken up again. */
  async *#items<T>(method: Method, args: readonly unknown[], options: StreamOptions, span: Span, onReady: () => void) {
    const { buffer = WINDOW, onCursor, onGap } = options;
    const isSafe = method.tracked || !!method.subscription;
    let cursor = options.after;
    const tell = (gap: Gap): void => {
      if (!onGap && gap.resync) {
        throw new GapError();
      }
      onGap?.(gap);
    };
    try {
      for (let attempt = 1; ; attempt++) {
        const session = await this.find(span, options);
        try {
          const { meta, ...rest } = this.#attempt(method, span, options, attempt);
          const begun = { ...rest, meta: cursor === undefined ? meta : { ...meta, lastEventId: cursor } };
          const inlet = method.subscription
            ? await session.subscribe(method, args, begun, buffer)
            : session.open(method, args, begun, buffer);
          onReady();
          if (attempt > 1 && method.subscription && cursor === undefined) {
            tell({ missed: 0, resync: true });
          }
          for (let item = await span.limit(inlet.next()); item; item = await span.limit(inlet.next())) {
            if (item.gap) {
              tell(item.gap);
            }
            if (item.cursor !== undefined) {
              cursor = item.cursor;
              onCursor?.(cursor);
            }
            if ('value' in item) {
              yield item.value as T;
            }
          }
          return;
        } catch (error) {
          if (!this.#mayGoOn(error, session, method, isSafe)) {
            throw error;
          }
        }
      }
    } catch (error) {
      if (error !== ENDED) {
        throw error;
      }
    } finally {
      span.end();
    }
  }
}

/** An object of the peer's, for as long as the reference to it lasts. */
class Reference extends Caller {
  readonly session: Session;
  readonly handle: number;
  readonly #namespace: string;
  protected readonly timeoutMs: number;
  #isOver = false;

  constructor(session: Session, handle: number, namespace: string | undefined, timeoutMs: number) {
    super();
    this.session = session;
    this.handle = handle;
    this.#namespace = namespace ?? '';
    this.timeoutMs = timeoutMs;
  }

  protected async find(): Promise<Session> {
    if (this.#isOver || this.session.isLost) {
      throw new ConnectionLostError('The reference to the object has ended');
    }
    return this.session;
  }

  protected get returns(): boolean {
    return false;
  }

  protected override nameOf({ name }: Method): string {
    const own = name.startsWith(this.#namespace) ? name.slice(this.#namespace.length) : name;
    return `$/invokeProxy/${this.handle}/${own}`;
  }

  forget(): void {
    this.#isOver = true;
  }

  release(): void {
    if (!this.#isOver) {
      this.forget();
      this.session.send({ method: '$/releaseMarshaledObject', params: { handle: this.handle, ownedBySender: false } });
    }
  }
}

/** A connection to a server, which is made again when it is lost. */
export class Connection extends Caller {
  readonly #urls: readonly string[];
  readonly #options: ConnectOptions;
  readonly #life = new Span();
  readonly #sessions = new Set<Session>();
  readonly #owner: Owner;
  #current: Session | undefined;
  #next = new Deferred<Session>();
  #state: ConnectionState = 'reconnecting';
  #closed: unknown;

  protected readonly timeoutMs: number;

  private constructor(urls: readonly string[], options: ConnectOptions) {
    super();
    this.#urls = urls;
    this.#options = options;
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.#owner = {
      peer: this,
      timeoutMs: this.timeoutMs,
      services: new Map(options.services?.flatMap(served)),
      isClosing: () => !!this.#closed,
      lose: (session) => {
        this.#sessions.delete(session);
        this.#leave(session, 0);
      },
      move: (session, afterMs) => {
        if (this.returns) {
          this.#leave(session, afterMs);
        }
      },
    };
  }

  /** Connects, as {@link connect} does. */
  static async open(urls: readonly string[], options: ConnectOptions): Promise<Connection> {
    const connection = new Connection(urls, options);
    try {
      await connection.#dial(options.http !== false);
    } catch (error) {
      connection.#end(error);
      throw error;
    }
    return connection;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** What calls go over; over HTTP there are only calls and the streams that they return. */
  get transport(): 'websocket' | 'http' {
    return this.#current?.isWhole === false ? 'http' : 'websocket';
  }

  /** Closes; calls that are under way may end within the grace. */
  async close(graceMs = 0): Promise<void> {
    this.#end(new ConnectionLostError('The connection was closed'));
    const grace = new Span({}, graceMs);
    this.#sessions.forEach((session) => graceMs && session.isWhole && session.send({ method: '$/drain', params: { graceMs } }));
    while (!grace.signal.aborted && [...this.#sessions].some((session) => !session.isIdle)) {
      await grace.pause(10).catch(() => {});
    }
    grace.end();
    this.#sessions.forEach((session) => session.close());
  }

  /** Closes. */
  release(): void {
    void this.close();
  }

  protected get returns(): boolean {
    return !this.#closed && this.#options.reconnect !== false;
  }

  protected async find(span: Span, { failFast }: CallOptions): Promise<Session> {
    if (this.#closed) {
      throw this.#closed;
    }
    if (this.#current) {
      return this.#current;
    }
    if (failFast) {
      throw new ConnectionLostError('There is no connection');
    }
    return span.limit(this.#next.promise);
  }

  /** Tries each address once, and over HTTP after that if it may. */
  async #dial(mayFallBack: boolean): Promise<void> {
    let failure: unknown;
    const isHttp = (url: string): boolean => url.startsWith('http');
    const ways = this.#urls.map((url) => () => (isHttp(url) ? this.#http(url) : this.#webSocket(url)));
    if (mayFallBack) {
      ways.push(...this.#urls.filter((url) => !isHttp(url)).map((url) => () => this.#http(url.replace(/^ws/, 'http'))));
    }
    for (const way of ways) {
      try {
        return this.#adopt(await way());
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  }

  async #http(url: string): Promise<Session> {
    const session = new HttpSession(this.#owner, url, this.#options.fetch);
    await session.probe();
    return session;
  }

  #webSocket(url: string): Promise<Session> {
    const failed = new ConnectionLostError(`No connection to ${url}`);
    const Socket: ConnectOptions['WebSocket'] = this.#options.WebSocket ?? (globalThis as Json).WebSocket;
    if (!Socket) {
      throw new ConnectionLostError('There is no WebSocket on this platform; pass one in the options');
    }
    const socket = new Socket(url);
    const session = new Session(this.#owner, socket);
    const opened = new Deferred<Session>();
    const timer = setTimeout(() => (opened.reject(failed), socket.close()), CONNECT_WITHIN);
    socket.onopen = () => opened.resolve(session);
    socket.onerror = () => {};
    socket.onmessage = ({ data }) => session.read(data);
    socket.onclose = ({ code }) => {
      opened.reject(failed);
      session.end(session.isDraining && code === 1012);
    };
    return opened.promise.finally(() => clearTimeout(timer));
  }

  #adopt(session: Session): void {
    if (session.isLost || this.#closed) {
      session.close();
      throw new ConnectionLostError('The connection was lost');
    }
    this.#sessions.add(session);
    this.#current = session;
    this.#next.resolve(session);
    this.#tell('connected');
    const { pingAfterMs = 30_000, pongWithinMs = 20_000 } = this.#options;
    if (pingAfterMs && session.isWhole) {
      session.watch(pingAfterMs, pongWithinMs).catch(() => {});
    }
  }

  /** Goes on with another session. */
  #leave(session: Session, afterMs: number): void {
    if (session === this.#current) {
      this.#current = undefined;
      this.#next = new Deferred();
      this.#restore(afterMs).catch(() => {});
    }
  }

  async #restore(afterMs = 0): Promise<void> {
    const { reconnect } = this.#options;
    const { attempts = Infinity, maxDelayMs = 30_000 } = typeof reconnect === 'object' ? reconnect : {};
    let failure: unknown = new ConnectionLostError('The connection was lost');
    if (this.returns) {
      this.#tell('reconnecting');
    }
    for (let attempt = 0; this.returns && attempt < attempts; attempt++) {
      // A random time, so that the clients of a server that has failed do not all come back at once.
      const delay = Math.random() * Math.min(100 * 2 ** attempt, maxDelayMs);
      await this.#life.pause(attempt ? delay : afterMs + delay);
      try {
        return await this.#dial(false);
      } catch (error) {
        failure = error;
      }
    }
    this.#end(failure);
  }

  #end(reason: unknown): void {
    if (!this.#closed) {
      this.#closed = reason;
      this.#current = undefined;
      this.#next.reject(reason);
      this.#life.end();
      this.#tell('closed', reason);
    }
  }

  #tell(state: ConnectionState, reason?: unknown): void {
    this.#state = state;
    this.#options.onState?.(state, reason);
  }
}

/** A positive integer of the peer's, or what stands for anything else. */
function countOf<T>(n: unknown, otherwise: T): number | T {
  return Number.isInteger(n) && (n as number) > 0 ? (n as number) : otherwise;
}

function metaOf(meta: object): object {
  return Object.keys(meta).length ? { meta } : {};
}

function topicOf(topic: string): Method {
  const subscription = { notification: topic, unsubscribe: 'rpc.unsubscribe' };
  return { name: 'rpc.subscribe', member: '', style: 'position', subscription };
}

async function* itemsOf(inlet: Inlet): AsyncGenerator<unknown> {
  for (let item = await inlet.next(); item; item = await inlet.next()) {
    if ('value' in item) {
      yield item.value;
    }
  }
}

/** What a peer's error is here. */
function errorOf({ code, message, data }: Json, types?: readonly RpcErrorType[]): RpcError {
  const Type = types?.find((type) => type.code === code);
  const error = Type
    ? new Type(data, message)
    : code === -32013
      ? new DeadlineExceededError(message)
      : new RpcError(code, message, data);
  received.add(error);
  return error;
}

/** What the peer hears of a handler's failure: no more than the handler meant to tell. */
function faultOf(error: unknown, { errors }: Method, { signal }: Span): Json {
  const isDeclared = errors?.some((type) => error instanceof type);
  const told = error instanceof RpcError && error.code && (isDeclared || !received.has(error)) ? error : signal.reason;
  if (told instanceof RpcError && told.code) {
    return { code: told.code, message: told.message, data: told.data };
  }
  console.error(error);
  return { code: -32603, message: 'Internal error' };
}

/** Swaps the items of an array. */
export function inItems(inner: References): References {
  return (value, swap) => (Array.isArray(value) ? value.map((item) => inner(item, swap)) : value);
}

/** Swaps the values of an object. */
export function inValues(inner: References): References {
  return (value, swap) =>
    value && Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each, swap)]));
}

/** Swaps some members of an object, or items of an array by their places, and all others as is said of them. */
export function inMembers(
  inner: ReadonlyArray<readonly [string, References]>,
  others: References = asItIs,
): References {
  const swaps = new Map(inner);
  return (value, swap) => {
    const swapped = (name: string | number, each: unknown) => (swaps.get(`${name}`) ?? others)(each, swap);
    return Array.isArray(value)
      ? value.map((each, place) => swapped(place, each))
      : value && Object.fromEntries(Object.entries(value).map(([name, each]) => [name, swapped(name, each)]));
  };
}

/** Swaps nothing. */
export const asItIs: References = (value) => value;
