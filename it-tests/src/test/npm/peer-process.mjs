// What the peer scripts have in common as child processes: how they report, and that they always end.

const CLIENT_SECONDS = 90;
const START_SECONDS = 90;
const SERVER_MINUTES = 15;

let passed = 0;
let failed = 0;
let current = 'connect';

/** Runs one check and prints `ok NAME` or `not ok NAME: why`. */
export async function check(name, body) {
  current = name;
  try {
    await body();
    passed++;
    console.log(`ok ${name}`);
  } catch (error) {
    notOk(name, error);
  }
}

/** Runs all checks of a client process, prints `N passed, M failed`, and exits: 0 if there were checks and all passed. */
export async function runClient(checks) {
  setTimeout(() => {
    notOk(current, new Error(`still running ${CLIENT_SECONDS} s after the start`));
    finish();
  }, CLIENT_SECONDS * 1000);
  try {
    await checks();
  } catch (error) {
    notOk(current, error);
  }
  finish();
}

/** Starts a server, prints `listening on URL`, and serves until stdin closes or a signal to end comes; then exits with 0. */
export async function runServer({ start, stop }) {
  const starting = dieAfter(START_SECONDS * 1000, `not listening ${START_SECONDS} s after the start`);
  const url = await start();
  clearTimeout(starting);
  dieAfter(SERVER_MINUTES * 60_000, `nobody ended this server in ${SERVER_MINUTES} minutes`);

  const ended = new Promise((end) => {
    process.stdin.once('end', end).once('close', end).once('error', end).resume();
    process.once('SIGTERM', end).once('SIGINT', end);
  });
  console.log(`listening on ${url}`);
  await ended;
  dieAfter(5_000, 'did not stop within 5 s');
  await stop();
  process.exit(0);
}

/** The command-line arguments; prints `usage` and exits with 2 when `valid` refuses them. */
export function argumentsOr(usage, valid) {
  const given = process.argv.slice(2);
  if (valid(given)) {
    return given;
  }
  console.error(`usage: node ${usage}`);
  process.exit(2);
}

function notOk(name, error) {
  failed++;
  const why = `${error?.message ?? JSON.stringify(error)}`.replace(/\s+/g, ' ');
  console.log(`not ok ${name}: ${why}`);
}

function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

function dieAfter(millis, why) {
  return setTimeout(() => {
    console.error(why);
    process.exit(1);
  }, millis);
}
