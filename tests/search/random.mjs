// Queries as people, and as no people, type them; the same each time.

/** A generator of numbers from 0 to 1 (mulberry32). */
export function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const SIGNS = ['*', ':', '+', '"', '-', '- ', '""', '(', ')', '[a', '\\', '^2', '~1', 'a:b', '+x', '%', '&', '/', "'", '’', '@', '@un.org', '|', '$', '.*',
  'é', 'ß', 'Ǆ', 'İ', 'ﬁ', '½', '\u200b', '\u00ad', '\u202e', '漢字', 'カタ', 'ｶﾞ', 'ไทย', 'हिन्दी', 'العَرَبِيّة', 'Ѐ', '🙂', 'Ａ', '１２'];

/** `count` queries made of `words`: whole, cut, misspelt, quoted, left out, with signs between. */
export function randomQueries(words, count, seed) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => {
    const it = pick(words);
    const at = Math.floor(random() * it.length);
    const kind = random();
    if (kind < 0.5) return it;
    if (kind < 0.6) return it.slice(0, at + 1);
    if (kind < 0.68) return it.slice(0, at) + it.slice(at + 1);
    if (kind < 0.76) return it.slice(0, at) + pick('abcdefghijklmnopqrstuvwxyz') + it.slice(at);
    if (kind < 0.82) return it.slice(0, at) + it.slice(at + 1, at + 2) + it.slice(at, at + 1) + it.slice(at + 2);
    if (kind < 0.86) return it.toUpperCase();
    if (kind < 0.9) return `-${it}`;
    if (kind < 0.94) return `"${it} ${pick(words)}"`;
    if (kind < 0.97) return it + pick(['ing', 'ed', 's', 'es', 'ly']);
    return pick(SIGNS);
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 6) }, word).join(pick([' ', ' ', ' ', '  ', '-', '/'])));
}
