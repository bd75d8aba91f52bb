// axe-core: what a machine can find that keeps a reader out.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Its script, for `onEveryPage`: then it need not be sent to each page anew. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and what is good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const RUN = `
  const done = arguments[arguments.length - 1];
  const [within, tags, rules] = arguments;
  axe.run(document.querySelector(within), { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false, rules }).then(
    (result) => done(result.violations.map((rule) => rule.id + ': ' + rule.nodes.slice(0, 3).map((node) => node.html).join(' | '))),
    (error) => done([String(error)]),
  );
`;

/**
 * What axe finds on the open page, a line a rule.
 * @param {{within?: string, without?: string[]}} options the part to look at; rules to leave out
 */
export async function violations(engine, { within = 'html', without = [] } = {}) {
  if (!await engine.run('return Boolean(window.axe);')) await engine.run(`${AXE}; window.axe = axe;`);
  return engine.runAsync(RUN, within, TAGS, Object.fromEntries(without.map((rule) => [rule, { enabled: false }])));
}
