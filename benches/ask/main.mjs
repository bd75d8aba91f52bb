// benches/search DIR… [--out FILE] [--engines NAME,…]
//
// Builds each collection as a book, asks every query through `search-core.js`, writes the rankings, and prints how good and how
// fast that is beside other engines. Their packages are installed into .tools/engines once.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { read } from './collection.mjs';
import { percentile, quality } from './quality.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
const HERE = new URL('.', import.meta.url).pathname;
const ALL = ['vademecum', 'lunr', 'minisearch', 'minisearch-vitepress', 'elasticlunr-mdbook', 'pagefind'];
const PACKAGES = ['lunr@2.3.9', 'lunr-languages@1.22.0', 'minisearch@7.2.0', 'elasticlunr@0.9.5', 'pagefind@1.6.0'];
const USAGE = `benches/search DIR… [--out FILE] [--engines ${ALL.join(',')}]`;

const options = readArguments(process.argv.slice(2));
prepare(options.engines);
console.log('| collection | engine | nDCG@10 | short | MRR | recall@10 | clean1 | typo1 | clean2 | typo2 | prefix2 | nodia1 | raw / text | gz / text | ready ms | p50 ms | p95 ms | heap MB |');
console.log('|---|---|' + '---:|'.repeat(16));
for (const folder of options.folders) {
  const collection = read(folder);
  for (const engine of options.engines) {
    const result = run(engine, folder, collection);
    if (engine === 'vademecum') writeRun(folder, result.rankings);
    console.log(row(collection, engine, result));
  }
}

function readArguments(args) {
  const found = { folders: [], out: '', engines: ALL };
  while (args.length) {
    const arg = args.shift();
    if (arg === '--out') found.out = args.shift();
    else if (arg === '--engines') found.engines = args.shift().split(',');
    else found.folders.push(arg);
  }
  const unknown = found.engines.filter((name) => !ALL.includes(name));
  const wrong = !found.folders.length || found.folders.some((folder) => folder.startsWith('-')) || unknown.length ||
    (found.out && found.folders.length > 1);
  if (wrong) {
    console.error(`usage: ${USAGE}\n--out takes one collection at a time; without it the rankings go to DIR/vademecum.run.jsonl`);
    process.exit(2);
  }
  return found;
}

/** A release build of ours, and the packages of the others. */
function prepare(engines) {
  if (engines.includes('vademecum') && !process.env.VADEMECUM) {
    execFileSync('cargo', ['build', '--release', '--locked', '--quiet'], { cwd: ROOT, stdio: 'inherit' });
  }
  const tools = join(ROOT, '.tools/engines');
  if (engines.some((name) => name !== 'vademecum') && !existsSync(join(tools, 'node_modules/pagefind'))) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'package.json'), '{"private":true}\n');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...PACKAGES], { cwd: tools, stdio: 'inherit' });
  }
}

/** The engine's result in a process of its own, with a folder to work in. */
function run(engine, folder, { name }) {
  const work = join(ROOT, '.tools/search', `${name}-${engine}`);
  mkdirSync(work, { recursive: true });
  // Some engines talk on stdout.
  execFileSync(process.execPath, ['--expose-gc', join(HERE, 'run.mjs'), engine, folder, work], { stdio: ['ignore', 'ignore', 'inherit'] });
  const result = JSON.parse(readFileSync(join(work, 'result.json'), 'utf8'));
  rmSync(work, { recursive: true, force: true });
  return result;
}

function writeRun(folder, rankings) {
  const path = options.out || join(folder, 'vademecum.run.jsonl');
  writeFileSync(path, rankings.map(([id, ranked]) => `${JSON.stringify({ id, ranked })}\n`).join(''));
}

function row({ name, queries, bytes }, engine, { rankings, times, ready, heap, raw, gzip }) {
  const scores = Object.values(quality(queries, new Map(rankings)));
  const shown = (value, digits) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
  const cells = scores.map((score, index) => shown(score, index < 4 ? 3 : 2));
  cells.push(shown(raw / bytes, 2), shown(gzip / bytes, 3), shown(ready, 0));
  cells.push(shown(percentile(times, 0.5), 1), shown(percentile(times, 0.95), 1), shown(heap / 1e6, 1));
  return `| ${name} | ${engine} | ${cells.join(' | ')} |`;
}
