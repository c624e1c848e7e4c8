// AutobahnJS as a caller and subscriber at a contract server: node autobahn-client.mjs URL
import { checkContract, holds, same } from './contract-checks.mjs';
import { Heard, answer, failureOf, join, refusedFor } from './autobahn-session.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url] = argumentsOr('autobahn-client.mjs URL', (given) => given.length === 1);

await runClient(async () => {
  const peer = await join(url);
  let unasked = 0;
  await checkContract({
    call: (method, params) => call(peer.session, method, params).catch((error) => Promise.reject(coded(error))),
    // In WAMP every call is answered, so a notification is a call whose answer nobody waits for.
    notify: async (method, params) => {
      unasked++;
      await call(peer.session, method, params).catch(() => {});
    },
    received: () => peer.received - unasked,
  });
  await checkWamp(peer.session);
  await checkTicks(peer.session);

  await check('the library had nothing to complain about', async () => same(peer.complaints, []));
  await check('the server says goodbye', async () => same(await peer.close(), 'wamp.close.goodbye_and_out'));
});

async function checkWamp(session) {
  await check('a typed error has a URI, arguments and arguments by keyword', async () => {
    for (const params of [[7, 0], { a: 7, b: 0 }]) {
      const { error, args, kwargs } = await failureOf(call(session, 'demo.divide', params));
      same([error, args, kwargs], ['demo.division_by_zero', ['division by zero'], { dividend: 7 }]);
    }
  });
  await check('an unknown procedure is one of the errors of WAMP', async () => {
    await refusedFor('wamp.error.no_such_procedure', session.call('demo.nothing'));
  });
  await check('so is a wrong argument', async () => {
    await refusedFor('wamp.error.invalid_argument', session.call('demo.add', [1]));
    await refusedFor('wamp.error.invalid_argument', session.call('demo.add', [1, '2']));
    await refusedFor('wamp.error.invalid_argument', session.call('demo.add', [], { a: 1, c: 2 }));
  });

  await check('a stream is progressive results, and at last a result without arguments', async () => {
    for (const [args, kwargs] of [[[5]], [[], { upTo: 5 }]]) {
      const items = new Heard();
      const done = session.call('demo.count', args, kwargs, { receive_progress: true });
      same(await answer(done.then((result) => result, undefined, (item) => items.add(item))), null);
      same(items.all(), [1, 2, 3, 4, 5]);
    }
  });
  await check('an empty stream is that result alone', async () => {
    const items = new Heard();
    const done = session.call('demo.count', [0], undefined, { receive_progress: true });
    same(await answer(done.then((result) => result, undefined, (item) => items.add(item))), null);
    same(items.all(), []);
  });
  await check('a long stream comes in order', async () => {
    const items = new Heard();
    const done = session.call('demo.count', [2_000], undefined, { receive_progress: true });
    await answer(done.then((result) => result, undefined, (item) => items.add(item)));
    same(items.all(), Array.from({ length: 2_000 }, (_, i) => i + 1));
  });
  await check('a stream that is cancelled ends', async () => {
    const items = new Heard();
    const counting = session.call('demo.count', [1_000_000_000], undefined, { receive_progress: true });
    const ended = counting.then((result) => result, undefined, (item) => items.add(item));
    ended.then(undefined, () => {}); // whoever waits for it may give up before
    await items.next(10);
    counting.cancel({ mode: 'kill' });
    await refusedFor('wamp.error.canceled', ended);
  });

  await check('a call that is cancelled stops its work', async () => {
    const before = await answer(session.call('demo.slept'));
    const sleeping = session.call('demo.sleep', [3_000]);
    await answer(session.call('demo.add', [1, 2]));
    const start = performance.now();
    sleeping.cancel({ mode: 'kill' });
    await refusedFor('wamp.error.canceled', sleeping);
    const millis = performance.now() - start;
    holds(millis < 2_000, 'an answer long before it would have slept enough', Math.round(millis));
    same(await answer(session.call('demo.sleep', [3_100])), 'done');
    same(await answer(session.call('demo.slept')), before + 1);
  });
  await check('a call that is out of time ends', async () => {
    await refusedFor('wamp.error.timeout', session.call('demo.sleep', [10_000], undefined, { timeout: 100 }));
  });

  await check('the server calls back', async () => {
    const reverse = (args, { text }) => [...(text ?? args[0])].reverse().join('');
    const registration = await answer(session.register('client.reverse', reverse));
    same(await answer(session.call('demo.callMe', ['Žofie'])), 'eifoŽ');
    same(await answer(session.call('demo.callMe', [], { name: 'abc' })), 'cba');
    await answer(session.unregister(registration));
  });
}

async function checkTicks(session) {
  const ticks = new Heard();
  const subscription = await answer(session.subscribe('demo.ticks', (args) => ticks.add(args)));
  await check('ticks are events', async () => {
    for (const n of [5, 6, 7]) {
      await answer(session.call('demo.tick', [n]));
    }
    same(await ticks.next(3), [[5], [6], [7]]);
  });
  await check('they end with the subscription', async () => {
    await answer(session.unsubscribe(subscription));
    await answer(session.call('demo.tick', [8]));
    await answer(session.call('demo.add', [1, 2]));
    same(ticks.all(), []);
  });
}

function call(session, method, params) {
  return Array.isArray(params) || params === undefined
    ? session.call(method, params)
    : session.call(method, [], params);
}

/** An error as the checks of the contract know it; what is not among the known ones is an application's. */
function coded(error) {
  const known = {
    'wamp.error.no_such_procedure': -32601,
    'wamp.error.invalid_argument': -32602,
    'callwire.error.internal': -32603,
    'demo.division_by_zero': 1001,
  };
  if (error?.error === undefined) {
    return error;
  }
  return { code: known[error.error] ?? 1, message: `${error.args[0]}`, data: error.kwargs };
}
