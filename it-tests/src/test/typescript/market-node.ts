// A market through its generated client in Node.js: market-node.js URL CONTROL_URL
import WebSocket from 'ws';
import { outcome } from './checks.js';
import { checkMarket } from './market-checks.js';

const [url = '', controlUrl = ''] = process.argv.slice(2);
await checkMarket(url, controlUrl, { WebSocket });
const { passed, failures } = outcome();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length);
