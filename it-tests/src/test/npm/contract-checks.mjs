// The checks of the contract service that every JSON-RPC client library runs, whatever its API looks like.
// Covered is each member that needs no stream, topic or callback; those are the business of the clients that have them.
import { check } from './peer-process.mjs';

const ANSWER_MILLIS = 20_000;

const INVALID_PARAMS = -32602;
const METHOD_NOT_FOUND = -32601;
const INTERNAL_ERROR = -32603;

/**
 * Runs all checks on one open connection that has not been used before, or on many where each call has its own.
 *
 * @param library how the library under test does things:
 *   `call(method, params)` resolves with the result or rejects with something that has `code`, `message` and `data`;
 *   `notify(method, params)` sends a notification;
 *   `received()` is the number of messages that the connection has received;
 *   `connected` is false where each call has a connection of its own, so that the server cannot tell who logged what.
 *   `params` is an array, an object, or left out.
 */
export async function checkContract(library) {
  const peer = countingCalls(library);
  const { call, notify } = peer;

  await check('add by position', async () => {
    same(await call('demo.add', [1, 2]), 3);
    same(await call('demo.add', [-5, 5]), 0);
    same(await call('demo.add', [2147483647, -2147483648]), -1);
  });
  await check('add by name, in any order', async () => {
    same(await call('demo.add', { a: 1, b: 2 }), 3);
    same(await call('demo.add', { b: -2, a: 1 }), -1);
  });
  await check('add answers an overflow with an application error', async () => {
    const error = await failure(call('demo.add', [2147483647, 1]));
    holds([-32700, -32600, -32601, -32602, -32603].includes(error.code) === false, 'an application error', error);
    holds(Number.isInteger(error.code), 'an integer code', error);
  });
  await check('subtract by position', async () => {
    same(await call('demo.subtract', [42, 23]), 19);
    same(await call('demo.subtract', [23, 42]), -19);
  });
  await check('subtract by name, in any order', async () => {
    same(await call('demo.subtract', { minuend: 42, subtrahend: 23 }), 19);
    same(await call('demo.subtract', { subtrahend: 23, minuend: 42 }), 19);
  });
  await check('names reserved for the protocol are never unknown parameters', async () => {
    same(await call('demo.add', { a: 1, b: 2, _meta: { tenant: 'x' }, workDoneToken: 'w', partialResultToken: 7 }), 3);
  });

  for (const [kind, values] of Object.entries(ECHOED)) {
    await check(`echo returns ${kind}`, async () => {
      for (const value of values) {
        same(await call('demo.echo', [value]), value);
        same(await call('demo.echo', { value }), value);
      }
    });
  }

  await check('greet with a title', async () => {
    same(await call('demo.greet', [{ name: 'Ada', title: 'Dr.' }]), 'Hello, Dr. Ada');
    same(await call('demo.greet', { person: { title: 'Dr.', name: 'Ada' } }), 'Hello, Dr. Ada');
  });
  await check('greet without a title', async () => {
    same(await call('demo.greet', [{ name: 'Ada' }]), 'Hello, Ada');
    same(await call('demo.greet', { person: { name: 'Žofie 🦊' } }), 'Hello, Žofie 🦊');
  });
  await check('greet ignores unknown fields of an object', async () => {
    same(await call('demo.greet', { person: { age: 36, name: 'Ada', tags: ['x', { y: 1 }] } }), 'Hello, Ada');
  });

  await check('divide', async () => {
    same(await call('demo.divide', [7, 2]), 3);
    same(await call('demo.divide', { b: 3, a: 42 }), 14);
  });
  await check('divide by zero is a typed error', async () => {
    for (const params of [[7, 0], { a: 7, b: 0 }]) {
      const { code, message, data } = await failure(call('demo.divide', params));
      same({ code, message, data }, { code: 1001, message: 'division by zero', data: { dividend: 7 } });
    }
  });

  await check('sleep answers after its time', async () => {
    const start = performance.now();
    same(await call('demo.sleep', [120]), 'done');
    same(await call('demo.sleep', { millis: 120 }), 'done');
    const millis = performance.now() - start;
    holds(millis >= 235, 'an answer after 240 ms', Math.round(millis));
  });
  await check('sleep does not hold up other calls', async () => {
    const order = [];
    const sleeping = call('demo.sleep', [400]).then(() => order.push('sleep'));
    const adding = call('demo.add', [1, 2]).then(() => order.push('add'));
    await Promise.all([sleeping, adding]);
    same(order, ['add', 'sleep']);
  });
  await check('slept counts the sleeps that ended', async () => {
    const before = await call('demo.slept');
    await Promise.all([call('demo.sleep', [1]), call('demo.sleep', [2])]);
    const after = await call('demo.slept', []);
    holds(after >= before + 2, `at least ${before + 2}`, after);
  });

  if (library.connected !== false) {
    await check('log is a notification, logged returns the lines in order', async () => {
      same(await call('demo.logged', []), []);
      const lines = ['first', 'druhý 🦊', '', 'first'];
      await notify('demo.log', [lines[0]]);
      await notify('demo.log', { line: lines[1] });
      await notify('demo.log', [lines[2]]);
      await notify('demo.log', { line: lines[3] });
      same(await eventually(() => call('demo.logged'), (logged) => logged.length >= lines.length), lines);
    });
  }
  await check('notifications that fail disturb nothing', async () => {
    await notify('demo.nothing', [1]);
    await notify('demo.add', ['x']);
    await notify('demo.divide', [1, 0]);
    await notify('demo.boom');
    same(await call('demo.add', [1, 2]), 3);
  });

  await check('boom is an internal error that leaks nothing', async () => {
    const error = await refused(call('demo.boom'), INTERNAL_ERROR);
    holds(/^internal error/i.test(error.message), 'the message "Internal error"', error);
    holds(!/exception|throw|boom|secret|java|stack|\bat [\w.$]+\(/i.test(show(error)), 'nothing of the cause', error);
    same(await call('demo.add', [1, 2]), 3);
  });

  await check('an unknown method is -32601', async () => {
    for (const method of ['demo.nothing', 'demo.Add', 'add', 'demo', 'rpc.nothing', '$/nothing', 'žádná/metoda']) {
      await refused(call(method, [1, 2]), METHOD_NOT_FOUND);
      await refused(call(method), METHOD_NOT_FOUND);
    }
  });
  await check('an ill-typed parameter is -32602 and named', async () => {
    for (const wrong of ['1', 1.5, null, true, [], {}, 2147483648, 1e300]) {
      named('subtrahend', await refused(call('demo.subtract', [1, wrong]), INVALID_PARAMS));
      named('minuend', await refused(call('demo.subtract', { minuend: wrong, subtrahend: 1 }), INVALID_PARAMS));
    }
    named('person', await refused(call('demo.greet', ['Ada']), INVALID_PARAMS));
    named('person', await refused(call('demo.greet', { person: { title: 'Dr.' } }), INVALID_PARAMS));
    named('millis', await refused(call('demo.sleep', ['soon']), INVALID_PARAMS));
  });
  await check('a missing parameter is -32602 and named', async () => {
    named('subtrahend', await refused(call('demo.subtract', [1]), INVALID_PARAMS));
    named('subtrahend', await refused(call('demo.subtract', { minuend: 1 }), INVALID_PARAMS));
    named('minuend', await refused(call('demo.subtract', { subtrahend: 1 }), INVALID_PARAMS));
    named('minuend', await refused(call('demo.subtract'), INVALID_PARAMS));
    named('value', await refused(call('demo.echo', {}), INVALID_PARAMS));
  });
  await check('an unknown parameter is -32602 and named', async () => {
    const params = { minuend: 1, subtrahend: 2, remainder: 3 };
    named('remainder', await refused(call('demo.subtract', params), INVALID_PARAMS));
    await refused(call('demo.subtract', [1, 2, 3]), INVALID_PARAMS);
  });

  await check('eth_chainId', async () => {
    same(await call('eth_chainId'), '0x1');
    same(await call('eth_chainId', []), '0x1');
  });
  await check('net_version', async () => {
    same(await call('net_version'), '1');
    same(await call('net_version', []), '1');
  });

  await check('500 calls at once are answered each with its own result', async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    const sums = await Promise.all(
      numbers.map((i) => (i % 2 === 0 ? call('demo.add', [i, 1000]) : call('demo.add', { b: 1000, a: i }))),
    );
    same(sums, numbers.map((i) => i + 1000));
  });
  await check('results and failures at once do not mix', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 90 }, (_, i) =>
        [
          () => call('demo.divide', [i, 0]).catch((error) => error.data.dividend),
          () => call('demo.sleep', [100 - i]).then((done) => (done === 'done' ? i : done)),
          () => call('demo.echo', [i]),
        ][i % 3](),
      ),
    );
    same(outcomes, Array.from({ length: 90 }, (_, i) => i));
  });
  await check('nothing came but one answer for each call', async () => {
    same(library.received(), peer.calls());
  });
}

