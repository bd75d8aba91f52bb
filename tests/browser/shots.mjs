// Pictures of pages for people to look at; no test.
//
//   node tests/browser/shots.mjs FOLDER [NAME…]
//
// Twelve pages at 360 and 1280 px: light, dark, right to left (the same page of the mirrored test book) and on paper. With names
// only those are taken. Needs what `tests/run` builds.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from './engine.mjs';
import { awkwardCopy, testBook } from './site.mjs';

/** Pages of the flagship, and their like in the mirrored book. */
const PAGES = {
  start: ['en/index.html', 'index.html'],
  chapter: ['en/chapters/un/treaty-bodies.html', 'chapters/parts/text.html'],
  risk: ['en/chapters/context/risk.html', 'chapters/parts/blocks.html'],
  record: ['en/mechanisms/un-cat.html', 'mechanisms/mending-table.html'],
  finder: ['en/find.html', 'find.html'],
  comparison: ['en/compare.html', 'compare.html'],
  contacts: ['en/contacts.html', 'contacts.html'],
  cases: ['en/cases.html', 'cases.html'],
  glossary: ['en/glossary.html', 'glossary.html'],
  message: ['en/write/un-cat.html', 'write/mending-table.html'],
  sheet: ['en/sheets/un-cat.html', 'sheets/mending-table.html'],
  about: ['en/about.html', 'about.html'],
};
const WIDTHS = [360, 1280];
const MIRRORED = 'ar-XB';

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error('name a folder for the pictures');
mkdirSync(folder, { recursive: true });

const flagship = awkwardCopy();
const mirror = awkwardCopy(testBook('mirror'));
const engine = await chromium();
try {
  for (const [name, [page, mirrored]] of Object.entries(PAGES).filter(([name]) => only.length === 0 || only.includes(name))) {
    const right = `${MIRRORED}/${mirrored}`;
    if (!existsSync(join(flagship.folder, page)) || !existsSync(join(mirror.folder, right))) throw new Error(`no page ${page} or ${right}`);
    for (const width of WIDTHS) {
      await engine.width(width);
      const take = async (look, address) => {
        await engine.goto(address);
        writeFileSync(join(folder, `${name}-${width}-${look}.png`), await engine.picture());
      };
      for (const scheme of ['light', 'dark']) {
        await engine.scheme(scheme);
        await take(scheme, flagship.address(page));
      }
      await engine.scheme('light');
      await take('rtl', mirror.address(right));
    }
    await engine.goto(flagship.address(page));
    writeFileSync(join(folder, `${name}-print.pdf`), await engine.print({ displayHeaderFooter: true }));
  }
} finally {
  await engine.quit();
  flagship.remove();
  mirror.remove();
}
