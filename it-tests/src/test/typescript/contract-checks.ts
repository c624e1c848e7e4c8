/** What a contract server answers, through its generated client. */
import { all, check, holds, numbers, same, thrown, until, within } from './checks.js';
import {
  connect,
  type ConnectOptions,
  type Connection,
  DeadlineExceededError,
  DemoClient,
  DemoEventsClient,
  DivisionByZeroError,
  EthClient,
  IntegerOverflowError,
  NetClient,
  RpcError,
  serveClient,
} from './contract/index.js';

const INVALID_PARAMS = -32602;
const INTERNAL_ERROR = -32603;

/** Connects, and checks all that goes over a WebSocket. */
export async function checkContract(url: string, options: ConnectOptions = {}): Promise<void> {
  const reversed: string[] = [];
  const service = serveClient({
    reverse(text) {
      reversed.push(text);
      return [...text].reverse().join('');
    },
  });
  const connection = await connect(url, { ...options, services: [service] });
  same([connection.state, connection.transport], ['connected', 'websocket']);
  const demo = new DemoClient(connection);
  await checkCalls(demo, connection);
  await check('log is a notification, logged returns the lines in order', async () => {
    const sent = numbers(20).map((n) => demo.log(`line ${n}`));
    same(await demo.logged(), numbers(20).map((n) => `line ${n}`));
    await Promise.all(sent);
  });
  await check('callMe calls back over the same connection', async () => {
    same(await demo.callMe('Ada'), 'adA');
    same(reversed, ['Ada']);
  });
  await check('calls back at once do not mix', async () => {
    const answers = await Promise.all(numbers(50).map((n) => demo.callMe(`name ${n}`)));
    same(answers, numbers(50).map((n) => [...`name ${n}`].reverse().join('')));
  });
  await check('watch calls the object that it was given', async () => {
    const seen: number[] = [];
    await demo.watch({
      seen(n) {
        seen.push(n);
      },
    });
    same(seen, [1, 2, 3]);
  });
  await check('a watcher that fails fails the call', async () => {
    const error = await thrown(
      RpcError,
      demo.watch({
        async seen() {
          throw new RpcError(4711, 'I do not want to see');
        },
      }),
    );
    same(error.code, INTERNAL_ERROR);
  });
  await checkStreams(demo);
  await checkTicks(demo, connection);
  await check('the connection closes, and calls fail then', async () => {
    await connection.close();
    same(connection.state, 'closed');
    await thrown(RpcError, demo.add(1, 2));
  });
}

/** Connects by HTTP, and checks all that goes over it. */
export async function checkHttp(url: string, options: ConnectOptions = {}): Promise<void> {
  const connection = await connect(url, options);
  same(connection.transport, 'http');
  const demo = new DemoClient(connection);
  await checkCalls(demo, connection);
  await check('log is a notification, which is not answered', () => demo.log('a line'));
  await check('a stream comes as its items are taken', async () => {
    same(await all(demo.count(10_000)), numbers(10_000));
    same(await all(demo.count(0)), []);
  });
  await check('a stream that nobody wants any more ends', async () => {
    for await (const n of demo.count(2_147_483_647)) {
      if (n === 500) {
        break;
      }
    }
    same(await demo.add(1, 2), 3);
  });
  await check('what takes a WebSocket says so', async () => {
    const sum = await thrown(RpcError, demo.sum([1]));
    same(sum.message, 'demo.sum sends a stream, which takes a WebSocket');
    const watch = await thrown(RpcError, demo.watch({ seen() {} }));
    same(watch.message, 'demo.watch passes objects, which takes a WebSocket');
    const ticks = await thrown(RpcError, all(new DemoEventsClient(connection).ticks()));
    same(ticks.message, 'rpc.subscribe has events, which takes a WebSocket');
  });
  await connection.close();
}

