// The box for searching in real browsers: from a folder and from a server below a path, by pointer and by keyboard.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { violations } from './axe.mjs';
import { chromium, ENGINES, firefox, KEYS, session } from './engine.mjs';
import { awkwardCopy, served } from './site.mjs';
import { until } from './wait.mjs';

const { ENTER, ESCAPE, CONTROL, END, HOME, UP, DOWN } = KEYS;
const COPIES = { folder: () => awkwardCopy(), server: () => served() };

const START = 'en/index.html';

/** What a reader has before them, and what a screen reader is told. */
const LOOK = `
  const input = document.querySelector('.search input');
  const panel = document.querySelector('.search-panel');
  const options = Array.from(document.querySelectorAll('.search [role="option"]'));
  const text = (selector) => Array.from(document.querySelectorAll(selector), (it) => it.textContent);
  return {
    typed: input.value,
    focused: document.activeElement === input,
    open: !panel.hidden,
    busy: panel.querySelector('[aria-busy]') !== null,
    expanded: input.getAttribute('aria-expanded'),
    titles: text('.search .result-title'),
    pages: text('.search .result-page'),
    lines: text('.search .result-note'),
    marks: text('.search mark'),
    links: options.map((option) => option.href || ''),
    chosen: options.findIndex((option) => option.id === input.getAttribute('aria-activedescendant')),
    selected: options.filter((option) => option.getAttribute('aria-selected') === 'true').length,
    options: options.length,
    notes: document.querySelector('.search-notes').textContent,
    offered: text('.search-notes a').length,
    status: document.querySelector('.search-status').textContent,
  };
`;

/** Everything by which a page could remember or tell what was typed. */
const TRACES = `
  return {
    address: location.href,
    history: history.length,
    state: history.state,
    name: window.name,
    cookie: document.cookie,
    kept: [localStorage.length, sessionStorage.length],
  };
`;

