// The preview while a book is written: a real browser has a page open, the test saves files.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

import { ENGINES } from './engine.mjs';
import { repository } from './site.mjs';
import { until } from './wait.mjs';

// `PROGRAM` names another.
const program = process.env.PROGRAM || ['release', 'debug'].map((kind) => join(repository, 'target', kind, 'vademecum')).find(existsSync);

/** A chapter that is much longer than a window; `word` stands in its first line. */
function chapter(word) {
  const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph ${index} tells of ropes and sails.\n`);
  return `# Boats\n\nIt is ${word}.\n\n${paragraphs.join('\n')}\n## Below\n\nThe end.\n`;
}

const BOOK = {
  'handbook.toml': 'title = "Boats"\nedition = "1"\ndate = "2026-01-02"\n',
  'en/SUMMARY.md': '- [Boats](boats.md)\n- [Oars](oars.md)\n',
  'en/boats.md': chapter('white'),
  'en/oars.md': '# Oars\n\nTwo.\n',
};

/** A book on the disk and a preview of it. */
async function preview() {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const save = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(BOOK)) save(path, text);
  const start = async (port) => {
    const running = spawn(program, ['serve', folder, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface({ input: running.stderr })) {
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(line);
      if (found) return { running, port: Number(found[1]) };
    }
    throw new Error('the preview has no address');
  };
  let { running, port } = await start(0);
  const ended = () => running.exitCode !== null || running.signalCode !== null;
  const stop = () => ended() || new Promise((resolve) => { running.once('exit', resolve); running.kill(); });
  return {
    folder,
    save,
    address: (path) => `http://127.0.0.1:${port}/${path}`,
    stop,
    again: async () => { ({ running, port } = await start(port)); },
    remove: async () => { await stop(); rmSync(folder, { recursive: true, force: true }); },
  };
}

const TEXT = 'return document.querySelector("main").textContent;';
const OVERLAY = `
  const host = document.getElementById('vademecum-preview');
  const root = host && host.shadowRoot;
  const details = root && root.querySelector('details');
  return {
    text: details ? root.textContent : '',
    open: Boolean(details && details.open),
    fixed: details ? getComputedStyle(details).position : '',
    page: document.querySelector('main') ? document.querySelector('main').textContent.slice(0, 60) : '',
  };
`;

for (const make of ENGINES) {
  describe(`the preview in ${make.name}`, () => {
    const PAGE = 'site/en/chapters/boats.html';
    let engine;
    let book;
    const text = (word) => until(() => engine.run(TEXT), `the page says ${word}`, (seen) => seen.includes(word));
    const overlay = (what, holds) => until(() => engine.run(OVERLAY), what, holds);
    const place = () => engine.run('return Math.round(window.scrollY);');
    const listening = () => engine.run('return Boolean(window.vademecumPreview && window.vademecumPreview.heard);');

    before(async () => {
      book = await preview();
      engine = await make();
      await engine.goto(book.address(PAGE));
      await text('It is white.');
      await until(listening, 'the page listens');
    });

    after(async () => {
      await engine?.quit();
      await book?.remove();
    });

    it('shows what is saved, without a reload by hand, and stays where the reader is', async () => {
      await engine.run('window.scrollTo(0, 1500); window.marked = true;');
      const at = await place();
      assert.ok(at > 1000, `the page is long enough: ${at}`);
      book.save('en/boats.md', chapter('green'));
      await text('It is green.');
      await until(place, `the page stands at ${at}`, (seen) => Math.abs(seen - at) < 3);
      assert.equal(await engine.run('return Boolean(window.marked);'), false, 'it is a new page');
      assert.equal(await engine.url(), book.address(PAGE));
    });

    it('stays there beside a place in the address, too', async () => {
      await engine.goto(book.address(`${PAGE}#below`));
      await until(listening, 'the page listens');
      await engine.run('window.scrollTo(0, 700);');
      const at = await place();
      book.save('en/boats.md', chapter('blue'));
      await text('It is blue.');
      await until(place, `the page stands at ${at}`, (seen) => Math.abs(seen - at) < 3);
    });

    it('names file and line of a mistake over the last good page, until it is mended', async () => {
      book.save('en/boats.md', `${chapter('red')}\n[gone](gone.md)\n`);
      const line = chapter('red').split('\n').length + 1;
      const seen = await overlay('the overlay', (it) => it.text.includes(`en/boats.md:${line}:`));
      assert.ok(seen.open && seen.text.includes('1 error') && seen.text.includes('Help:'), seen.text);
      assert.ok(seen.page.includes('It is blue.'), seen.page);
      await overlay('its style', (it) => it.fixed === 'fixed');
      book.save('en/boats.md', chapter('brown'));
      await text('It is brown.');
      await overlay('no overlay', (it) => it.text === '');
    });

    it('folds warnings away', async () => {
      book.save('en/boats.md', `${chapter('grey')}\n#### Too deep\n`);
      const seen = await overlay('a warning', (it) => it.text.includes('1 warning'));
      assert.equal(seen.open, false);
      assert.ok(seen.page.includes('It is grey.'), seen.page);
      book.save('en/boats.md', chapter('black'));
      await overlay('no overlay', (it) => it.text === '' && it.page.includes('black'));
    });

    it('takes a file that comes by another name, and a style of the book', async () => {
      book.save('en/.boats.md.new', chapter('gold'));
      renameSync(join(book.folder, 'en/.boats.md.new'), join(book.folder, 'en/boats.md'));
      await text('It is gold.');
      book.save('theme/css/own.css', 'main { outline: 7px solid rgb(1, 2, 3) }');
      const outline = 'return getComputedStyle(document.querySelector("main")).outlineWidth;';
      await until(() => engine.run(outline), 'the style of the book', (seen) => seen === '7px');
    });

    it('shows what stands alone, too', async () => {
      await engine.goto(book.address('site/404.html'));
      await until(listening, 'the page listens');
      await engine.goto(book.address(PAGE));
      await until(listening, 'the page listens');
    });

    it('says that the preview has ended, and goes on when it is there again', async () => {
      await book.stop();
      await overlay('a note', (it) => it.text.includes('The preview has ended'));
      book.save('en/boats.md', chapter('violet'));
      await book.again();
      await text('It is violet.');
      await overlay('no overlay', (it) => it.text === '');
    });
  });
}
