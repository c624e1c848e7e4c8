// A page's end of msg-rpc, written for this test, against a contract server: node msg-rpc-client.mjs URL
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const PATIENCE = 20_000;
const [url] = argumentsOr('msg-rpc-client.mjs URL', (given) => given.length === 1);

/** What one connection needs of the protocol: calls, messengers of services, and commands both ways. */
class Page {
  #socket;
  #name = letters();
  #sent = 0;
  #calls = 0;
  #pending = new Map();
  #messengers = new Map();
  #numbers = new Set();
  received = [];

  static async connect() {
    const page = new Page();
    page.#socket = new WebSocket(url);
    page.#socket.on('message', (data) => page.#hear(JSON.parse(data.toString())));
    await within(PATIENCE, 'no connection', once(page.#socket, 'open'));
    return page;
  }

  /** Resolves with the answer to a call, whatever it is: err, result, isService, and the messenger if it has one. */
  ask(cmd, args = {}, commands = {}) {
    const tag = `r${++this.#calls}_${this.#name}`;
    const answer = new Promise((resolve) => this.#pending.set(tag, { resolve, cmd, commands }));
    this.#send('rs-rpc', { cmd, args, tag });
    return within(PATIENCE, `no answer to ${cmd}`, answer);
  }

  /** Resolves with the result of a call, or rejects with its err. */
  async call(cmd, args, commands) {
    const answer = await this.ask(cmd, args, commands);
    if (answer.err) {
      throw answer.err;
    }
    return answer.isService ? answer.messenger.outcome() : answer.result;
  }

  raw(text) {
    this.#socket.send(text);
  }

  close() {
    this.#socket.close();
  }

  terminate() {
    this.#socket.terminate();
  }

  #send(p, m) {
    this.#socket.send(JSON.stringify({ u: 'msg-rpc', v: 1, i: this.#name, s: ++this.#sent, p, m }));
  }

  #hear(frame) {
    this.received.push(frame);
    same([frame.u, frame.v, frame.i], ['msg-rpc', 1, this.received[0].i]);
    same(this.#numbers.has(frame.s), false);
    this.#numbers.add(frame.s);
    if (frame.p === 'rs-rpc') {
      this.#hearAnswer(frame.m);
    } else {
      // As in the library, there is a messenger only once its call has been answered.
      this.#messengers.get(frame.m.tag)?.hear(frame.m.msg);
    }
  }

  #hearAnswer(answer) {
    const call = this.#pending.get(answer.request.tag);
    same(answer.request.cmd, call.cmd);
    this.#pending.delete(answer.request.tag);
    if (answer.isService) {
      const { tag } = answer.request;
      answer.messenger = new Messenger((msg) => this.#send('rs-msger', { msg, tag }), call.commands);
      this.#messengers.set(tag, answer.messenger);
    }
    call.resolve(answer);
  }
}

class Messenger {
  #send;
  #commands;
  #calls = 0;
  #pending = new Map();
  #waiting = [];
  messages = [];

  constructor(send, commands) {
    this.#send = send;
    this.#commands = commands;
  }

  say(m) {
    this.#send({ p: '__', m });
  }

  /** Resolves with the answer to a command: err and result. */
  command(cmd, args = {}) {
    const ctag = `c${++this.#calls}_${letters()}`;
    const p = `c_${cmd}_${ctag}`;
    const answer = new Promise((resolve) => this.#pending.set(p, resolve));
    this.#send({ p, m: { cmd, args, ctag } });
    return within(PATIENCE, `no answer to the command ${cmd}`, answer);
  }

  hear({ p, m }) {
    if (p === '__') {
      this.messages.push(m);
      this.#waiting.splice(0).forEach((resolve) => resolve());
    } else if (m.cmd === undefined) {
      this.#pending.get(p)?.(m);
    } else {
      this.#answer(p, m);
    }
  }

  async #answer(p, { cmd, args, ctag }) {
    same(p, `c_${cmd}_${ctag}`);
    const command = this.#commands[cmd];
    try {
      this.#send({ p, m: command ? { err: null, result: await command(args) } : { err: `404 Unkown cmd: ${cmd}` } });
    } catch (error) {
      this.#send({ p, m: { err: error.message } });
    }
  }

  /** The messages, as soon as there are so many. */
  async heard(count) {
    while (this.messages.length < count) {
      await within(PATIENCE, 'no message', new Promise((resolve) => this.#waiting.push(resolve)));
    }
    return this.messages;
  }

  async outcome() {
    const [message] = await this.heard(1);
    if ('error' in message) {
      throw message.error;
    }
    return message.result;
  }
}

function letters() {
  return Array.from({ length: 10 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(Math.random() * 26)]).join('');
}

async function failure(promise) {
  try {
    return { unexpected: await promise };
  } catch (error) {
    return error;
  }
}

const reverse = { 'client.reverse': ({ text }) => [...text].reverse().join('') };

await runClient(async () => {
  const page = await Page.connect();

  await check('calls are answered with what they asked for', async () => {
    same(await page.call('demo.add', { a: 1, b: 2 }), 3);
    same(await page.call('demo.greet', { person: { name: 'Žofie 🦊' } }), 'Hello, Žofie 🦊');
    const value = { z: 1, a: { y: [null, true, 'x'], b: '' } };
    same(await page.call('demo.echo', { value }), value);
    same((await page.ask('demo.add', { a: 1, b: 2 })).isService, 0);
  });
  await check('an error has its code, message and data', async () => {
    same(await failure(page.call('demo.divide', { a: 7, b: 0 })), {
      code: 1001,
      message: 'division by zero',
      data: { dividend: 7 },
    });
    const error = await failure(page.call('demo.add', { a: '1', b: 2 }));
    same(error.code, -32602);
    holds(error.message.includes('a'), 'a message that names the parameter', error);
  });
  await check('an unknown cmd is 404', async () => {
    const { err, result } = await page.ask('demo.nothing');
    same([err, result], [404, 'Unknown cmd: demo.nothing']);
  });
  await check('what the protocol cannot carry is refused by its name', async () => {
    const error = await failure(page.call('demo.sum', { numbers: [1, 2] }));
    holds(/demo\.sum takes a stream, which msg-rpc cannot carry/.test(error.message), 'the rule', error);
  });
  await check('a notification is answered, as a call is', async () => {
    same(await page.call('demo.log', { line: 'one' }), null);
    same(await page.call('demo.log', { line: 'two' }), null);
    same(await page.call('demo.logged'), ['one', 'two']);
  });
  await check('a call that calls back is answered first', async () => {
    const answer = await page.ask('demo.callMe', { name: 'abc' }, reverse);
    same([answer.err, answer.result, answer.isService], [null, null, 1]);
    same(await answer.messenger.outcome(), 'cba');
  });
  await check('calls back at once do not mix', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `n${i}`);
    const reversed = await Promise.all(names.map((name) => page.call('demo.callMe', { name }, reverse)));
    same(reversed, names.map((name) => [...name].reverse().join('')));
  });
  await check('the outcome of a call back that fails is an error', async () => {
    const error = await failure(page.call('demo.callMe', { name: 'x' }));
    same(error.code, -32603);
  });
  await check('commands go in both directions, also after the outcome', async () => {
    const { messenger } = await page.ask('demo.callMe', { name: 'x' }, reverse);
    same(await messenger.outcome(), 'x');
    same(await messenger.command('demo.add', { a: 20, b: 22 }), { err: null, result: 42 });
    same(await messenger.command('demo.divide', { a: 7, b: 0 }), {
      err: { code: 1001, message: 'division by zero', data: { dividend: 7 } },
    });
    same(await messenger.command('nothing'), { err: '404 Unkown cmd: nothing' });
  });
  await check('a command may call back over the same messenger', async () => {
    const { messenger } = await page.ask('demo.callMe', { name: 'x' }, reverse);
    same(await messenger.outcome(), 'x');
    same(await messenger.command('demo.callMe', { name: 'abc' }), { err: null, result: 'cba' });
  });
  await check('ping is answered', async () => {
    const { messenger } = await page.ask('demo.callMe', { name: 'x' }, reverse);
    const { err, result } = await messenger.command('ping', { k: 1 });
    same([err, result.args], [null, { k: 1 }]);
    holds(Math.abs(Date.now() - result.timestamp) < 60_000, 'the time', result);
  });
  await check('a message is a notification', async () => {
    const { messenger } = await page.ask('demo.callMe', { name: 'x' }, reverse);
    messenger.say({ cmd: 'demo.log', args: { line: 'three' } });
    same(await page.call('demo.logged'), ['one', 'two', 'three']);
  });
  await check('an object is called by the name that the page gave it', async () => {
    const seen = [];
    const see = ([n]) => {
      seen.push(n);
      return null;
    };
    same(await page.call('demo.watch', { watcher: 'watcher' }, { 'watcher.seen': see }), null);
    same(await page.call('demo.watch', { watcher: '' }, { seen: see }), null);
    same(seen, [1, 2, 3, 1, 2, 3]);
  });
  await check('an object that fails fails the call', async () => {
    const error = await failure(page.call('demo.watch', { watcher: 'watcher' }));
    same(error.code, -32603);
    same((await failure(page.call('demo.watch', { watcher: 7 }))).code, -32602);
  });
  await check('a stream is messages, then its outcome', async () => {
    const { messenger, result } = await page.ask('demo.count', { upTo: 500 });
    same(result, null);
    const messages = await messenger.heard(501);
    same(messages.slice(0, 500), Array.from({ length: 500 }, (_, i) => i + 1));
    same(messages[500], { result: null });
  });
  await check('a stream is cancelled over its messenger', async () => {
    const { messenger } = await page.ask('demo.count', { upTo: 2147483647 });
    await messenger.heard(3);
    same(await messenger.command('$/cancel'), { err: null, result: null });
    while (typeof messenger.messages.at(-1) === 'number') {
      await messenger.heard(messenger.messages.length + 1);
    }
    same(messenger.messages.at(-1).error.code, -32800);
  });
  await check('a topic is called, and its events are messages', async () => {
    const other = await Page.connect();
    const { messenger, result } = await page.ask('demo.ticks');
    same(result, true);
    await page.call('demo.tick', { n: 5 });
    await other.call('demo.tick', { n: 6 });
    same(await messenger.heard(2), [5, 6]);
    other.close();
    same(await messenger.command('$/cancel'), { err: null, result: null });
    await page.call('demo.tick', { n: 7 });
    await page.call('demo.add', { a: 1, b: 2 });
    same(messenger.messages, [5, 6]);
  });
  await check('keys that a topic does not have are refused', async () => {
    const { err, isService } = await page.ask('demo.ticks', { color: 'red' });
    same([err.code, isService], [-32602, 0]);
  });
  await check('what makes no sense is passed over, and the connection kept', async () => {
    const before = page.received.length;
    for (const text of ['', '{', '7', '[]', '{}', '{"u":"msg-rpc","v":1,"p":"rs-other","m":{}}']) {
      page.raw(text);
    }
    const frame = (p, m) => page.raw(JSON.stringify({ u: 'msg-rpc', v: 1, i: 'x', s: 0, p, m }));
    frame('rs-rpc', { cmd: 'demo.add', args: {}, tag: 7 });
    frame('rs-rpc', { args: {}, tag: 'r1_x' });
    frame('rs-msger', { msg: { p: '__', m: { cmd: 'demo.log', args: { line: 'lost' } } }, tag: 'unknown' });
    frame('rs-msger', { msg: { p: 'c_demo.add_c1_x', m: { cmd: 'demo.add', args: {}, ctag: 'c1_x' } }, tag: 'unknown' });
    frame('rs-msger', { msg: 7, tag: 'unknown' });
    same(await page.call('demo.add', { a: 1, b: 2 }), 3);
    same(page.received.length, before + 1);
  });
  await check('a page that goes leaves a stream and a topic behind', async () => {
    const other = await Page.connect();
    await other.ask('demo.ticks');
    const { messenger } = await other.ask('demo.count', { upTo: 2147483647 });
    await messenger.heard(3);
    other.terminate();
    same(await page.call('demo.add', { a: 1, b: 2 }), 3);
  });
  page.close();
});
