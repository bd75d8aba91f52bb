// A person writes a message: in three engines, with a keyboard, without scripts, on paper; and it is gone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { violations } from './axe.mjs';
import { chromium, ENGINES, KEYS, session } from './engine.mjs';
import { awkwardCopy, built, filesOf } from './site.mjs';
import { TRACES, TRAPS } from './traps.mjs';
import { until } from './wait.mjs';


/** A page with a consent among its fields. */
const PAGE = filesOf(built, '.html').find((path) => path.startsWith('en/write/') && readFileSync(`${built}/${path}`, 'utf8').includes('message-consent'));

/** What can be seen of the forms, and every value in them. */
const STATE = `
  return Array.from(document.querySelectorAll('form.message'), (form) => ({
    text: form.querySelector('.message-text').textContent,
    shown: !form.querySelector('.message-made').hidden,
    status: form.querySelector('.message-made .message-status').textContent,
    values: Array.from(form.querySelectorAll('textarea, select'), (field) => field.value).join(''),
  }));
`;

/** The id of the first text field, and of the first consent, of the last form: the full message. */
const FIELDS = `
  const form = Array.from(document.querySelectorAll('form.message')).pop();
  return { text: form.querySelector('textarea').id, consent: form.querySelector('.message-consent select').id };
`;

const CHOOSE = `
  const select = document.getElementById(arguments[0]);
  select.value = arguments[1];
  select.dispatchEvent(new Event('change', { bubbles: true }));
`;

const WORD = 'Written by nobody, on a Tuesday';

for (const make of ENGINES) {
  describe(`a message in ${make.name}`, () => {
    const { engine, site } = session(make);

    const written = async () => {
      await engine.goto(site.address(PAGE));
      const ids = await engine.run(FIELDS);
      await engine.type(`#${ids.text}`, WORD);
      await engine.run(CHOOSE, ids.consent, 'yes');
      return (await engine.run(STATE)).pop();
    };

    it('is made as one types', async () => {
      const { text, shown } = await written();
      assert.ok(shown && text.includes(`\n${WORD}\n`) && /: yes\n/.test(text), text);
    });

    it('is gone when it is cleared', async () => {
      await written();
      await engine.run(`Array.from(document.querySelectorAll('.clear-message')).pop().click();`);
      for (const form of await engine.run(STATE)) assert.deepEqual([form.text, form.shown, form.values], ['', false, '']);
      const at = await engine.run(`return document.activeElement.tagName;`);
      assert.ok(['TEXTAREA', 'SELECT'].includes(at), `the reader goes on in a field, not at ${at}`);
    });

    it('is gone when the reader comes back', async () => {
      await written();
      await engine.goto(site.address('en/contents.html'));
      await engine.back();
      await until(() => engine.url(), 'the page again', (url) => url.includes('/write/'));
      for (const form of await engine.run(STATE)) assert.deepEqual([form.text, form.values], ['', '']);
    });

    it('is gone after a reload', async () => {
      await written();
      await engine.run('location.reload();');
      await until(() => engine.run(STATE), 'empty fields', (forms) => forms.every((form) => form.values + form.text === ''));
    });
  });
}

describe('a message, looked at closely in Chromium', () => {
  const { engine, site } = session(chromium, { scripts: [TRAPS] });

  it('touches no storage, cookie, history, address or network', async () => {
    await engine.goto(site.address(PAGE));
    await engine.requests();
    const start = await engine.run(TRACES);
    const { text, consent } = await engine.run(FIELDS);
    await engine.type(`#${text}`, WORD);
    await engine.run(CHOOSE, consent, 'no');
    await engine.click('form.message:last-of-type .copy-message');
    const end = await engine.run(TRACES);
    assert.deepEqual(end, { ...start, traces: [] });
    assert.deepEqual(await engine.requests(), []);
  });

  it('is copied letter by letter', async () => {
    await engine.goto(site.address(PAGE));
    const { text } = await engine.run(FIELDS);
    await engine.type(`#${text}`, WORD);
    const copied = await engine.runAsync(`
      const done = arguments[arguments.length - 1];
      navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
      const form = Array.from(document.querySelectorAll('form.message')).pop();
      form.querySelector('.copy-message').click();
      setTimeout(() => done({ copied: window.copied, made: form.querySelector('.message-text').textContent, status: form.querySelector('.message-made .message-status').textContent }), 50);
    `);
    assert.equal(copied.copied, copied.made);
    assert.ok(copied.copied.includes(WORD) && copied.status);
  });

  it('can be written and cleared with a keyboard alone', async () => {
    await engine.goto(site.address(PAGE));
    const { text } = await engine.run(FIELDS);
    await engine.run(`document.getElementById(arguments[0]).focus();`, text);
    await engine.press(WORD);
    const seen = [];
    for (let tries = 0; tries < 80 && !seen.includes('clear-message'); tries += 1) {
      await engine.press(KEYS.TAB);
      seen.push(await engine.run(`return document.activeElement.className;`));
    }
    assert.ok(seen.includes('copy-message') && seen.includes('print-message') && seen.includes('clear-message'), seen.join(' '));
    await engine.press(KEYS.ENTER);
    assert.ok((await engine.run(STATE)).every((form) => form.values + form.text === ''));
  });

  it('is as accessible filled in as empty, in the light and in the dark', async () => {
    for (const scheme of ['light', 'dark']) {
      await engine.scheme(scheme);
      await engine.goto(site.address(PAGE));
      const { text, consent } = await engine.run(FIELDS);
      await engine.type(`#${text}`, WORD);
      await engine.run(CHOOSE, consent, 'yes');
      const found = await violations(engine);
      assert.deepEqual(found, [], scheme);
    }
  });

  it('is alone on paper, and empty paper is a worksheet', async () => {
    await engine.goto(site.address(PAGE));
    await engine.media('print');
    const seen = `
      const shows = (selector) => Array.from(document.querySelectorAll(selector)).some((element) => element.getClientRects().length > 0);
      return { lines: shows('.lines'), boxes: shows('.boxes'), fields: shows('textarea, select, button'), text: shows('.message-text'), title: shows('h1') };
    `;
    assert.deepEqual(await engine.run(seen), { lines: true, boxes: true, fields: false, text: false, title: true });
    await engine.media('screen');
    const { text } = await engine.run(FIELDS);
    await engine.type(`#${text}`, WORD);
    await engine.media('print');
    assert.deepEqual(await engine.run(seen), { lines: false, boxes: false, fields: false, text: true, title: false });
    await engine.media('screen');
  });
});

describe('without scripts', () => {
  const { engine, site } = session(() => chromium({ scripts: false }));

  it('a message is a worksheet with lines and boxes and no field to type in', async () => {
    await engine.goto(site.address(PAGE));
    const seen = await engine.run(`
      const shown = (selector) => Array.from(document.querySelectorAll(selector)).filter((element) => element.getClientRects().length > 0).length;
      return { fields: shown('form.message textarea, form.message select, form.message button'), lines: shown('.lines'), boxes: shown('.boxes'), items: document.querySelectorAll('.message-item').length };
    `);
    assert.equal(seen.fields, 0);
    assert.ok(seen.lines > 0 && seen.boxes > 0);
    assert.equal(seen.lines + seen.boxes, seen.items);
  });
});
