/** A headless Chromium, and pages in it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CDP from 'chrome-remote-interface';

/** Starts a browser, hands it over, and ends it. */
export async function withBrowser(use) {
  const profile = mkdtempSync(join(tmpdir(), 'callwire-chromium-'));
  const browser = spawn('chromium', [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ]);
  try {
    await use(new Browser(await port(browser)));
  } finally {
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    browser.kill('SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

function port(browser) {
  return new Promise((resolve, reject) => {
    let printed = '';
    browser.stderr.on('data', (chunk) => {
      printed += chunk;
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(printed);
      if (listening) {
        resolve(Number(listening[1]));
      }
    });
    browser.once('error', reject);
    browser.once('exit', () => reject(new Error(`Chromium ended: ${printed}`)));
  });
}

class Browser {
  constructor(port) {
    this.port = port;
  }

  async page() {
    const target = await CDP.New({ port: this.port });
    const client = await CDP({ port: this.port, target });
    const page = new Page(client);
    await page.watch();
    return page;
  }
}

class Page {
  /** What went wrong on all that was opened. */
  complaints = [];
  requests = [];

  constructor(client) {
    this.client = client;
  }

  async watch() {
    const { Page, Runtime, Log, Network } = this.client;
    Runtime.consoleAPICalled((call) => this.complaints.push(`console: ${call.args.map((arg) => arg.value).join(' ')}`));
    Runtime.exceptionThrown((thrown) => this.complaints.push(JSON.stringify(thrown.exceptionDetails)));
    Log.entryAdded(({ entry }) => this.complaints.push(`${entry.level}: ${entry.text} ${entry.url ?? ''}`));
    Page.javascriptDialogOpening(({ message }) => this.complaints.push(`dialog: ${message}`));
    Network.requestWillBeSent(({ request }) => this.requests.push(request.url));
    await Promise.all([Page.enable(), Runtime.enable(), Log.enable(), Network.enable()]);
  }

  async open(url) {
    const loaded = this.client.Page.loadEventFired();
    await this.client.Page.navigate({ url });
    await loaded;
  }

  /** Runs an action that leads to another page, and waits for that. */
  async leaving(action) {
    const loaded = this.client.Page.loadEventFired();
    await action();
    await loaded;
  }

  /** The value of an expression, or of the promise that it gives. */
  async value(expression) {
    const { result, exceptionDetails } = await this.client.Runtime.evaluate({
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async until(expression) {
    const end = Date.now() + 15_000;
    while (!(await this.value(expression))) {
      if (Date.now() > end) {
        throw new Error(`It does not come to hold within 15 s: ${expression}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async press(key) {
    const known = { Enter: { windowsVirtualKeyCode: 13, text: '\r' }, Escape: { windowsVirtualKeyCode: 27 } };
    const arrows = { ArrowDown: { windowsVirtualKeyCode: 40 }, ArrowUp: { windowsVirtualKeyCode: 38 } };
    const more = known[key] ?? arrows[key] ?? { text: key };
    await this.client.Input.dispatchKeyEvent({ type: 'keyDown', key, ...more });
    await this.client.Input.dispatchKeyEvent({ type: 'keyUp', key, ...more });
  }

  type(text) {
    return this.client.Input.insertText({ text });
  }

  scripts(enabled) {
    return this.client.Emulation.setScriptExecutionDisabled({ value: !enabled });
  }

  theme(value) {
    return this.client.Emulation.setEmulatedMedia({ features: [{ name: 'prefers-color-scheme', value }] });
  }

  width(width) {
    return this.client.Emulation.setDeviceMetricsOverride({ width, height: 800, deviceScaleFactor: 1, mobile: false });
  }
}
