// What every engine must do on every place, with and without scripts: one table of checks.
//
// A check finds things as a reader does, by the words of the theme and by their roles, so that a page may look otherwise
// tomorrow. `needs` names what an engine must offer for it; `scripts` says that it is about what scripts add.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, firefox, KEYS, webkit } from './engine.mjs';
import { filesOf, words } from './site.mjs';
import { until } from './wait.mjs';

const SAID = words();
const nav = (key) => `nav[aria-label="${SAID[key]}"]`;

/**
 * @typedef {{engine: object, place: {root: string, folder: string, address: (path: string) => string}, bare: object}} At
 *   an engine, a copy of the site, and one without its assets
 * @type {{name: string, needs?: string, scripts?: boolean, check: (at: At) => Promise<void>}[]}
 */
export const CHECKS = [
  { name: 'leads from the start to a chapter, to a record, and back', check: travels },
  { name: 'leads from the contents of a page to each heading', check: outlines },
  { name: 'leads up, on to the next page, and back to the one before', check: neighbours },
  { name: 'offers the text to the first key', check: skips },
  { name: 'hides a page by its link', check: hides },
  { name: 'hides a page at three times Shift, for good', scripts: true, check: hidesByKeys },
  { name: 'is dark where the reader wants it dark', needs: 'scheme', check: darkens },
  { name: 'shows no notice of missing parts, which are there', check: noNotice },
  { name: 'says nothing on the console and asks for nothing from elsewhere', needs: 'requests', check: isQuiet },
  { name: 'reads and leads without its assets, and says what is missing', check: readsBare },
];

/**
 * Every way to open the book: an engine, with or without scripts. WebKitGTK tells neither its messages nor its requests,
 * and takes its colours from the desktop.
 */
export const VARIANTS = [
  { name: 'Chromium', scripts: true, make: chromium },
  { name: 'Firefox', scripts: true, make: firefox },
  { name: 'WebKitGTK', scripts: true, make: webkit, lacks: ['scheme', 'requests'] },
  { name: 'Chromium without scripts', scripts: false, make: () => chromium({ scripts: false }) },
  { name: 'Firefox without scripts', scripts: false, make: () => firefox({ scripts: false }) },
  { name: 'WebKitGTK without scripts', scripts: false, make: () => webkit({ scripts: false }), lacks: ['scheme', 'requests'] },
];

const landed = (engine, address) => until(() => engine.url(), address, (url) => url.split('#')[0] === address);

async function travels({ engine, place }) {
  const start = place.address('en/index.html');
  const [chapter, record] = aWay(place.folder);
  await engine.goto(start);
  await engine.click(`main a[href*="${chapter}"]`);
  await landed(engine, place.address(`en/${chapter}`));
  await engine.click(`main a[href*="${record}"]`);
  await landed(engine, place.address(`en/${record}`));
  for (const before of [place.address(`en/${chapter}`), start]) {
    await engine.back();
    await landed(engine, before);
  }
}

