// The site in three engines, from a folder with an awkward name and from a server below a path, with and without
// scripts, and nothing beyond. `checks.mjs` has the table.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { assertScheme, CHECKS, COLOURS, VARIANTS } from './checks.mjs';
import { session, webkit } from './engine.mjs';
import { awkwardCopy, built, filesOf, served } from './site.mjs';
import { until } from './wait.mjs';

const COPIES = {
  folder: () => awkwardCopy(),
  server: () => served(),
  bareFolder: () => awkwardCopy(built, { without: 'assets' }),
  bareServer: () => served(built, { without: 'assets' }),
};

/** How many pages each variant opens along their links; where none is named, a few. */
const PAGES = { Chromium: Infinity, Firefox: Infinity };
const FEW = 15;

for (const { name, make, scripts: hasScripts, lacks = [] } of VARIANTS) {
  describe(name, () => {
    const { engine, ...copies } = session(make, { copies: COPIES });

    for (const place of ['folder', 'server']) {
      describe(`from a ${place}`, () => {
        const at = { engine, place: copies[place], bare: place === 'folder' ? copies.bareFolder : copies.bareServer };
        for (const { name: what, needs, scripts, check } of CHECKS) {
          if ((!scripts || hasScripts) && !lacks.includes(needs)) it(what, () => check(at));
        }
      });
    }

    it('is all there: every link leads, every page shows', async () => {
      const limit = PAGES[name] ?? FEW;
      const seen = await crawl(engine, copies.folder.address('index.html'), limit);
      assert.ok(seen.size >= Math.min(limit, FEW), `only ${seen.size} pages`);
      if (limit === Infinity) {
        const missed = filesOf(copies.folder.folder, '.html').filter((path) => !seen.has(copies.folder.address(path)) && path !== '404.html');
        assert.deepEqual(missed, [], 'pages that no link leads to');
      }
      const problems = Array.from(seen).flatMap(([address, page]) => wrong(page, seen).map((what) => `${address}: ${what}`));
      problems.push(...(await (engine.requests?.() ?? [])).filter((url) => !/^(data|about):/.test(url) && !url.startsWith(copies.folder.root)));
      problems.push(...(await (engine.messages?.() ?? [])).map((message) => `console: ${message}`));
      assert.deepEqual(problems, []);
    });

    it('asked the server for files of the book alone', () => {
      const { asked } = copies.server;
      assert.ok(asked.length > 0);
      assert.deepEqual(asked.filter((path) => !path.startsWith('/a%20b/handbook/') && path !== '/favicon.ico'), []);
      assert.deepEqual(asked.filter((path) => path.includes('?')), []);
    });
  });
}

describe('WebKitGTK on a dark desktop', () => {
  const { engine, site } = session(() => webkit({ scheme: 'dark' }));

  it('is dark', async () => {
    await engine.goto(site.address('en/contacts.html'));
    assertScheme(await engine.run(COLOURS), 'dark');
  });
});

/** What a page says of itself. */
const LOOK = `
  const main = document.querySelector('main');
  return {
    title: document.title,
    text: main ? main.innerText.length : 0,
    ids: Array.from(document.querySelectorAll('[id]'), (element) => element.id),
    links: Array.from(document.querySelectorAll('a[href], area[href]'), (link) => link.href),
    styled: document.styleSheets.length,
    images: Array.from(document.images).filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
  };
`;

/** Opens pages from `start` along their links, `limit` of them at most; what each says, by address. */
async function crawl(engine, start, limit) {
  const seen = new Map();
  const next = [start];
  while (next.length > 0 && seen.size < limit) {
    const address = next.shift();
    if (seen.has(address)) continue;
    await engine.goto(address);
    // The first page may send the reader on, and be leaving when it is asked.
    const page = await until(() => engine.run(LOOK), `${address} answers`);
    seen.set(address, page);
    seen.set(withoutPlace(await engine.url()), page);
    next.push(...page.links.filter((link) => link.startsWith('file:')).map(withoutPlace));
  }
  return seen;
}

const withoutPlace = (address) => address.split('#')[0];

/** What is wrong with a page, given all that were seen. */
function wrong(page, seen) {
  const problems = page.images.map((image) => `broken image ${image}`);
  if (!page.title) problems.push('no title');
  if (page.text === 0) problems.push('shows nothing');
  if (page.styled === 0) problems.push('no style');
  return problems.concat(page.links.filter((link) => !leads(link, seen)).map((link) => `leads to ${link}`));
}

function leads(link, seen) {
  if (!link.startsWith('file:')) return /^(https?|mailto|tel):/.test(link);
  const target = seen.get(withoutPlace(link));
  const place = decodeURIComponent(link.split('#')[1] ?? '');
  return !target || !place || target.ids.includes(place);
}
