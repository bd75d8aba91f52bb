// Old devices: the pages as Chrome 60 would lay them out, on a phone, in both directions; and how fast a slow one paints.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { asChrome60 } from './chrome60.mjs';
import { chromium, session } from './engine.mjs';
import { awkwardCopy, built, filesOf, kinds, testBook } from './site.mjs';

/** A copy whose style sheets hold only what Chrome 60 knows. A style within a page changes its sum, so the policy goes. */
function oldCopy(of) {
  const copy = awkwardCopy(of);
  const change = (path, become) => writeFileSync(join(copy.folder, path), become(readFileSync(join(copy.folder, path), 'utf8')));
  for (const path of filesOf(copy.folder, '.css')) change(path, (css) => asChrome60(css));
  const within = (html) => html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, '').replace(/(<style>)([\s\S]*?)(<\/style>)/g, (_, open, css, close) => open + asChrome60(css) + close);
  for (const path of filesOf(copy.folder, '.html')) change(path, (html) => (html.includes('<style>') ? within(html) : html));
  return copy;
}

/** What does not read: a page wider than the window, blocks on top of one another, text that cannot be seen. */
const UNREADABLE = `
  const wrong = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wrong.push('the page is ' + scrollWidth + ' px wide in ' + clientWidth);
  const style = (element) => getComputedStyle(element);
  const inFlow = (element) => element.getClientRects().length > 0 && !/absolute|fixed|sticky/.test(style(element).position)
    && !/^inline/.test(style(element).display) && style(element).float === 'none';
  const named = (element) => element.tagName.toLowerCase() + (element.className && '.' + element.className) + ' ' + element.textContent.trim().slice(0, 30);
  const apart = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1;
  const overlaps = (parent) => {
    const blocks = Array.from(parent.children).filter(inFlow);
    blocks.slice(1).forEach((block, index) => {
      if (!apart(blocks[index].getBoundingClientRect(), block.getBoundingClientRect())) wrong.push('on top of one another: ' + named(blocks[index]) + ' and ' + named(block));
    });
    blocks.forEach((block) => { if (!/^(svg|table|ruby)$/i.test(block.tagName)) overlaps(block); });
  };
  overlaps(document.body);
  const text = Array.from(document.querySelectorAll('main p, main h1, main h2, main li, main dd')).filter((it) => it.getClientRects().length > 0);
  if (text.length === 0) wrong.push('no text');
  for (const it of text) {
    const { visibility, opacity, color, fontSize } = style(it);
    if (visibility !== 'visible' || opacity === '0' || color === 'rgba(0, 0, 0, 0)' || parseFloat(fontSize) < 12) wrong.push('unseen: ' + named(it));
  }
  return wrong.slice(0, 4);
`;

describe('with no more than Chrome 60 knows, on 360 px', () => {
  const books = { flagship: built, everything: testBook('everything'), mirror: testBook('mirror') };
  const { engine, ...copies } = session(chromium, {
    copies: Object.fromEntries(Object.entries(books).map(([name, folder]) => [name, () => oldCopy(folder)])),
  });

  for (const name of Object.keys(books)) {
    it(`a page of each kind of ${name} reads`, async () => {
      await engine.width(360);
      const found = {};
      for (const path of kinds(copies[name].folder)) {
        await engine.goto(copies[name].address(path));
        const wrong = await engine.run(UNREADABLE);
        if (wrong.length > 0) found[path] = wrong;
      }
      assert.deepEqual(found, {});
    });
  }
});

it('leaves out what Chrome 60 does not know, as its parser would', () => {
  const css = `a:focus-visible, a { color: red } p { gap: 1em; margin-inline-start: 1em; -webkit-margin-start: 1em; width: clamp(1px, 2px, 3px); width: 3px }
    p { overflow-wrap: anywhere; inset: 0; color: color-mix(in srgb, red, blue) } @media (prefers-color-scheme: dark) { p { color: red } }
    @media (width >= 30em) { p { color: red } } @layer a { p { color: red } } .grid { display: grid; grid-gap: 1px; height: 3dvh }`;
  assert.equal(asChrome60(css), 'p{-webkit-margin-start:1em;width:3px}p{}.grid{display:grid;grid-gap:1px}');
});

const FIRST_TEXT_MS_MAX = 2000;
const SLOWER = 6;

describe(`on a processor ${SLOWER} times slower`, () => {
  const { engine, site } = session(chromium);

  it(`a chapter shows text within ${FIRST_TEXT_MS_MAX / 1000} s`, async (test) => {
    await engine.width(360);
    const path = filesOf(site.folder, '.html').filter((it) => it.startsWith('en/chapters/')).map((it) => [readFileSync(join(site.folder, it)).length, it]).sort((a, b) => b[0] - a[0])[0][1];
    await engine.slower(SLOWER);
    const times = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await engine.goto('about:blank');
      await engine.goto(site.address(path));
      times.push(await engine.runAsync(`
        const done = arguments[0];
        const paints = () => performance.getEntriesByName('first-contentful-paint')[0];
        if (paints()) done(paints().startTime);
        else new PerformanceObserver(() => paints() && done(paints().startTime)).observe({ entryTypes: ['paint'] });
      `));
    }
    const median = times.sort((a, b) => a - b)[1];
    test.diagnostic(`${path}: first text after ${times.map(Math.round).join(', ')} ms`);
    assert.ok(median > 0 && median <= FIRST_TEXT_MS_MAX, `${times}`);
  });
});
