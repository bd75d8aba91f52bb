// The engine of the browser and that of the program give the same sections, with the same scores, in the same order.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { engine, openIndex } from './index.mjs';
import { randomQueries } from './random.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
const PROGRAM = process.env.VADEMECUM || join(ROOT, 'target/release/vademecum');
const LIMIT = 30;

/** Queries of people, by book; each names what must be among the first three, where it is sure. */
const TABLE = JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));

function program(args, input = '') {
  const ran = spawnSync(PROGRAM, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
}

/** What the program answers, as `url score` lines by query. */
function programAnswers(book, queries) {
  const out = program(['search', '-', book, '--limit', String(LIMIT), '--message-format', 'json'], queries.map((query) => `${query}\n`).join(''));
  return out.trimEnd().split('\n').map((line) => JSON.parse(line).results.map((hit) => `${hit.url} ${hit.score}`));
}

async function browserAnswers(index, queries) {
  const answers = [];
  for (const query of queries) {
    const shown = await index.show(await index.find(query, LIMIT));
    answers.push(shown.map((hit) => `${hit.url} ${hit.score}`));
  }
  return answers;
}

for (const [name, queries] of Object.entries(TABLE)) {
  describe(`the book ${name}`, () => {
    const book = join(ROOT, name);
    const out = mkdtempSync(join(tmpdir(), 'vademecum-search-'));
    const site = join(out, 'dist/site');
    let index;

    before(async () => {
      program(['build', book, '--out', join(out, 'dist'), '--format', 'site', '--quiet']);
      // The engine as it ships, minified.
      index = await openIndex(site, 'en', engine(join(site, 'assets/search-core.js')));
    });
    after(() => rmSync(out, { recursive: true, force: true }));

    it('both find what is looked for', async () => {
      const texts = queries.map(({ query }) => query);
      const ours = await browserAnswers(index, texts);
      assert.deepEqual(ours, programAnswers(book, texts));
      queries.forEach(({ query, finds }, at) => {
        const first = ours[at].slice(0, 3).map((line) => line.split(' ')[0]);
        assert.ok(!finds || first.includes(finds), `${query}: ${first.join(', ')}`);
      });
    });

    it('both answer random queries alike, and never fail', async () => {
      const words = [];
      for (let id = 0; id < index.sections; id += 7) {
        const [hit] = await index.show({ hits: [{ id, score: 0 }], read: new Set() }, 0, 1, 100000);
        words.push(...hit.title.split(/\s+/), ...hit.excerpt.text.split(/\s+/).slice(0, 40));
      }
      const random = randomQueries(words.filter(Boolean), 5000, 4);
      const theirs = programAnswers(book, random);
      const ours = await browserAnswers(index, random);
      random.forEach((query, at) => assert.deepEqual(ours[at], theirs[at], JSON.stringify(query)));
    });

    it('a word of a section finds sections', async () => {
      for (let id = 0; id < index.sections; id += 3) {
        const [{ title }] = await index.show({ hits: [{ id, score: 0 }], read: new Set() });
        const words = engine().tokenize(title);
        if (words.length) assert.ok((await index.find(title)).hits.length > 0, title);
      }
    });
  });
}
