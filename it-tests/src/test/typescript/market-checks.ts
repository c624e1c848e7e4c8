/** Connections that are lost, references of all kinds, and services of the client. */
import { all, check, holds, numbers, same, thrown, until, within } from './checks.js';
import {
  connect,
  type Connection,
  ConnectionLostError,
  type ConnectionState,
  type ConnectOptions,
  ControlClient,
  DeadlineExceededError,
  type Gap,
  GapError,
  MarketClient,
  MarketEventsClient,
  MarketNewsClient,
  OutOfStockError,
  type Paid,
  serveAgent,
} from './client/index.js';

let isHanging: AbortSignal | undefined;

const agent = serveAgent({
  async *doubled(given) {
    for await (const n of given) {
      yield 2 * n;
    }
  },
  hang({ signal }) {
    isHanging = signal;
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  },
  refuse(n) {
    throw new OutOfStockError({ left: n });
  },
  explode() {
    throw new TypeError('This secret is for the console of this end');
  },
});

export async function checkMarket(url: string, controlUrl: string, options: ConnectOptions = {}): Promise<void> {
  const control = new ControlClient(await connect(controlUrl, options));
  const states: ConnectionState[] = [];
  const connection = await connect(url, { ...options, services: [agent], onState: (state) => states.push(state) });
  const market = new MarketClient(connection);
  await checkValues(market);
  await checkReferences(market);
  await checkAgent(market);
  await checkDemand(market);
  await checkEvents(connection, control);
  await checkCuts(connection, market, control);
  await checkCutStreams(connection, market, control);
  await checkRestart(connection, market, control);
  await check('the states of the connection are told', async () => {
    await connection.close();
    same(states.slice(0, 3), ['connected', 'reconnecting', 'connected']);
    same(states.at(-1), 'closed');
  });
  await checkEnds(url, control, options);
}

async function checkValues(market: MarketClient): Promise<void> {
  const order = { article: 'mug', count: 1, price: 4.5, lines: [{ text: 'blue' }, { text: 'red', comment: null }] };
  await check('unions are told apart', async () => {
    const open = await market.place(order);
    holds(open.kind === 'open', 'an open receipt');
    same(open.due, '2026-12-01T00:00:00Z');
    const paid = await market.place({ ...order, count: 2 });
    holds(paid.kind === 'paid', 'a paid receipt');
    same([paid.number, paid.steps.OPEN, paid.steps.SENT], [2, 2, null]);
  });
  await check('a typed error has its data', async () => {
    same((await thrown(OutOfStockError, market.place({ ...order, count: 11 }))).data, { left: 10 });
  });
  await check('what is not there is null, and may be left out', async () => {
    same(await market.find(7), null);
    same(await market.find(7, null), null);
    same(((await market.find(7, 'SENT')) as Paid).number, 7);
  });
  await check('metadata goes with a call', async () => {
    same(await market.tenant({ metadata: { tenant: 'acme' } }), 'acme');
    same(await market.tenant(), 'nobody');
  });
}

async function checkReferences(market: MarketClient): Promise<void> {
  await check('an object may be held until it is closed, at either end', async () => {
    const prices: unknown[] = [];
    let isClosed = false;
    const lease = await market.lease({
      price: (symbol, price) => void prices.push([symbol, price]),
      close: () => (isClosed = true),
    });
    same(await lease.tell('ACME'), 'told of ACME');
    same(prices, [['ACME', 4.5]]);
    same(await market.leases(), 1);
    lease.close();
    lease.close();
    await until('closed', () => isClosed);
    same(await market.leases(), 0);
    const error = await thrown(ConnectionLostError, lease.tell('ACME'));
    same(error.mayHaveRun, false);
  });
  await check('objects are found within lists, maps and records', async () => {
    const looker = (name: string) => ({ look: (n: number) => `${name}${n}` });
    const said = await market.visit({
      name: 'first',
      lookers: [looker('a'), looker('b')],
      named: { z: looker('c') },
      next: { name: 'second', lookers: [looker('d')], named: {} },
    });
    same(said, 'first a0, first b1, z c2, second d3');
  });
}

async function checkAgent(market: MarketClient): Promise<void> {
  await check('the server streams to a service of the client, and back', async () => {
    same(await market.doubled(3_000), numbers(3_000).map((n) => 2 * n));
    same(await market.doubled(0), []);
  });
  await check('a call that the server cancels aborts its signal', async () => {
    same(await market.hang(), 'cancelled: true');
    await until('aborted', () => isHanging?.aborted);
  });
  await check('a typed error is thrown by a service of the client', async () => same(await market.refused(3), 'left: 3'));
  await check('an unexpected error of a service does not leak', async () => {
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (...given) => errors.push(...given);
    try {
      same(await market.explodes(), '-32603 Internal error');
    } finally {
      console.error = error;
    }
    holds(errors[0] instanceof TypeError, 'the error on the console');
  });
  await check('calls that do not fit are refused in words', async () => {
    same(await market.bad(), [
      '-32602 Parameter n must be there',
      '-32602 agent.doubled has no parameter nobody',
      '-32601 No method agent.nothing',
    ]);
  });
}

