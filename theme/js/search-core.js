// search-core.js: finds sections in an index that is loaded in parts. No page, no storage, ES2017; Node reads it too.
//
// The twin of `src/tokens` and `src/search`: same words, same sums, same order. What a number means is told there.
(function (vademecum) {
  'use strict';

  // ---- words

  const [WORD, NAME, SINGLE, PAIR] = [0, 1, 2, 3];
  const TERM_UNITS_MAX = 64;

  const starts = [];
  const letters = [];
  // Where each class of characters begins: the distance from the one before in base 36, and its letter.
  '0SzY4J1S2Y2S1J3LaJ1S1Y3S1Y1LqS1Y1S1Y1J1S1LqS1Y1S1Y1S17L1S2I1S4L2S1L1S1J1S1L2S1L3S1LnS1LvS1LckJ1L5dS1L8S1LcyS6L15S8L19J1L1S1L2S1L1bJ2SrLbS1I1S3LwI1L15S4L2uS1L8S2LxSgLgkS2LaS1LwfD1rS1DfS1LaS12D28LaD12L4ShL6jD1sLaS6D1sL2zS1Lh1S8LlzS1L73D2cS8D4LwSbI4L1khScI4J2S7J1SgI5S1dIgL1cS1cL5cSk0L4gS1dsLe8S3kDaoS5D3SpDfS1DcS4D2iS2D3S1D2iS1D1gL34D2oLe8D534S1sDg74Lcn4S4xsDe8LfyS2L5cIgSgLgS1sL3zI1SgLaS7LqS6LqSbD1mL1sSwL1beoS35sDgutcI1ekgS'.replace(/([0-9a-z]+)([A-Z])/g, (all, step, letter) => {
    starts.push((starts[starts.length - 1] || 0) + parseInt(step, 36));
    letters.push(letter);
  });

  /** How many of the sorted `list` are at most `value`. */
  function place(list, value) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1; else high = middle;
    }
    return low;
  }

  const known = [];

  /** S separates, L is of a word, D of a script without spaces, J joins, Y joins or is a sign, I is ignored. */
  function classOf(code) {
    if (code > 127) return letters[place(starts, code) - 1];
    return known[code] || (known[code] = letters[place(starts, code) - 1]);
  }

  const DIACRITICS = new RegExp('[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670' +
    '\\u06d6-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]', 'g');
  const PLAIN = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ı': 'i', 'ħ': 'h', 'ς': 'σ',
    'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ة': 'ه', 'ک': 'ك' };
  [0x660, 0x6f0, 0x966].forEach((zero) => {
    for (let digit = 0; digit < 10; digit++) PLAIN[String.fromCharCode(zero + digit)] = '' + digit;
  });

  /** `raw` in lower case, without diacritics, joiners and what is ignored. */
  function fold(raw) {
    if (/^[a-z0-9]+$/.test(raw)) return raw;
    let plain = '';
    for (const letter of raw.normalize('NFKD').toLowerCase().replace(DIACRITICS, '')) {
      if (PLAIN[letter]) plain += PLAIN[letter];
      else if ('LDY'.includes(classOf(letter.codePointAt(0)))) plain += letter;
    }
    return plain.normalize('NFC');
  }

  /**
   * The terms of a text, in order; a name follows its words, a pair its first letter.
   * @param {string} text
   * @returns {{text: string, start: number, end: number, kind: number}[]} kind: 0 word, 1 name, 2 single letter of a run, 3 pair
   */
  function tokenize(text) {
    const terms = [];
    let words = 0;
    let first = 0;
    let last = 0;
    let at = 0;
    const classAt = (index) => (index < text.length ? classOf(text.codePointAt(index)) : 'S');
    const after = (index) => index + (text.codePointAt(index) > 0xffff ? 2 : 1);
    const tell = (start, end, kind) => {
      const folded = end - start > TERM_UNITS_MAX ? '' : fold(text.slice(start, end));
      if (folded) terms.push({ text: folded, start, end, kind });
    };
    const finish = () => {
      if (words > 1) tell(first, last, NAME);
      words = 0;
    };
    let wasDense = false;
    while (at < text.length) {
      const kind = classAt(at);
      const start = at;
      let count = 0;
      let next;
      do {
        at = after(at);
        count++;
        next = classAt(at);
      } while (at < text.length && kind !== 'D' && (next === kind || (kind === 'L' && next === 'I')));
      const joins = words > 0 && count === 1 && next === 'L';
      const isDense = kind === 'D';
      if (kind === 'L') {
        if (!words || last !== start) {
          finish();
          first = start;
        }
        words++;
        last = at;
        tell(start, at, WORD);
      } else if (kind === 'J') {
        if (joins) last = at; else finish();
      } else if (kind === 'Y') {
        if (!words || last !== start) {
          finish();
          if (next !== 'L') tell(start, at, WORD);
        } else if (joins) {
          last = at;
        } else {
          words = 0;
          tell(first, at, NAME);
        }
      } else if (isDense) {
        finish();
        tell(start, at, wasDense || next === 'D' ? SINGLE : WORD);
        if (next === 'D') tell(start, after(at), PAIR);
      } else if (kind === 'S') {
        finish();
      }
      wasDense = isDense;
    }
    finish();
    return terms;
  }

  const isWord = (term) => term.kind === WORD || term.kind === SINGLE;
  const wordsOf = (text) => tokenize(text).filter(isWord).map((term) => term.text);

  // ---- the parts of an index

  const FORMAT = '1';
  const LEVELS = [16, 23, 33, 48, 69, 99, 143, 205, 296, 426, 613, 883];
  // Is added to the weight of a word that is all of a section's name.
  const IS_NAME = 1024;
  const TEXTS_KEPT = 48;
  const arrived = {};

  /** What the script of a part calls. */
  function load(stamp, lang, name, text, numbers) {
    arrived[lang + '/' + name] = { stamp, text, numbers };
  }

  /** An error with a `code`: `missing` (the part did not come) or `stale` (it is of another build or format). */
  function trouble(code, name) {
    const error = new Error('search index: part `' + name + '` is ' + code);
    error.code = code;
    return error;
  }

  function bytesOf(base64) {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes;
  }

  /** Reads numbers and codes from `bytes`; past the end there are zeros. */
  function reader(bytes) {
    let byte = 0;
    let at = 0;
    const bit = () => {
      const value = (bytes[at >> 3] >> (7 - (at & 7))) & 1;
      at++;
      return value;
    };
    const take = (count) => {
      let value = 0;
      while (count-- > 0) value = value << 1 | bit();
      return value;
    };
    const unary = () => {
      let value = 0;
      while (bit()) value++;
      return value;
    };
    return {
      bit, take, unary,
      number() {
        let value = 0;
        let shift = 0;
        let next;
        do {
          next = bytes[byte++] | 0;
          value |= (next & 127) << shift;
          shift += 7;
        } while (next > 127);
        return value;
      },
      steps() {
        const list = [];
        let sum = 0;
        for (let count = this.number(); count > 0 && byte < bytes.length; count--) list.push(sum += this.number());
        return list;
      },
      raw(length) { return bytes.subarray(byte, byte += length); },
      rest() { return bytes.subarray(byte); },
      rice(shift) { return unary() << shift | take(shift); },
      gamma() {
        const size = unary();
        return 1 << size | take(size);
      },
      seek(to) { at = to; }
    };
  }

  /** A part of the dictionary: its words in order, the group of each and its place there. */
  function unpackWords(text, bytes) {
    const numbers = reader(bytes);
    const count = numbers.number();
    let next = numbers.number();
    const bits = reader(numbers.rest());
    const words = [];
    const groups = new Int32Array(count);
    const ranks = new Uint16Array(count);
    let at = 0;
    let word = '';
    for (let index = 0; index < count; index++) {
      const shared = text.charCodeAt(at) - 65;
      const start = ++at;
      let code;
      while ((code = text.charCodeAt(at)) < 65 || code > 90) at++;
      word = word.slice(0, shared) + text.slice(start, at);
      words.push(word);
      if (bits.bit()) {
        groups[index] = next - bits.gamma();
        ranks[index] = bits.unary();
      } else {
        groups[index] = next++;
      }
    }
    return { words, groups, ranks, masks: null };
  }

  /** A bit for each letter that a word has: words few edits apart differ in few. */
  function maskOf(word) {
    let mask = 0;
    for (let index = 0; index < word.length; index++) mask |= 1 << (word.charCodeAt(index) & 31);
    return mask;
  }

  function bitCount(mask) {
    let count = 0;
    for (; mask; mask &= mask - 1) count++;
    return count;
  }

  // ---- the query

  const TERMS_MAX = 120;
  const BITS = 30;

  function readQuery(text) {
    const query = { terms: [], phrases: [], without: [], line: '' };
    const segments = text.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"').split('"');
    let finished = true;
    let last = -1;
    const all = segments.map((segment, index) => {
      const isQuoted = index % 2 === 1 && index + 1 < segments.length;
      const kept = isQuoted ? segment : segment.split(' ').filter((chunk) => {
        if (chunk.length < 2 || chunk[0] !== '-') return true;
        query.without.push(...wordsOf(chunk.slice(1)));
        return false;
      }).join(' ');
      const terms = tokenize(kept);
      const words = terms.filter(isWord).map((term) => term.text);
      if (isQuoted && words.length > 1) query.phrases.push(words);
      if (terms.length) {
        finished = isQuoted;
        last = index;
      }
      query.line += words.map((word) => ' ' + word).join('');
      return terms;
    });
    query.line += ' ';
    all.forEach((terms, index) => {
      const end = index === last && !finished ? Math.max(...terms.map((term) => term.end)) : -1;
      terms.forEach((term) => {
        const unfinished = term.end === end && term.kind < SINGLE;
        const same = query.terms.find((it) => it.text === term.text);
        if (same) {
          same.times++;
          same.unfinished = same.unfinished || unfinished;
        } else if (query.terms.length < TERMS_MAX) {
          query.terms.push({ text: term.text, kind: term.kind, unfinished, times: 1 });
        }
      });
    });
    return query;
  }

  // ---- what a word stands for

  const [TYPED, SINGLE_WORTH, LONGER_OF_KNOWN, LONGER, OTHER_ENDING, ONE_EDIT, TWO_EDITS] = [16, 3, 6, 12, 12, 9, 6];
  const STEP_MAX = 40;
  const STEM_MIN = 3;
  const SHARDS_MAX = 3;

  /** Whether two words, from `i` and `j` on, are at most `edits` apart. */
  function isNear(a, b, i, j, edits) {
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    }
    if (i === a.length || j === b.length) return a.length - i + b.length - j <= edits;
    if (!edits--) return false;
    return isNear(a, b, i + 1, j + 1, edits) || isNear(a, b, i + 1, j, edits) || isNear(a, b, i, j + 1, edits) ||
      (i + 1 < a.length && j + 1 < b.length && a[i] === b[j + 1] && a[i + 1] === b[j] && isNear(a, b, i + 2, j + 2, edits));
  }

  // ---- an index that can be asked

  const [SATURATION, OWN, ALL_WORDS, SYNONYM] = [70, 3, 8, 12];
  const saturated = (weight) => Math.floor(weight * 1024 / (weight + SATURATION));
  const PHRASE_SECTIONS_MAX = 200;

  /**
   * Opens the index of an edition.
   * @param {string} lang the edition
   * @param {function(string): (Promise|undefined)} request brings the script of a part to run, `search/<lang>/<name>.js`;
   *   the promise is kept when it has run
   * @returns {Promise<{find: function, show: function, sections: number}>} fails with an error of `trouble`
   */
  async function open(lang, request) {
    const parts = new Map();
    let stamp = '';

    function part(name, read) {
      if (!parts.has(name)) {
        const coming = fetchPart(name).then(read);
        parts.set(name, coming);
        coming.catch(() => parts.delete(name));
      }
      return parts.get(name);
    }

    async function fetchPart(name) {
      const key = lang + '/' + name;
      if (!arrived[key]) await request(name);
      const got = arrived[key];
      delete arrived[key];
      if (!got) throw trouble('missing', name);
      stamp = stamp || got.stamp;
      if (got.stamp !== stamp || stamp.split('-')[0] !== FORMAT) throw trouble('stale', name);
      return got;
    }

    const root = await fetchPart('index');
    const [affixLine, nameLine, wordLine] = root.text.split('\n');
    const [openings, endings] = affixLine.split('\t').map((list) => list.split(' '));
    const synonyms = nameLine.split('\t').filter(Boolean).map((set) => set.split(';'));
    const numbers = reader(bytesOf(root.numbers));
    const sections = numbers.number();
    const order = numbers.raw(2 * LEVELS.length);
    const textStarts = numbers.steps();
    const shardCount = numbers.number();
    const isWhole = !shardCount;
    // Parts of the dictionary that are here, by number.
    const dictionary = [];
    let firsts = [''];
    let hitStarts = [0];
    if (isWhole) {
      dictionary[0] = unpackWords(wordLine, numbers.raw(numbers.number()));
      parts.set('hits-0', Promise.resolve(numbers.rest()));
    } else {
      firsts = wordLine.split(' ');
      hitStarts = numbers.steps();
    }

    async function shard(number) {
      return dictionary[number] || (dictionary[number] =
        await part('words-' + number, (got) => unpackWords(got.text, bytesOf(got.numbers))));
    }

    const shardOf = (word) => Math.max(place(firsts, word) - 1, 0);

    /** The group and rank of a word that the book has. */
    async function exact(word) {
      const { words, groups, ranks } = await shard(shardOf(word));
      const index = place(words, word) - 1;
      return words[index] === word ? { group: groups[index], rank: ranks[index] } : null;
    }

    /** Groups of the words that begin with `word` and are longer, the shortest first, with their lengths. */
    async function beginningWith(word) {
      const found = [];
      const first = shardOf(word);
      for (let number = first; number < firsts.length && number < first + SHARDS_MAX; number++) {
        const { words, groups, ranks } = await shard(number);
        for (let index = place(words, word); index < words.length && words[index].startsWith(word); index++) {
          found.push({ group: groups[index], rank: ranks[index], length: words[index].length, at: found.length });
        }
      }
      found.sort((a, b) => a.length - b.length || a.at - b.at);
      return found.slice(0, STEP_MAX);
    }

    /** Words that differ by a beginning and an ending of the language, with the longest common stem. */
    async function withOtherEnding(word) {
      const stems = [];
      for (const opening of openings) {
        for (let end = word.length; word.startsWith(opening) && end >= opening.length + STEM_MIN; end--) {
          if (endings.includes(word.slice(end))) stems.push([opening, word.slice(opening.length, end)]);
        }
      }
      stems.sort((a, b) => b[1].length - a[1].length);
      for (const [own, stem] of stems) {
        const kin = [];
        for (const opening of openings) {
          // Another beginning would be in another part.
          if (!isWhole && opening !== own) continue;
          const start = opening + stem;
          const { words, groups, ranks } = await shard(shardOf(start));
          let index = place(words, start);
          if (words[index - 1] === start) index--;
          for (; index < words.length && words[index].startsWith(start); index++) {
            if (endings.includes(words[index].slice(start.length))) kin.push({ group: groups[index], rank: ranks[index] });
          }
        }
        if (kin.length) return kin.slice(0, STEP_MAX);
      }
      return [];
    }

    async function mistyped(word, edits) {
      const found = [];
      const from = isWhole ? 0 : shardOf(word[0]);
      const to = isWhole ? 0 : shardOf(word[0] + '\uffff');
      const mask = maskOf(word);
      for (let number = from; number <= to; number++) {
        const loaded = await shard(number);
        const masks = loaded.masks || (loaded.masks = Int32Array.from(loaded.words, maskOf));
        loaded.words.forEach((other, index) => {
          if (bitCount(masks[index] ^ mask) <= 2 * edits && Math.abs(other.length - word.length) <= edits &&
              (isWhole || other[0] === word[0]) && isNear(other, word, 0, 0, edits)) {
            found.push({ group: loaded.groups[index], rank: loaded.ranks[index] });
          }
        });
      }
      if (!isWhole) {
        for (const other of [word[1] + word[0] + word.slice(2), word.slice(1)]) {
          const it = await exact(other);
          if (it) found.push(it);
        }
      }
      return found.slice(0, STEP_MAX);
    }

    /** The groups that a word of the query stands for: each once, the best reading first. */
    async function expand(wanted) {
      const word = wanted.text;
      const readings = [];
      const add = ({ group, rank }, worth) => {
        if (!readings.some((it) => it.group === group && it.rank === rank)) readings.push({ group, rank, worth });
      };
      const found = await exact(word);
      if (found) add(found, wanted.kind === SINGLE ? SINGLE_WORTH : TYPED);
      wanted.known = !!found;
      if (wanted.kind >= SINGLE) return readings;
      if (wanted.unfinished || (!found && word.length >= 3)) {
        const worth = found ? LONGER_OF_KNOWN : LONGER;
        (await beginningWith(word)).forEach((it) => {
          add(it, Math.max(Math.floor(worth * word.length / it.length), worth >> 1));
        });
      }
      if (!found && wanted.kind === WORD) {
        (await withOtherEnding(word)).forEach((it) => add(it, OTHER_ENDING));
        if (word.length >= 4) (await mistyped(word, 1)).forEach((it) => add(it, ONE_EDIT));
        if (!readings.length && word.length >= 8) {
          (await mistyped(word, 2)).forEach((it) => add(it, TWO_EDITS));
        }
      }
      return readings;
    }

    /** The hits of a group by section and word: section, rank and weight (with `IS_NAME`) of each, one after the other. */
    async function hits(group) {
      const number = place(hitStarts, group) - 1;
      const bytes = await part('hits-' + number, (got) => bytesOf(got.numbers));
      const hints = reader(bytes);
      let [at, from, hintedAt, hintedFrom] = [0, hitStarts[number], 0, hitStarts[number]];
      for (let count = hints.number(); count > 0; count--) {
        hintedFrom += hints.number();
        hintedAt += hints.number();
        if (hintedFrom <= group) [at, from] = [hintedAt, hintedFrom];
      }
      const bits = reader(hints.rest());
      bits.seek(at);
      let list;
      for (; from <= group; from++) {
        const count = bits.gamma();
        const words = bits.gamma();
        const shift = 31 - Math.clz32(Math.max(Math.floor(sections * 11 / (16 * count)), 1));
        list = new Int32Array(count * 3);
        let next = 0;
        for (let index = 0; index < list.length; index += 3) {
          list[index] = next + bits.rice(shift);
          next = list[index] + (words > 1 ? 0 : 1);
          list[index + 1] = words > 1 ? bits.unary() : 0;
          const level = order[bits.rice(1)];
          list[index + 2] = level < LEVELS.length ? LEVELS[level] : LEVELS[level - LEVELS.length] + IS_NAME;
        }
      }
      return list;
    }

    /** The square of the logarithm of how rare a word is. */
    function rarity(withWord) {
      const ratio = Math.floor((sections * 2 + 2) * 64 / (withWord * 2 + 1));
      const size = 31 - Math.clz32(ratio);
      const bits = 64 * size + Math.floor(ratio * 64 / Math.pow(2, size)) - 448;
      return Math.max(bits * bits >> 8, 1);
    }

    /**
     * Adds the best of the readings of one word to each section. A reading counts its word and, together, all of its group:
     * a section with kin alone has the second share only.
     */
    async function add(readings, times, bit, sums) {
      const { best } = sums;
      let list;
      let group = -1;
      for (const { group: next, rank, worth } of readings.slice().sort((a, b) => a.group - b.group)) {
        if (next !== group) list = await hits(group = next);
        let [withGroup, withWord] = [0, 0];
        for (let at = 0; at < list.length; at += 3) {
          if (list[at] !== list[at - 3]) withGroup++;
          if (list[at + 1] === rank) withWord++;
        }
        const [rareGroup, rareWord] = [rarity(withGroup) * (16 - OWN), rarity(withWord) * OWN];
        for (let at = 0; at < list.length;) {
          const section = list[at];
          let [all, own] = [0, 0];
          for (; list[at] === section; at += 3) {
            const weight = list[at + 2] % IS_NAME;
            all += weight;
            if (list[at + 1] === rank) own += weight;
          }
          const score = Math.floor((saturated(all) * rareGroup + saturated(own) * rareWord) * worth / 1024);
          if (score > best[section]) best[section] = score;
        }
      }
      for (let section = 0; section < sections; section++) {
        if (best[section]) {
          sums.scores[section] += best[section] * times;
          sums.found[section] |= bit;
          best[section] = 0;
        }
      }
    }

    /** The best sections, the best first, of those that have all words of the mask. */
    function ranked(sums, mask, limit) {
      const kept = [];
      for (let id = 0; id < sections; id++) {
        const score = sums.scores[id];
        if (!score || (sums.found[id] & mask) !== mask || (kept.length >= limit && !(score > kept[limit - 1].score))) continue;
        let at = kept.length;
        while (at && kept[at - 1].score < score) at--;
        kept.splice(at, 0, { id, score });
        if (kept.length > limit) kept.pop();
      }
      return kept;
    }

    /** Words of names that mean the same as a name in the query, with what each is worth. */
    function otherNames(query) {
      const worth = new Map();
      synonyms.forEach((set) => {
        if (!set.some((name) => query.line.includes(' ' + name + ' '))) return;
        set.forEach((name) => {
          const parts = name.split(' ');
          parts.forEach((word) => {
            if (!worth.has(word) && !query.terms.some((term) => term.text === word)) {
              worth.set(word, Math.max(Math.floor(SYNONYM / (parts.length + 1)), 1));
            }
          });
        });
      });
      return worth;
    }

    /**
     * The best sections for a query.
     * @param {string} text words, "phrases", -words to leave out; anything is a query
     * @param {number} [limit] 10
     * @returns {Promise<{hits: {id: number, score: number}[], total: number, words: {text: string, known: boolean, found: boolean}[]}>}
     *   `total` sections have any of the words; `found` is false for a word that nothing of the book could stand for
     */
    async function find(text, limit) {
      const query = readQuery(text);
      const sums = { scores: new Float64Array(sections), best: new Float64Array(sections), found: new Int32Array(sections) };
      const read = new Set();
      limit = limit === undefined ? 10 : limit;
      for (let index = 0; index < query.terms.length; index++) {
        const term = query.terms[index];
        const readings = await expand(term);
        readings.forEach((reading) => read.add(reading.group));
        term.found = readings.length > 0;
        await add(readings, term.times, index < BITS ? 1 << index : 0, sums);
      }
      for (const [word, worth] of otherNames(query)) {
        const it = await exact(word);
        if (it) {
          read.add(it.group);
          await add([{ group: it.group, rank: it.rank, worth }], 1, 0, sums);
        }
      }
      const words = 16 * Math.max(Math.min(query.terms.length, BITS), 1);
      let total = 0;
      for (let id = 0; id < sections; id++) {
        if (!sums.scores[id]) continue;
        total++;
        sums.scores[id] = Math.floor(sums.scores[id] * (words + ALL_WORDS * bitCount(sums.found[id])) / words);
      }
      // Sections whose name is all that was asked come before all others.
      const whole = query.line.replace(/ /g, '');
      const named = query.terms.some((term) => term.text === whole) && await exact(whole);
      if (named) {
        const most = sums.scores.reduce((a, b) => Math.max(a, b));
        const list = await hits(named.group);
        for (let at = 0; at < list.length; at += 3) {
          if (list[at + 1] === named.rank && list[at + 2] > IS_NAME) sums.scores[list[at]] += most;
        }
      }
      for (const word of query.without) {
        const it = await exact(word);
        const list = it ? await hits(it.group) : [];
        for (let at = 0; at < list.length; at += 3) {
          if (sums.scores[list[at]]) total--;
          sums.scores[list[at]] = 0;
        }
      }
      const best = query.phrases.length ? await withPhrases(query, sums, limit) : ranked(sums, 0, limit);
      const terms = query.terms.map((term) => ({ text: term.text, known: term.known, found: term.found }));
      return { hits: best, total: query.phrases.length ? best.length : total, words: terms, read };
    }

    /** The sections that hold every quoted phrase. */
    async function withPhrases(query, sums, limit) {
      const quoted = query.terms.reduce((bits, term, index) =>
        (index < BITS && query.phrases.some((words) => words.includes(term.text)) ? bits | 1 << index : bits), 0);
      const kept = [];
      for (const hit of ranked(sums, quoted, PHRASE_SECTIONS_MAX)) {
        if (kept.length >= limit) break;
        const it = await section(hit.id);
        const lines = [it.title, it.page, it.text].concat(it.above).map((line) => ' ' + wordsOf(line).join(' ') + ' ');
        if (query.phrases.every((words) => lines.some((line) => line.includes(' ' + words.join(' ') + ' ')))) kept.push(hit);
      }
      return kept;
    }

    /** A section as the index has it. */
    async function section(id) {
      const number = place(textStarts, id) - 1;
      const records = await part('texts-' + number, (got) => got.text.split('\x1e'));
      // Texts are the bulk of an index: the oldest are let go.
      const texts = Array.from(parts.keys()).filter((name) => name[0] === 't');
      if (texts.length > TEXTS_KEPT) parts.delete(texts[0]);
      let page;
      for (let index = 0; index <= id - textStarts[number]; index++) {
        const fields = records[index].split('\x1f');
        if (fields[0]) page = fields;
        if (index === id - textStarts[number]) {
          const [, , , anchor, kind, title, above, note, text] = fields;
          const titles = (joined) => joined.split('\x1d').filter(Boolean);
          const url = lang + '/' + page[0] + '.html' + (anchor && '#' + anchor);
          return { id, url, path: page[0], anchor, kind, page: page[1], trail: titles(page[2]), above: titles(above), title, note, text };
        }
      }
      throw trouble('stale', 'texts-' + number);
    }

    /** Ranges of `text` whose words the answer was found by. */
    function marksIn(text, read) {
      return tokenize(text).filter((term) => {
        const { words, groups } = dictionary[shardOf(term.text)] || { words: [] };
        const index = place(words, term.text) - 1;
        return words[index] === term.text && read.has(groups[index]);
      });
    }

    /** The stretch of `text` with most of the words, about `length` units long, and the ranges to mark in it. */
    function excerpt(text, read, length) {
      const marks = marksIn(text, read);
      let [start, most] = [0, 0];
      marks.forEach((mark, index) => {
        const inside = new Set();
        for (let next = index; next < marks.length && marks[next].end <= mark.start + length - 40; next++) inside.add(marks[next].text);
        if (inside.size > most) [start, most] = [mark.start, inside.size];
      });
      if (start + length > text.length) start = Math.max(text.length - length, 0);
      else start = Math.max(start - 40, 0);
      // Not in the middle of a word, where there are spaces.
      const space = text.indexOf(' ', start);
      if (start > 0 && space >= 0 && space < start + 30) start = space + 1;
      let end = Math.min(start + length, text.length);
      const before = text.lastIndexOf(' ', end);
      if (end < text.length && before > end - 30) end = before;
      return { text: text.slice(start, end), marks: ranges(marks, start, end), before: start > 0, after: end < text.length };
    }

    /** Ranges between `start` and `end`, from `start` on; those that overlap become one. */
    function ranges(marks, start, end) {
      const list = [];
      marks.filter((mark) => mark.start >= start && mark.end <= end).sort((a, b) => a.start - b.start).forEach((mark) => {
        const last = list[list.length - 1];
        if (last && mark.start - start <= last[1]) last[1] = Math.max(last[1], mark.end - start);
        else list.push([mark.start - start, mark.end - start]);
      });
      return list;
    }

    /**
     * What to show of some hits of an answer of `find`.
     * @param {{hits: Array}} answer
     * @param {number} [from] 0
     * @param {number} [count] all
     * @param {number} [length] of excerpts, 200
     * @returns {Promise<Array>} per hit: id, score, url (below the site), path, anchor, kind, page, trail, above, title, note,
     *   titleMarks, excerpt {text, marks, before, after}; marks are [start, end] in UTF-16 units
     */
    async function show(answer, from, count, length) {
      const shown = answer.hits.slice(from || 0, count === undefined ? undefined : (from || 0) + count);
      return Promise.all(shown.map(async (hit) => {
        const it = await section(hit.id);
        it.score = hit.score;
        it.titleMarks = ranges(marksIn(it.title, answer.read), 0, it.title.length);
        it.excerpt = excerpt(it.text, answer.read, length || 200);
        delete it.text;
        return it;
      }));
    }

    return { sections, find, show };
  }

  vademecum.search = { load, open, tokenize, fold };
  if (typeof module !== 'undefined') module.exports = vademecum.search;
})(typeof window === 'undefined' ? {} : (window.vademecum = window.vademecum || {}));
