#!/usr/bin/env node
// How long a saved chapter takes to be seen in the preview of a large book.
//
//   benches/serve [--pages 1000] [--runs 15] [--vademecum PATH]
//
// A book of `generate.py` is served, and a chapter of it saved again and again, once everything else has come to rest. What
// is measured, from before the file is written: until the server gives the new page; until Chromium has painted it. The
// clock is that of this machine in both. Figures are medians, fastest and slowest beside them.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { chromium } from '../tests/browser/engine.mjs';

const benches = dirname(fileURLToPath(import.meta.url));
const option = (name, or) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : or);
const pages = Number(option('--pages', '1000'));
const runs = Number(option('--runs', '15'));
const program = option('--vademecum', join(benches, '../target/release/vademecum'));

// Tells when a page was painted: two frames after it is complete.
const PAINTED = `
  document.addEventListener('DOMContentLoaded', () => {
    requestAnimationFrame(() => requestAnimationFrame(() => { window.paintedAt = Date.now(); }));
  });
`;

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function until(read) {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(2)) {
    const seen = await Promise.resolve().then(read).catch(() => undefined);
    if (seen) return seen;
  }
  throw new Error('not within a minute');
}

/** The state that the preview is in, told as soon as it is another than `after`. */
async function news(origin, after) {
  const text = await (await fetch(`${origin}/.preview/news.js?${after}`)).text();
  return JSON.parse(text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')));
}

const row = (what, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
  console.log(`| ${what} | ${median} | ${least}–${most} |`);
};

const folder = mkdtempSync(join(tmpdir(), 'serve-bench-'));
execFileSync('python3', [join(benches, 'generate.py'), String(pages), folder], { stdio: 'ignore' });
const book = join(folder, 'vademecum');
const summary = readFileSync(join(book, 'en/SUMMARY.md'), 'utf8');
const chapters = Array.from(summary.matchAll(/\]\(<?([^)>]+\.md)>?\)/g), (match) => match[1]);
const chapter = chapters[Math.floor(chapters.length / 2)];
const file = join(book, 'en', chapter);
if (!existsSync(file)) throw new Error(`no chapter ${file}`);
const text = readFileSync(file, 'utf8');

const preview = spawn(program, ['serve', book, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
const told = { built: [] };
const origin = await new Promise((resolve) => {
  createInterface({ input: preview.stderr }).on('line', (line) => {
    const [, address] = /(http:\/\/[\d.:]+)\//.exec(line) ?? [];
    if (address) resolve(address);
    const [, ms] = /^rebuilt in (\d+) ms/.exec(line) ?? [];
    if (ms) told.built.push(Number(ms));
  });
});
const engine = await chromium();
try {
  await engine.onEveryPage(PAINTED);
  const page = `${origin}/site/en/chapters/${chapter.replace(/\.md$/, '.html')}`;
  await engine.goto(page);
  await until(() => engine.run('return window.paintedAt;'));
  const served = [];
  const painted = [];
  for (let run = 0; run < runs; run += 1) {
    // Asking for the checksums waits for the whole book: nothing else is being done then.
    await (await fetch(`${origin}/SHA256SUMS`)).text();
    const word = `measured${run}`;
    const state = await news(origin, '');
    const start = Date.now();
    writeFileSync(file, `${text}\n\nIt is ${word}.\n`);
    await news(origin, state.at);
    const answer = await (await fetch(page)).text();
    if (!answer.includes(word)) throw new Error('the page is not the new one');
    served.push(Date.now() - start);
    const at = await until(() => engine.run(`return document.body.textContent.includes('${word}') && window.paintedAt;`));
    painted.push(at - start);
  }
  console.log(`${cpus().length} cores; ${pages} pages; runs: ${runs}\n`);
  console.log('| from saving a chapter, ms | median | fastest–slowest |\n| --- | ---: | ---: |');
  row('rebuilt, as the program says', told.built);
  row('until the new page is served', served);
  row('until Chromium has painted it', painted);
} finally {
  await engine.quit();
  preview.kill();
  rmSync(folder, { recursive: true, force: true });
}
