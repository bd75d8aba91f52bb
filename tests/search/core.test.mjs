// The engine of the browser alone: words, size, parts that do not fit.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { engine, openIndex, requester } from './index.mjs';

const SITE = new URL('../../dist/site', import.meta.url).pathname;
const core = engine();

it('text is cut into the words of tokens.json', () => {
  for (const { text, terms } of JSON.parse(readFileSync(new URL('tokens.json', import.meta.url), 'utf8'))) {
    assert.deepEqual(core.tokenize(text).map((term) => term.text), terms, text);
  }
});

it('the engine is at most 6 KB, minified and gzipped', () => {
  const size = gzipSync(readFileSync(join(SITE, 'assets/search-core.js')), { level: 9 }).length;
  assert.ok(size <= 6 * 1024, `${size} bytes`);
});

it('the index of the flagship is one file under 300 KB', () => {
  assert.ok(readFileSync(join(SITE, 'search/en/index.js')).length < 300_000);
});

it('a part of another build is told apart from one that does not come', async () => {
  const bring = requester(core, SITE, 'en');
  await assert.rejects(core.open('en', () => {}), { code: 'missing' });
  await assert.rejects(core.open('en', () => core.load('0-old', 'en', 'index', '', '')), { code: 'stale' });
  const index = await core.open('en', (name) => (name === 'index' ? bring(name) : core.load('1-other', 'en', name, '', '')));
  const answer = await index.find('council');
  await assert.rejects(index.show(answer), { code: 'stale' });
});

it('excerpts hold the words that were found, and mark them', async () => {
  const index = await openIndex(SITE, 'en');
  const answer = await index.find('detained at the airport');
  const shown = await index.show(answer, 0, 3);
  assert.equal(shown.length, 3);
  for (const { excerpt, url, title, page } of shown) {
    assert.ok(url && title && page);
    assert.ok(excerpt.text.length <= 200 && excerpt.marks.length > 0, excerpt.text);
    for (const [start, end] of excerpt.marks) {
      assert.match(excerpt.text.slice(start, end), /^\p{L}/u);
      assert.ok(end > start && end <= excerpt.text.length);
    }
  }
});

it('a word that nothing stands for is said so', async () => {
  const { words, hits } = await (await openIndex(SITE, 'en')).find('zzzzqqqq');
  assert.deepEqual([words, hits], [[{ text: 'zzzzqqqq', known: false, found: false }], []]);
});
