// The scripts as they ship: old browsers must be able to read them, and they may do nothing that leaves a trace.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { parse } from 'acorn';

import { built, filesOf, testBook } from './site.mjs';

const { javascript, api } = createRequire(import.meta.url)('@mdn/browser-compat-data');

/** The browser that must do with them: the first that knows all of ES2017, and the style sheets of `chrome60.mjs`. */
const CHROME = 60;

/** Younger than that, and used only where the browser has it. */
const ASKED_FOR_FIRST = ['clipboard', 'writeText', 'Segmenter', 'segment', 'DecompressionStream', 'replaceChildren'];

/** What remembers, tells others or runs text as a script. */
const FORBIDDEN = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookie', 'cookieStore', 'serviceWorker', 'pushState', 'replaceState',
  'fetch', 'XMLHttpRequest', 'sendBeacon', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'RTCPeerConnection', 'BroadcastChannel',
  'importScripts', 'eval', 'Function', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'document.writeln', 'geolocation', 'mediaDevices'];

/** The first version of Chrome that had a feature; none where the data does not say. */
function since(feature) {
  const versions = [feature?.__compat?.support.chrome ?? []].flat().filter((it) => !it.flags && !it.alternative_name && !it.prefix);
  return Math.min(...versions.map((it) => Number.parseInt(it.version_added, 10)).filter((it) => it > 0));
}

/** Names of globals and of members of any built-in object or part of the page, with the first version that had one so named. */
function history() {
  const first = new Map();
  const note = (name, feature) => {
    const version = since(feature);
    if (Number.isFinite(version)) first.set(name, Math.min(version, first.get(name) ?? Infinity));
  };
  for (const objects of [javascript.builtins, api]) {
    for (const [object, members] of Object.entries(objects)) {
      note(object, members);
      for (const [member, feature] of Object.entries(members)) {
        note(member, feature);
        for (const [deeper, part] of Object.entries(feature ?? {})) if (object === 'Intl') note(deeper, part);
      }
    }
  }
  return first;
}

/** The names that a script uses: of every member and global, of what it calls, and of what it declares itself. */
function names(text) {
  const used = new Set();
  const called = new Set();
  const declared = new Set();
  const walk = (node, parent, key) => {
    if (Array.isArray(node)) return node.forEach((it) => walk(it, parent, key));
    if (!node || typeof node.type !== 'string') return undefined;
    if (node.type === 'MemberExpression' && !node.computed) used.add(node.property.name).add(`${node.object.name}.${node.property.name}`);
    if (node.type === 'Identifier' && !(parent.type === 'MemberExpression' && key === 'property')) used.add(node.name);
    if (/^(Call|New)Expression$/.test(node.type)) called.add(node.callee.property?.name ?? node.callee.name);
    if (node.type === 'VariableDeclarator' || /Function/.test(node.type)) [node.id, ...(node.params ?? [])].forEach((it) => it?.name && declared.add(it.name));
    if (node.type === 'Property' && node.key.name) declared.add(node.key.name);
    if (node.type === 'AssignmentExpression' && node.left.property?.name) declared.add(node.left.property.name);
    return Object.entries(node).forEach(([name, child]) => typeof child === 'object' && walk(child, node, name));
  };
  walk(parse(text, { ecmaVersion: 2017, sourceType: 'script' }), {}, '');
  return { used, called, declared };
}

const scripts = () => [built, testBook('everything')].flatMap((site) => filesOf(site, '.js').map((path) => [path, readFileSync(join(site, path), 'utf8')]));

describe('scripts', () => {
  it('are written in ES2017', () => {
    for (const [path, text] of scripts()) assert.doesNotThrow(() => parse(text, { ecmaVersion: 2017, sourceType: 'script' }), path);
  });

  it(`call nothing that Chrome ${CHROME} does not have, unless they ask first`, () => {
    const first = history();
    assert.ok(first.get('flat') > CHROME && first.get('fromEntries') > CHROME && first.get('includes') <= CHROME);
    const younger = new Set();
    for (const [path, text] of scripts()) {
      const { called, declared } = names(text);
      for (const name of called) if (first.get(name) > CHROME && !declared.has(name) && !ASKED_FOR_FIRST.includes(name)) younger.add(`${path}: ${name} (Chrome ${first.get(name)})`);
    }
    assert.deepEqual([...younger], []);
  });

  it('remember nothing, tell nobody, and run no text', () => {
    const found = new Set();
    for (const [path, text] of scripts()) {
      const { used } = names(text);
      for (const name of FORBIDDEN) if (used.has(name)) found.add(`${path}: ${name}`);
    }
    assert.deepEqual([...found], []);
  });
});
