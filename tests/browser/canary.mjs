// What a browser keeps of typed text: a word that nobody else would write is looked for in everything it wrote.

import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A word that stands nowhere else. Its letters do not repeat in runs, so that compression leaves it whole. */
export function canary() {
  return Array.from(randomBytes(18), (byte) => 'bcdfghjklmnpqrstvwxz'[byte % 20]).join('');
}

/** Paths of the files below `folder` that hold `word`: plain, in two-byte letters, or packed as Firefox packs. */
export function filesWith(folder, word) {
  const shapes = [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()];
  const holds = (bytes) => shapes.some((shape) => bytes.includes(shape));
  return walk(folder).filter((path) => {
    const bytes = read(path);
    return holds(bytes) || (bytes.subarray(0, 8).equals(MOZ_LZ4) && holds(unpacked(bytes)));
  });
}

/** Ids of the processes that were started with `folder` in their arguments or surroundings. */
export function processesOf(folder) {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return ids.filter((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`].some((path) => read(path).includes(folder))).map(Number);
}

const MOZ_LZ4 = Buffer.from('mozLz40\0');

function walk(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    try {
      const entry = lstatSync(path);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [path] : [];
    } catch {
      // It went while we looked.
      return [];
    }
  });
}

/** The bytes of a file; none of one that went, or that is not ours. */
function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The content of a `mozLz4` file: LZ4 in one block, behind its length. What is cut off is left out. */
function unpacked(file) {
  const out = Buffer.alloc(file.readUInt32LE(8));
  let from = 12;
  let to = 0;
  const length = (short) => {
    let sum = short;
    for (let byte = 255; short === 15 && byte === 255; sum += byte) byte = file[from++] ?? 0;
    return sum;
  };
  while (from < file.length) {
    const token = file[from++];
    const literals = length(token >> 4);
    to += file.copy(out, to, from, from + literals);
    from += literals;
    if (from + 2 > file.length) break;
    const back = file.readUInt16LE(from);
    from += 2;
    for (let left = length(token & 15) + 4; left > 0 && to < out.length; left -= 1) out[to] = out[to++ - back];
  }
  return out;
}

/** Whether a process runs; what it left behind for its parent to collect does not count. */
export function runs(id) {
  const state = read(`/proc/${id}/stat`).toString().split(') ').pop();
  return state !== '' && !state.startsWith('Z');
}
