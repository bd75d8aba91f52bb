// On paper, as Chromium prints with its own header and footer on: the text in reading order, the edition on each sheet,
// and nowhere the folder that the file lies in.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { chromium, session } from './engine.mjs';
import { awkwardCopy, filesOf, repository, testBook } from './site.mjs';

/** The sheets of a PDF, as text in reading order. */
function sheets(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  writeFileSync(join(folder, 'page.pdf'), pdf);
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'page.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return text.split('\f').slice(0, -1);
}

/** The headings of the page that is open, as they are written. */
const HEADINGS = `return Array.from(document.querySelectorAll('main h1, main h2'), (heading) => heading.textContent.trim());`;

const squeezed = (text) => text.replace(/\s+/g, '');

const edition = (book) => /^edition = "(.*)"/m.exec(readFileSync(join(repository, book, 'handbook.toml'), 'utf8'))[1];

describe('on paper', () => {
  const { engine, flagship, everything } = session(chromium, {
    copies: { flagship: () => awkwardCopy(), everything: () => awkwardCopy(testBook('everything')) },
  });
  const first = (folder, below) => filesOf(folder, '.html').filter((path) => path.startsWith(below)).sort((a, b) => b.length - a.length)[0];
  const books = [['the flagship', flagship, 'handbook'], ['everything', everything, 'tests/books/everything']];

  for (const [name, copy, source] of books) {
    it(`pages of ${name} read in order, with the edition on each sheet and no path`, async () => {
      for (const path of [first(copy.folder, 'en/chapters/'), first(copy.folder, 'en/mechanisms/'), 'en/contacts.html', 'en/glossary.html']) {
        await engine.goto(copy.address(path));
        const headings = await engine.run(HEADINGS);
        const pages = sheets(await engine.print({ displayHeaderFooter: true }));
        assert.ok(pages.length >= 1 && pages.length < 60, `${path} has ${pages.length} sheets`);
        let from = 0;
        const text = squeezed(pages.join(''));
        for (const heading of headings.map(squeezed)) {
          const at = text.indexOf(heading, from);
          assert.ok(at >= 0, `${path}: \`${heading}\` in its order`);
          from = at;
        }
        for (const [index, sheet] of pages.entries()) {
          const where = `${path}, sheet ${index + 1} of ${pages.length}`;
          assert.ok(sheet.includes(edition(source)), `${where}: no edition`);
          assert.ok(!/file:|my%20stick|my stick|\/tmp/.test(sheet), `${where}: the folder`);
        }
      }
    });
  }

  it('the frame, the buttons and the fields stay on the screen', async () => {
    await engine.goto(flagship.address('en/contacts.html'));
    const shown = `return Array.from(document.querySelectorAll('nav, button, input, [role="search"]')).filter((it) => it.getClientRects().length > 0).map((it) => it.outerHTML.slice(0, 80));`;
    assert.ok((await engine.run(shown)).length > 0);
    await engine.media('print');
    assert.deepEqual(await engine.run(shown), []);
    const paper = await engine.run(`return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('main')).color];`);
    assert.deepEqual(paper, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await engine.media('');
  });
});
