// A small book as its reader gets it: unpacked in an awkward folder, alone, with parts missing, with a page that moved.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from './webdriver.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
// The program that built the site; `PROGRAM` names another.
const program = process.env.PROGRAM || ['release', 'debug'].map((kind) => join(repository, 'target', kind, 'vademecum')).find(existsSync);

const BOOK = {
  'handbook.toml': `title = "Boats"
edition = "1"
date = "2026-01-02"

[look]
accent = "#7a1f5c"
logo = "images/logo.svg"
logo_alt = ""

[redirects]
"old/boat.md" = "roof#tiles"
`,
  'en/SUMMARY.md': '- [Start](index.md)\n- [Roof](roof.md)\n',
  'en/index.md': '# Start\n\nSee [below](#two).\n\n## One\n\n## Two\n',
  'en/roof.md': '# Roof\n\n## Nails\n\n## Tiles\n',
  'images/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>',
};

describe('the zip of a small book', () => {
  const top = mkdtempSync(join(tmpdir(), 'zip-'));
  const folder = join(top, 'a stick #1 50% دليل');
  let engine;
  let unpacked;
  const address = (...path) => pathToFileURL(join(...path)).href;

  before(async () => {
    for (const [path, text] of Object.entries(BOOK)) {
      mkdirSync(dirname(join(top, 'book', path)), { recursive: true });
      writeFileSync(join(top, 'book', path), text);
    }
    execFileSync(program, ['build', '--strict', join(top, 'book'), '--out', join(top, 'dist')], { stdio: 'pipe' });
    const zip = readdirSync(join(top, 'dist')).find((name) => name.endsWith('.zip'));
    execFileSync('unzip', ['-q', join(top, 'dist', zip), '-d', folder]);
    unpacked = join(folder, zip.replace('.zip', ''));
    engine = await chromium();
  });

  after(async () => {
    await engine?.quit();
    rmSync(top, { recursive: true, force: true });
  });

  const settled = async (wanted) => {
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await engine.url()) === wanted) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    assert.equal(await engine.url(), wanted);
  };

  it('has few things at the top, and its first page opens the book', async () => {
    assert.deepEqual(readdirSync(unpacked).sort(), ['README.txt', 'SHA256SUMS', 'START-HERE.html', 'site']);
    await engine.goto(address(unpacked, 'START-HERE.html'));
    await engine.click('.go');
    await settled(address(unpacked, 'site/en/index.html'));
    assert.deepEqual(await engine.messages(), []);
  });

  it('makes sense when its first page is alone', async () => {
    const alone = join(top, 'alone');
    mkdirSync(alone);
    cpSync(join(unpacked, 'START-HERE.html'), join(alone, 'START-HERE.html'));
    await engine.goto(address(alone, 'START-HERE.html'));
    const page = await engine.run('return { text: document.body.innerText, styled: getComputedStyle(document.querySelector(".note")).borderInlineStartWidth };');
    assert.match(page.text, /^Does the button do nothing[^]*inside the zip[^]*alone in its folder[^]*boats-1\.zip/);
    assert.equal(page.styled, '4px');
    assert.deepEqual(await engine.messages(), []);
  });

  it('leads from a page that moved to its new place', async () => {
    await engine.goto(address(unpacked, 'site/en/chapters/old/boat.html'));
    await settled(address(unpacked, 'site/en/chapters/roof.html') + '#tiles');
    assert.deepEqual(await engine.messages(), []);
  });

  it('shows its logo and its colour', async () => {
    await engine.goto(address(unpacked, 'site/en/chapters/roof.html'));
    const look = await engine.run(`
      const image = document.querySelector('.brand img');
      const { width, height } = image.getBoundingClientRect();
      return { loaded: image.complete && image.naturalWidth > 0, width, height, color: getComputedStyle(document.querySelector('.outline a')).color };`);
    assert.deepEqual(look, { loaded: true, width: 72, height: 36, color: 'rgb(122, 31, 92)' });
  });

  it('says what to do where the files beside a page are missing, and links in the page work', async () => {
    const seen = 'return document.querySelector(".assets-missing").offsetHeight > 0;';
    await engine.goto(address(unpacked, 'site/en/index.html'));
    assert.equal(await engine.run(seen), false);
    const bare = join(top, 'bare');
    cpSync(join(unpacked, 'site'), bare, { recursive: true });
    rmSync(join(bare, 'assets'), { recursive: true });
    await engine.goto(address(bare, 'en/index.html'));
    assert.equal(await engine.run(seen), true);
    assert.match(await engine.run('return document.querySelector(".assets-missing").innerText;'), /START-HERE\.html/);
    await engine.click('main a[href="#two"]');
    await settled(address(bare, 'en/index.html') + '#two');
  });
});
