// wampy at a contract server, as caller and callee, publisher and subscriber: node wampy-client.mjs URL [--routed]
// With --routed it calls nothing of the contract, so that any router will do.
import { Wampy } from 'wampy';
import WebSocket from 'ws';
import { holds, same } from './contract-checks.mjs';
import { Heard, answer } from './autobahn-session.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const [url, routed] = argumentsOr(
  'wampy-client.mjs URL [--routed]',
  ([, flag, ...more]) => more.length === 0 && (flag === undefined || flag === '--routed'),
);

await runClient(async () => {
  const caller = await join();
  const callee = await join();
  const call = (uri, payload, options) => answer(caller.call(uri, payload, options));

  if (!routed) {
    await checkContract(caller, call);
  }
  await check('a call goes to its callee and back', async () => {
    await answer(callee.register('wampy.add', ({ argsList: [a, b] }) => [a + b]));
    same((await call('wampy.add', [20, 22])).argsList, [42]);
  });
  await check('arguments of both kinds', async () => {
    await answer(callee.register('wampy.both', ({ argsList, argsDict }) => ({ argsList, argsDict })));
    const { argsList, argsDict } = await call('wampy.both', { argsList: [1, 'two'], argsDict: { three: 3 } });
    same([argsList, argsDict], [[1, 'two'], { three: 3 }]);
  });
  await check('an error has its URI, and arguments of both kinds', async () => {
    await answer(
      callee.register('wampy.fail', () => {
        throw { error: 'wampy.error.empty', argsList: ['nothing left'], argsDict: { left: 0 } };
      }),
    );
    const { errorUri, argsList, argsDict } = await refusal(call('wampy.fail'));
    same([errorUri, argsList, argsDict], ['wampy.error.empty', ['nothing left'], { left: 0 }]);
  });
  await check('an event is heard by a subscriber, and not by its publisher', async () => {
    const heard = new Heard();
    const own = new Heard();
    await answer(callee.subscribe('wampy.news', ({ argsList, argsDict }) => heard.add([argsList, argsDict])));
    await answer(caller.subscribe('wampy.news', (event) => own.add(event)));
    await answer(caller.publish('wampy.news', { argsList: [1], argsDict: { a: 2 } }));
    same(await heard.next(1), [[[1], { a: 2 }]]);
    same(own.all(), []);
  });
  await check('it unregisters, unsubscribes and leaves', async () => {
    await answer(callee.unregister('wampy.add'));
    same((await refusal(call('wampy.add', [1, 2]))).errorUri, 'wamp.error.no_such_procedure');
    await answer(callee.unsubscribe('wampy.news'));
    await answer(callee.disconnect());
    await answer(caller.disconnect());
  });
});

async function checkContract(caller, call) {
  await check('add by position and by name', async () => {
    same((await call('demo.add', [1, 2])).argsList, [3]);
    same((await call('demo.add', { b: -2, a: 1 })).argsList, [-1]);
  });
  await check('a typed error', async () => {
    const { errorUri, argsList, argsDict } = await refusal(call('demo.divide', [7, 0]));
    same([errorUri, argsList, argsDict], ['demo.division_by_zero', ['division by zero'], { dividend: 7 }]);
  });
  await check('progressive results', async () => {
    const items = new Heard();
    const progress_callback = ({ argsList: [item] }) => items.add(item);
    const { argsList } = await call('demo.count', [5], { progress_callback });
    same([argsList ?? [], items.all()], [[], [1, 2, 3, 4, 5]]);
  });
  await check('a call that is cancelled', async () => {
    const sleeping = caller.call('demo.sleep', [10_000]);
    caller.cancel(caller.getOpStatus().reqId, { mode: 'kill' });
    same((await refusal(sleeping)).errorUri, 'wamp.error.canceled');
  });
  await check('ticks', async () => {
    const ticks = new Heard();
    await answer(caller.subscribe('demo.ticks', ({ argsList: [n] }) => ticks.add(n)));
    await call('demo.tick', [5]);
    same(await ticks.next(1), [5]);
    await answer(caller.unsubscribe('demo.ticks'));
  });
}

async function join() {
  const wampy = new Wampy(url, { realm: 'realm1', ws: WebSocket, autoReconnect: false });
  await answer(wampy.connect());
  return wampy;
}

/** The error that a call ends with. */
async function refusal(promise) {
  const error = await answer(promise).then(
    () => undefined,
    (refused) => refused,
  );
  holds(error?.errorUri !== undefined, 'an error of WAMP', error?.message);
  return error;
}
