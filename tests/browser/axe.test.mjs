// axe-core: every page once in Chromium, and one page of each kind in every variant and engine.

import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
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

/** Every page of the books `names`, in a Chromium of their own. */
function everyPage(names) {
  describe(`axe in Chromium on ${names.join(' and ')}`, { concurrency: 1 }, () => {
    const { engine, ...copies } = session(chromium, { copies: some(names), scripts: [AXE] });
    for (const name of names) {
      it(`finds nothing on any page of ${name}`, async () => {
        const paths = filesOf(copies[name].folder, '.html');
        assert.ok(paths.length > 10);
        assert.deepEqual(await onPages(engine, copies[name], paths), {});
      });
    }
  });
}

/** A page of each kind, as a reader of Chromium may have it set. */
function everyVariant(names) {
  describe(`axe in Chromium, set as readers may have it, on ${names.join(' and ')}`, { concurrency: 1 }, () => {
    const { engine, ...copies } = session(chromium, { copies: some(names), scripts: [AXE] });
    for (const [variant, set] of Object.entries(VARIANTS)) {
      for (const name of names) {
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
}

/** A page of each kind in another engine. */
function everyKind(make, schemes, names) {
  describe(`axe in ${make.name}`, { concurrency: 1 }, () => {
    const { engine, ...copies } = session(make, { copies: some(names) });
    for (const scheme of schemes) {
      for (const name of names) {
        it(`finds nothing on a page of each kind of ${name}, ${scheme}`, async () => {
          await engine.scheme?.(scheme);
          assert.deepEqual(await onPages(engine, copies[name], kinds(copies[name].folder).filter(isShort)), {});
        });
      }
    }
  });
}

const some = (names) => Object.fromEntries(names.map((name) => [name, COPIES[name]]));

// Side by side, the longest first: a browser works in a process of its own, and a core each is what they need.
describe('axe', { concurrency: availableParallelism() }, () => {
  everyPage(['flagship']);
  everyPage(['everything', 'mirror', 'long']);
  everyVariant(['flagship']);
  everyVariant(['everything', 'mirror']);
  everyKind(firefox, ['light', 'dark'], ['flagship', 'everything', 'mirror']);
  everyKind(webkit, ['light'], ['flagship', 'everything', 'mirror']);
});
