// How many bytes a page costs before a reader asks anything of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { it } from 'node:test';

import { built, filesOf, testBook } from './site.mjs';

const KB = 1024;

/** The most that a page may load with itself, by kind: HTML, style sheets and scripts. The first that fits counts. */
const LIMITS = [
  // The whole book on one page and the booklet are for paper; the finder holds every answer, for readers without scripts.
  [/\/(book|find)\.html$/, 4096 * KB],
  [/\/booklet\.html$/, 192 * KB],
  // Tables and lists grow with the registry.
  [/\/(compare|index-a-z|sources|contacts|glossary|cases|mechanisms|contents|calendar)\.html$/, 640 * KB],
  [/\/(mechanisms|write)\//, 80 * KB],
  [/./, 60 * KB],
];

/**
 * How many chapters are heavier than they should be, and how heavy the heaviest is: many cards stand in them. Both numbers
 * may only fall.
 */
const HEAVIER = { chapters: 11, bytes: 83 * KB };

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

const sum = (parts) => parts.reduce((bytes, part) => bytes + part.bytes, 0);

for (const [name, site] of [['the flagship', built], ['everything', testBook('everything')]]) {
  it(`no page of ${name} is heavier than its kind may be`, (test) => {
    const heaviest = new Map();
    const heavy = {};
    const chapters = [];
    for (const path of filesOf(site, '.html')) {
      const { html, styles, scripts } = loaded(site, path);
      const bytes = html + sum(styles) + sum(scripts);
      const [kind, most] = LIMITS.find(([kind]) => kind.test(path));
      if (bytes > most && path.includes('/chapters/') && bytes <= HEAVIER.bytes) chapters.push(path);
      else if (bytes > most) heavy[path] = `${bytes} bytes: ${html} of HTML, ${sum(styles)} of CSS, ${sum(scripts)} of JS`;
      if (bytes > (heaviest.get(kind)?.bytes ?? 0)) heaviest.set(kind, { path, bytes });
    }
    for (const { path, bytes } of heaviest.values()) test.diagnostic(`${path}: ${Math.round(bytes / KB)} kB`);
    assert.deepEqual(heavy, {});
    assert.ok(chapters.length <= HEAVIER.chapters, `${chapters.length} chapters are too heavy: ${chapters.join(', ')}`);
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
