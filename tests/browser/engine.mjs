// What an engine is, and how a test gets one.
//
// An engine is a browser with one page open:
//
//   name, scripts       what it is called; whether JavaScript is on
//   goto(url), back(), url()
//   run(script, …values), runAsync(script, …values)
//                       runs the body of a function in the page; the last argument of the second is `done`
//   click(selector), type(selector, text)
//   press(…keys)        keys where the focus is: a text is typed, a list is held down together
//   quit(), kill(processes)
//
// and, where the browser can be asked for it:
//
//   width(px)           as wide as a narrow screen
//   scheme(value), features(pairs), media(type)
//                       `light` or `dark`; other media features; `screen` or `print`
//   print(options)      the page on paper, as a PDF
//   messages()          what the console said since it was last asked
//   requests()          the addresses that pages asked for since
//   onEveryPage(source) a script to run before those of the page

import { after, before } from 'node:test';

import { firefox } from './marionette.mjs';
import { awkwardCopy } from './site.mjs';
import { chromium, webkit } from './webdriver.mjs';

export { chromium, firefox, webkit };

/** The three engines, as every reader has them. */
export const ENGINES = [chromium, firefox, webkit];

/** Keys, as WebDriver names them. */
export const KEYS = {
  TAB: '\uE004', ENTER: '\uE007', SHIFT: '\uE008', CONTROL: '\uE009', ESCAPE: '\uE00C', END: '\uE010', HOME: '\uE011', UP: '\uE013', DOWN: '\uE015',
};

/**
 * For the tests of a `describe`: an engine and a copy of the site, there once they run, gone after them.
 * @param {() => Promise<object>} make gives the engine
 * @param {{copies?: Record<string, () => any>, scripts?: string[]}} more copies of the site by name, a folder in an awkward
 *   place unless it says otherwise; scripts to run on every page
 */
export function session(make, { copies = { site: () => awkwardCopy() }, scripts = [] } = {}) {
  const engine = {};
  const made = Object.fromEntries(Object.keys(copies).map((name) => [name, {}]));
  before(async () => {
    for (const [name, copy] of Object.entries(copies)) Object.assign(made[name], await copy());
    Object.assign(engine, await make());
    for (const script of scripts) await engine.onEveryPage?.(script);
  });
  after(async () => {
    await engine.quit?.();
    for (const copy of Object.values(made)) copy.remove?.();
  });
  return { engine, ...made };
}
