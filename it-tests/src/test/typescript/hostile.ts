// Names that mean something in JavaScript, on the wire: hostile.js
import { check, holds, outcome, same } from './checks.js';
import { fake } from './fake-socket.js';
import * as client from './client/index.js';

const names = [
  'constructor', '__proto__', 'then', 'delete', 'toString', 'hasOwnProperty', 'prototype', 'await', 'arguments', 'eval', 'options',
  'call', 'class', 'enum', 'this', 'with-dash', 'with space', '1st', "it's", 'back\\slash', 'new\nline', '`${x}`', '*/', 'a\u2028b',
  '\u202egro', '💥', 'ünïcode', '$dollar', 'peer', 'METHODS',
];
const Hostile: any = client.ExampleHostileServiceClient;

await check('a client is no promise', async () => {
  const { connection } = await fake();
  const made = new Hostile(connection);
  holds((await made) === made, 'the client itself');
});
await check('params have the names that they have in Java', async () => {
  const { connection, socket } = await fake();
  void new Hostile(connection).delete(...names.map((_, i) => i)).catch(() => {});
  const { params } = await socket.take('h.delete');
  same(Object.keys(params).sort(), [...names].sort());
  same(names.map((name) => Object.getOwnPropertyDescriptor(params, name)!.value), names.map((_, i) => i));
});
await check('a result with such names pollutes nothing', async () => {
  const { connection, socket } = await fake();
  const result = new Hostile(connection).then_(...names.map((_, i) => i));
  await socket.take('h.then');
  socket.receive('{"id":1,"result":{"__proto__":{"polluted":1},"constructor":"c"}}');
  holds(Object.hasOwn(await result, '__proto__'), 'a member of its own');
  same(({} as { polluted?: number }).polluted, undefined);
});
await check('events of such names are heard', async () => {
  const { connection, socket } = await fake();
  const heard: unknown[] = [];
  const events = new client.EventsClient(connection);
  const off = events.on('__proto___' as 'delete', (event) => heard.push(event));
  const { params } = await socket.take('rpc.subscribe');
  same(params, ['e.__proto__']);
  socket.receive({ id: 1, result: 't' });
  await off.ready;
  off();
});

await check('objects are passed by reference in tuples and under any name, and what is beside them as it is', async () => {
  const { connection, socket } = await fake();
  const hook = { close() {}, close_() {}, __proto___() {} };
  const hooks = { ['__proto__']: ['enum', hook], constructor: 1, other: hook, none: null };
  void new Hostile(connection).hang(hooks).catch(() => {});
  const sent = (await socket.take('h.hang')).params.hooks;
  const [kind, first] = Object.getOwnPropertyDescriptor(sent, '__proto__')!.value;
  same([kind, sent.constructor, sent.none], ['enum', 1, null]);
  same([typeof first.handle, typeof sent.other.handle], ['number', 'number']);
});

const { passed, failures } = outcome();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length);
