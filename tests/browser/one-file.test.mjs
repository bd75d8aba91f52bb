// The whole book in one file, alone in a folder, in real browsers with the network off. And the book on paper.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { firefox } from './marionette.mjs';
import { built } from './site.mjs';
import { chromium, webkit } from './webdriver.mjs';

const dist = dirname(built);
const name = readdirSync(dist).find((file) => file.endsWith('-en.html'));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The file and nothing else, in an awkward folder. */
function alone() {
  const top = mkdtempSync(join(tmpdir(), 'one-file-'));
  const folder = join(top, 'sent to me #1 50% é 100%25 دليل');
  mkdirSync(folder);
  cpSync(join(dist, name), join(folder, name));
  return { address: pathToFileURL(join(folder, name)).href, remove: () => rmSync(top, { recursive: true, force: true }) };
}

const LOOK = `
  const ids = new Set(Array.from(document.querySelectorAll('[id]'), (element) => element.id));
  const links = Array.from(document.querySelectorAll('a[href]'));
  return {
    chapters: document.querySelectorAll('.chapter').length,
    outside: links.filter((link) => !link.getAttribute('href').startsWith('#') && !/^https?:/.test(link.href)).map((link) => link.outerHTML),
    broken: links.filter((link) => link.hash && !ids.has(decodeURIComponent(link.hash.slice(1)))).map((link) => link.outerHTML),
    images: Array.from(document.images).filter((image) => image.naturalWidth === 0).length,
    styled: getComputedStyle(document.querySelector('.left-page')).display === 'none',
  };
`;

const WIDEST = `
  const edge = document.documentElement.clientWidth;
  return { edge, page: document.documentElement.scrollWidth };
`;

const SEARCH = `
  const done = arguments[arguments.length - 1];
  const input = document.querySelector('.search input');
  input.focus();
  // What was found before shall not be taken for what is found now.
  document.getElementById('_search-list').textContent = '';
  input.value = arguments[0];
  input.dispatchEvent(new Event('input'));
  const wait = () => {
    const found = Array.from(document.querySelectorAll('.search a[role="option"]'), (option) => ({
      title: option.querySelector('.result-title').textContent, text: option.textContent, place: option.hash.slice(1),
    }));
    if (found.length > 0) done(found); else window.setTimeout(wait, 50);
  };
  wait();
`;

const AXE_RUN = `
  const done = arguments[arguments.length - 1];
  axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }).then(
    (result) => done(result.violations.map((rule) => rule.id + ': ' + rule.nodes.slice(0, 3).map((node) => node.html).join(' | '))),
    (error) => done([String(error)]),
  );
`;

const ENGINES = [
  { make: () => chromium() },
  { make: () => firefox() },
  { make: () => webkit(), narrow: false },
  { make: () => chromium({ scripts: false }), scripts: false },
  { make: () => firefox({ scripts: false }), scripts: false },
];

