// AutobahnJS as the scripts use it: sessions that say when something is not as it should be, and answers that come in time.
import autobahn from 'autobahn';
import WebSocket from 'ws';
import { holds, within } from './contract-checks.mjs';

const MILLIS = 20_000;

globalThis.WebSocket ??= WebSocket; // Node.js has one of its own from version 22 on
autobahn.log.warn = () => {}; // it warns of every connection that closes

export const { Result, Error: WampError } = autobahn;

/** How frames are written, other than in JSON: `--cbor` or `--msgpack` among the flags of a script. */
export const FORMS = ['--cbor', '--msgpack'];

/** The options of sessions whose frames are in the form that the flags have. */
export function formOf(flags) {
  const { CBORSerializer, MsgpackSerializer } = autobahn.serializer;
  const forms = { '--cbor': CBORSerializer, '--msgpack': MsgpackSerializer };
  const form = flags.find((flag) => FORMS.includes(flag));
  return form === undefined ? {} : { serializers: [new forms[form]()] };
}

/** The outcome of a promise, which has to come soon. */
export const answer = (promise) => within(MILLIS, 'no answer', promise);

/**
 * A session of its own connection, in `realm1` if `options` name no other.
 *
 * `complaints` is what the library has to complain about, `received` counts messages, and `close` returns why the router
 * says the session has ended. A refused session rejects with the router's reason as `error`.
 */
export function join(url, options = {}) {
  const complaints = [];
  const complain = (error, where) => complaints.push(`${where ?? ''} ${error?.message ?? JSON.stringify(error)}`);
  const connection = new autobahn.Connection({
    url,
    realm: 'realm1',
    max_retries: 0,
    retry_if_unreachable: false,
    on_internal_error: complain,
    ...options,
  });
  return answer(
    new Promise((resolve, reject) => {
      connection.onopen = (session, details) => resolve(opened(connection, session, details, complaints));
      connection.onclose = (reason, details) => {
        reject({ error: details.reason ?? reason, message: `${details.reason ?? reason}: ${details.message}` });
        return true;
      };
      connection.open();
    }),
  );
}

function opened(connection, session, details, complaints) {
  const peer = { session, details, complaints, received: 0, close };
  const transport = session._socket;
  const take = transport.onmessage;
  transport.onmessage = (message) => {
    peer.received++;
    take(message);
  };
  connection.onclose = (reason, { reason: words }) => {
    complaints.push(`closed: ${words ?? reason}`);
    return true;
  };

  function close() {
    const closed = new Promise((resolve) => {
      connection.onclose = (_, { reason }) => {
        resolve(reason);
        return true;
      };
    });
    connection.close();
    return answer(closed);
  }

  return peer;
}

/** Ends a session as a process does that dies. */
export function vanish({ session, complaints }) {
  session._socket.close(4000, 'vanished');
  complaints.length = 0;
}

/** The error that an answer is, with `error`, `args` and `kwargs`. */
export async function failureOf(promise) {
  const result = await answer(promise).then(
    (value) => ({ value }),
    (error) => {
      if (error?.error === undefined) {
        throw error;
      }
      return error;
    },
  );
  holds(result.error !== undefined, 'an error', typeof result.value);
  return result;
}

/** An answer is an error of this URI. */
export async function refusedFor(uri, promise) {
  const failure = await failureOf(promise);
  holds(failure.error === uri, uri, failure.error);
  return failure;
}

/** What a handler of events or progress has been given, in order. */
export class Heard {
  #all = [];
  #told = () => {};

  add(what) {
    this.#all.push(what);
    this.#told();
  }

  /** What has come, as soon as it is so much. */
  async next(count) {
    await answer(
      new Promise((resolve) => {
        this.#told = () => this.#all.length >= count && resolve();
        this.#told();
      }),
    );
    return this.all();
  }

  /** What has come by now. */
  all() {
    return this.#all.splice(0);
  }
}
