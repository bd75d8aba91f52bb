// The parts of the scripts that know no page, in Node, from the files that ship.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

const require = createRequire(import.meta.url);
const write = require('../../theme/js/write-core.js');
const compare = require('../../theme/js/compare-core.js');

const WORDS = { opening: 'Good day.', closing: 'Thank you.' };
const point = (says, text, consent = false) => ({ says, text, consent });

describe('the text of a message', () => {
  it('has what was answered, in order, between the words of the book', () => {
    const points = [point('Who', 'A lawyer'), point('When', ''), point('Consent', 'yes (the person)', true)];
    assert.equal(write.compose(WORDS, points), 'Good day.\n\nWho\nA lawyer\n\nConsent: yes (the person)\n\nThank you.\n');
  });

  it('is nothing where nothing was answered', () => {
    assert.equal(write.compose(WORDS, [point('Who', ' \n\t'), point('Consent', '', true)]), '');
    assert.equal(write.compose(WORDS, []), '');
  });

  it('needs no words around it', () => {
    assert.equal(write.compose({ opening: '', closing: '' }, [point('Who', 'x')]), 'Who\nx\n');
  });

  it('keeps lines and letters, and drops spaces at ends', () => {
    assert.equal(write.compose({ opening: '', closing: '' }, [point('ما', '  one \r\n\r\ntwo\t\rthree  ')]), 'ما\none\n\ntwo\nthree\n');
  });

  it('says a consent with who gave it', () => {
    assert.equal(write.consent('yes', 'a sister'), 'yes (a sister)');
    assert.equal(write.consent('no', ''), 'no');
    assert.equal(write.consent('', 'a sister'), '');
  });
});

describe('the comparison', () => {
  it('shows rows that have each chosen value', () => {
    const row = [['un'], ['public', 'mixed'], ['not-stated']];
    assert.ok(compare.fits(row, ['', '', '']));
    assert.ok(compare.fits(row, ['un', 'mixed', '']));
    assert.ok(!compare.fits(row, ['un', 'confidential', '']));
    assert.ok(!compare.fits(row, ['', '', 'no']), 'not stated is not no');
  });

  it('sorts both ways, with what is not known last', () => {
    const cells = [{ text: 'b', known: true }, { text: 'x', known: false }, { text: 'a', known: true }, { text: 'a', known: true }];
    const by = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    assert.deepEqual(compare.order(cells, 1, by), [2, 3, 0, 1]);
    assert.deepEqual(compare.order(cells, -1, by), [0, 2, 3, 1]);
  });

  it('counts in the words of the page', () => {
    assert.equal(compare.counted('Shown: {shown} of {all}', 3, 75), 'Shown: 3 of 75');
  });
});