for (const make of ENGINES) {
  describe(`searching in ${make.name}`, () => {
    const { engine, folder, server } = session(make, { copies: COPIES });

    const look = () => engine.run(LOOK);

    /** Types `text` into the box of the start page and waits for what comes. */
    async function search(site, text, page = START) {
      await engine.goto(site.address(page));
      await engine.click('.search input');
      await engine.press(text);
      return until(look, 'something is shown', (seen) => seen.typed === text && !seen.busy && (seen.options > 0 || seen.offered > 0));
    }

    for (const kind of ['folder', 'server']) {
      it(`types, sees, opens and comes back, from a ${kind}`, async () => {
        const site = kind === 'folder' ? folder : server;
        await engine.goto(site.address(START));
        const before = await engine.run(TRACES);
        const seen = await search(site, 'torture comm');
        assert.ok(seen.titles.includes('Committee against Torture'), String(seen.titles));
        assert.ok(seen.marks.includes('Torture'), String(seen.marks));
        assert.ok(seen.lines.some((line) => line.includes('cat@ohchr.org')), 'a record says whom');
        assert.equal(seen.expanded, 'true');
        assert.deepEqual(await engine.run(TRACES), { ...before, history: before.history });

        await engine.click('.search [role="option"][href$="mechanisms/un-cat.html"]');
        const target = site.address('en/mechanisms/un-cat.html');
        await until(() => engine.url(), target, (url) => url === target);
        const there = await engine.run(`return [window.name, document.querySelectorAll('main mark').length];`);
        assert.deepEqual(there, ['', 0]);

        await engine.run('history.back();');
        await until(() => engine.url(), 'back', (url) => url === site.address(START));
        const back = await until(look, 'an empty box', (it) => it.typed === '');
        assert.deepEqual([back.open, back.options], [false, 0]);
      });
    }

    it('works by keyboard alone', async () => {
      await engine.goto(folder.address(START));
      await engine.run(`document.querySelector('main a').focus();`);
      await engine.press([CONTROL, 'k']);
      await until(look, 'the box has the focus', (seen) => seen.focused && seen.typed === '');
      await engine.press('emergency');
      const first = await until(look, 'results', (seen) => seen.typed === 'emergency' && !seen.busy && seen.options > 3);
      assert.equal(first.chosen, -1);
      const chosenAfter = async (key) => {
        await engine.press(key);
        const { chosen, selected } = await look();
        return [chosen, selected];
      };
      assert.deepEqual(await chosenAfter(DOWN), [0, 1]);
      assert.deepEqual(await chosenAfter(DOWN), [1, 1]);
      assert.deepEqual(await chosenAfter(UP), [0, 1]);
      assert.deepEqual(await chosenAfter(END), [first.options - 1, 1]);
      assert.deepEqual(await chosenAfter(HOME), [0, 1]);
      assert.deepEqual(await chosenAfter(UP), [-1, 0]);
      await until(look, 'the count is told', (seen) => /\d/.test(seen.status));
      await engine.press(ESCAPE);
      const closed = await look();
      assert.deepEqual([closed.open, closed.typed, closed.focused, closed.expanded], [false, '', true, 'false']);
      await engine.press(ESCAPE);
      assert.equal(await engine.run(`return document.activeElement.closest('main') !== null;`), true);

      await engine.press([CONTROL, 'k']);
      await until(look, 'the box has the focus', (seen) => seen.focused);
      // Enter before anything came opens the best result all the same.
      await engine.press('torture committee', ENTER);
      await until(() => engine.url(), 'the page of the best result', (url) => url.includes('/mechanisms/un-cat.html'));
    });

    it('leaves a slash to those who write', async () => {
      const seen = await search(folder, 'A/HRC/36/31');
      assert.equal(seen.typed, 'A/HRC/36/31');
      assert.ok(seen.links.some((link) => link.includes('/sources.html#')), String(seen.links));
    });

    it('says what it found instead of a misspelt word', async () => {
      const seen = await search(folder, 'repirsals');
      assert.ok(seen.options > 3);
      assert.match(seen.notes, /repirsals.*“reprisal/);
      // A word that is only begun is no mistake.
      assert.equal((await search(folder, 'repris')).notes, '');
    });

    it('offers the A–Z index for an unknown word, and more results for a frequent one', async () => {
      const none = await search(folder, 'xylophone');
      assert.deepEqual([none.options, none.offered, none.expanded], [0, 1, 'false']);
      assert.match(none.notes, /xylophone/);
      await until(look, 'it is told', (seen) => seen.status.includes('xylophone'));
      await engine.click('.search-notes a');
      await until(() => engine.url(), 'the index', (url) => url.endsWith('/en/index-a-z.html'));

      const some = await search(folder, 'state');
      await engine.press(UP, ENTER);
      const more = await until(look, 'more results', (seen) => seen.options > some.options);
      assert.equal(more.chosen, some.options - 1);
      assert.equal(more.typed, 'state');
    });

    it('leads from deep pages, and to another place of the same page', async () => {
      const seen = await search(folder, 'consent', 'en/chapters/context/writing.html');
      const place = seen.links.findIndex((link) => link.endsWith('/en/chapters/context/writing.html#consent'));
      assert.ok(place >= 0, String(seen.links));
      await engine.press(DOWN.repeat(place + 1), ENTER);
      await until(() => engine.url(), 'the place', (url) => url.endsWith('/context/writing.html#consent'));
      const after = await until(look, 'an empty box', (it) => it.typed === '' && !it.busy);
      assert.equal(after.open, false);
    });

    it('has nothing that axe finds, closed, open, and with nothing found', async () => {
      await engine.goto(folder.address(START));
      const found = [await violations(engine, { within: 'header' })];
      await engine.click('.search input');
      for (const text of ['public report', ' quokka xylophone']) {
        await engine.press(text, DOWN);
        await until(look, 'something is shown', (seen) => seen.open);
        found.push(await violations(engine, { within: 'header' }));
      }
      assert.deepEqual(found, [[], [], []]);
    });

    it('brings in nothing before it is used, and asks nobody', async () => {
      const brought = `return Array.from(performance.getEntriesByType('resource'), (it) => it.name).concat(
        Array.from(document.scripts, (it) => it.src)).filter((name) => /search-core|\\/search\\//.test(name)).length;`;
      await engine.goto(folder.address(START));
      assert.equal(await engine.run(brought), 0);
      assert.equal(await engine.run(`return !!(window.vademecum && window.vademecum.search);`), false);
      const strange = server.asked.filter((path) => path.includes('?') || /torture(?!.*\.js)/.test(path));
      assert.deepEqual(strange, []);
      const outside = (await (engine.requests?.() ?? [])).filter((url) => !/^(file|data|about):/.test(url) && !url.startsWith(server.origin));
      assert.deepEqual(outside, []);
      // A server without an icon is asked for one only by browsers that do not know `data:,`.
      const messages = (await (engine.messages?.() ?? [])).filter((message) => !message.includes('favicon'));
      assert.deepEqual(messages, []);
    });

    it('says so where a part of the copy is missing, or is of another edition', async () => {
      await engine.goto(folder.address(START));
      await engine.run(`document.querySelector('.search').dataset.root = 'nowhere/';`);
      await engine.click('.search input');
      await engine.press('state');
      const missing = await until(look, 'a notice', (seen) => seen.typed === 'state' && !seen.busy && seen.offered > 0);
      assert.match(missing.notes, /cannot be loaded/);

      await search(folder, 'xylophone');
      await engine.run(`for (let part = 0; part < 100; part += 1) vademecum.search.load('1-other', 'en', 'texts-' + part, '', '');`);
      await engine.press(' state');
      const stale = await until(look, 'a notice', (seen) => !seen.busy && /two editions/.test(seen.notes));
      assert.deepEqual([stale.offered, stale.options], [1, 0]);
    });
  });
}

for (const make of [chromium, firefox]) {
  describe(`without JavaScript in ${make.name}`, () => {
    const { engine, folder } = session(() => make({ scripts: false }), { copies: { folder: COPIES.folder } });

    it('the A–Z index stands in the place of the box', async () => {
      await engine.goto(folder.address(START));
      await engine.click('.search a');
      await until(() => engine.url(), 'the index', (url) => url === folder.address('en/index-a-z.html'));
    });
  });
}
