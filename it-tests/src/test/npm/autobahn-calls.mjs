// AutobahnJS as caller and callee, whose calls a router routes:
// node autobahn-calls.mjs URL [--basic] [--progress] [--cbor | --msgpack]
// With --basic it asks for nothing beyond WAMP's Basic Profile. With --progress it expects that a callee may send
// progressive results without announcing that its calls can be cancelled, as AutobahnJS's does; else, that it may not.
import { holds, same } from './contract-checks.mjs';
import {
  FORMS,
  Heard,
  Result,
  WampError,
  answer,
  failureOf,
  formOf,
  join,
  refusedFor,
  vanish,
} from './autobahn-session.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const FLAGS = ['--basic', '--progress', ...FORMS];
const [url, ...flags] = argumentsOr(
  'autobahn-calls.mjs URL [--basic] [--progress] [--cbor | --msgpack]',
  ([address, ...more]) => address !== undefined && more.every((flag) => FLAGS.includes(flag)),
);
const basic = flags.includes('--basic');
const progressive = flags.includes('--progress');
const form = formOf(flags);

await runClient(async () => {
  const caller = await join(url, form);
  const callee = await join(url, { ...form, on_user_error: () => {} });
  await checkBasics(caller.session, callee.session);
  if (progressive) {
    await checkProgress(caller.session, callee.session);
  }
  if (!basic) {
    await checkAdvanced(caller, callee);
  }
  await check('the library had nothing to complain about', async () => {
    same([caller.complaints, callee.complaints], [[], []]);
  });
  await callee.close();
  await caller.close();
});

async function checkBasics(caller, callee) {
  const call = caller.call.bind(caller);
  const register = (uri, procedure) => answer(callee.register(uri, procedure));

  await check('arguments and results by position', async () => {
    await register('routed.add', ([a, b]) => a + b);
    same(await answer(call('routed.add', [20, 22])), 42);
  });
  await check('arguments by keyword', async () => {
    await register('routed.subtract', (_, { minuend, subtrahend }) => minuend - subtrahend);
    same(await answer(call('routed.subtract', [], { subtrahend: 2, minuend: 44 })), 42);
  });
  await check('results of both kinds', async () => {
    await register('routed.both', (args, kwargs) => new Result([...args, 3], { ...kwargs, b: 2 }));
    const { args, kwargs } = await answer(call('routed.both', [1, 2], { a: 1 }));
    same([args, kwargs], [[1, 2, 3], { a: 1, b: 2 }]);
  });
  await check('values come through as they are', async () => {
    await register('routed.echo', ([value]) => value);
    for (const value of [false, 0, '', [], {}, 'řeč 🦊', 9007199254740991, 1.5e300, { z: [1, { a: null }], a: '"\\\n' }]) {
      same(await answer(call('routed.echo', [value])), value);
    }
  });
  await check('an error has its URI, and arguments of both kinds', async () => {
    await register('routed.fail', () => {
      throw new WampError('routed.error.empty', ['nothing left', 7], { left: 0 });
    });
    const { error, args, kwargs } = await failureOf(call('routed.fail'));
    same([error, args, kwargs], ['routed.error.empty', ['nothing left', 7], { left: 0 }]);
  });
  await check('what is thrown otherwise is an error of the runtime', async () => {
    await register('routed.boom', () => {
      throw 'boom';
    });
    same((await refusedFor('wamp.error.runtime_error', call('routed.boom'))).args, ['boom']);
  });
  await check('a procedure that is there is not registered again', async () => {
    await refusedFor('wamp.error.procedure_already_exists', callee.register('routed.add', () => 0));
  });
  await check('many calls at once are answered each with its own result', async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    same(await answer(Promise.all(numbers.map((i) => call('routed.add', [i, 1000])))), numbers.map((i) => i + 1000));
  });
  await check('a procedure is gone once it was unregistered', async () => {
    const registration = await register('routed.gone', () => 1);
    same(await answer(call('routed.gone')), 1);
    await answer(callee.unregister(registration));
    await refusedFor('wamp.error.no_such_procedure', call('routed.gone'));
  });
}