const ECHOED = {
  'null, booleans and empty values': [null, true, false, 0, '', [], {}],
  'big integers': [9007199254740991, -9007199254740991, 9223372036854775807, 123456789012345680000, -1e20],
  'fractions': [0.1, -1.5, 3.141592653589793, 1e300, 1.7976931348623157e308, 5e-324, 1e-7],
  'unicode': ['řeč 🦊', '日本語 עברית', '\u0000\u0001\u007f\u2028\u2029\ufeff', '"\\/\b\f\n\r\t'],
  'the order of keys': [{ z: 1, a: { y: 2, b: [{ d: 3, c: 4 }] }, m: null, 'ž 🦊': 5, '': 6 }],
  'deep, long and wide values': [nested(40), 'x🦊'.repeat(100_000), Array.from({ length: 5_000 }, (_, i) => i)],
};

function nested(depth) {
  return depth === 0 ? 'bottom' : depth % 2 === 0 ? [nested(depth - 1)] : { in: nested(depth - 1) };
}

/** Counts the calls of a library, and lets none of them wait for ever. */
function countingCalls({ call, notify }) {
  let calls = 0;
  return {
    notify,
    calls: () => calls,
    call: (method, params) => {
      calls++;
      return within(ANSWER_MILLIS, `${method} was not answered`, call(method, params));
    },
  };
}

