// axe-core: every page once in Chromium, and one page of each kind in every variant and engine.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { AXE, violations } from './axe.mjs';
import { chromium, firefox, session, webkit } from './engine.mjs';
import { awkwardCopy, filesOf, kinds, testBook } from './site.mjs';

const COPIES = {
  flagship: () => awkwardCopy(),
  everything: () => awkwardCopy(testBook('everything')),
  mirror: () => awkwardCopy(testBook('mirror')),
  long: () => awkwardCopy(testBook('long')),
};

/** What a reader may have set, and how an engine is told. */
const VARIANTS = {
  'in the dark': (engine) => engine.features({ 'prefers-color-scheme': 'dark' }),
  'with forced colours': (engine) => engine.features({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' }),
  'with more contrast': (engine) => engine.features({ 'prefers-contrast': 'more' }),
  'on 320 px': (engine) => engine.width(320),
};

/** What axe finds, by page, but for the rules in `without`. */
async function onPages(engine, { address }, paths, without = []) {
  const found = {};
  for (const path of paths) {
    await engine.goto(address(path));
    // The whole book repeats what its pages show; its colours need not be measured letter by letter.
    const list = await violations(engine, { without: isShort(path) ? without : ['color-contrast', ...without] });
    if (list.length > 0) found[path] = list;
  }
  return found;
}

const isShort = (path) => !path.endsWith('/book.html');

describe('axe in Chromium', () => {
  const { engine, ...copies } = session(chromium, { copies: COPIES, scripts: [AXE] });

  for (const name of Object.keys(COPIES)) {
    it(`finds nothing on any page of ${name}`, async () => {
      const paths = filesOf(copies[name].folder, '.html');
      assert.ok(paths.length > 10);
      assert.deepEqual(await onPages(engine, copies[name], paths), {});
    });
  }

  for (const [variant, set] of Object.entries(VARIANTS)) {
    for (const name of ['flagship', 'everything', 'mirror']) {
      it(`finds nothing on a page of each kind of ${name} ${variant}`, async () => {
        await set(engine);
        // Forced colours are the browser's own; axe sees those that the page asked for.
        const without = variant === 'with forced colours' ? ['color-contrast'] : [];
        assert.deepEqual(await onPages(engine, copies[name], kinds(copies[name].folder).filter(isShort), without), {});
        await engine.features({});
      });
    }
  }
});

for (const [make, variants] of [[firefox, ['light', 'dark']], [webkit, ['light']]]) {
  describe(`axe in ${make.name}`, () => {
    const { engine, ...copies } = session(make, { copies: COPIES });
    for (const scheme of variants) {
      for (const name of ['flagship', 'everything', 'mirror']) {
        it(`finds nothing on a page of each kind of ${name}, ${scheme}`, async () => {
          await engine.scheme?.(scheme);
          assert.deepEqual(await onPages(engine, copies[name], kinds(copies[name].folder).filter(isShort)), {});
        });
      }
    }
  });
}
