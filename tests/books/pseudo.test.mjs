// What the pseudo languages make of words, and what they leave alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { EDITIONS, spoken } from './pseudo.mjs';

const { long, mirror } = EDITIONS;

it('the long language makes the words of the theme at least 40 % longer', () => {
  const text = readFileSync(new URL('../../theme/text/en/pages.ftl', import.meta.url), 'utf8').replace(/^[\w-]+ =|\{[^}]*\}/gm, '');
  assert.ok(long.say(text).length >= 1.4 * text.length, `${long.say(text).length / text.length}`);
});

it('the mirrored language leaves no Latin letter', () => {
  assert.match(mirror.say('Whom do I write to?'), /^[\u0600-\u06ff ?]+$/);
});

it('ids, addresses, code and placeholders stay', () => {
  const kept = '`code` ](a.md "title") [[id]] [[id| [^note] {#place} { $count } [!NOTE] [x] <https://example.org/> &copy; \\* https://example.org/a';
  assert.equal(spoken(kept, () => '').replaceAll(' ', ''), kept.replaceAll(' ', ''));
});