async function checkProgress(caller, callee) {
  await check('progressive results come in order before the result', async () => {
    await answer(
      callee.register('routed.count', async ([upTo], kwargs, { progress }) => {
        for (let n = 1; n <= upTo; n++) {
          progress([n]);
        }
        return 'done';
      }),
    );
    const items = new Heard();
    const counting = caller.call('routed.count', [100], undefined, { receive_progress: true });
    same(await answer(counting.then((result) => result, undefined, (item) => items.add(item))), 'done');
    same(items.all(), Array.from({ length: 100 }, (_, i) => i + 1));
  });
}

async function checkAdvanced(caller, callee) {
  const call = caller.session.call.bind(caller.session);
  const register = (uri, procedure, options) => answer(callee.session.register(uri, procedure, options));

  await check('a callee knows whether progress is wanted', async () => {
    await register('routed.wanted', (args, kwargs, { progress }) => progress !== null);
    same(await answer(call('routed.wanted')), false);
    same(await answer(call('routed.wanted', [], {}, { receive_progress: true })), progressive);
  });
  await check('a caller is known to the callee if it wants to be', async () => {
    await register('routed.who', (args, kwargs, details) => details.caller ?? null);
    same(await answer(call('routed.who', [], {}, { disclose_me: true })), caller.session.id);
    same(await answer(call('routed.who')), null);
  });
  await check('callees of a shared procedure are called in turn', async () => {
    const third = await join(url, form);
    await register('routed.turn', () => 'second', { invoke: 'roundrobin' });
    await answer(third.session.register('routed.turn', () => 'third', { invoke: 'roundrobin' }));
    const turns = [];
    for (let i = 0; i < 6; i++) {
      turns.push(await answer(call('routed.turn')));
    }
    const [first, second] = turns;
    holds(first !== second, 'another callee for the second call', turns);
    same(turns, [first, second, first, second, first, second]);
    await third.close();
    same(await answer(call('routed.turn')), 'second');
  });
  await check('patterns are called for what nothing else is there', async () => {
    const named = (kind) => (args, kwargs, { procedure }) => [kind, procedure];
    await register('pattern.exact.one', named('exact'));
    await register('pattern.', named('prefix'), { match: 'prefix' });
    await register('pattern..two', named('wildcard'), { match: 'wildcard' });
    same(await answer(call('pattern.exact.one')), ['exact', 'pattern.exact.one']);
    same(await answer(call('pattern.exact.three')), ['prefix', 'pattern.exact.three']);
    await refusedFor('wamp.error.no_such_procedure', call('other.exact.one'));
  });
  await check('a call of a callee that cannot be interrupted is cancelled nevertheless', async () => {
    const [held, release] = promise();
    const [began, begin] = promise();
    await register('routed.hold', () => {
      begin();
      return held;
    });
    const holding = call('routed.hold');
    await answer(began);
    holding.cancel({ mode: 'kill' });
    await refusedFor('wamp.error.canceled', holding);
    release('too late');
    same(await answer(call('routed.add', [1, 2])), 3);
  });
  await check('calls of a callee that has gone fail', async () => {
    const mortal = await join(url, form);
    const [began, begin] = promise();
    await answer(
      mortal.session.register('routed.die', () => {
        begin();
        return new Promise(() => {});
      }),
    );
    const dying = failureOf(call('routed.die'));
    await answer(began);
    vanish(mortal);
    const { error } = await dying;
    holds(/^wamp\.error\.cancell?ed$/.test(error), 'wamp.error.canceled', error);
    await refusedFor('wamp.error.no_such_procedure', call('routed.die'));
  });
}

/** A promise, and what keeps it. */
function promise() {
  let keep;
  const kept = new Promise((resolve) => {
    keep = resolve;
  });
  return [kept, keep];
}
