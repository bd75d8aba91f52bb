// The engine of the browser and that of the program give the same sections, with the same scores, in the same order.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { engine, openIndex } from './index.mjs';
import { numbers, randomQueries } from './random.mjs';

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
  if (!queries.length) return [];
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

// A book whose index is cut into parts.
const LARGE = mkdtempSync(join(tmpdir(), 'vademecum-large-'));
writeLarge(LARGE);
TABLE[LARGE] = [];
process.on('exit', () => rmSync(LARGE, { recursive: true, force: true }));

function writeLarge(root) {
  const random = numbers(9);
  const pick = (list) => list[Math.floor(random() * random() * list.length)];
  const syllables = Array.from('bcdfghklmnprstvz', (first) => Array.from('aeiou', (vowel) => first + vowel)).flat();
  const vocabulary = Array.from({ length: 20000 }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(''));
  const words = (count) => Array.from({ length: count }, () => pick(vocabulary)).join(' ');
  mkdirSync(join(root, 'en'));
  const names = Array.from({ length: 100 }, (_, page) => `p${page}.md`);
  for (const name of names) {
    const sections = Array.from({ length: 20 }, () => `## ${words(3)}\n\n${words(150)}\n`);
    writeFileSync(join(root, 'en', name), `# ${words(2)}\n\n${sections.join('\n')}`);
  }
  writeFileSync(join(root, 'en/SUMMARY.md'), `# Summary\n\n${names.map((name) => `- [${name}](${name})\n`).join('')}`);
  writeFileSync(join(root, 'handbook.toml'), 'title = "Large"\nedition = "1"\ndate = "2026-01-01"\n');
}

for (const [name, queries] of Object.entries(TABLE)) {
  describe(`the book ${name}`, () => {
    const book = resolve(ROOT, name);
    const out = mkdtempSync(join(tmpdir(), 'vademecum-search-'));
    const site = join(out, 'dist/site');
    let index;

    before(async () => {
      program(['build', book, '--out', join(out, 'dist'), '--format', 'site', '--quiet']);
      // The engine as it ships, minified.
      index = await openIndex(site, 'en', engine(join(site, 'assets/search-core.js')));
    });
    after(() => rmSync(out, { recursive: true, force: true }));

    it('only a large index is cut into parts', () => {
      assert.equal(existsSync(join(site, 'search/en/hits-1.js')), name === LARGE);
    });

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
      const random = randomQueries(words.filter(Boolean), name === LARGE ? 2000 : 4000, 4);
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
