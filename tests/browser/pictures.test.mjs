// Pictures in Chromium, with its real fonts: widths were only estimated when they were drawn.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { chromium, session } from './engine.mjs';
import { filesOf } from './site.mjs';

/** What is wrong with the pictures of a page: letters outside their frame or box, letters too small to read. */
const WRONG = `
  const least = arguments[0];
  const inside = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
    && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const wrong = [];
  const drawings = Array.from(document.querySelectorAll('.picture svg'));
  for (const drawing of drawings) {
    const frame = drawing.getBoundingClientRect();
    const scale = frame.width / drawing.viewBox.baseVal.width;
    for (const text of drawing.querySelectorAll('text')) {
      const place = text.getBoundingClientRect();
      const box = text.previousElementSibling;
      if (!inside(place, frame)) wrong.push('outside the picture: ' + text.textContent);
      if (text.getAttribute('text-anchor') === 'middle' && box.tagName === 'rect' && !inside(place, box.getBoundingClientRect())) {
        wrong.push('outside its box: ' + text.textContent);
      }
      if (text.getAttribute('font-size') * scale < least) wrong.push('too small: ' + text.textContent);
    }
    if (!drawing.getAttribute('aria-label') || drawing.getAttribute('role') !== 'img') wrong.push('a picture without a name');
    if (!drawing.parentNode.querySelector('.twin[open]')) wrong.push('a picture without its words');
  }
  return { count: drawings.length, wrong };
`;

describe('pictures', () => {
  const { engine, site } = session(chromium);

  it('keep their letters in their frames, large enough to read', async () => {
    for (const [width, least] of [[320, 13], [360, 14], [1280, 15]]) {
      await engine.width(width);
      let seen = 0;
      for (const path of filesOf(site.folder, '.html')) {
        await engine.goto(site.address(path));
        const { count, wrong } = await engine.run(WRONG, least);
        assert.deepEqual(wrong, [], `${path} at ${width} px`);
        seen += count;
      }
      assert.ok(seen > 0, 'no page has a picture');
    }
  });
});
