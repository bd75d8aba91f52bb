// The finder: its algebra in Node against the one in Rust, and its page in real browsers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';

import { violations } from './axe.mjs';
import { chromium, firefox, KEYS, session } from './engine.mjs';
import { built } from './site.mjs';
import { TRAPS } from './traps.mjs';
import { until } from './wait.mjs';

const core = createRequire(import.meta.url)(join(built, 'assets/finder-core.js'));

/** The data of the page, as it ships. */
function data() {
  const window = {};
  runInNewContext(readFileSync(join(built, 'en/find-data.js'), 'utf8'), { window });
  return window.vademecum.finderData;
}

/** What `cargo test` wrote: answers with what the algebra in Rust says. */
function combinations() {
  const file = new URL('../../target/tmp/finder-combinations.json', import.meta.url);
  return JSON.parse(readFileSync(process.env.COMBINATIONS || file, 'utf8'));
}

const table = data();
const cases = combinations();

it('says the same in JavaScript as in Rust', () => {
  assert.ok(cases.length >= 2000, 'run `cargo test` first');
  for (const { answers, groups, first } of cases) {
    const found = core.combine(table, answers);
    const mine = found.groups.map((hits) => hits.map((hit) => [hit.record, hit.cells]));
    assert.deepEqual({ groups: JSON.parse(JSON.stringify(mine)), first: found.first }, { groups, first }, JSON.stringify(answers));
  }
});

/** Chooses answers as a person does: a broader answer before the narrower ones below it. */
const CHOOSE = `
  const [facets, answers, under] = arguments;
  document.querySelector('.finder-clear button').click();
  answers.forEach((given, facet) => given.forEach((answer) => {
    const path = [answer];
    while (under[facet][path[0]] !== null) path.unshift(under[facet][path[0]]);
    for (const step of path) {
      const input = document.querySelector('fieldset[data-facet="' + facet + '"] input[value="' + step + '"]');
      if (!input.checked) input.click();
    }
  }));
  const ids = (group) => Array.from(document.querySelectorAll('.group-' + group + ' .result'), (it) => it.id);
  const names = (group) => document.querySelectorAll('.group-' + group + ' .finder-names > li').length;
  return { cards: [ids(0), ids(1), ids(2)], named: [names(3), names(4)], status: document.querySelector('.finder-status').textContent };
`;

const under = table.facets.map((facet) => facet.answers.map((answer) => answer.under));

/** What the page sends to the algebra: where a narrower answer is chosen, the broader one no longer counts. */
function narrowest(answers) {
  return answers.map((given, facet) => given.filter((answer) => !given.some((other) => {
    for (let at = under[facet][other]; at !== null; at = under[facet][at]) if (at === answer) return true;
    return false;
  })));
}

const single = (answers) => answers.every((given, facet) => given.length < 2 || many(facet));
const many = (facet) => ['engaged', 'need', 'name', 'audience'].includes(table.facets[facet].id);

