// A market through its generated client in a browser: market-page.js?URL,URL. Reports to where it came from.
import { outcome } from './checks.js';
import { checkMarket } from './market-checks.js';

const [url = '', controlUrl = ''] = decodeURIComponent(location.search.slice(1)).split(',');
let error = '';
try {
  await checkMarket(url, controlUrl);
} catch (failure) {
  error = String(failure);
}
const { passed, failures } = outcome();
await fetch('/report', { method: 'POST', body: JSON.stringify({ passed, failures: error ? [...failures, error] : failures }) });
