// The server of rpc-websockets with the contract service, for clients under test:
// node rpc-websockets-server.mjs [PORT]    (default 0: any free port)
// It serves the paths / and /rpc on loopback. Numbers are JavaScript's: integers are exact up to 2^53 only.
// The library cannot call its clients, so demo.callMe and demo.watch go past it, over its sockets.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from 'rpc-websockets';
import { argumentsOr, runServer } from './peer-process.mjs';

const [port = 0] = argumentsOr('rpc-websockets-server.mjs [PORT]', (given) => /^\d{0,5}$/.test(given.join(' ')));

const RESERVED = ['_meta', 'workDoneToken', 'partialResultToken'];

let slept = 0;
const linesOf = new Map();
const calledBack = new Map();

/** Each member: its parameters in order with their types, and what it does. The connection's id is the last argument. */
const MEMBERS = {
  'demo.add': [{ a: int, b: int }, (a, b) => inRange(a + b)],
  'demo.subtract': [{ minuend: int, subtrahend: int }, (minuend, subtrahend) => inRange(minuend - subtrahend)],
  'demo.echo': [{ value: any }, (value) => value],
  'demo.greet': [{ person }, ({ name, title }) => `Hello, ${title ? `${title} ` : ''}${name}`],
  'demo.divide': [{ a: int, b: int }, divide],
  'demo.sleep': [{ millis: int }, sleepFor],
  'demo.slept': [{}, () => slept],
  'demo.log': [{ line: string }, (line, connection) => void linesBy(connection).push(line)],
  'demo.logged': [{}, (connection) => linesBy(connection)],
  'demo.callMe': [{ name: string }, (text, connection) => callBack(connection, 'client.reverse', { text })],
  'demo.watch': [{ watcher: object }, watch],
  'demo.boom': [{}, () => fail(-32603, 'Internal error')],
  eth_chainId: [{}, () => '0x1'],
  net_version: [{}, () => '1'],
};

let server;
await runServer({
  start: async () => {
    server = new Server({ host: '127.0.0.1', port: Number(port) });
    await once(server, 'listening');
    for (const [name, [types, body]] of Object.entries(MEMBERS)) {
      for (const path of ['/', '/rpc']) {
        server.register(name, (params, connection) => body(...bind(types, params), connection), path);
      }
    }
    server.on('connection', (socket) => queueMicrotask(() => takeAnswers(socket))); // once the library listens to it
    server.on('disconnection', (socket) => linesOf.delete(socket._id));
    return `ws://127.0.0.1:${server.wss.address().port}`;
  },
  stop: async () => {
    server.wss.clients.forEach((socket) => socket.terminate());
    await server.close();
  },
});

/** The arguments in the order of `types`, out of an array by position or an object by name. */
function bind(types, params = []) {
  const names = Object.keys(types);
  const byPosition = Array.isArray(params);
  const given = byPosition ? Object.fromEntries(params.map((value, i) => [names[i] ?? `#${i + 1}`, value])) : params;
  for (const name of Object.keys(given ?? {})) {
    if (!names.includes(name) && (byPosition || !RESERVED.includes(name))) {
      fail(-32602, `unknown parameter ${name}, expected ${names.join(', ') || 'none'}`);
    }
  }
  return names.map((name) => {
    if (given?.[name] === undefined) {
      fail(-32602, `missing parameter ${name}`);
    }
    const wanted = types[name](given[name]);
    return wanted === undefined ? given[name] : fail(-32602, `parameter ${name} must be ${wanted}`);
  });
}

// A type says what it wanted when a value is not of it.
function int(value) {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31 ? undefined : 'an integer of 32 bits';
}

function string(value) {
  return typeof value === 'string' ? undefined : 'a string';
}

function person(value) {
  const good = typeof value?.name === 'string' && ['string', 'undefined'].includes(typeof value.title);
  return good ? undefined : 'an object with the string "name" and maybe the string "title"';
}

function object(value) {
  return value?.__jsonrpc_marshaled === 1 ? undefined : 'an object that is passed by reference';
}

function any() {
  return undefined;
}

function divide(a, b) {
  return b === 0 ? fail(1001, 'division by zero', { dividend: a }) : inRange(Math.trunc(a / b));
}

async function sleepFor(millis) {
  await sleep(millis);
  slept++;
  return 'done';
}

async function watch({ handle }, connection) {
  for (const n of [1, 2, 3]) {
    await callBack(connection, `$/invokeProxy/${handle}/seen`, [n]);
  }
  return null;
}

/** Calls a client, with an id that no client uses for its own calls. */
function callBack(connection, method, params) {
  const socket = [...server.wss.clients].find(({ _id }) => _id === connection);
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    calledBack.set(id, { resolve, reject });
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  });
}

/** Keeps a client's answers from the library, which would take them for calls without a method. */
function takeAnswers(socket) {
  const [library] = socket.listeners('message');
  socket.removeAllListeners('message');
  socket.on('message', (data) => {
    const { id, result, error } = parsed(data);
    const call = calledBack.get(id);
    if (call === undefined) {
      library(data);
    } else {
      calledBack.delete(id);
      error === undefined ? call.resolve(result) : call.reject(error);
    }
  });
}

function parsed(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}

function linesBy(connection) {
  if (!linesOf.has(connection)) {
    linesOf.set(connection, []);
  }
  return linesOf.get(connection);
}

function inRange(result) {
  return int(result) === undefined ? result : fail(1002, 'integer overflow');
}

/** rpc-websockets sends a thrown object as it is, but the message of a thrown Error in `data`. */
function fail(code, message, data) {
  throw { code, message, data };
}