for (const make of [chromium, firefox]) {
  describe(`finder in ${make.name}`, () => {
    const { engine, site } = session(make, { scripts: [TRAPS] });

    it('shows what the algebra says', async () => {
      await engine.goto(site.address('en/find.html'));
      const some = cases.map((it) => it.answers).filter(single).filter((_, index) => index % 25 === 0);
      assert.ok(some.length > 40);
      for (const answers of some.filter((it) => it.some((given) => given.length > 0))) {
        const shown = await engine.run(CHOOSE, null, answers, under);
        const { groups } = core.combine(table, narrowest(answers));
        const ids = groups.map((hits) => hits.map((hit) => table.records[hit.record]));
        // The first stand before a group's fold of the others.
        for (const group of [0, 1, 2]) assert.deepEqual([...shown.cards[group]].sort(), [...ids[group]].sort(), JSON.stringify(answers));
        assert.deepEqual(shown.named, [ids[3].length, ids[4].length], JSON.stringify(answers));
      }
    });

    it('touches nothing, and forgets when it is left', async () => {
      await engine.goto(site.address('en/index.html'));
      await engine.goto(site.address('en/find.html'));
      const before = await engine.run('return [location.href, history.length, document.title]');
      await engine.run(`
        document.querySelectorAll('form.finder details').forEach((fold) => { fold.open = true; });
        for (let step = 0; step < 3; step += 1) document.querySelectorAll('form.finder input').forEach((input) => { if (!input.checked) input.click(); });
        document.querySelectorAll('.finder-results details').forEach((fold) => { fold.open = true; });
        document.querySelector('.finder-bar button').click();
      `);
      assert.deepEqual(await engine.run('return [location.href, history.length, document.title]'), before);
      assert.deepEqual(await engine.run('return window.traces || []'), []);
      await engine.goto(site.address('en/contacts.html'));
      await engine.back();
      await until(() => engine.url(), 'the finder again', (url) => url.endsWith('find.html'));
      const left = () => engine.run(`return Array.from(document.querySelectorAll('form.finder input'), (it) => it.checked && it.value !== '').filter(Boolean).length`);
      await until(left, 'no answers', (count) => count === 0);
      assert.equal(await engine.run(`return document.querySelectorAll('.finder-results .result').length`), 0);
      const asked = (await engine.requests?.() ?? []).filter((url) => !/^(file|data|about):/.test(url));
      assert.deepEqual(asked, []);
    });

    it('says the count and the first result to screen readers', async () => {
      await engine.goto(site.address('en/find.html'));
      const said = await engine.run(`
        document.querySelector('fieldset[data-facet="0"] input').click();
        const status = document.querySelector('.finder-status');
        return [status.getAttribute('role'), status.getAttribute('aria-live'), status.textContent];
      `);
      assert.deepEqual(said.slice(0, 2), ['status', 'polite']);
      assert.match(said[2], /^\d+ .*senior official/);
    });

    it('clears at once', async () => {
      const left = await engine.run(`
        document.querySelector('.finder-clear button').click();
        return [document.querySelectorAll('form.finder input:checked:not([value=""])').length, document.querySelector('.finder-results').textContent,
          document.activeElement.name];
      `);
      assert.deepEqual(left, [0, '', 'ask-engaged']);
    });
  });
}

describe('finder by keyboard and by eye', () => {
  const { engine, site } = session(chromium);

  it('is answered by keyboard alone', async () => {
    await engine.goto(site.address('en/find.html'));
    const focused = () => engine.run('return (document.activeElement.name || "") + " " + document.activeElement.value');
    for (let steps = 0; steps < 60 && (await focused()) !== 'ask-engaged 0'; steps += 1) await engine.press(KEYS.TAB);
    await engine.press(' ', KEYS.TAB, ' ');
    assert.equal(await focused(), 'ask-engaged 1');
    const shown = await engine.run(`return Array.from(document.querySelectorAll('.group-0 .result'), (it) => it.id)`);
    assert.equal(shown[0], 'un-tb-focal-point');
  });

  it('has nothing that axe finds, with answers and narrow, dark and enlarged', async () => {
    // A wide window that enlarges its text takes the narrow layout, which the first has.
    for (const [width, scheme, text] of [[360, 'light', '200%'], [360, 'dark', '100%'], [1280, 'dark', '100%']]) {
      await engine.width(width);
      await engine.scheme(scheme);
      await engine.goto(site.address('en/find.html'));
      await engine.run(`
        document.documentElement.style.fontSize = arguments[0];
        for (const place of [0, 1, 6]) document.querySelector('fieldset[data-facet="0"] input[value="' + place + '"]').click();
        document.querySelectorAll('.finder-results details').forEach((fold) => { fold.open = true; });
      `, text);
      assert.deepEqual(await violations(engine), []);
      const [wide, edge] = await engine.run('return [document.documentElement.scrollWidth, document.documentElement.clientWidth]');
      assert.ok(wide <= edge, `${wide} px in ${edge} px`);
    }
  });
});

describe('finder without JavaScript', () => {
  const { engine, site } = session(() => chromium({ scripts: false }));

  it('opens answers without a trace', async () => {
    await engine.goto(site.address('en/find.html'));
    const look = () => engine.run(`
      const fold = document.querySelector('.finder-plain > details');
      return [location.href, history.length, getComputedStyle(document.querySelector('form.finder')).display, fold.open, fold.innerText.length];
    `);
    const [address, length, form, open] = await look();
    assert.deepEqual([form, open], ['none', false]);
    await engine.click('.finder-plain > details > summary');
    const [addressAfter, lengthAfter, , openAfter, text] = await look();
    assert.deepEqual([addressAfter, lengthAfter, openAfter], [address, length, true]);
    assert.ok(text > 300);
  });
});
