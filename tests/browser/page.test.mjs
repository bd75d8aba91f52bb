// The page around the text: contents that follow the reading, marks that copy, keys, and what a printer gets.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { awkwardCopy } from './site.mjs';
import { chromium } from './webdriver.mjs';

const RECORD = 'en/mechanisms/un-cat.html';
const NAV_ROWS = `return new Set(Array.from(document.querySelectorAll('.main-nav a'), (it) => it.offsetTop)).size;`;

describe('the page around the text', () => {
  let engine;
  let folder;

  const size = (width, height) => engine.call('POST', 'goog/cdp/execute', {
    cmd: 'Emulation.setDeviceMetricsOverride', params: { width, height, deviceScaleFactor: 1, mobile: true },
  });

  before(async () => {
    folder = awkwardCopy();
    engine = await chromium();
  });

  after(async () => {
    await engine?.quit();
    folder.remove();
  });

  it('has its navigation in one row, and text on the first screen, on a narrow phone', async () => {
    for (const width of [320, 360]) {
      await size(width, 640);
      for (const page of ['en/index.html', RECORD, 'en/contacts.html']) {
        await engine.goto(folder.address(page));
        const seen = await engine.run(`return [document.querySelector('.body').getBoundingClientRect().top < 320, document.documentElement.scrollWidth <= innerWidth];`);
        assert.deepEqual(seen, [true, true], `${page} at ${width}`);
        assert.equal(await engine.run(NAV_ROWS), 1, `${page} at ${width}`);
      }
    }
  });

  it('says on the first screen of a phone what to do, how old it is and how to hide it', async () => {
    await size(360, 640);
    await engine.goto(folder.address('en/index.html'));
    const below = await engine.run(`
      const hide = document.querySelector('.leave a').getBoundingClientRect();
      const needed = document.querySelectorAll('.alert .address, .alert .badge-date, .actions a');
      return Array.from(needed).filter((it) => it.getBoundingClientRect().bottom > hide.top).map((it) => it.textContent);
    `);
    assert.deepEqual(below, []);
    assert.ok(await engine.run(`return document.querySelectorAll('.actions a').length === 2;`));
  });

  it('opens another language at the section that is being read', async () => {
    await size(360, 640);
    await engine.goto(folder.address('en/chapters/context/risk.html'));
    const hash = () => engine.run(`
      const link = document.querySelector('.languages a[hreflang=fr]');
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
      return link.hash;
    `);
    assert.equal(await hash(), '');
    const read = await engine.run(`const heading = document.querySelectorAll('.body h2[id]')[2]; heading.scrollIntoView(); return '#' + heading.id;`);
    assert.equal(await hash(), read);
    await engine.goto(folder.address('fr/chapters/context/risk.html') + read);
    assert.ok(await engine.run(`return document.querySelector(':target').tagName === 'H2';`), read);
  });

  it('folds the contents on a phone, opens them in a column, and marks what is being read', async () => {
    await size(360, 640);
    await engine.goto(folder.address(RECORD));
    assert.equal(await engine.run(`return document.querySelector('.outline details').open;`), false);
    await size(1280, 800);
    await engine.goto(folder.address(RECORD));
    const at = await engine.runAsync(`
      const done = arguments[arguments.length - 1];
      const fold = document.querySelector('.outline details');
      const heading = document.querySelector('#names');
      const link = document.querySelector('.outline a[href="#names"]');
      // Asks again until the observer has told: a frame is no promise.
      const ask = () => (link.getAttribute('aria-current') ? done([fold.open, document.querySelectorAll('.outline [aria-current]').length]) : requestAnimationFrame(ask));
      heading.scrollIntoView();
      ask();
    `);
    assert.deepEqual(at, [true, 1]);
  });

  it('copies where a section stands, and nothing of the disk', async () => {
    await engine.goto(folder.address(RECORD));
    const copied = await engine.runAsync(`
      const done = arguments[arguments.length - 1];
      const before = location.href;
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { done([text, location.href === before]); return Promise.resolve(); } } });
      document.querySelector('.anchor[href="#whom"]').click();
    `);
    assert.deepEqual(copied, [`${RECORD}#whom`, true]);
  });

  it('leaves single keys alone', async () => {
    await engine.goto(folder.address('en/index.html'));
    await engine.run(`document.querySelector('main a').focus();`);
    await engine.press('/', 's', 'k', '?');
    assert.equal(await engine.run(`return document.activeElement.closest('main') !== null;`), true);
  });

  it('prints edition and number on each sheet and no path, with the header and footer of the browser on', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'print-'));
    for (const page of [RECORD, 'en/index.html', 'en/sheets/un-cat.html']) {
      await engine.goto(folder.address(page));
      const made = await engine.call('POST', 'goog/cdp/execute', { cmd: 'Page.printToPDF', params: { displayHeaderFooter: true } });
      const file = join(scratch, 'page.pdf');
      writeFileSync(file, Buffer.from(made.data, 'base64'));
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      assert.ok(!text.includes('file:') && !text.includes('stick'), `${page} names its folder`);
      const sheets = text.split('\f').filter((sheet) => sheet.trim() !== '');
      for (const [index, sheet] of sheets.entries()) {
        assert.match(sheet, new RegExp(`${index + 1} */ *${sheets.length}`), `${page}, sheet ${index + 1}`);
        assert.match(sheet, /Edition \d{4}/, `${page}, sheet ${index + 1}`);
      }
    }
    rmSync(scratch, { recursive: true });
  });
});
