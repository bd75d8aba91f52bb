// Words that a reader types must not stay behind, neither when the browser is closed nor when it is killed.
//
// A field of our own, made like that of any page, is the proof that the browser has saved its state after our words
// were typed, and that they would be found.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { canary, filesWith, processesOf, runs } from './canary.mjs';
import { chromium, firefox, webkit } from './engine.mjs';
import { awkwardCopy, built, filesOf } from './site.mjs';
import { until } from './wait.mjs';

/** Firefox saves its session every 15 seconds; here at once. */
const EAGER = { 'browser.sessionstore.interval': 1000, 'browser.sessionstore.resume_from_crash': true, 'browser.sessionstore.privacy_level': 0 };

/** What an ordinary field leaves behind: WebKitGTK's MiniBrowser saves no sessions. */
const ENGINES = [
  { name: 'Chromium', make: (profile) => chromium({ profile }), saves: true },
  { name: 'Firefox', make: (profile) => firefox({ profile, more: EAGER }), saves: true },
  { name: 'WebKitGTK', make: (profile) => webkit({ profile }), saves: false },
];

/** Pages with fields: one that helps to write, and whatever else has been built. */
const PAGES = [
  ...filesOf(built, '.html').filter((path) => path.startsWith('en/write/')).slice(0, 1),
  ...['en/find.html', 'en/search.html'].filter((path) => existsSync(join(built, path))),
];

/** The selectors of the fields of a page that take text and can be seen. */
const FIELDS = `
  const text = 'textarea, input:not([type]), input[type="text"], input[type="search"]';
  return Array.from(document.querySelectorAll(text)).filter((field) => field.getClientRects().length > 0 && field.id)
    .map((field) => '#' + CSS.escape(field.id));
`;

/** Adds a field like those of any other page. */
const ORDINARY = `
  const form = document.createElement('form');
  const field = document.createElement('textarea');
  field.id = field.name = 'ordinary';
  form.appendChild(field);
  document.querySelector('main').appendChild(form);
`;

const SHOWN = `return document.querySelector('main').innerText + Array.from(document.querySelectorAll('textarea, input'), (field) => field.value).join(' ');`;

for (const { name, make, saves } of ENGINES) {
  describe(`${name} keeps no typed word`, () => {
    for (const path of PAGES) {
      for (const ending of ['closed', 'killed', 'killed on the next page']) {
        it(`of ${path} when it is ${ending}`, () => trial(path, ending, make, saves));
      }
    }
  });
}

async function trial(path, ending, make, saves) {
  const profile = realpathSync(mkdtempSync(join(tmpdir(), 'canary-')));
  const site = awkwardCopy();
  const ordinary = canary();
  const words = [];
  const engine = await make(profile);
  let processes = [];
  try {
    await engine.goto(site.address(path));
    for (const selector of await engine.run(FIELDS)) {
      words.push(canary());
      await engine.type(selector, words.at(-1));
    }
    assert.ok(words.length > 0, 'the page has fields');
    assert.ok((await engine.run(SHOWN)).includes(words[0]), 'the word was typed');
    if (ending === 'killed on the next page') await engine.goto(site.address('en/contents.html'));
    await engine.run(ORDINARY);
    await engine.type('#ordinary', ordinary);
    if (saves && ending !== 'closed') await until(() => filesWith(profile, ordinary).length > 0, 'the browser saved its state');
    processes = processesOf(profile);
    assert.ok(processes.length > 0, 'the browser runs');
  } finally {
    await (ending === 'closed' ? engine.quit() : engine.kill(processes));
    site.remove();
  }
  await until(() => !processes.some(runs), 'the browser ended');
  const kept = words.flatMap((word) => filesWith(profile, word)).map((file) => file.slice(profile.length));
  assert.deepEqual(kept, [], `files that hold a typed word; the ordinary field left its own in ${filesWith(profile, ordinary)}`);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