for (const { make, scripts = true, narrow = true } of ENGINES) {
  describe(`one file in ${make.toString().slice(6)}`, () => {
    let engine;
    let file;

    before(async () => {
      file = alone();
      engine = await make();
      await engine.messages?.();
    });

    after(async () => {
      await engine?.quit();
      file.remove();
    });

    it('shows all of the book, leads nowhere else, asks nobody, and nothing complains', async () => {
      await engine.goto(file.address);
      const look = await engine.run(LOOK);
      assert.ok(look.chapters > 100 && look.styled, JSON.stringify(look).slice(0, 300));
      assert.deepEqual([look.outside, look.broken, look.images], [[], [], 0]);
      assert.deepEqual((await (engine.requests?.() ?? [])).filter((url) => !/^(data|about):/.test(url) && url !== file.address), []);
      assert.deepEqual(await (engine.messages?.() ?? []), []);
    });

    it('goes to a chapter and back to the contents', async () => {
      await engine.goto(file.address);
      await engine.run(`document.querySelector('#_contents').scrollIntoView();`);
      const place = await engine.run(`return document.querySelector('#_contents li li a').hash;`);
      await engine.click('#_contents li li a');
      await until(async () => (await engine.url()).endsWith(place));
      await until(() => engine.run(`
        const top = document.getElementById(location.hash.slice(1)).getBoundingClientRect().top;
        return top > -60 && top < window.innerHeight / 2;
      `));
      await engine.click('.at-hand a');
      await until(async () => (await engine.url()).endsWith('#_contents'));
    });

    it('hides everything', async () => {
      await engine.goto(file.address);
      await engine.click('.leave a');
      if (scripts) {
        await until(async () => (await engine.url()) === 'about:blank');
        return;
      }
      await until(async () => (await engine.url()).endsWith('#_left'));
      const shown = await engine.run(`
        const seen = Array.from(document.body.children).filter((element) => element.getClientRects().length > 0);
        return [seen.length, document.body.innerText.trim()];
      `);
      assert.deepEqual(shown, [1, 'This page is empty.']);
    });

    if (narrow) it('fits a narrow screen, in light and dark', async () => {
      for (const width of [320, 360]) {
        await engine.width(width);
        for (const scheme of ['light', 'dark']) {
          await engine.scheme?.(scheme);
          await engine.goto(file.address);
          const { edge, page } = await engine.run(WIDEST);
          assert.ok(edge <= width && edge > width - 20 && page <= edge, `${page} of ${edge} px at ${width} px`);
        }
      }
      await engine.width(1000);
    });

    if (!scripts) {
      it('has whom to write to as a list, and worksheets', async () => {
        await engine.goto(file.address);
        const [list, forms] = await engine.run(`
          const shown = (selector) => Array.from(document.querySelectorAll(selector)).filter((it) => it.getClientRects().length > 0).length;
          return [shown('.finder-short li'), shown('textarea, select, form.finder, form.filters')];
        `);
        assert.ok(list > 10, `${list} lines`);
        assert.equal(forms, 0);
      });
      return;
    }

    it('finds', async () => {
      await engine.goto(file.address);
      const found = await engine.runAsync(SEARCH, 'torture committee');
      assert.match(found[0].title, /Committee against Torture/);
      const [title, isRecord] = await engine.run(`
        const place = document.getElementById(arguments[0]);
        return [place.querySelector('h2').textContent, place.classList.contains('chapter-record')];
      `, found[0].place);
      assert.deepEqual([title, isRecord], ['Committee against Torture', true]);
      const address = await engine.runAsync(SEARCH, 'cat@ohchr.org');
      assert.ok(address.some((hit) => hit.title === 'cat@ohchr.org'), JSON.stringify(address));
      // Words of a section alone, and not of the one after it.
      const phrase = await engine.runAsync(SEARCH, '"nothing is done without the informed consent"');
      assert.ok(phrase.length > 0 && phrase.every((hit) => /informed consent/.test(hit.text)), JSON.stringify(phrase));
      await engine.run(`document.querySelector('.search a[role="option"]').click();`);
      await until(() => engine.run(`return document.querySelector('.search input').value === '' && document.activeElement.tagName !== 'INPUT';`));
    });

    it('answers', async () => {
      await engine.goto(file.address);
      const before = await engine.run(`return [history.length, location.href];`);
      const answer = await engine.run(`
        const label = Array.from(document.querySelectorAll('fieldset[data-facet="0"] label')).find((it) => it.textContent.trim() === 'Committee against Torture');
        // As a person does: the broader answers first.
        const above = [];
        for (let at = label.closest('.narrower'); at; at = at.parentNode.closest('.narrower')) above.unshift(at.previousElementSibling);
        above.concat(label).forEach((it) => it.querySelector('input').click());
        const results = Array.from(document.querySelectorAll('.result'));
        const first = document.querySelector('.is-first');
        return {
          status: document.querySelector('.finder-status').textContent, count: results.length,
          broken: Array.from(document.querySelectorAll('.finder-results a')).filter((it) => !document.getElementById(it.hash.slice(1))).length,
          rules: document.querySelectorAll('.finder-rule').length, first: first.querySelector('a').textContent, list: document.querySelector('.finder-short').hidden,
        };
      `);
      assert.match(answer.status, /Committee against Torture/);
      assert.ok(answer.count > 10 && answer.rules > 10 && answer.broken === 0 && answer.list, JSON.stringify(answer));
      assert.equal(answer.first, 'Committee against Torture');
      // What the card keeps folded are the answers of the record.
      await until(() => engine.run(`return /cat@ohchr.org/.test(document.querySelector('.is-first .finder-card').textContent);`));
      const twice = await engine.run(`
        const ids = Array.from(document.querySelectorAll('[id]'), (element) => element.id);
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      `);
      assert.deepEqual(twice, []);
      assert.deepEqual(await engine.run(`return [history.length, location.href];`), before);
      assert.deepEqual(await (engine.messages?.() ?? []), []);
    });

    it('writes and compares', async () => {
      await engine.goto(file.address);
      const [text, rows] = await engine.run(`
        const form = document.querySelector('form.message');
        const field = form.querySelector('textarea');
        field.value = 'three lines';
        form.dispatchEvent(new Event('input'));
        const select = document.querySelector('form.filters select');
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return [form.querySelector('.message-text').textContent, document.querySelector('form.filters .count').textContent];
      `);
      assert.match(text, /three lines/);
      const [shown, all] = rows.match(/\d+/g).map(Number);
      assert.ok(shown > 0 && shown < all, rows);
    });
  });
}

describe('one file, looked at closely', () => {
  let engine;
  let file;

  before(async () => {
    file = alone();
    engine = await chromium();
  });

  after(async () => {
    await engine?.quit();
    file.remove();
  });

  it('keeps nobody out', async () => {
    await engine.onEveryPage(AXE);
    for (const width of [1000, 360]) {
      await engine.width(width);
      await engine.goto(file.address);
      assert.deepEqual(await engine.runAsync(AXE_RUN), [], `${width} px`);
    }
  });
});

async function until(holds) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  assert.fail('it did not happen within half a minute');
}
