// jayson over HTTP against a contract server: node jayson-http-client.mjs URL
import http from 'node:http';
import jayson from 'jayson';
import { checkContract, failure, holds, same, within } from './contract-checks.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const CONNECTIONS = 4;
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INTERNAL_ERROR = -32603;
const TOO_MANY_ENTRIES = -32010;

const [url] = argumentsOr('jayson-http-client.mjs URL', (given) => given.length === 1);
const { hostname, port, pathname } = new URL(url);

/** Counts the connections that it opens. */
class CountingAgent extends http.Agent {
  opened = 0;

  createConnection(...args) {
    this.opened++;
    return super.createConnection(...args);
  }
}

await runClient(async () => {
  const agent = new CountingAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const client = new jayson.Client.http({ hostname, port, path: pathname, agent });
  let answers = 0;
  let statuses = new Set();
  client.on('http response', ({ statusCode }) => {
    answers += statusCode === 200 ? 1 : 0;
    statuses.add(statusCode);
  });

  await checkContract({
    call: (method, params) => answerOf(client, method, params),
    notify: (method, params) => send((done) => client.request(method, params, null, done)),
    received: () => answers,
    connected: false,
  });
  await check('calls are answered with 200 and notifications with 204', async () => {
    same([...statuses].sort(), [200, 204]);
  });
  await check(`all of them went over ${CONNECTIONS} connections`, async () => {
    holds(agent.opened <= CONNECTIONS, `at most ${CONNECTIONS}`, agent.opened);
  });

  await check('a batch is answered by an array, in any order', async () => {
    const batch = [1, 2, 3].map((i) => client.request('demo.add', [i, i], `id ${i}`));
    const sums = await send((done) => client.request(batch, done));
    same(sums.map(({ id, result }) => [id, result]).sort(), [['id 1', 2], ['id 2', 4], ['id 3', 6]]);
  });
  await check('a batch of one is answered by an array of one', async () => {
    const sums = await send((done) => client.request([client.request('demo.add', { a: 1, b: 2 }, 7)], done));
    same(sums, [{ jsonrpc: '2.0', id: 7, result: 3 }]);
  });
  await check('a batch with failures and notifications is answered by what has an id', async () => {
    const batch = [
      client.request('demo.divide', [7, 0], 1),
      client.request('demo.log', ['x'], null),
      client.request('demo.nothing', [], 2),
      client.request('demo.add', [1, 2], 3),
    ];
    const outcomes = await send((done) => client.request(batch, done));
    const byId = outcomes.map(({ id, error, result }) => [id, error?.code ?? result]).sort();
    same(byId, [[1, 1001], [2, METHOD_NOT_FOUND], [3, 3]]);
  });
  await check('a batch of notifications is answered with 204', async () => {
    statuses = new Set();
    same(await send((done) => client.request([client.request('demo.log', ['x'], null)], done)), undefined);
    same([...statuses], [204]);
  });
  await check('a batch of more than 100 is -32010', async () => {
    const batch = Array.from({ length: 101 }, (_, i) => client.request('demo.add', [i, i], i));
    same((await send((done) => client.request(batch, done))).error.code, TOO_MANY_ENTRIES);
  });
  await check('what is no JSON, and no call, is an error in JSON', async () => {
    same(errorIn(await post('{"jsonrpc":')), PARSE_ERROR);
    same(errorIn(await post('[]')), INVALID_REQUEST);
    same(errorIn(await post('{"jsonrpc":"2.0","id":1}')), INVALID_REQUEST);
  });
  await check('an empty body is an error, too', async () => {
    same(errorIn(await post('')), PARSE_ERROR);
  });
  await check('a body that is not JSON by its type is refused with 415', async () => {
    same((await post('{}', { headers: { 'Content-Type': 'text/plain' } })).status, 415);
  });
  await check('a body that is too large is refused with 413', async () => {
    same((await post(`"${'x'.repeat(5 << 20)}"`)).status, 413);
  });
  await check('other methods than POST are refused with 405, which tells what is allowed', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const refused = await fetch(url, { method });
      same(refused.status, 405);
      holds(`${refused.headers.get('allow')}`.includes('POST'), 'Allow: POST', refused.headers.get('allow'));
    }
  });
  await check('what GET is for is told with 426', async () => {
    const refused = await fetch(url);
    same([refused.status, refused.headers.get('upgrade')], [426, 'websocket']);
  });
  await check('a page of another origin is refused with 403', async () => {
    same((await post('[]', { headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' } })).status, 403);
  });
  await check('a member that calls back fails, since nobody can be called', async () => {
    same((await failure(answerOf(client, 'demo.callMe', ['Ada']))).code, INTERNAL_ERROR);
  });
  await check('after all of that calls are answered as ever', async () => {
    same(await answerOf(client, 'demo.add', [20, 22]), 42);
  });
  agent.destroy();
});

async function answerOf(client, method, params) {
  const answer = await send((done) => client.request(method, params, done));
  if (answer.error !== undefined) {
    throw answer.error;
  }
  return answer.result;
}

/** What `request` hands to its callback. */
function send(request) {
  const answer = new Promise((resolve, reject) => {
    request((error, outcome) => (error ? reject(error) : resolve(outcome)));
  });
  return within(20_000, 'no answer', answer);
}

async function post(body, options) {
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, ...options });
  return { status: answer.status, text: await answer.text() };
}

function errorIn({ text }) {
  return JSON.parse(text).error.code;
}
