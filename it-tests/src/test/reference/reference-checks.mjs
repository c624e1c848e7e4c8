/**
 * reference-checks.mjs FOLDER QUERY LINK THEME: opens the pages of a reference from their files, as one who has unpacked an archive. Searching for QUERY
 * leads to LINK. THEME is `both`, or `light` where the other one would show nothing new.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withBrowser } from './browser.mjs';

const [folder, query, link, theme] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
/** The largest page of each kind. */
const samples = Object.values(
  Object.fromEntries(
    pages
      .map((name) => ({ name, kind: name.split('.')[0], size: statSync(join(folder, name)).size }))
      .sort((a, b) => a.size - b.size)
      .map(({ name, kind }) => [kind, name]),
  ),
);
const url = (name) => pathToFileURL(join(resolve(folder), name)).href;

let passed = 0;
let failed = 0;

async function check(name, body) {
  try {
    await body();
    passed++;
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${name}: ${error.message}`.replace(/\s+/g, ' '));
  }
}

function same(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}

async function violations(page) {
  await page.value(`${axe}; true`);
  return page.value(`axe.run(document, { preload: false, resultTypes: ['violations'] }).then((results) => results.violations.map(
    (each) => each.id + ': ' + each.nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' | ')))`);
}

await withBrowser(async (browser) => {
  const page = await browser.page();

  for (const shown of theme === 'both' ? ['light', 'dark'] : [theme]) {
    await page.theme(shown);
    for (const name of samples) {
      await check(`${name} is accessible, ${shown}`, async () => {
        await page.open(url(name));
        same(await violations(page), []);
      });
    }
  }

  await page.width(360);
  for (const name of pages) {
    await check(`${name} is no wider than a phone`, async () => {
      await page.open(url(name));
      same(await page.value('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
    });
  }
  await page.width(1280);

  await check('nothing was complained of', async () => same(page.complaints, []));

  await check('a slash leads to the search, and what is found is opened', async () => {
    await page.open(url('index.html'));
    await page.press('/');
    same(await page.value('document.activeElement.id'), '_query');
    await page.type(query);
    await page.until('document.querySelectorAll("#_found [role=option]").length > 0');
    same(await page.value('document.querySelector("#_found [aria-selected=true]").getAttribute("href")'), link);
    same(await violations(page), []);
    await page.leaving(() => page.press('Enter'));
    same(await page.value('location.href'), url(link.split('#')[0]) + (link.includes('#') ? '#' + link.split('#')[1] : ''));
    same(await page.value('document.querySelector(location.hash ? ":target" : "h1") !== null'), true);
  });

  await check('arrows choose, and what is not there is said not to be', async () => {
    await page.open(url('index.html'));
    await page.press('/');
    await page.type('e');
    await page.until('document.querySelectorAll("#_found [role=option]").length > 1');
    await page.press('ArrowDown');
    same(await page.value('[...document.querySelectorAll("#_found [role=option]")].findIndex((each) => each.ariaSelected === "true")'), 1);
    await page.type('nowhere-to-be-found');
    same(await page.value('document.querySelector("#_found").textContent'), 'Nothing was found.');
    await page.press('Escape');
    same(await page.value('document.querySelector("#_found").hidden'), true);
  });

  await check('a theme is chosen and remembered', async () => {
    await page.theme('light');
    await page.open(url('index.html'));
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const light = await page.value(ground);
    await page.value('document.querySelector("#_theme").click()');
    const dark = await page.value(ground);
    same(dark !== light, true);
    await page.open(url('types.html'));
    same(await page.value(ground), dark);
    await page.value('document.querySelector("#_theme").click()');
    same(await page.value(ground), light);
  });

  await check('without scripts all but the search is there', async () => {
    await page.scripts(false);
    await page.open(url('index.html'));
    await page.scripts(true);
    same(await page.value('document.querySelector("#_search").checkVisibility()'), false);
    same(await page.value('document.querySelector("#_theme").checkVisibility()'), false);
    same(await page.value('document.querySelector("main h2").checkVisibility()'), true);
  });

  await check('nothing was loaded from elsewhere', async () =>
    same(page.requests.filter((each) => !each.startsWith(url('')) && each !== 'about:blank'), []));
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
