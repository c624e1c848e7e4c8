// ethers, subscribed to the topic of a contract server in the way in which it subscribes to an Ethereum node:
// node ethers-subscriber.mjs URL
import { EventEmitter, once } from 'node:events';
import { SocketSubscriber, WebSocketProvider } from 'ethers';
import { holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url] = argumentsOr('ethers-subscriber.mjs URL', (given) => given.length === 1);

/** Subscribes to ticks as the library's own subscribers do to blocks. */
class TickSubscriber extends SocketSubscriber {
  constructor(provider) {
    super(provider, ['demo.ticks']);
    this.ticks = [];
    this.told = new EventEmitter();
  }

  /** Waits until the server has confirmed it. */
  async confirmed() {
    this.start();
    await within(20_000, 'not confirmed', once(this.told, 'confirmed'));
  }

  async _emit(_, tick) {
    this.ticks.push(tick);
    this.told.emit('tick');
  }
}

/** Tells a subscriber of its being registered. */
class TellingProvider extends WebSocketProvider {
  _register(id, subscriber) {
    super._register(id, subscriber);
    subscriber.told.emit('confirmed');
  }
}

await runClient(async () => {
  const { provider, send, frames, complaints } = connect();
  const quiet = connect();
  const other = connect();
  const tick = (n) => other.send('demo.tick', [n]);
  /** The ticks that a subscriber was told, in their order, as soon as there are so many. */
  const ticksOf = async (subscriber, count) => {
    while (subscriber.ticks.length < count) {
      await within(20_000, 'no tick', once(subscriber.told, 'tick'));
    }
    return subscriber.ticks.splice(0);
  };

  await check('it finds out which network this is', async () => {
    const network = await within(20_000, 'no network', provider.getNetwork());
    same([network.name, `${network.chainId}`], ['mainnet', '1']);
    same(await send('net_version', []), '1');
  });

  const first = new TickSubscriber(provider);
  await check('it is told each tick in order', async () => {
    await first.confirmed();
    for (const n of [5, 6, 7]) {
      await tick(n);
    }
    same(await ticksOf(first, 3), [5, 6, 7]);
  });
  const second = new TickSubscriber(provider);
  await check('two subscriptions have an id each, which is a string', async () => {
    await second.confirmed();
    await tick(8);
    same([await ticksOf(first, 1), await ticksOf(second, 1)], [[8], [8]]);
    const ids = new Set(frames.filter(({ method }) => method).map(({ params }) => params.subscription));
    same([ids.size, [...ids].every((id) => typeof id === 'string')], [2, true]);
  });
  await check('the answer to a subscribe comes before its first event', async () => {
    const told = new Set();
    for (const frame of frames) {
      if (frame.method) {
        holds(told.has(frame.params.subscription), 'an id that was answered', frame);
      } else {
        told.add(frame.result);
      }
    }
  });
  await check('one that stops is told nothing more, and the other goes on', async () => {
    first.stop(); // sends it soon
    await send('demo.add', [1, 2]);
    await send('demo.add', [1, 2]);
    await tick(9);
    same([await ticksOf(second, 1), first.ticks], [[9], []]);
    const events = frames.filter(({ method }) => method).slice(-1);
    same(events.map(({ params }) => params.result), [9]);
  });
  await check('what is no subscription cannot be ended', async () => {
    const ids = [...new Set(frames.filter(({ method }) => method).map(({ params }) => params.subscription))];
    same(await send('eth_unsubscribe', [ids[1]]), true);
    same(await send('eth_unsubscribe', [ids[1]]), false);
    same(await send('eth_unsubscribe', ['0xdead']), false);
    await tick(10);
    await send('demo.add', [1, 2]);
    same(second.ticks, []);
  });
  await check('an unknown topic is refused', async () => {
    const error = await send('eth_subscribe', ['newHeads']).catch((refusal) => refusal.error ?? refusal);
    same(error.code, -32602);
  });

  await check('who asked for nothing got nothing but answers', async () => {
    same(await quiet.send('demo.add', [20, 22]), 42);
    await quiet.send('eth_chainId', []);
    for (const n of [11, 12, 13]) {
      await tick(n);
    }
    same(await quiet.send('demo.add', [1, 2]), 3);
    same(quiet.frames.filter((frame) => !('id' in frame)), []);
    same(other.frames.filter((frame) => !('id' in frame)), []);
  });
  await check('the library had nothing to complain about', async () => {
    same([complaints, quiet.complaints, other.complaints], [[], [], []]);
    same(frames.filter(({ id, method }) => id === undefined && method !== 'eth_subscription'), []);
  });
  await check('it closes', async () => {
    const closed = once(provider.websocket, 'close');
    await provider.destroy();
    same((await within(20_000, 'not closed', closed))[0], 1005);
  });
  await quiet.provider.destroy();
  await other.provider.destroy();
});

/** A provider, every frame that it gets, and what it has to complain about. */
function connect() {
  const provider = new TellingProvider(url);
  const frames = [];
  const complaints = [];
  provider.websocket.addEventListener('message', ({ data }) => frames.push(JSON.parse(data)));
  provider.on('error', (error) => complaints.push(error.message));
  const send = (method, params) => within(20_000, `no answer to ${method}`, provider.send(method, params));
  return { provider, send, frames, complaints };
}