/** A chapter that the start page links to, and a record that this chapter links to. */
function aWay(folder) {
  const links = (path, wanted) => {
    const main = readFileSync(join(folder, 'en', path), 'utf8').split('<main')[1].split('</main>')[0];
    return Array.from(main.matchAll(/<a[^>]* href="?([^"\s>#]+)/g), (match) => match[1]).filter((href) => wanted.test(href));
  };
  for (const chapter of links('index.html', /^chapters\//)) {
    const [record] = links(chapter, /\/mechanisms\//);
    if (record) return [chapter, record.replace(/^(\.\.\/)+/, '')];
  }
  return assert.fail('no way from the start to a record');
}

/** A chapter with contents, and neighbours on both sides. */
function aChapter(folder) {
  const has = (path, text) => readFileSync(join(folder, path), 'utf8').includes(text);
  const chapters = filesOf(folder, '.html').filter((path) => /^\w+\/chapters\/.+\/(?!index)/.test(path));
  return chapters.find((path) => has(path, 'rel=next') && has(path, 'rel=prev') && has(path, SAID['frame-outline']));
}

/** How far below the top of the window the heading is that the address names, in parts of the window. */
const REACHED = `
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  const top = place ? place.getBoundingClientRect().top / window.innerHeight : 9;
  return { heading: place ? (place.closest('h1, h2, h3, h4, h5, h6') || place.querySelector('h1, h2, h3, h4, h5, h6') || {}).tagName || '' : '', top, atEnd };
`;

async function outlines({ engine, place }) {
  await engine.goto(place.address(aChapter(place.folder)));
  const hrefs = await engine.run(`
    const shown = Array.from(document.querySelectorAll(arguments[0] + ' a')).filter((link) => link.getClientRects().length > 0);
    return shown.map((link) => link.getAttribute('href'));
  `, nav('frame-outline'));
  assert.ok(hrefs.length > 1, 'contents of the page');
  for (const href of hrefs) {
    await engine.click(`${nav('frame-outline')} a[href="${href}"]`);
    const { heading } = await until(() => engine.run(REACHED), `the heading of ${href} in sight`, (it) => it.top > -0.05 && (it.top < 0.4 || it.atEnd && it.top < 1));
    assert.match(heading, /^H[2-6]$/, href);
  }
}

async function neighbours({ engine, place }) {
  const page = place.address(aChapter(place.folder));
  await engine.goto(page);
  await engine.click('main a[rel~="next"]');
  const next = await until(() => engine.url(), 'the next page', (url) => url !== page);
  assert.ok(next.startsWith(place.root));
  await engine.click('main a[rel~="prev"]');
  await landed(engine, page);
  const up = await engine.run(`return Array.from(document.querySelectorAll(arguments[0] + ' a'), (link) => link.href);`, nav('frame-breadcrumbs'));
  assert.ok(up.length > 0, 'breadcrumbs');
  await engine.click(`${nav('frame-breadcrumbs')} li:last-child a`);
  await landed(engine, up.at(-1).split('#')[0]);
}

async function skips({ engine, place }) {
  await engine.goto(place.address(aChapter(place.folder)));
  await engine.press(KEYS.TAB);
  const first = await engine.run(`
    const link = document.activeElement;
    const { top, left, width, height } = link.getBoundingClientRect();
    return { text: link.textContent, seen: top >= 0 && left >= 0 && width > 40 && height > 20 };
  `);
  assert.deepEqual(first, { text: SAID['frame-skip'], seen: true });
  await engine.press(KEYS.ENTER);
  const after = () => engine.run(`const place = document.getElementById(location.hash.slice(1)); return place && place.closest('main') ? 'main' : '';`);
  await until(after, 'the text', (where) => where === 'main');
  await engine.press(KEYS.TAB);
  assert.ok(await engine.run(`return document.activeElement.closest('main') !== null;`), 'the next key goes on in the text');
}

async function hides({ engine, place }) {
  await openTwo(engine, place);
  await engine.click(`${nav('frame-leave')} a`);
  await isHidden(engine, place);
}

async function hidesByKeys({ engine, place }) {
  await openTwo(engine, place);
  await engine.press([KEYS.SHIFT], 'x', [KEYS.SHIFT], [KEYS.SHIFT]);
  assert.equal(await engine.url(), place.address('en/contacts.html'), 'another key between them starts the count anew');
  // The last of the three must be seen before the page goes.
  await engine.press([KEYS.SHIFT]);
  await isHidden(engine, place);
  // The hidden page is gone from the history: going back skips it.
  await engine.back();
  await landed(engine, place.address('en/contents.html'));
}

async function openTwo(engine, place) {
  await engine.goto(place.address('en/contents.html'));
  await engine.goto(place.address('en/contacts.html'));
}

async function isHidden(engine, place) {
  await landed(engine, place.address('en/leave.html'));
  const left = await until(() => engine.run('return { text: document.body.innerText, links: document.links.length };'), 'the neutral page', (it) => it.text);
  assert.ok(left.text.includes(SAID['left-text']));
  assert.equal(left.links, 0);
}

/** Colours of the page, its text and its links, as red, green and blue from 0 to 255. */
export const COLOURS = `
  const rgb = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  return { paper: rgb(style('body').backgroundColor), ink: rgb(style('main').color), link: rgb(style('main p a, main li a').color) };
`;

/** As WCAG defines it: 0 is black, 1 is white. */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((value) => value / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

async function darkens({ engine, place }) {
  for (const scheme of ['dark', 'light']) {
    await engine.scheme(scheme);
    await engine.goto(place.address(aChapter(place.folder)));
    assertScheme(await engine.run(COLOURS), scheme);
  }
}

/** That a page is as light or dark as `scheme` says, and legible. */
export function assertScheme({ paper, ink, link }, scheme) {
  const light = luminance(paper);
  assert.ok(scheme === 'dark' ? light < 0.1 : light > 0.8, `${scheme}: the ground has a luminance of ${light}`);
  assert.ok(contrast(paper, ink) >= 7, `${scheme}: text has a contrast of ${contrast(paper, ink)}`);
  assert.ok(contrast(paper, link) >= 4.5, `${scheme}: links have a contrast of ${contrast(paper, link)}`);
}

/** Whether the notice about missing parts can be seen; it is found by its first words. */
const NOTICE = `
  const found = Array.from(document.querySelectorAll('body *')).filter((it) => it.textContent.trim().startsWith(arguments[0]));
  if (found.length === 0) return 'absent';
  return found.some((it) => it.getClientRects().length > 0) ? 'seen' : 'hidden';
`;
const noticed = (engine) => engine.run(NOTICE, SAID['frame-assets-missing'].slice(0, 40));

async function noNotice({ engine, place }) {
  await engine.goto(place.address('en/contacts.html'));
  assert.equal(await noticed(engine), 'hidden');
}

async function readsBare({ engine, bare }) {
  await engine.goto(bare.address(aChapter(bare.folder)));
  assert.equal(await noticed(engine), 'seen');
  assert.ok(await engine.run(`return document.querySelector('main').innerText.length > 500;`), 'text');
  const fragment = await engine.run(`return document.querySelector('main a[href^="#"]').getAttribute('href');`);
  await engine.click(`main a[href="${fragment}"]`);
  await until(() => engine.url(), fragment, (url) => url.endsWith(fragment));
  await engine.click('main a[rel~="next"]');
  await until(() => engine.run(`return document.querySelector('main h1') !== null && !location.hash;`), 'the next page');
  // What a browser says of the missing files is right to say.
  await engine.messages?.();
  await engine.requests?.();
}

async function isQuiet({ engine, place }) {
  const requests = (await engine.requests()).filter((url) => !/^(data|about):/.test(url) && !url.startsWith(place.root));
  // A server is asked for an icon by browsers that do not know `data:,`.
  assert.deepEqual(requests.filter((url) => !url.endsWith('/favicon.ico')), []);
  assert.deepEqual((await engine.messages()).filter((message) => !message.includes('favicon')), []);
}