async function checkCalls(demo: DemoClient, connection: Connection): Promise<void> {
  await check('add and subtract', async () => {
    same(await demo.add(1, 2), 3);
    same(await demo.add(2_147_483_647, -2_147_483_648), -1);
    same(await demo.subtract(42, 23), 19);
  });
  await check('an overflow is a typed error', async () => {
    const error = await thrown(IntegerOverflowError, demo.add(2_147_483_647, 1));
    same(error.message, 'integer overflow');
    holds(error instanceof RpcError && error.code === IntegerOverflowError.code, 'an RpcError with the code');
  });
  await check('divide by zero is a typed error with its data', async () => {
    same(await demo.divide(7, 2), 3);
    const error = await thrown(DivisionByZeroError, demo.divide(7, 0));
    same([error.code, error.message, error.data.dividend, error.name], [1001, 'division by zero', 7, 'DivisionByZeroError']);
  });
  await check('echo returns what came in', async () => {
    const values = [
      null, true, 0, '', [], {}, 9007199254740991, 0.1, 'řeč 🦊', '\u0000\u2028\ufeff', { z: 1, a: [{ d: 3, c: 4 }], '': 6 },
      JSON.parse('{"__proto__":{"constructor":1}}'), 'x🦊'.repeat(100_000),
    ];
    for (const value of values) {
      same(await demo.echo(value), value);
    }
  });
  await check('greet with a title and without', async () => {
    same(await demo.greet({ name: 'Ada', title: 'Dr.' }), 'Hello, Dr. Ada');
    same(await demo.greet({ name: 'Ada' }), 'Hello, Ada');
    same(await demo.greet({ name: 'Ada', title: null }), 'Hello, Ada');
  });
  await check('sleep answers after its time', async () => same(await demo.sleep(100), 'done'));
  await check('a call that is cancelled is rejected with the reason, and its work stops', async () => {
    const before = await demo.slept();
    const controller = new AbortController();
    const sleeping = demo.sleep(1_000, { signal: controller.signal });
    await demo.add(1, 1);
    controller.abort(new Error('no longer'));
    same((await thrown(Error, sleeping)).message, 'no longer');
    await demo.sleep(1_200);
    same(await demo.slept(), before + 1);
  });
  await check('a call that was cancelled before is never made', async () => {
    const before = await demo.slept();
    await thrown(DOMException, demo.sleep(1, { signal: AbortSignal.abort() }));
    same(await demo.slept(), before);
  });
  await check('a deadline ends the call, and its work', async () => {
    const before = await demo.slept();
    await thrown(DeadlineExceededError, demo.sleep(1_000, { timeoutMs: 50 }));
    await demo.sleep(1_200);
    same(await demo.slept(), before + 1);
  });
  await check('params that do not fit are -32602', async () => {
    const error = await thrown(RpcError, demo.add('1' as unknown as number, 2));
    same(error.code, INVALID_PARAMS);
    holds(error.message.includes('a'), 'a message that names the parameter');
  });
  await check('what is unexpected does not leak', async () => {
    const error = await thrown(RpcError, demo.boom());
    same(error.code, INTERNAL_ERROR);
    holds(!/secret|exception/i.test(`${error.message} ${JSON.stringify(error.data)}`), 'no word of the cause');
  });
  await check('by position, and other namespaces', async () => {
    same(await new EthClient(connection).chainId(), '0x1');
    same(await new NetClient(connection).version(), '1');
  });
  await check('500 calls at once are answered each with its own result', async () => {
    same(await Promise.all(numbers(500).map((n) => demo.add(n, 1_000))), numbers(500).map((n) => n + 1_000));
  });
}

