// The comparison: chosen from, sorted, on a narrow screen, without scripts; and what was chosen is forgotten.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { violations } from './axe.mjs';
import { chromium, ENGINES, session } from './engine.mjs';
import { TRACES, TRAPS } from './traps.mjs';
import { until } from './wait.mjs';

const PAGE = 'en/compare.html';

/** The rows that can be seen, by name, with their cells; the count; the choices. */
const STATE = `
  const seen = (element) => element.getClientRects().length > 0;
  const rows = Array.from(document.querySelectorAll('.comparison tbody tr:not(.group)'));
  return {
    all: rows.length,
    shown: rows.filter(seen).map((row) => Array.from(row.cells, (cell) => cell.textContent.trim())),
    groups: Array.from(document.querySelectorAll('.comparison tr.group')).filter(seen).length,
    count: document.querySelector('.count').textContent,
    chosen: Array.from(document.querySelectorAll('.filters select'), (select) => select.value).join(''),
    sorted: Array.from(document.querySelectorAll('[aria-sort]'), (head) => head.getAttribute('aria-sort')).join(),
  };
`;

/** Chooses the value at `arguments[1]` of a filter. Gives how many rows have it. */
const CHOOSE = `
  const select = document.getElementById('filter-' + arguments[0]);
  select.selectedIndex = arguments[1];
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const rows = Array.from(document.querySelectorAll('[data-filter-' + arguments[0] + ']'));
  return rows.filter((row) => row.getAttribute('data-filter-' + arguments[0]).split(' ').includes(select.value)).length;
`;

for (const make of ENGINES) {
  describe(`the comparison in ${make.name}`, () => {
    const { engine, site } = session(make);

    it('shows everything until something is chosen', async () => {
      await engine.goto(site.address(PAGE));
      const { all, shown, count } = await engine.run(STATE);
      assert.ok(all > 10 && shown.length === all);
      assert.deepEqual(count.match(/\d+/g).map(Number), [all, all]);
    });

    it('shows what has every chosen value, and says how many', async () => {
      await engine.goto(site.address(PAGE));
      const one = await engine.run(CHOOSE, 1, 1);
      const first = await engine.run(STATE);
      assert.equal(first.shown.length, one);
      assert.ok(one > 0 && one < first.all);
      assert.deepEqual(first.count.match(/\d+/g).map(Number), [one, first.all]);
      await engine.run(CHOOSE, 0, 1);
      const both = await engine.run(STATE);
      assert.ok(both.shown.length <= one);
      await engine.click('.filters button');
      assert.equal((await engine.run(STATE)).shown.length, first.all);
    });

    it('sorts up, down and back, with what is not stated last', async () => {
      await engine.goto(site.address(PAGE));
      const start = await engine.run(STATE);
      const column = 2;
      for (const way of ['ascending', 'descending']) {
        await engine.click(`.comparison thead th:nth-child(${column + 1}) button`);
        const { shown, sorted, groups } = await engine.run(STATE);
        assert.equal(sorted, way);
        assert.equal(groups, 0);
        assert.equal(shown.length, start.all);
        const silent = await engine.run(`return Array.from(document.querySelectorAll('.comparison tbody tr:not(.group)'), (row) => row.cells[arguments[0]].classList.contains('silent'));`, column);
        assert.deepEqual(silent, [...silent].sort((a, b) => a - b));
      }
      await engine.click(`.comparison thead th:nth-child(${column + 1}) button`);
      assert.deepEqual(await engine.run(STATE), start);
    });

    it('forgets what was chosen when the reader leaves', async () => {
      await engine.goto(site.address(PAGE));
      await engine.run(CHOOSE, 1, 1);
      await engine.goto(site.address('en/contents.html'));
      await engine.back();
      await until(() => engine.url(), 'the page again', (url) => url.includes('compare'));
      const { shown, all, chosen } = await engine.run(STATE);
      assert.deepEqual([shown.length, chosen], [all, '']);
    });
  });
}

describe('the comparison, looked at closely in Chromium', () => {
  const { engine, site } = session(chromium, { scripts: [TRAPS] });

  it('touches no storage, cookie, history, address or network', async () => {
    await engine.goto(site.address(PAGE));
    await engine.requests();
    const start = await engine.run(TRACES);
    await engine.run(CHOOSE, 1, 1);
    await engine.click('.comparison thead button');
    assert.deepEqual(await engine.run(TRACES), { ...start, traces: [] });
    assert.deepEqual(await engine.requests(), []);
  });

  it('reads as cards on a narrow screen, with the label of each cell, and is accessible there', async () => {
    for (const scheme of ['light', 'dark']) {
      await engine.scheme(scheme);
      await engine.width(360);
      await engine.goto(site.address(PAGE));
      const cards = await engine.run(`
        const cells = Array.from(document.querySelectorAll('.comparison td'));
        return {
          labelled: cells.every((cell) => getComputedStyle(cell, '::before').content.length > 4),
          within: cells.every((cell) => cell.getBoundingClientRect().right <= innerWidth),
          sort: document.querySelector('.sort-choice').getClientRects().length > 0,
        };
      `);
      assert.deepEqual(cards, { labelled: true, within: true, sort: true });
      const found = await violations(engine);
      assert.deepEqual(found, [], scheme);
      await engine.run(`
        const select = document.getElementById('sort-choice');
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      `);
      assert.equal((await engine.run(STATE)).sorted, 'ascending');
    }
  });
});

describe('without scripts', () => {
  const { engine, site } = session(() => chromium({ scripts: false }));

  it('the comparison is whole, and has no filters', async () => {
    await engine.goto(site.address(PAGE));
    const seen = await engine.run(`
      const seen = (selector) => Array.from(document.querySelectorAll(selector)).filter((element) => element.getClientRects().length > 0).length;
      return { rows: seen('.comparison tbody tr:not(.group)'), all: document.querySelectorAll('.comparison tbody tr:not(.group)').length, filters: seen('.filters *') };
    `);
    assert.ok(seen.all > 10);
    assert.deepEqual([seen.rows, seen.filters], [seen.all, 0]);
  });
});
