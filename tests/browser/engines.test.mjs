// The site in real browsers, from a folder, with the network off.
//
// An engine is { name, goto, url, back, run, click, quit } and, where the browser allows, { width, messages, requests }.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { firefox } from './marionette.mjs';
import { awkwardCopy, filesOf } from './site.mjs';
import { chromium, webkit } from './webdriver.mjs';

/** What a page says of itself. */
const LOOK = `
  return {
    title: document.title,
    text: document.querySelector('main') ? document.querySelector('main').innerText.length : 0,
    ids: Array.from(document.querySelectorAll('[id]'), (element) => element.id),
    links: Array.from(document.querySelectorAll('a[href], area[href]'), (link) => link.href),
    styled: Array.from(document.styleSheets).length,
    images: Array.from(document.images).filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
  };
`;

const SHIFT_THREE_TIMES = `
  for (let press = 0; press < 3; press += 1) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
`;

const WIDEST = `
  const edge = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX) && up !== document.documentElement && up !== document.body) return true;
    }
    return false;
  };
  const wide = Array.from(document.body.querySelectorAll('*'))
    .filter((element) => element.getBoundingClientRect().right > edge + 1 && element.getClientRects().length > 0 && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 120));
  return { edge, page: document.documentElement.scrollWidth, wide: wide.slice(0, 3) };
`;

const ENGINES = [
  { make: () => chromium(), pages: Infinity },
  { make: () => firefox(), pages: Infinity },
  { make: () => chromium({ scripts: false }), scripts: false, pages: 15 },
  { make: () => firefox({ scripts: false }), scripts: false, pages: 15 },
  { make: () => webkit(), pages: 15, narrow: false },
];

for (const { make, pages, scripts = true, narrow = true } of ENGINES) {
  describe(make.toString().slice(6), () => {
    let engine;
    let site;

    before(async () => {
      site = awkwardCopy();
      engine = await make();
    });

    after(async () => {
      await engine?.quit();
      site.remove();
    });

    it('leads everywhere, shows everything, asks nobody', async () => {
      const seen = await crawl(engine, site.address('index.html'), pages);
      assert.ok(seen.size >= Math.min(pages, 15), `only ${seen.size} pages`);
      if (pages === Infinity) {
        const missed = filesOf(site.folder, '.html').filter((path) => !seen.has(site.address(path)) && path !== '404.html');
        assert.deepEqual(missed, [], 'pages that no link leads to');
      }
      const problems = Array.from(seen).flatMap(([address, page]) => wrong(page, seen).map((what) => `${address}: ${what}`));
      const outside = (await (engine.requests?.() ?? [])).filter((url) => !/^(file|data|about):/.test(url));
      problems.push(...outside.map((url) => `asked for ${url}`));
      problems.push(...(await (engine.messages?.() ?? [])).map((message) => `console: ${message}`));
      assert.deepEqual(problems, []);
    });

    it('follows a click', async () => {
      await engine.goto(site.address('en/index.html'));
      const start = await engine.url();
      await engine.click('main a[href*=".html"]');
      await until(async () => (await engine.url()) !== start);
    });

    it('hides a page', async () => {
      await engine.goto(site.address('en/contents.html'));
      await engine.goto(site.address('en/contacts.html'));
      await engine.click('.leave a');
      await until(async () => (await engine.url()) === site.address('en/leave.html'));
      const left = await engine.run('return { text: document.body.innerText, links: document.links.length, length: history.length };');
      assert.match(left.text, /empty/);
      assert.equal(left.links, 0);
      if (!scripts) return;
      // The hidden page is gone from the history: going back skips it.
      await engine.back();
      await until(async () => (await engine.url()) === site.address('en/contents.html'));
      await engine.run(SHIFT_THREE_TIMES);
      await until(async () => (await engine.url()) === site.address('en/leave.html'));
    });

    it('works without a host at 404', async () => {
      await engine.goto(site.address('404.html'));
      const page = await engine.run(LOOK);
      assert.ok(page.text > 0 && page.title);
    });

    // WebKitGTK's MiniBrowser has no narrow windows.
    if (narrow) it('fits a narrow screen', async () => {
      const chosen = ['en/index.html', 'en/contacts.html', 'en/sources.html', 'en/glossary.html', 'en/cases.html', 'en/compare.html', 'en/calendar.html'];
      const all = filesOf(site.folder, '.html').filter((path) => path !== 'en/book.html');
      const some = all.filter((path, index) => chosen.includes(path) || index % 6 === 0);
      for (const width of [320, 360]) {
        await engine.width(width);
        for (const path of some) {
          await engine.goto(site.address(path));
          const { edge, page, wide } = await engine.run(WIDEST);
          // A scroll bar takes its share of the window.
          assert.ok(edge <= width && edge > width - 20, `the window is ${edge} px wide`);
          assert.ok(page <= edge && wide.length === 0, `${path} at ${width} px is ${page} px wide: ${wide.join('\n')}`);
        }
      }
    });
  });
}

/** Opens pages from `start` along their links, `limit` of them at most; what each says, by address. */
async function crawl(engine, start, limit) {
  const seen = new Map();
  const next = [start];
  while (next.length > 0 && seen.size < limit) {
    const address = next.shift();
    if (seen.has(address)) continue;
    await engine.goto(address);
    // The first page may send the reader on.
    const page = await look(engine);
    const landed = withoutPlace(await engine.url());
    seen.set(address, page);
    seen.set(landed, page);
    for (const link of page.links.filter((link) => link.startsWith('file:'))) next.push(withoutPlace(link));
  }
  return seen;
}

const withoutPlace = (address) => address.split('#')[0];

/** What a page says, once it stays: the first page may be leaving when it is asked. */
async function look(engine) {
  for (;;) {
    const page = await engine.run(LOOK).catch(() => null);
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

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

async function until(holds) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not happen within half a minute');
}