async function checkDemand(market: MarketClient): Promise<void> {
  await check('a slow reader holds the producer', async () => {
    const before = await market.made();
    let count = 0;
    for await (const n of market.eager(100_000, { buffer: 16 })) {
      count++;
      same(n, count);
      if (count % 10 === 0) {
        await market.tenant();
        const made = (await market.made()) - before;
        holds(made <= count + 16, `no more than ${count + 16} items after ${count}, not ${made}`);
      }
      if (count === 100) {
        break;
      }
    }
  });
}

async function checkEvents(connection: Connection, control: ControlClient): Promise<void> {
  const events = new MarketEventsClient(connection);
  await check('events are chosen by their keys', async () => {
    const heard: unknown[] = [];
    const off = events.on('price', (event) => heard.push(event), { keys: { symbol: 'ACME' } });
    await off.ready;
    await control.price('OTHER', 1);
    await control.price('ACME', 2);
    await until('heard', () => heard.length > 0);
    same(heard, [{ symbol: 'ACME', price: 2 }]);
    off();
  });
  await check('an event without params is an empty object; clients may publish', async () => {
    const heard: unknown[] = [];
    const off = events.on('closed', (event) => heard.push(event));
    await off.ready;
    await events.publish('closed', {});
    await until('heard', () => heard.length > 0);
    same(heard, [{}]);
    off();
  });
}

async function checkCuts(connection: Connection, market: MarketClient, control: ControlClient): Promise<void> {
  await check('an idempotent call is made again after a cut', async () => {
    const before = await market.runs();
    const again = market.again();
    await until('running', async () => (await market.runs()) > before);
    await control.cut();
    same(await again, 'attempt 2');
  });
  await check('another call that was sent may have run', async () => {
    const before = await market.runs();
    const lost = thrown(ConnectionLostError, market.once());
    await until('running', async () => (await market.runs()) > before);
    await control.cut();
    same((await lost).mayHaveRun, true);
  });
  await check('calls wait for the connection to come back, unless they do not want to', async () => {
    await control.refuse();
    await control.cut();
    await until('lost', () => connection.state === 'reconnecting');
    const waiting = market.tenant();
    const error = await thrown(ConnectionLostError, market.tenant({ failFast: true }));
    same([error.mayHaveRun, error.message], [false, 'There is no connection; the call did not run']);
    await thrown(DeadlineExceededError, market.tenant({ timeoutMs: 20 }));
    await control.accept();
    same(await waiting, 'nobody');
    same(connection.state, 'connected');
  });
}

async function checkCutStreams(connection: Connection, market: MarketClient, control: ControlClient): Promise<void> {
  await check('a stream with cursors goes on behind the last item after cuts', async () => {
    const items: number[] = [];
    const cursors: string[] = [];
    for await (const n of market.trades(5_000, { onCursor: (cursor) => cursors.push(cursor), buffer: 100 })) {
      items.push(n);
      if (n % 2_000 === 500) {
        await control.cut();
      }
    }
    same(items, numbers(5_000));
    same(cursors, numbers(5_000).map(String));
  });
  await check('a stream begins behind a cursor that was kept', async () => {
    same(await all(market.trades(10, { after: '7' })), [8, 9, 10]);
  });
  await check('a cursor that nobody knows is a gap, or fails', async () => {
    const gaps: Gap[] = [];
    same(await all(market.trades(3, { after: '1000', onGap: (gap) => gaps.push(gap) })), [1, 2, 3]);
    same(gaps, [{ missed: 0, resync: true }]);
    await thrown(GapError, all(market.trades(3, { after: '1000' })));
  });
  await check('another stream ends with its connection, and says that it may have run', async () => {
    const read = async (): Promise<void> => {
      for await (const n of market.eager(100_000)) {
        if (n === 10) {
          await control.cut();
        }
      }
    };
    same((await thrown(ConnectionLostError, read())).mayHaveRun, true);
  });
  await check('events with a history come all, though the connection is cut between them', async () => {
    const heard: number[] = [];
    const off = new MarketEventsClient(connection).on('price', ({ price }) => heard.push(price));
    await off.ready;
    await control.price('A', 1);
    await until('one', () => heard.length === 1);
    await control.refuse();
    await control.cut();
    await control.price('A', 2);
    await control.price('A', 3);
    await control.accept();
    await until('three', () => heard.length === 3);
    same(heard, [1, 2, 3]);
    off();
  });
  await check('events without one go on after a gap', async () => {
    const heard: string[] = [];
    const gaps: Gap[] = [];
    const off = new MarketNewsClient(connection).on('said', (text) => heard.push(text), { onGap: (gap) => gaps.push(gap) });
    await off.ready;
    await control.say('one');
    await until('one', () => heard.length === 1);
    await control.cut();
    await until('gap', () => gaps.length === 1);
    await control.say('two');
    await until('two', () => heard.length === 2);
    same([heard, gaps], [['one', 'two'], [{ missed: 0, resync: true }]]);
    off();
  });
  await check('whoever does not listen for gaps hears of one as an error', async () => {
    const said = new MarketNewsClient(connection).said()[Symbol.asyncIterator]();
    const first = said.next();
    let isHeard = false;
    void first.then(() => (isHeard = true));
    await until('first', async () => (await control.say('one'), isHeard));
    await control.cut();
    const rest = async (): Promise<void> => {
      while (!(await said.next()).done);
    };
    await thrown(GapError, rest());
  });
}

