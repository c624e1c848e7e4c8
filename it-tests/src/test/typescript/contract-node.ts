// The contract through its generated client in Node.js: contract-node.js URL [--fall-back]
import WebSocket from 'ws';
import { outcome } from './checks.js';
import { checkContract, checkHttp } from './contract-checks.js';

const [url = '', way] = process.argv.slice(2);
if (way === '--fall-back') {
  await checkHttp(url, {
    WebSocket: class extends WebSocket {
      constructor(to: string) {
        super(to.replace('/rpc', '/nowhere'));
      }
    },
  });
} else if (url.startsWith('http')) {
  await checkHttp(url);
} else {
  await checkContract(url, { WebSocket });
}
const { passed, failures } = outcome();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length);
