// A page with AutobahnJS's build for browsers, which calls, registers, publishes and subscribes at a contract server over
// the browser's own socket, and reports to where it came from. The address of the server is its query.
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

/** Arguments of the events of a topic, of which so many are awaited. */
async function listen(session, topic, count) {
  const events = [];
  let tell;
  const complete = new Promise((resolve) => {
    tell = resolve;
  });
  await session.subscribe(topic, (args) => {
    if (events.push(args) === count) {
      tell(events);
    }
  });
  return { complete };
}

async function run() {
  await load('/node_modules/autobahn-browser/autobahn.min.js');
  const { connection, session } = await join();
  const other = await join();

  const items = [];
  const counted = await session
    .call('demo.count', [3], {}, { receive_progress: true })
    .then((result) => result, undefined, (item) => items.push(item));
  const { error, args, kwargs } = await session.call('demo.divide', [7, 0]).catch((refusal) => refusal);

  await session.register('page.twice', ([n]) => 2 * n);
  await session.register('client.reverse', ([text], named) => [...(text ?? named.text)].reverse().join(''));

  const ticks = await listen(session, 'demo.ticks', 2);
  const news = await listen(session, 'page.news', 1);
  await session.call('demo.tick', [5]);
  await other.session.call('demo.tick', [6]);
  await other.session.publish('page.news', ['from another page'], {}, { acknowledge: true });

  await report({
    done: true,
    sum: await session.call('demo.add', [1, 2]),
    difference: await session.call('demo.subtract', [], { subtrahend: 2, minuend: 44 }),
    items,
    counted,
    failure: { error, args, kwargs },
    twice: await other.session.call('page.twice', [21]),
    reversed: await session.call('demo.callMe', ['abc']),
    ticks: await ticks.complete,
    news: await news.complete,
    goodbyes: [await close(connection), await close(other.connection)],
  });
}

run().catch((error) => report({ done: true, error: `${error.message ?? JSON.stringify(error)}` }));
