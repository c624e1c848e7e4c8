// AutobahnJS, which proves who it is: node autobahn-auth.mjs URL [--cryptosign]
// The realm `secured` knows joe and salty, as the contract says. With --cryptosign it knows signer as well, whose key is
// the public key of the seed below.
import autobahn from 'autobahn';
import { same } from './contract-checks.mjs';
import { join, refusedFor } from './autobahn-session.mjs';
import { argumentsOr, check, runClient } from './peer-process.mjs';

const DENIED = 'wamp.error.authentication_denied';
const SEED = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const [url, cryptosign] = argumentsOr(
  'autobahn-auth.mjs URL [--cryptosign]',
  ([, flag, ...more]) => more.length === 0 && (flag === undefined || flag === '--cryptosign'),
);

await runClient(async () => {
  await check('a ticket lets joe in', () => letsIn('joe', 'ticket', () => 'joe-secret'));
  await check('a wrong ticket does not', () => refuses('joe', 'ticket', () => 'jane-secret'));
  await check('WAMP-CRA lets joe in', () => letsIn('joe', 'wampcra', signed('joe-secret')));
  await check('a wrong secret does not', () => refuses('joe', 'wampcra', signed('jane-secret')));
  await check('WAMP-CRA with a salt lets salty in', () => letsIn('salty', 'wampcra', signed('salty-secret')));
  await check('a wrong secret with a salt does not', () => refuses('salty', 'wampcra', signed('joe-secret')));
  await check('who is not known is refused as one whose secret is wrong', async () => {
    await refuses('nobody', 'ticket', () => 'joe-secret');
    await refuses('nobody', 'wampcra', signed('joe-secret'));
  });
  await check('a challenge that is answered with nonsense is refused', () => refuses('joe', 'wampcra', () => 'nonsense'));
  await check('a method that nobody offers is refused', async () => {
    await refusedFor('wamp.error.no_matching_auth_method', enter('joe', 'telepathy', () => ''));
  });
  await check('who does not say who it is is refused', async () => {
    await refusedFor('wamp.error.authentication_required', join(url, { realm: 'secured' }));
  });
  await check('a realm that is not there is refused', async () => {
    await refusedFor('wamp.error.no_such_realm', join(url, { realm: 'elsewhere' }));
  });
  if (cryptosign) {
    await checkCryptosign();
  }
});

async function checkCryptosign() {
  const key = autobahn.nacl.sign.keyPair.fromSeed(SEED);
  const signs = (pair) => (session, method, extra) => autobahn.auth_cryptosign.sign_challenge(pair, extra);
  const extra = { authextra: { pubkey: autobahn.auth_cryptosign.public_key(key) } };

  await check('a signature lets signer in', () => letsIn('signer', 'cryptosign', signs(key), extra));
  await check('a signature of another key does not', async () => {
    const other = autobahn.nacl.sign.keyPair();
    await refuses('signer', 'cryptosign', signs(other), extra);
  });
  await check('nor does a key that is not known', async () => {
    const other = autobahn.nacl.sign.keyPair();
    const pubkey = autobahn.auth_cryptosign.public_key(other);
    await refuses('signer', 'cryptosign', signs(other), { authextra: { pubkey } });
  });
}

function enter(authid, method, onchallenge, more) {
  return join(url, { realm: 'secured', authid, authmethods: [method], onchallenge, ...more });
}

async function letsIn(authid, method, onchallenge, more) {
  const peer = await enter(authid, method, onchallenge, more);
  const { details } = peer;
  same([details.authid, details.authmethod, details.authrole], [authid, method, 'user']);
  same(await peer.close(), 'wamp.close.goodbye_and_out');
}

async function refuses(authid, method, onchallenge, more) {
  await refusedFor(DENIED, enter(authid, method, onchallenge, more));
}

/** Signs a challenge of WAMP-CRA with a secret, or the key that is derived from it. */
function signed(secret) {
  return (session, method, { challenge, salt, iterations, keylen }) => {
    const key = salt ? autobahn.auth_cra.derive_key(secret, salt, iterations, keylen) : secret;
    return autobahn.auth_cra.sign(key, challenge);
  };
}
