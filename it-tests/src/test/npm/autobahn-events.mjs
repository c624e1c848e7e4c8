// AutobahnJS as publisher and subscriber, whose events a router routes:
// node autobahn-events.mjs URL [--basic] [--cbor | --msgpack]
// With --basic it asks for nothing beyond WAMP's Basic Profile.
import { holds, same } from './contract-checks.mjs';
import { FORMS, Heard, answer, formOf, join, refusedFor } from './autobahn-session.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const ACKNOWLEDGED = { acknowledge: true };
const FLAGS = ['--basic', ...FORMS];
const [url, ...flags] = argumentsOr(
  'autobahn-events.mjs URL [--basic] [--cbor | --msgpack]',
  ([address, ...more]) => address !== undefined && more.every((flag) => FLAGS.includes(flag)),
);
const basic = flags.includes('--basic');
const form = formOf(flags);

await runClient(async () => {
  const publisher = await join(url, form);
  const subscriber = await join(url, form);
  await checkBasics(publisher.session, subscriber.session);
  if (!basic) {
    await checkAdvanced(publisher.session, subscriber.session);
  }
  await check('the library had nothing to complain about', async () => {
    same([publisher.complaints, subscriber.complaints], [[], []]);
  });
  await subscriber.close();
  await publisher.close();
});

/** What a session hears of a topic: `[args, kwargs, details]` for each event. */
async function listen(session, topic, options) {
  const heard = new Heard();
  heard.subscription = await answer(
    session.subscribe(topic, (args, kwargs, details) => heard.add([args, kwargs, details]), options),
  );
  return heard;
}

function argsOf(events) {
  return events.map(([args]) => args);
}

async function checkBasics(publisher, subscriber) {
  const publish = (topic, args, kwargs) => answer(publisher.publish(topic, args, kwargs, ACKNOWLEDGED));

  await check('an event has the arguments of both kinds', async () => {
    const heard = await listen(subscriber, 'routed.both');
    await publish('routed.both', [1, 'two'], { three: 3 });
    const [[args, kwargs]] = await heard.next(1);
    same([args, kwargs], [[1, 'two'], { three: 3 }]);
  });
  await check('a publication has an id that the subscriber is told', async () => {
    const heard = await listen(subscriber, 'routed.id');
    const { id } = await publish('routed.id', [1]);
    const [[, , { publication }]] = await heard.next(1);
    holds(Number.isInteger(id) && id > 0, 'a positive id', id);
    same(publication, id);
  });
  await check('many events come in order', async () => {
    const heard = await listen(subscriber, 'routed.many');
    const many = Array.from({ length: 500 }, (_, i) => [i]);
    many.forEach((args) => publisher.publish('routed.many', args));
    same(argsOf(await heard.next(many.length)), many);
  });
  await check('all subscribers hear an event, but not its publisher', async () => {
    const heard = await listen(subscriber, 'routed.all');
    const own = await listen(publisher, 'routed.all');
    await publish('routed.all', [1]);
    await heard.next(1);
    same(own.all(), []);
  });
  await check('who subscribes twice has one subscription, and both handlers hear', async () => {
    const first = await listen(subscriber, 'routed.twice');
    const second = await listen(subscriber, 'routed.twice');
    same(second.subscription.id, first.subscription.id);
    await publish('routed.twice', [1]);
    same([argsOf(await first.next(1)), argsOf(await second.next(1))], [[[1]], [[1]]]);
  });
  await check('nothing comes once it has unsubscribed', async () => {
    const heard = await listen(subscriber, 'routed.ended');
    const other = await listen(subscriber, 'routed.other');
    await answer(subscriber.unsubscribe(heard.subscription));
    await publish('routed.ended', [1]);
    await publish('routed.other', [2]);
    await other.next(1);
    same(heard.all(), []);
  });
}

async function checkAdvanced(publisher, subscriber) {
  const publish = (topic, args, options) =>
    answer(publisher.publish(topic, args, undefined, { ...ACKNOWLEDGED, ...options }));

  await check('a publisher hears itself if it wants to', async () => {
    const own = await listen(publisher, 'routed.own');
    await publish('routed.own', [1]);
    await publish('routed.own', [2], { exclude_me: false });
    same(argsOf(await own.next(1)), [[2]]);
  });
  await check('a publisher is known to subscribers if it wants to be', async () => {
    const heard = await listen(subscriber, 'routed.who');
    await publish('routed.who', [1]);
    await publish('routed.who', [2], { disclose_me: true });
    same((await heard.next(2)).map(([, , details]) => details.publisher ?? null), [null, publisher.id]);
  });
  await check('some subscribers may be left out, or chosen', async () => {
    const heard = await listen(subscriber, 'routed.some');
    await publish('routed.some', [1], { exclude: [subscriber.id] });
    await publish('routed.some', [2], { eligible: [publisher.id] });
    await publish('routed.some', [3], { eligible: [subscriber.id] });
    await publish('routed.some', [4], { exclude_authrole: ['nobody'] });
    same(argsOf(await heard.next(2)), [[3], [4]]);
  });
  await check('a subscription of a prefix tells the topic', async () => {
    const heard = await listen(subscriber, 'prefix.one', { match: 'prefix' });
    await publish('prefix.one', [1]);
    await publish('prefix.two', [2]);
    await publish('prefix.one.more', [3]);
    same((await heard.next(2)).map(([args, , { topic }]) => [args, topic]), [
      [[1], 'prefix.one'],
      [[3], 'prefix.one.more'],
    ]);
  });
  await check('a subscription with wildcards tells the topic', async () => {
    const heard = await listen(subscriber, 'wild..card', { match: 'wildcard' });
    await publish('wild.a.card', [1]);
    await publish('wild.a.b.card', [2]);
    await publish('wild.c.card', [3]);
    same((await heard.next(2)).map(([args, , { topic }]) => [args, topic]), [
      [[1], 'wild.a.card'],
      [[3], 'wild.c.card'],
    ]);
  });
  await check('an event that is retained is there for who comes later and asks for it', async () => {
    await publish('routed.kept', [1], { retain: true });
    const later = await listen(subscriber, 'routed.kept', { get_retained: true });
    const [[args, , { retained }]] = await later.next(1);
    same([args, retained], [[1], true]);
  });
  await check('a topic that is no URI is refused', async () => {
    await refusedFor('wamp.error.invalid_uri', publisher.publish('no uri', [1], undefined, ACKNOWLEDGED));
    await refusedFor('wamp.error.invalid_uri', subscriber.subscribe('no uri', () => {}));
  });
}
