// axe-core on every page, in Chromium: nothing that it can find may keep a reader out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';

import { awkwardCopy, filesOf } from './site.mjs';
import { chromium } from './webdriver.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RUN = `
  const done = arguments[arguments.length - 1];
  axe.run(document, { resultTypes: ['violations'], rules: arguments[0] }).then(
    (result) => done(result.violations.map((rule) => rule.id + ': ' + rule.nodes.slice(0, 3).map((node) => node.html).join(' | '))),
    (error) => done([String(error)]),
  );
`;

describe('axe', () => {
  let engine;
  let site;

  before(async () => {
    site = awkwardCopy();
    engine = await chromium();
    await engine.onEveryPage(AXE);
  });

  after(async () => {
    await engine?.quit();
    site.remove();
  });

  it('finds nothing on any page', async () => {
    const found = {};
    for (const path of filesOf(site.folder, '.html')) {
      await engine.goto(site.address(path));
      // The whole book repeats what its pages show; its colours need not be measured letter by letter.
      const rules = path.endsWith('/book.html') ? { 'color-contrast': { enabled: false } } : {};
      const violations = await engine.runAsync(RUN, rules);
      if (violations.length > 0) found[path] = violations;
    }
    assert.deepEqual(found, {});
  });
});
