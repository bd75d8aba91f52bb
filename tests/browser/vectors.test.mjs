// Public lists of what attackers write, put everywhere that an author can write: no script, no handler, no load, no style of it may
// reach a browser. `tests/it/vectors.rs` does the same with lists of our own, and looks at what is refused, too.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { parse } from 'parse5';

import { filesOf } from './site.mjs';
import { chromium } from './webdriver.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.VADEMECUM || join(repository, 'target/release/vademecum');
const modules = join(repository, 'tests/node_modules');

/** Elements that no page of a book has. */
const FORBIDDEN = ['iframe', 'object', 'embed', 'base', 'applet', 'frame', 'frameset', 'math', 'foreignobject', 'template', 'noscript', 'portal', 'video', 'audio', 'animate', 'set'];

/** One vector a line, and every text with a tag in the tests of two sanitizers; our own lists besides. */
function vectors() {
  const lines = (path) => readFileSync(path, 'utf8').split('\n');
  const strings = (path) => [...readFileSync(path, 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)]
    .map((match) => (match[1] ?? match[2]).replace(/\\(.)/g, (all, letter) => ({ n: '\n', t: '\t', x: all, u: all }[letter] ?? letter)));
  const published = [
    ...lines(join(modules, 'xss-filters/tests/fuzz/bin/seed.xss')),
    ...strings(join(modules, 'xss-filters/tests/utils.js')),
    ...strings(join(modules, 'xss-filters/tests/unit/private-xss-filters.js')),
    ...strings(join(modules, 'insane/test/insane.js')),
  ];
  const own = ['markdown', 'html', 'css'].flatMap((name) => lines(join(repository, `tests/vectors/${name}.txt`))).map((line) => line.replaceAll('\\n', '\n'));
  const telling = (text) => /[<>"'`:=(]/.test(text) && text.trim().length > 3;
  return [...new Set([...published.filter(telling), ...own.filter((line) => line.trim())])];
}

/** Books of a size that a machine builds at once. */
const batches = (list) => Array.from({ length: Math.ceil(list.length / 60) }, (_, index) => list.slice(index * 60, index * 60 + 60));

/** A text as TOML writes it. */
const quoted = (text) => `"${[...text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')]
  .map((letter) => (letter < ' ' || letter === '\u007f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('').toWellFormed()}"`;

/** The files of a book that has each vector in a chapter, and in every other place that takes words. */
function book(list, mode) {
  const files = {};
  const all = quoted(list.join(' ').replace(/\s+/g, ' '));
  files['handbook.toml'] = ['name = "book"', ...['title', 'short_title', 'description', 'licence', 'newer_edition'].map((key) => `${key} = ${all}`),
    'edition = "1"', 'date = "2026-01-01"', '[markdown]', `raw_html = "${mode}"`, ''].join('\n');
  let summary = '# Summary\n\n';
  let glossary = '';
  let sources = '';
  list.forEach((vector, index) => {
    const line = vector.replace(/\s+/g, ' ');
    const toml = quoted(vector);
    files[`en/c${index}.md`] = `# C\n\n${vector}\n\n> ${line}\n\n- ${line}\n\n**${line}**\n\n| ${line} |\n|--|\n| ${line} |\n`;
    files[`en/t${index}.md`] = `+++\ntitle = ${toml}\n+++\n\n\`\`\`\`{figure} images/x.svg\n:alt: ${line}\n\`\`\`\`\n\n\`\`\`\`${line.replaceAll('`', '')}\n${line}\n\`\`\`\`\n\n[[term-${index}]]\n`;
    summary += `- [${line.replace(/[[\]\\]/g, '')}](c${index}.md)\n- [T](t${index}.md)\n`;
    glossary += `[term-${index}]\nname = ${toml}\naliases = [${toml}]\ntext = ${quoted(line.replace(/[<>&[\]!`(){}*_:]/g, '\\$&'))}\n`;
    sources += `[[source]]\nid = "s${index}"\ntitle = ${toml}\n`;
  });
  files['en/SUMMARY.md'] = summary;
  files['en/glossary.toml'] = glossary;
  files['sources.toml'] = sources;
  files['images/x.svg'] = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  return files;
}

/** Builds a book without the files in which `check` finds errors: what is refused cannot do harm. */
function build(list, mode, top) {
  const root = join(top, mode);
  const files = book(list, mode);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (let round = 0; round < 4; round += 1) {
    const { stdout } = spawnSync(program, ['check', root, '--message-format', 'json'], { maxBuffer: 1 << 30, encoding: 'utf8' });
    const errors = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((it) => it.severity === 'error');
    if (errors.length === 0) break;
    drop(root, errors);
  }
  const made = spawnSync(program, ['build', root, '--out', join(top, `${mode}-out`), '--format', 'site'], { maxBuffer: 1 << 30, encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr.slice(-2000));
  return { site: join(top, `${mode}-out/site`), chapters: readdirSync(join(root, 'en')).length };
}

/** Takes chapters with errors out, with their lines of the summary, and lines with errors out of other files. */
function drop(root, errors) {
  const path = join(root, 'en/SUMMARY.md');
  const gone = new Set(errors.map((it) => it.file));
  const lines = new Set(errors.filter((it) => it.file === 'en/SUMMARY.md').map((it) => it.line));
  const kept = readFileSync(path, 'utf8').split('\n').filter((line, index) => !lines.has(index + 1) && ![...line.matchAll(/\(([ct]\d+\.md)\)$/g)].some((match) => gone.has(`en/${match[1]}`)));
  writeFileSync(path, kept.join('\n'));
  for (const file of gone) if (/^en\/[ct]\d+\.md$/.test(file)) rmSync(join(root, file));
}

/** Every element of a page, as another parser than ours sees them. */
function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
    if (child.content) yield* elements(child.content);
  }
}

function judge(path, text) {
  for (const element of elements(parse(text))) {
    const get = (name) => element.attrs.find((it) => it.name === name)?.value;
    const shown = `${path}: <${element.tagName}> ${JSON.stringify(element.attrs).slice(0, 300)}`;
    assert.ok(!FORBIDDEN.includes(element.tagName.toLowerCase()), shown);
    if (element.tagName === 'script') assert.match(get('src') ?? '', /^(\.\.\/)*(assets\/[\w-]+\.js|find-data\.js)$/, shown);
    if (element.tagName === 'style') assert.match(path, /404|leave|sheets/, shown);
    for (const { name, value } of element.attrs) {
      assert.ok(!/^on|^style$|^srcdoc$|^formaction$|^ping$/.test(name), shown);
      const address = value.replace(/[\s\0-\x20]/g, '').toLowerCase();
      if (/^(href|src|action|data|poster|background)$/.test(name)) assert.ok(!/^(javascript|vbscript|data:(?!,|image\/png)|file|blob|\/\/)/.test(address), shown);
      if (/^(src|srcset|poster|background)$/.test(name)) assert.ok(!address.includes('//'), shown);
    }
  }
}

/** Runs before any script of a page: a dialog or a marker of the lists would be noted. */
const WATCH = `
  window.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.ran.push(name); };
  document.addEventListener('securitypolicyviolation', (event) => { window.ran.push(event.violatedDirective + ' ' + event.blockedURI); });