async function checkRestart(connection: Connection, market: MarketClient, control: ControlClient): Promise<void> {
  await check('a server that closes answers what it took, and the rest goes to the next one', async () => {
    const connections = await control.connections();
    const before = await market.runs();
    const once = market.once();
    await until('running', async () => (await market.runs()) > before);
    await control.restart();
    await until('elsewhere', async () => (await control.connections()) > connections);
    same(await market.tenant({ metadata: { tenant: 'new' } }), 'new');
    await market.let();
    same(await once, 'let');
  });
  await check('a stream with cursors goes on at the next server', async () => {
    const items: number[] = [];
    for await (const n of market.trades(1_500)) {
      items.push(n);
      if (n === 700) {
        await control.restart();
      }
    }
    same(items, numbers(1_500));
  });
  await check('calls go on while servers are started anew', async () => {
    let isOver = false;
    const calling = async (): Promise<number> => {
      let count = 0;
      for (; !isOver; count++) {
        same(await market.find(count), null);
      }
      return count;
    };
    const callers = numbers(10).map(calling);
    for (let i = 0; i < 3; i++) {
      const connections = await control.connections();
      await control.restart();
      await until('elsewhere', async () => (await control.connections()) > connections);
    }
    isOver = true;
    const counts = await Promise.all(callers);
    holds(counts.every((count) => count > 0), 'calls of everybody');
    same(connection.state, 'connected');
  });
}

async function checkEnds(url: string, control: ControlClient, options: ConnectOptions): Promise<void> {
  await check('closing waits for calls that are under way, as long as it is told to', async () => {
    const connection = await connect(url, options);
    const market = new MarketClient(connection);
    const before = await market.runs();
    const once = market.once();
    await until('running', async () => (await market.runs()) > before);
    const closing = connection.close(10_000);
    await thrown(ConnectionLostError, market.let());
    const other = await connect(url, options);
    await new MarketClient(other).let();
    same(await once, 'let');
    await closing;
    await other.close();
  });
  await check('closing at once loses them', async () => {
    const connection = await connect(url, options);
    const market = new MarketClient(connection);
    const before = await market.runs();
    const lost = thrown(ConnectionLostError, market.once());
    await until('running', async () => (await market.runs()) > before);
    await connection.close();
    same((await lost).mayHaveRun, true);
  });
  await check('a connection that is not to come back ends', async () => {
    const connection = await connect(url, { ...options, reconnect: false });
    await control.cut();
    await until('closed', () => connection.state === 'closed');
    await thrown(ConnectionLostError, new MarketClient(connection).tenant());
  });
  await check('so does one that has tried often enough', async () => {
    const connection = await connect(url, { ...options, reconnect: { attempts: 2, maxDelayMs: 10 } });
    await control.refuse();
    await control.cut();
    await until('closed', () => connection.state === 'closed');
    await control.accept();
  });
  await check('who is not there is told of', async () => {
    await control.refuse();
    const error = await thrown(ConnectionLostError, connect(url, options));
    holds(error.message.includes(url), 'a message with the address');
    await control.accept();
  });
  await check('a silent connection is found dead by a ping', async () => {
    const lost: unknown[] = [];
    const connection = await connect(url, {
      ...options,
      pingAfterMs: 50,
      pongWithinMs: 100,
      onState: (state) => state === 'reconnecting' && lost.push(state),
    });
    same(await new MarketClient(connection).tenant(), 'nobody');
    await new Promise((resolve) => setTimeout(resolve, 300));
    same(lost, []);
    await control.silence();
    await within(5_000, 'lost', until('lost', () => lost.length > 0));
    await connection.close();
  });
}
