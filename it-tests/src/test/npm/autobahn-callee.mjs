// AutobahnJS that offers procedures at a router: node autobahn-callee.mjs URL
// client.reverse does as the contract says. The others are peer.add, by position and by name; peer.count, which has
// progressive results; peer.both, which returns arguments of both kinds; peer.fail, an error with both kinds; peer.boom;
// peer.hang, which is never answered; and peer.hung, how many calls of that came.
import { WampError, Result, join } from './autobahn-session.mjs';
import { argumentsOr, runServer } from './peer-process.mjs';

const [url] = argumentsOr('autobahn-callee.mjs URL', (given) => given.length === 1);

let hung = 0;
const procedures = {
  'client.reverse': (args, { text }) => [...(text ?? args[0])].reverse().join(''),
  'peer.add': (args, { a, b }) => (a ?? args[0]) + (b ?? args[1]),
  'peer.count': ([first], { upTo = first }, { progress }) => {
    for (let n = 1; progress && n <= upTo; n++) {
      progress([n]);
    }
    return new Result();
  },
  'peer.both': (args, kwargs) => new Result([...args, 'more'], { ...kwargs, more: true }),
  'peer.fail': () => {
    throw new WampError('peer.error.out_of_mirrors', ['out of mirrors', 7], { left: 0 });
  },
  'peer.boom': () => {
    throw 'boom';
  },
  'peer.hang': () => {
    hung++;
    return new Promise(() => {});
  },
  'peer.hung': () => hung,
};

let peer;
await runServer({
  start: async () => {
    peer = await join(url, { on_user_error: () => {} });
    for (const [uri, procedure] of Object.entries(procedures)) {
      await peer.session.register(uri, procedure);
    }
    return url;
  },
  stop: () => peer.close(),
});
