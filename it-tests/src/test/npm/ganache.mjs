// A real Ethereum node, ganache, on loopback: node ganache.mjs [PORT]    (default 0: any free port)
// Everything about it is always the same: accounts, balances, chain id, the time of the first block. It needs no network.
import ganache from 'ganache';
import { argumentsOr, runServer } from './peer-process.mjs';

const [port = 0] = argumentsOr('ganache.mjs [PORT]', (given) => /^\d{0,5}$/.test(given.join(' ')));

const server = ganache.server({
  wallet: { mnemonic: 'test test test test test test test test test test test junk', totalAccounts: 3 },
  chain: { chainId: 1337, networkId: 1337, time: new Date('2026-01-01T00:00:00Z') },
  logging: { quiet: true },
  server: { ws: true, wsBinary: false },
});

await runServer({
  start: async () => {
    await server.listen(Number(port), '127.0.0.1');
    return `ws://127.0.0.1:${server.address().port}`;
  },
  stop: () => server.close(),
});