/** The outcome of a promise, or a failure that says `complaint` when there is none after that time. */
export async function within(millis, complaint, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${millis} ms`)), millis);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What `ask` answers as soon as it is `enough`, or after two seconds whatever it answers then. */
async function eventually(ask, enough) {
  const end = performance.now() + 2_000;
  for (;;) {
    const answer = await ask();
    if (enough(answer) || performance.now() > end) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Fails unless both are written as the same JSON text, keys in the same order. */
export function same(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`expected ${show(expected)}, got ${show(actual)}`);
  }
}

export function holds(fact, expected, actual) {
  if (!fact) {
    throw new Error(`expected ${expected}, got ${show(actual)}`);
  }
}

/** The error that a call ends with. */
export async function failure(answer) {
  const result = await answer.then(show, (error) => {
    if (error?.code === undefined) {
      throw error;
    }
    return error;
  });
  if (typeof result === 'string') {
    throw new Error(`expected an error, got the result ${result}`);
  }
  return result;
}

export async function refused(answer, code) {
  const error = await failure(answer);
  holds(error.code === code, `error ${code}`, error);
  return error;
}

function named(parameter, error) {
  holds(error.message.includes(parameter), `a message that names "${parameter}"`, error);
}

function show(value) {
  const shown = value?.code === undefined ? value : { code: value.code, message: value.message, data: value.data };
  const text = `${JSON.stringify(shown)}`;
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
