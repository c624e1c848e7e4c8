// What OpenRPC's generator has made of the contract's document, at work: generated-client.js PORT
import { check, holds, outcome, same } from './checks.js';
import { Documents } from './client.js';
import type { Person } from './client.js';

const port = Number(process.argv[2]);
const client = new Documents({ transport: { type: 'websocket', host: '127.0.0.1', port, path: '/rpc' } });

/** What a promise is rejected with. */
async function failure(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
}

await check('calls are answered', async () => {
  const sum: number = await client['demo.add'](20, 22);
  same(sum, 42);
  same(await client['demo.subtract'](42, 23), 19);
  same(await client.eth_chainId(), '0x1');
  same(await client.net_version(), '1');
});
await check('any JSON comes back', async () => {
  const value = { b: [1, null, 'ü'], a: {} };
  same(await client['demo.echo'](value), value);
});
await check('objects have their types', async () => {
  const ada: Person = { name: 'Ada', title: 'Dr.' };
  same(await client['demo.greet'](ada), 'Hello, Dr. Ada');
  same(await client['demo.greet']({ name: 'Ada' }), 'Hello, Ada');
  // @ts-expect-error A person has a name.
  const nobody: Person = {};
  same(nobody, {});
});
await check('typed errors have code, message and data', async () => {
  const error = await failure(client['demo.divide'](7, 0));
  same([error.code, error.message, error.data], [1001, 'division by zero', { dividend: 7 }]);
});
await check('void calls are answered, notifications are not', async () => {
  same(await client['demo.tick'](1), null);
  await client['demo.log']('from a generated client');
  same(await client['demo.logged'](), ['from a generated client']);
});
await check('what the schema refuses is not sent', async () => {
  const problems = await failure(client['demo.add']('1' as unknown as number, 2));
  holds(Array.isArray(problems) && problems.length === 1, 'a problem');
  const tooMuch = await failure(client['demo.add'](2 ** 40, 2));
  holds(Array.isArray(tooMuch) && tooMuch.length === 1, 'a problem');
});

const { passed, failures } = outcome();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length);
