// The whole book and the booklet on paper: what Chromium prints, as a PDF, page by page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { awkwardCopy } from './site.mjs';
import { chromium } from './webdriver.mjs';

const PAPERS = { A4: [8.27, 11.69], Letter: [8.5, 11] };

/** Every card of the page: its name and its last words. */
const CARDS = `
  return Array.from(document.querySelectorAll('.card'), (card) => {
    const last = Array.from(card.querySelectorAll('p, li, dd, dt')).filter((it) => !it.querySelector('p, li, dd, dt') && it.textContent.trim());
    return [card.querySelector('.card-name').textContent, last[last.length - 1].textContent];
  });
`;

/** What does not fit into its panel. */
const CUT = `
  return Array.from(document.querySelectorAll('.side .panel')).filter((panel) => {
    const box = panel.getBoundingClientRect();
    const number = panel.querySelector('.panel-number');
    const foot = number ? number.getBoundingClientRect().top : box.bottom;
    return Array.from(panel.children).some((line) => {
      const place = line.getBoundingClientRect();
      return line !== number && (place.bottom > foot + 1 || place.right > box.right + 1 || line.scrollWidth > line.clientWidth + 1);
    });
  }).map((panel) => panel.textContent.slice(0, 80));
`;

const close = (text) => text.replace(/\s+/g, '');

describe('on paper', () => {
  let engine;
  let site;
  let folder;

  before(async () => {
    site = awkwardCopy();
    folder = mkdtempSync(join(tmpdir(), 'paper-'));
    engine = await chromium();
  });

  after(async () => {
    await engine?.quit();
    site.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The texts of the pages of the open page, without spaces. */
  async function printed(paper) {
    const [paperWidth, paperHeight] = PAPERS[paper];
    const print = { cmd: 'Page.printToPDF', params: { paperWidth, paperHeight } };
    const { data } = await engine.call('POST', 'goog/cdp/execute', print);
    const file = join(folder, `${paper}.pdf`);
    writeFileSync(file, Buffer.from(data, 'base64'));
    const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
    return text.split('\f').slice(0, -1);
  }

  it('prints the book in order, no card split', async () => {
    await engine.goto(site.address('en/book.html'));
    const titles = await engine.run(`return Array.from(document.querySelectorAll('.chapter > h2'), (title) => title.textContent);`);
    const cards = await engine.run(CARDS);
    const title = await engine.run(`return document.querySelector('h1').textContent;`);
    const pages = (await printed('A4')).map(close);
    assert.ok(pages.length > titles.length && pages.length < titles.length * 4, `${pages.length} pages`);
    assert.ok(pages[0].startsWith(close(title)), 'the first page is the title page');
    // A link says where it leads: by the page where the engine can, else by the chapter.
    const link = await engine.run(`
      const link = document.querySelector('.chapter p a[data-to]');
      const counts = CSS.supports('content', 'target-counter("#a", page)');
      return link && { text: link.textContent, to: counts ? '' : '(' + link.dataset.to + ')' };
    `);
    assert.ok(link && pages.join('').includes(close(link.text) + close(link.to || '(')), `where “${link?.text}” leads`);
    // Every chapter begins a page, below its name in the running head.
    let at = 1;
    for (const name of titles) {
      const found = pages.findIndex((text, index) => index > at && text.split(close(name)).length > 2);
      assert.ok(found > at, `“${name}” does not begin a page after page ${at + 1}`);
      at = found;
    }
    assert.ok(cards.length > 20, `${cards.length} cards`);
    at = 0;
    for (const [name, end] of cards) {
      const whole = (text) => text.indexOf(close(name)) >= 0 && text.lastIndexOf(close(end)) > text.indexOf(close(name));
      const found = pages.findIndex((text, index) => index >= at && whole(text));
      assert.ok(found >= 0, `the card “${name}” is split`);
      at = found;
    }
  });

  for (const paper of Object.keys(PAPERS)) {
    it(`prints the booklet on ${paper}, nothing cut, and it reads in order when it is folded`, async () => {
      await engine.goto(site.address('en/booklet.html'));
      const panels = await engine.run(`return Array.from(document.querySelectorAll('.panels .panel'), (panel) =>
        Array.from(panel.querySelectorAll('p:not(.panel-number)'), (line) => line.textContent));`);
      const pages = (await printed(paper)).map(close);
      await engine.media('print');
      const { cut, size, sides } = await engine.run(`
        const size = Math.min(...Array.from(document.querySelectorAll('.side .panel p'), (line) => parseFloat(getComputedStyle(line).fontSize)));
        return { cut: (() => { ${CUT} })(), size, sides: document.querySelectorAll('.side').length };
      `);
      await engine.media('');
      assert.deepEqual(cut, []);
      assert.ok(size >= 9.99, `${size * 0.75} points`);
      assert.equal(pages.length, sides);
      // Front and back in turn: which page holds which panel, by folding.
      const leaves = pages.length;
      panels.forEach((lines, panel) => {
        const [leaf, isBack] = panel < 2 * leaves ? [panel >> 1, panel % 2 === 1] : [(4 * leaves - 1 - panel) >> 1, panel % 2 === 0];
        const page = 2 * (leaf >> 1) + (isBack ? 1 : 0);
        for (const line of [lines[0], lines[lines.length - 1]]) {
          assert.ok(pages[page].includes(close(line)), `panel ${panel + 1} is not on page ${page + 1}: ${line}`);
        }
      });
    });
  }
});
