// One engine on one collection, in a process of its own: what it ships, how fast it is ready and answers, what it finds.
//
//   node --expose-gc run.mjs ENGINE COLLECTION WORK     (it leaves WORK/result.json)

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { read } from './collection.mjs';
import { ENGINES } from './engines.mjs';

const RANKS = 100;

const [engine, folder, work] = process.argv.slice(2);
const collection = read(folder);
const shipped = await ENGINES[engine].build(collection, work);
const bytes = shipped.files.map((file) => Buffer.from(file));

global.gc();
const before = memory();
const start = performance.now();
const ask = await shipped.open();
const ready = performance.now() - start;
global.gc();
const heap = memory() - before;

const rankings = [];
const times = [];
for (const query of collection.queries) {
  const cpu = process.cpuUsage();
  const ranked = await ask(query.text, RANKS);
  const spent = process.cpuUsage(cpu);
  times.push((spent.user + spent.system) / 1000);
  rankings.push([query.id, ranked]);
}
writeFileSync(join(work, 'result.json'), JSON.stringify({
  rankings, times, ready, heap,
  raw: bytes.reduce((sum, file) => sum + file.length, 0),
  gzip: bytes.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
}));
process.exit(0);

function memory() {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
