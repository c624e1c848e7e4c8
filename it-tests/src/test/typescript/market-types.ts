/** What compiles, and what must not: the compiler is the check. */
import type { Connection, Market, Order, Receipt, State } from './client/index.js';
import { connect, MarketClient, MarketEventsClient, OutOfStockError, RpcError, serveAgent } from './client/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(): T | undefined => undefined;

yes<Same<State, 'OPEN' | 'SENT'>>();
yes<Same<Order['lines'][number]['comment'], string | null | undefined>>();
yes<Same<Receipt['kind'], 'open' | 'paid'>>();
yes<Same<ReturnType<Market['find']>, Promise<Receipt | null>>>();
yes<Same<ReturnType<Market['trades']>, AsyncIterable<number>>>();
yes<Same<OutOfStockError['data'], { readonly left: number }>>();

export async function uses(connection: Connection, order: Order, receipt: Receipt): Promise<void> {
  const market = new MarketClient(connection);
  const events = new MarketEventsClient(connection);

  if (receipt.kind === 'open') {
    receipt.due.startsWith('2026');
    // @ts-expect-error an open receipt has no number
    void receipt.number;
  }
  // @ts-expect-error a number is wanted
  await market.find('7');
  // @ts-expect-error no such state
  await market.find(7, 'LOST');
  // @ts-expect-error what must be there cannot be left out
  await market.find();
  // @ts-expect-error a line has a text
  await market.place({ ...order, lines: [{}] });
  // @ts-expect-error null is no comment where there must be a text
  await market.place({ ...order, lines: [{ text: null }] });
  // @ts-expect-error what is left out is no undefined
  await market.place({ ...order, lines: [{ text: '', comment: undefined }] });
  // @ts-expect-error values are read-only
  order.article = 'cup';
  // @ts-expect-error so are lists
  order.lines.push({ text: '' });
  // @ts-expect-error a stream is no promise
  (await market.trades(1)).toFixed();
  // @ts-expect-error calls have no buffer
  await market.tenant({ buffer: 3 });
  // @ts-expect-error an object has all methods of its interface
  await market.lease({});
  // @ts-expect-error no such event
  events.on('opened', () => {});
  events.on('price', ({ symbol, price }) => symbol.length + price);
  events.price({ keys: { symbol: 'ACME' } });
  // @ts-expect-error no key
  events.price({ keys: { price: 1 } });
  // @ts-expect-error an event without keys
  events.closed({ keys: { symbol: 'ACME' } });
  // @ts-expect-error an event has all of its parameters
  await events.publish('price', { symbol: 'ACME' });
  // @ts-expect-error a service has all methods
  serveAgent({});
  // @ts-expect-error what the error carries must be given
  void new OutOfStockError();
  // @ts-expect-error options have names
  await connect('ws://localhost', { timeout: 5 });

  const handlers = serveAgent({
    async *doubled(given) {
      for await (const n of given) {
        yield n * 2;
      }
    },
    hang: ({ signal }) => String(signal.aborted),
    refuse: (n) => n.toFixed(),
    explode: () => '',
  });
  await connect(['ws://a', 'ws://b'], { services: [handlers] });
  const error: RpcError = new OutOfStockError({ left: 1 }, 'gone');
  void error.code;
}
