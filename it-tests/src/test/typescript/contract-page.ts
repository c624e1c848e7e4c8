// The contract through its generated client in a browser: contract-page.js?URL. Reports to where it came from.
import { outcome } from './checks.js';
import { checkContract } from './contract-checks.js';

let error = '';
try {
  await checkContract(decodeURIComponent(location.search.slice(1)));
} catch (failure) {
  error = String(failure);
}
const { passed, failures } = outcome();
await fetch('/report', { method: 'POST', body: JSON.stringify({ passed, failures: error ? [...failures, error] : failures }) });
