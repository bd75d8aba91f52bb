// Reads a test collection, and writes it as a book.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Sections on a page of the book. */
const SECTIONS = 20;

/** A title of no words, for what has none: every heading needs one. */
const NO_TITLE = '·';

/**
 * Documents, queries with what is relevant to them, and the language.
 * @returns {{name: string, lang: string, docs: {id: string, title: string, text: string}[], queries: object[], bytes: number}}
 */
export function read(folder) {
  const lines = (name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));
  const docs = lines('docs.jsonl').map(({ id, title, text }) => ({ id: String(id), title: title || '', text: text || '' }));
  const queries = lines('queries.jsonl').flatMap((query) => [
    { kind: 'question', ...query },
    ...(query.short ? [{ kind: 'short', id: `${query.id}#short`, text: query.short, rel: query.rel }] : []),
  ]);
  const bytes = docs.reduce((sum, doc) => sum + Buffer.byteLength(doc.title) + Buffer.byteLength(doc.text), 0);
  return { name: meta.name || basename(resolve(folder)), lang: meta.lang || 'en', docs, queries: queries.concat(lines('known.jsonl')), bytes };
}

/** Writes the collection as a book below `root`: some documents a page, each a section with its number as anchor. */
export function writeBook({ lang, docs }, root) {
  rmSync(root, { recursive: true, force: true });
  const chapters = join(root, lang, 'part');
  mkdirSync(chapters, { recursive: true });
  const entries = [];
  for (let first = 0; first < docs.length; first += SECTIONS) {
    const name = `part/p${first / SECTIONS}.md`;
    const sections = docs.slice(first, first + SECTIONS).map((doc, index) =>
      `## ${plain(doc.title) || NO_TITLE} {#d${first + index}}\n\n${plain(doc.text)}\n`);
    writeFileSync(join(root, lang, name), `# ${NO_TITLE}\n\n${sections.join('\n')}`);
    entries.push(`- [${NO_TITLE}](${name})`);
  }
  writeFileSync(join(root, lang, 'SUMMARY.md'), `# Summary\n\n${entries.join('\n')}\n`);
  writeFileSync(join(root, 'handbook.toml'),
    `title = "${NO_TITLE}"\nedition = "1"\ndate = "2026-01-01"\nlanguages = ["${lang}"]\n`);
}

/** The number of the document that a section of the book came from, or -1. */
export function numberOf(url) {
  const anchor = /#d([0-9]+)$/.exec(url);
  return anchor ? Number(anchor[1]) : -1;
}

/** Text as it is, in Markdown: every sign that could mean something is escaped. */
function plain(text) {
  return text.replace(/\s+/g, ' ').trim().replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
