// Makes two editions of `everything` in languages that nobody speaks, so that neither can drift from it:
//
//   node tests/books/pseudo.mjs long   FOLDER    en-XA, left to right, words at least 40 % longer, with accents
//   node tests/books/pseudo.mjs mirror FOLDER    ar-XB, right to left, in Arabic letters
//
// Words for readers are changed, in the book and in the theme; ids, addresses, code and placeholders stay.

import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

const ACCENTED = { a: 'áä', e: 'éë', i: 'íï', o: 'óö', u: 'úü', y: 'ýÿ', A: 'Áä', E: 'Éë', I: 'Íï', O: 'Óö', U: 'Úü', Y: 'Ýÿ' };
const ARABIC = Object.fromEntries(Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [letter, 'ابثدعفغحيجكلمنوتقرسشصضوخيز'[index]]));

/** The editions: their language, and what becomes of a text without marks. */
export const EDITIONS = {
  long: { lang: 'en-XA', say: (text) => text.replace(/[aeiouy]/gi, (vowel) => ACCENTED[vowel]).replace(/([lnrt])(?=\p{L})/gu, '$1$1') },
  mirror: { lang: 'ar-XB', say: (text) => text.replace(/[a-z]/gi, (letter) => ARABIC[letter.toLowerCase()]) },
};

// What stays as it is within a text, longest first.
const CODE = /(`+)[^`][\s\S]*?\1/;
const DESTINATION = /\]\([^)]*\)|\]\[[^\]]*\]/;
const NAMED = /\[\[[^\]|]+(?:\]\]|\|)/;
const MARK = /\[\^[^\]]+\]:?|\{[^{}]*\}|\[!\w+\]|\[[ x]\]|<[^>\s]+>|&\w+;|\\./;
const ADDRESS = /https?:\S+/;
const KEPT = new RegExp([CODE, DESTINATION, NAMED, MARK, ADDRESS].map((it) => it.source).join('|'), 'g');

/** `text` of Markdown or of a message in the words of `say`. */
export function spoken(text, say) {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(KEPT)) {
    out += say(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + say(text.slice(from));
}

/** A chapter: its front matter is TOML, its fences are code or directives. */
function chapter(text, say) {
  const front = /^\+\+\+\n[\s\S]*?\n\+\+\+\n/.exec(text)?.[0] ?? '';
  let fence = null;
  const lines = text.slice(front.length).split('\n').map((line) => {
    const opens = /^\s*(`{3,}|~{3,})(\{(?:picture|figure)\})?/.exec(line);
    if (opens && !fence) fence = { ends: opens[1], caption: Boolean(opens[2]) };
    else if (fence && line.trim() === fence.ends) fence = null;
    else if (fence) return fence.caption ? caption(line, say) : line;
    else if (/^\[[\w-]+\]: /.test(line) || /^\| ?:?---/.test(line)) return line;
    else if (!/^ {4,}echo|^ {4}indented/.test(line)) return spoken(line, say);
    return line;
  });
  return toml(front, say, new Set(['title', 'name', 'short', 'summary', 'aliases'])) + lines.join('\n');
}

/** A line within a figure or picture: an option or words. */
function caption(line, say) {
  const option = /^:(\w+):/.exec(line);
  if (!option) return spoken(line, say);
  return ['alt', 'title'].includes(option[1]) ? option[0] + spoken(line.slice(option[0].length), say) : line;
}

/** A TOML file: the strings of the keys in `keys`, or of all keys below a section whose name begins with one of `sections`. */
function toml(text, say, keys, sections = []) {
  const TOKEN = /^\[+([^\]\n]+)\]+|([\w:"-]+)\s*=\s*(\[[^\]{}]*\]|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*")/gm;
  let isWords = false;
  return text.replace(TOKEN, (whole, section, key, value) => {
    if (section) {
      isWords = sections.some((begin) => section.startsWith(begin));
      return whole;
    }
    const plain = key.replaceAll('"', '');
    if (!keys.has(plain) && !(isWords && !['privacy', 'consent'].includes(plain))) return whole;
    return whole.slice(0, whole.length - value.length) + value.replace(/'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"/g, (quoted) => spoken(quoted, say));
  });
}

/** Messages of the theme: what stands behind `=` or a variant's `]`; placeables stay. */
function messages(text, say) {
  return text.replace(/^([a-z][\w-]* = |\s+\*?\[\w+\] )(.*)$/gm, (_, begin, value) => begin + value.split(/(\{[^}]*\}?)/).map((part) => (part.startsWith('{') ? part : say(part))).join(''));
}

const WORDS = {
  'handbook.toml': ['title', 'short_title', 'description', 'newer_edition'],
  'fields.toml': ['label'],
  'finder.toml': ['question', 'label', 'help', 'text', 'reason', 'warning'],
  'sources.toml': ['title', 'publisher', 'note'],
  'standards.toml': ['title'],
  'glossary.toml': ['name', 'text', 'aliases'],
  'cases.toml': ['title', 'text'],
  'words.toml': [],
};
const SECTIONS = { 'fields.toml': ['values.'], 'words.toml': ['write', 'whys', 'says', 'short', 'columns'] };

/** Writes the edition `name` of `everything` below `to`. */
export function write(name, to) {
  const { lang, say } = EDITIONS[name];
  rmSync(to, { recursive: true, force: true });
  cpSync(join(here, 'everything'), to, { recursive: true });
  rmSync(join(to, 'fr'), { recursive: true });
  renameSync(join(to, 'en'), join(to, lang));
  for (const path of readdirSync(to, { recursive: true }).map((path) => join(to, path)).filter((path) => statSync(path).isFile())) {
    const file = path.split('/').pop();
    const become = file.endsWith('.md') ? chapter : WORDS[file] && ((text) => toml(text, say, new Set(WORDS[file]), SECTIONS[file]));
    if (become) writeFileSync(path, become(readFileSync(path, 'utf8'), say));
  }
  const settings = join(to, 'handbook.toml');
  const [head] = readFileSync(settings, 'utf8').replace('languages = ["en", "fr"]', `languages = ["${lang}"]`).split('[search]');
  writeFileSync(settings, head.replace('"mending-room"', `"mending-room-${name}"`));
  const theme = join(here, '../../theme/text/en');
  mkdirSync(join(to, 'theme/text', lang), { recursive: true });
  for (const file of readdirSync(theme)) writeFileSync(join(to, 'theme/text', lang, file), messages(readFileSync(join(theme, file), 'utf8'), say));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) write(process.argv[2], process.argv[3]);