`;

describe('vectors', () => {
  const list = vectors();
  const top = mkdtempSync(join(tmpdir(), 'vectors-'));
  let browser;
  before(async () => { browser = await chromium(); await browser.onEveryPage(WATCH); });
  after(async () => { await browser?.quit(); rmSync(top, { recursive: true, force: true }); });

  it('there are many', (test) => { test.diagnostic(`${list.length} vectors`); assert.ok(list.length > 300, `${list.length}`); });

  for (const [batch, mode] of batches(list).flatMap((vectors) => [[vectors, 'sanitize'], [vectors, 'error']])) {
    it(`from ${list.indexOf(batch[0])} on do nothing where raw_html is "${mode}"`, async (test) => {
      const { site, chapters } = build(batch, mode, mkdtempSync(join(top, 'book-')));
      const pages = filesOf(site, '.html');
      for (const path of pages) judge(path, readFileSync(join(site, path), 'utf8'));
      test.diagnostic(`${batch.length} vectors, ${chapters} chapters, ${pages.length} pages`);
      // The page of the whole book holds what every chapter says; of the chapters themselves each tenth is enough.
      const shown = pages.filter((path) => !path.endsWith('leave.html')).filter((path, index) => !path.includes('/chapters/') || index % 10 === 0);
      for (const path of shown) {
        await browser.goto(pathToFileURL(join(site, path)).href);
        assert.deepEqual(await browser.run('return window.ran'), [], path);
      }
      const asked = (await browser.requests()).filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));
      assert.deepEqual(asked, []);
    });
  }
});
