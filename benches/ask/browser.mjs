// node benches/ask/browser.mjs SITE [QUERY]
//
// Types a query of two words into a built site, opened from its folder in Chromium, and tells what that costs: the bytes of
// the parts of the index, the time from the last key to the results, the heap of the page before and after.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { chromium } from '../../tests/browser/webdriver.mjs';

/** Resolves with milliseconds from the last key event to results of all that was typed, painted. */
const WATCH = `
  const input = document.querySelector('.search input');
  window.told = new Promise((tell) => {
    let pressed = 0;
    input.addEventListener('input', () => { pressed = performance.now(); }, true);
    const look = () => {
      const shown = document.querySelector('.search [role="option"]');
      const busy = document.querySelector('.search-panel [aria-busy]');
      if (input.value === arguments[0] && shown && !busy) tell(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    look();
  });
`;
const TOLD = 'const done = arguments[arguments.length - 1]; window.told.then(done);';
const HEAP = 'gc(); return performance.memory.usedJSHeapSize;';

const [site, query = 'lending desk'] = process.argv.slice(2);
const engine = await chromium({ flags: ['--js-flags=--expose-gc', '--enable-precise-memory-info'] });
try {
  await engine.goto(pathToFileURL(resolve(site, 'en/index.html')).href);
  await engine.requests();
  const before = await engine.run(HEAP);
  await engine.run(WATCH, query);
  await engine.click('.search input');
  await engine.press(query);
  const first = await engine.runAsync(TOLD);
  const after = await engine.run(HEAP);
  const parts = (await engine.requests()).filter((url) => url.includes('/search/'));
  const sizes = parts.map((url) => [url.split('/').pop(), statSync(fileURLToPath(url)).size]);
  console.log(`${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}`);
  console.log(`${sizes.reduce((sum, [, size]) => sum + size, 0)} bytes; ${Math.round(first)} ms; heap ${before} to ${after} bytes`);
} finally {
  await engine.quit();
}
