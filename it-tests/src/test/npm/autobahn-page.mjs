// A page with AutobahnJS's build for browsers, which calls, registers, publishes and subscribes over the browser's own
// socket, and reports to where it came from. The address of the router is its query; with the fragment #contract it calls
// members of the contract, too.
const url = decodeURIComponent(location.search.slice(1));
const report = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });

/** It puts its name into the window, so it is no module. */
function load(script) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement('script'), { src: script, onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

function join() {
  return new Promise((resolve, reject) => {
    const connection = new autobahn.Connection({ url, realm: 'realm1', max_retries: 0 });
    connection.onopen = (session) => resolve({ connection, session });
    connection.onclose = (reason, details) => reject(new Error(`${reason}: ${details.reason} ${details.message}`));
    connection.open();
  });
}

function close(connection) {
  return new Promise((resolve) => {
    connection.onclose = (reason, details) => resolve(details.reason);
    connection.close();
  });
}

/** The arguments of the next events of a topic, as soon as there are so many. */
async function listen(session, topic, count) {
  const events = [];
  let tell;
  const complete = new Promise((resolve) => {
    tell = resolve;
  });
  await session.subscribe(topic, (args, kwargs) => {
    if (events.push([args, kwargs]) === count) {
      tell(events);
    }
  });
  return { complete };
}

const refusal = (call) => call.catch(({ error, args, kwargs }) => ({ error, args, kwargs }));

async function checkRouting(session, other) {
  await session.register('page.add', ([a, b]) => a + b);
  await session.register('page.fail', () => {
    throw new autobahn.Error('page.error.empty', ['nothing left'], { left: 0 });
  });
  const news = await listen(session, 'page.news', 1);
  await other.publish('page.news', ['řeč 🦊'], { from: 'another' }, { acknowledge: true });
  return {
    sum: await other.call('page.add', [20, 22]),
    failure: await refusal(other.call('page.fail')),
    unknown: (await refusal(other.call('page.nothing'))).error,
    news: await news.complete,
  };
}

async function checkContract(session, other) {
  await session.register('client.reverse', ([text], named) => [...(text ?? named.text)].reverse().join(''));
  const items = [];
  const counted = await session
    .call('demo.count', [3], {}, { receive_progress: true })
    .then((result) => result, undefined, (item) => items.push(item));
  const ticks = await listen(session, 'demo.ticks', 2);
  await session.call('demo.tick', [5]);
  await other.call('demo.tick', [6]);
  return {
    sum: await session.call('demo.add', [1, 2]),
    difference: await session.call('demo.subtract', [], { subtrahend: 2, minuend: 44 }),
    items,
    counted,
    failure: await refusal(session.call('demo.divide', [7, 0])),
    reversed: await session.call('demo.callMe', ['abc']),
    ticks: (await ticks.complete).map(([args]) => args),
  };
}

async function run() {
  await load('/node_modules/autobahn-browser/autobahn.min.js');
  const { connection, session } = await join();
  const other = await join();
  const routed = await checkRouting(session, other.session);
  const contract = location.hash === '#contract' ? await checkContract(session, other.session) : null;
  const goodbyes = [await close(connection), await close(other.connection)];
  await report({ done: true, routed, contract, goodbyes });
}

run().catch((error) => report({ done: true, error: `${error.message ?? JSON.stringify(error)}` }));
