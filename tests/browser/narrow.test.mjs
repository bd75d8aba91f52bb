// Narrow screens: no page scrolls sideways and nothing sticks out, in the flagship and in three books that try hard.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { chromium, firefox, session, webkit } from './engine.mjs';
import { awkwardCopy, filesOf, kinds, testBook } from './site.mjs';
import { until } from './wait.mjs';

const WIDTHS = [320, 360];
const COPIES = {
  flagship: () => awkwardCopy(),
  everything: () => awkwardCopy(testBook('everything')),
  long: () => awkwardCopy(testBook('long')),
  mirror: () => awkwardCopy(testBook('mirror')),
};

/** How wide the window and the page are, and what sticks out of the window without being in a part that scrolls. */
const WIDEST = `
  const edge = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  // Spaces at the ends of lines of code hang out of their box, unseen.
  const sticksOut = ({ left, right }) => right > edge + 1 || left < -1;
  const out = Array.from(document.body.querySelectorAll('*'))
    .filter((element) => element.getClientRects().length > 0 && !element.closest('pre code') && sticksOut(element.getBoundingClientRect()) && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 160));
  return { edge, page: document.documentElement.scrollWidth, out: out.slice(0, 3) };
`;

/** What is too wide on the open page; nothing where all fits. */
async function tooWide(engine, width) {
  // A window takes a moment to become narrow, and a scroll bar takes its share of it.
  const isNarrow = ({ edge }) => edge <= width && edge > width - 20;
  const { edge, page, out } = await until(() => engine.run(WIDEST), `a window of ${width} px`, isNarrow);
  return page > edge || out.length > 0 ? { page, out } : undefined;
}

for (const make of [chromium, firefox]) {
  describe(`on a narrow screen in ${make.name}`, () => {
    const { engine, ...copies } = session(make, { copies: COPIES });
    for (const name of Object.keys(COPIES)) {
      it(`every page of ${name} fits`, async () => {
        const { folder, address } = copies[name];
        // Where two engines lay out alike, one looks at every page.
        const paths = make === chromium ? filesOf(folder, '.html') : kinds(folder);
        const wide = {};
        for (const width of WIDTHS) {
          await engine.width(width);
          for (const path of paths) {
            await engine.goto(address(path));
            const found = await tooWide(engine, width);
            if (found) wide[`${path} at ${width} px`] = found;
          }
        }
        assert.ok(paths.length > 10);
        assert.deepEqual(wide, {});
      });
    }
  });
}

// Its windows are not made narrow: a frame is.
describe('on a narrow screen in WebKitGTK', () => {
  const { engine, ...copies } = session(webkit, { copies: COPIES });
  for (const name of Object.keys(COPIES)) {
    it(`a page of each kind of ${name} fits`, async () => {
      const { folder, root } = copies[name];
      const wide = {};
      for (const path of kinds(folder)) {
        const frames = WIDTHS.map((width) => `<iframe src="${path}" width="${width}" height="700" frameborder="0"></iframe>`);
        writeFileSync(join(folder, 'frames.html'), `<!doctype html><title>${path}</title>${frames.join('')}`);
        await engine.goto(`${root}frames.html`);
        for (const [id, width] of WIDTHS.entries()) {
          await engine.call('POST', 'frame', { id });
          await until(() => engine.run('return document.readyState'), path, (state) => state === 'complete');
          const found = await tooWide(engine, width);
          if (found) wide[`${path} at ${width} px`] = found;
          await engine.call('POST', 'frame', { id: null });
        }
      }
      assert.deepEqual(wide, {});
    });
  }
});
