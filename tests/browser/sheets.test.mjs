// Sheets on paper: each fits one page of A4.

import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';

import { chromium, session } from './engine.mjs';
import { filesOf } from './site.mjs';

/** A4 in points, give or take the rounding of a PDF. */
const A4 = /\/MediaBox\s*\[\s*0 0 59[456](\.\d+)? 84[123](\.\d+)?\s*\]/;

describe('sheets', () => {
  const { engine, site } = session(chromium);

  it('are one page of A4 each', async () => {
    const longer = {};
    const paths = filesOf(site.folder, '.html').filter((path) => dirname(path).endsWith('/sheets'));
    assert.ok(paths.length > 0);
    for (const path of paths) {
      await engine.goto(site.address(path));
      const pdf = (await engine.print()).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
      assert.match(pdf, A4, path);
      if (pages > 1) longer[path.replace(/.*\/|\.html$/g, '')] = pages;
    }
    assert.deepEqual(longer, {});
  });

  it('have no scripts and ask for nothing', async () => {
    const [path] = filesOf(site.folder, '.html').filter((path) => dirname(path).endsWith('/sheets'));
    await engine.requests();
    await engine.goto(site.address(path));
    const asked = (await engine.requests()).filter((url) => !url.startsWith('data:'));
    assert.equal(asked.length, 1);
    assert.equal(await engine.run('return document.scripts.length;'), 0);
    assert.ok(await engine.run(`return getComputedStyle(document.querySelector('.warnings')).borderInlineStartWidth !== '0px';`), 'its style is allowed');
  });
});