async function checkStreams(demo: DemoClient): Promise<void> {
  await check('count is a stream of each number in its order', async () => {
    same(await all(demo.count(10_000)), numbers(10_000));
    same(await all(demo.count(100, { buffer: 1 })), numbers(100));
    same(await all(demo.count(0)), []);
  });
  await check('streams at once do not mix', async () => {
    const streams = await Promise.all(numbers(20).map((n) => all(demo.count(n * 20))));
    same(streams.map((items) => items.length), numbers(20).map((n) => n * 20));
  });
  await check('a stream is cold: each reading is a call of its own', async () => {
    const count = demo.count(3);
    same(await all(count), [1, 2, 3]);
    same(await all(count), [1, 2, 3]);
  });
  await check('a stream that nobody wants any more ends', async () => {
    for await (const n of demo.count(2_147_483_647)) {
      if (n === 500) {
        break;
      }
    }
    same(await demo.add(1, 2), 3);
  });
  await check('a signal ends a stream', async () => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const n of demo.count(2_147_483_647, { signal: controller.signal })) {
        if (n === 100) {
          controller.abort(new Error('enough'));
        }
      }
    };
    same((await thrown(Error, read())).message, 'enough');
  });
  await check('returning while an item is awaited ends the stream', async () => {
    const ticks = demo.count(0)[Symbol.asyncIterator]();
    const next = ticks.next();
    same(await ticks.return!(), { done: true });
    same(await next, { done: true });
  });
  await check('sum adds up what is sent', async () => {
    same(await demo.sum(numbers(10_000)), 50_005_000);
    same(await demo.sum([]), 0);
    let closed = false;
    async function* some(): AsyncGenerator<number> {
      try {
        yield 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield 2;
      } finally {
        closed = true;
      }
    }
    same(await demo.sum(some()), 3);
    holds(closed, 'a source that is closed');
  });
  await check('a source that fails fails the call with its own error', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new TypeError('out of numbers');
    }
    same((await thrown(TypeError, demo.sum(failing()))).message, 'out of numbers');
  });
  await check('a call that is cancelled closes its source', async () => {
    const controller = new AbortController();
    let closed = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n++) {
          yield 1;
          if (n === 1_000) {
            controller.abort(new Error('enough'));
          }
        }
      } finally {
        closed = true;
      }
    }
    same((await thrown(Error, demo.sum(endless(), { signal: controller.signal }))).message, 'enough');
    await until('closed', () => closed);
  });
  await check('an item that does not fit fails the call and stops the source', async () => {
    let closed = false;
    function* wrong(): Generator<number> {
      try {
        for (;;) {
          yield 'one' as unknown as number;
        }
      } finally {
        closed = true;
      }
    }
    await thrown(RpcError, demo.sum(wrong()));
    await until('closed', () => closed);
  });
}

async function checkTicks(demo: DemoClient, connection: Connection): Promise<void> {
  const events = new DemoEventsClient(connection);
  await check('ticks come to a listener in their order, until it has heard enough', async () => {
    const heard: number[] = [];
    const off = events.on('ticks', (n) => heard.push(n));
    await off.ready;
    for (const n of numbers(100)) {
      await demo.tick(n);
    }
    await until('all ticks', () => heard.length === 100);
    same(heard, numbers(100));
    off();
    await demo.tick(101);
    await demo.add(1, 2);
    same(heard.length, 100);
  });
  await check('a listener that throws hears on', async () => {
    const heard: number[] = [];
    const error = console.error;
    console.error = () => {};
    const off = events.on('ticks', (n) => {
      heard.push(n);
      throw new Error('I did not expect that');
    });
    try {
      await off.ready;
      await demo.tick(1);
      await demo.tick(2);
      await until('both ticks', () => heard.length === 2);
    } finally {
      console.error = error;
      off();
    }
  });
  await check('ticks come as a stream', () => twoTicks(demo, events.ticks()));
  await check('eth_subscribe names the same topic', () => twoTicks(demo, new EthClient(connection).subscribe('demo.ticks')));
  await check('eth_subscribe to nothing is refused', async () => {
    const error = await thrown(RpcError, all(new EthClient(connection).subscribe('demo.nothing')));
    same(error.code, INVALID_PARAMS);
  });
  await check('who may not publish is told so', async () => {
    same((await thrown(RpcError, events.publish('ticks', 1))).code, -32015);
  });
}

/** Nobody tells when a stream is subscribed to, so ticks go on until two have come. */
async function twoTicks(demo: DemoClient, ticks: AsyncIterable<number>): Promise<void> {
  const iterator = ticks[Symbol.asyncIterator]();
  let isRead = false;
  const reading = (async () => [(await iterator.next()).value, (await iterator.next()).value])().finally(() => (isRead = true));
  for (let n = 1; !isRead; n++) {
    await demo.tick(n);
  }
  const [first, second] = await within(5_000, 'two ticks', reading);
  same(second, first + 1);
  await iterator.return?.();
}
