// The scripts as they ship: old browsers must be able to read them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

import { parse } from 'acorn';

import { built, filesOf } from './site.mjs';

/** Library calls that are younger than 2017; acorn sees syntax only. */
const YOUNGER = ['.flat(', '.flatMap(', '.matchAll(', '.replaceAll(', '.at(', '.trimStart(', '.trimEnd(', '.finally(',
  'Object.fromEntries', 'Promise.allSettled', 'Promise.any', 'globalThis', 'structuredClone', 'Array.fromAsync', 'Object.hasOwn',
  'queueMicrotask', '.findLast(', '.toSorted('];

it('scripts are ES2017', () => {
  for (const path of filesOf(built, '.js')) {
    const text = readFileSync(join(built, path), 'utf8');
    assert.doesNotThrow(() => parse(text, { ecmaVersion: 2017, sourceType: 'script' }), path);
    for (const call of YOUNGER) assert.ok(!text.includes(call), `${path} calls ${call}`);
  }
});

it('scripts that every page loads are small', () => {
  const page = readFileSync(join(built, 'en/index.html'), 'utf8');
  const names = [...page.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map((match) => match[1]);
  const size = names.map((name) => readFileSync(join(built, 'en', name)).length).reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(size <= 15 * 1024, `${size} bytes`);
});
