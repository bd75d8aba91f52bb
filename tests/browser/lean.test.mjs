// How many bytes a page costs before a reader asks anything of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { it } from 'node:test';

import { parse, walk } from 'css-tree';

import { built, filesOf, testBook } from './site.mjs';

const KB = 1024;

/** The most that a page may load with itself, by kind: HTML, style sheets and scripts. The first that fits counts. */
const LIMITS = [
  // The whole book on one page and the booklet are for paper; the finder holds every answer, for readers without scripts.
  [/\/(book|find)\.html$/, 4096 * KB],
  [/\/booklet\.html$/, 256 * KB],
  // Tables and lists grow with the registry.
  [/\/(compare|index-a-z|sources|contacts|glossary|cases|mechanisms|contents|calendar)\.html$/, 640 * KB],
  [/\/(mechanisms|write)\//, 80 * KB],
  // Letters of other scripts take two bytes, and other languages more words: translations of the heaviest chapters are heavier.
  [/^(?!en\/)[^/]+\/chapters\//, 72 * KB],
  [/./, 60 * KB],
];

/** Scripts that every page loads. */
const SCRIPTS_MAX = 15 * KB;

const attribute = (tag, name) => new RegExp(`\\s${name}="?([^"\\s>]+)`).exec(tag)?.[1];

/** What a page loads with itself: style sheets and scripts, as tags and bytes. */
function loaded(site, path) {
  const html = readFileSync(join(site, path), 'utf8');
  const part = (tag, name) => ({ tag, bytes: readFileSync(join(site, normalize(join(dirname(path), attribute(tag, name))))).length });
  const styles = Array.from(html.matchAll(/<link\s[^>]*rel="?stylesheet[^>]*>/g), ([tag]) => part(tag, 'href'));
  const scripts = Array.from(html.matchAll(/<script\s[^>]*src=[^>]*>/g), ([tag]) => part(tag, 'src'));
  return { html: Buffer.byteLength(html), styles, scripts, inline: /<script(?![^>]*\ssrc=)/.test(html) };
}

/** The sheets that not every page loads, and what of each selector is a class: without one it is for elements inside. */
function onDemand(site) {
  const all = filesOf(join(site, 'assets'), '.css').filter((name) => !['search.css', 'booklet.css', 'book-print.css', 'look.css', 'own.css'].includes(name));
  return all.map((name) => {
    const selectors = [];
    walk(parse(readFileSync(join(site, 'assets', name), 'utf8')), { visit: 'Selector', enter: (selector) => {
      const classes = [];
      walk(selector, (node) => { if (node.type === 'ClassSelector') classes.push(node.name); });
      if (classes.length > 0) selectors.push(classes);
    } });
    return { name, selectors };
  });
}

const sum = (parts) => parts.reduce((bytes, part) => bytes + part.bytes, 0);

for (const [name, site] of [['the flagship', built], ['everything', testBook('everything')]]) {
  it(`no page of ${name} is heavier than its kind may be`, (test) => {
    const heaviest = new Map();
    const heavy = {};
    for (const path of filesOf(site, '.html')) {
      const { html, styles, scripts } = loaded(site, path);
      const bytes = html + sum(styles) + sum(scripts);
      const [kind, most] = LIMITS.find(([kind]) => kind.test(path));
      if (bytes > most) heavy[path] = `${bytes} bytes: ${html} of HTML, ${sum(styles)} of CSS, ${sum(scripts)} of JS`;
      if (bytes > (heaviest.get(kind)?.bytes ?? 0)) heaviest.set(kind, { path, bytes });
    }
    for (const { path, bytes } of heaviest.values()) test.diagnostic(`${path}: ${Math.round(bytes / KB)} kB`);
    assert.deepEqual(heavy, {});
  });

  it(`no page of ${name} wears what it does not load`, () => {
    const sheets = onDemand(site);
    assert.ok(sheets.length > 5);
    const bare = [];
    for (const path of filesOf(site, '.html')) {
      const html = readFileSync(join(site, path), 'utf8');
      if (!html.includes('assets/base.css')) continue;
      const worn = new Set(Array.from(html.matchAll(/\sclass=(?:"([^"]*)"|([^\s>]+))/g), ([, many, one]) => (many ?? one).split(/\s+/)).flat());
      for (const { name, selectors } of sheets.filter(({ name }) => !html.includes(`assets/${name}`))) {
        const dressed = selectors.filter((classes) => classes.every((it) => worn.has(it)));
        if (dressed.length > 0) bare.push(`${path}: ${name} for .${dressed[0].join('.')}`);
      }
    }
    assert.deepEqual(bare, []);
  });

  it(`no page of ${name} waits for a script`, () => {
    for (const path of filesOf(site, '.html')) {
      const { scripts, inline } = loaded(site, path);
      assert.ok(!inline, `${path}: a script in the page`);
      for (const { tag } of scripts) assert.match(tag, /\sdefer[\s>=]/, path);
    }
  });
}

it('scripts that every page loads are small', () => {
  const { scripts } = loaded(built, 'en/chapters/about.html');
  assert.ok(scripts.length > 0);
  assert.ok(sum(scripts) <= SCRIPTS_MAX, `${sum(scripts)} bytes`);
});
