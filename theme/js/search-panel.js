// search-panel.js: the list of results below the box for searching.
//
// The box brings it in when it is used for the first time, and this the engine and the index. What is typed stays in the
// box: nothing is stored, sent, or carried to another page.
window.vademecum.openSearch = function (box) {
  'use strict';

  const { element, indexLink, input, status, list, notes, panel, form } = box;
  const vademecum = window.vademecum;
  const words = Object.assign({}, box.words, vademecum.searchWords);
  // A file that holds the whole book has the engine and the index in it, and says where its places are.
  const inside = vademecum.inside;

  const FIRST = 8;
  const MORE = 12;
  const EXCERPT = 160;
  const INSTEAD_MAX = 4;
  const ANNOUNCE_MS = 600;
  const PAUSE_MS = 120;

  /** Whether a word is worth a mark: "the" and "of" are not, a short name in capitals is, and so is any without case. */
  function isTelling(word) {
    const hasCase = word.toLowerCase() !== word.toUpperCase();
    return !hasCase || word.length > 3 || (word.length > 1 && word === word.toUpperCase());
  }

  /** `text` with its `marks`, ranges of it, as elements; the short words only where `all` are wanted. */
  function marked(text, marks, all) {
    const made = [];
    let at = 0;
    marks.filter(([start, end]) => all || isTelling(text.slice(start, end))).forEach(([start, end]) => {
      made.push(text.slice(at, start), element('mark', {}, [text.slice(start, end)]));
      at = end;
    });
    return made.concat(text.slice(at)).filter((part) => part !== '');
  }

  // ---- the engine

  let opening = null;

  /** Runs a script of this site, in order. */
  function run(address) {
    const script = element('script', { src: address });
    script.async = false;
    // What did not come is told by the engine, which then lacks a part.
    return box.load(script, null).then(() => script.remove());
  }

  /** The index, ready to be asked; brought in by the first who asks. */
  function ready() {
    if (!opening) {
      const part = (name) => run(words.root + 'search/' + words.lang + '/' + name + '.js');
      opening = (inside ? Promise.resolve() : run(words.engine)).then(() => {
        if (!vademecum.search) throw new Error('missing');
        return vademecum.search.open(words.lang, inside ? inside.part : part);
      });
      opening.catch(() => { opening = null; });
    }
    return opening;
  }

  // ---- what is shown

  let shown = '';
  let busy = false;
  let typedAt = 0;
  let openFirst = false;
  let active = -1;
  let limit = FIRST;
  let announcing = 0;

  const options = () => Array.from(list.querySelectorAll('[role="option"]'));

  /** Tells a screen reader, once the reader pauses. */
  function announce(text) {
    window.clearTimeout(announcing);
    announcing = window.setTimeout(() => { status.textContent = text; }, ANNOUNCE_MS);
  }

  function show(isOpen) {
    panel.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen && list.firstChild !== null));
    if (!isOpen) choose(-1);
  }

  function choose(index) {
    const all = options();
    active = index;
    all.forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    if (index < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', all[index].id);
    all[index].scrollIntoView({ block: 'nearest' });
  }

  function clear() {
    window.clearTimeout(announcing);
    input.value = '';
    shown = '';
    openFirst = false;
    status.textContent = '';
    notes.textContent = '';
    list.textContent = '';
    show(false);
  }

  /** Empties the box once a result was opened; where that is in this very page, the reader goes on there. */
  function forget() {
    clear();
    if (inside) input.blur();
  }

  function addressOf(hit) {
    if (inside) return inside.linkTo(hit.path, hit.anchor);
    return words.root + words.lang + '/' + hit.path + '.html' + (hit.anchor ? '#' + encodeURIComponent(hit.anchor) : '');
  }

  /** One result: its heading, what a record says of itself in a line, and the place in its text. */
  function option(hit, number, isFirst, all) {
    const lines = [element('span', { class: 'result-title', dir: 'auto' }, marked(hit.title, hit.titleMarks, all))];
    // Over a term stands but its letter.
    if (hit.kind !== 't' && hit.above.length > 0) {
      lines.unshift(element('span', { class: 'result-above', dir: 'auto' }, [hit.above.join(' › ')]));
    }
    if (hit.kind === 'r' && isFirst && hit.note) lines.push(element('span', { class: 'result-note', dir: 'auto' }, [hit.note]));
    if (hit.excerpt.text) {
      const text = [hit.excerpt.before ? '… ' : ''].concat(marked(hit.excerpt.text, hit.excerpt.marks, all), hit.excerpt.after ? ' …' : '');
      lines.push(element('span', { class: 'result-text', dir: 'auto' }, text.filter(Boolean)));
    }
    return element('a', { id: '_result-' + number, role: 'option', href: addressOf(hit), tabindex: '-1', 'aria-selected': 'false' }, lines);
  }

  /** Where the page of a result stands; its own title only where the result does not repeat it. */
  function where(hit) {
    const above = hit.anchor || hit.trail.length === 0 ? hit.trail.concat(hit.page) : hit.trail;
    return above.join(' › ');
  }

  /** The results of one page below where it stands, pages by their best result. */
  function groups(hits, all) {
    const pages = new Map();
    hits.forEach((hit) => pages.set(hit.path, (pages.get(hit.path) || []).concat(hit)));
    let number = 0;
    return Array.from(pages.values(), (page, index) => {
      const name = element('p', { id: '_page-' + index, class: 'result-page', dir: 'auto', role: 'presentation' },
        [where(page[0])]);
      const results = page.map((hit, at) => option(hit, number++, at === 0, all));
      return element('div', { role: 'group', 'aria-labelledby': '_page-' + index }, [name].concat(results));
    });
  }

  /** What is typed but stands nowhere in the book, and what was found for it. */
  function tellWords(answer, hits) {
    const quoted = (list) => list.map((word) => '“' + word + '”').join(', ');
    const unknown = answer.words.filter((word) => !word.known).map((word) => word.text);
    // A word is being typed: its beginning is no mistake.
    const finished = unknown.filter((word) => !hits.some((hit) => marks(hit).some((found) => found.startsWith(word))));
    if (finished.length === 0) return [];
    const typed = answer.words.map((word) => word.text);
    const instead = [];
    hits.forEach((hit) => marks(hit).forEach((word) => {
      if (!typed.includes(word) && !instead.includes(word) && instead.length < INSTEAD_MAX) instead.push(word);
    }));
    const lines = [words.unknown.replace('#', () => quoted(finished))];
    const corrected = answer.words.some((word) => finished.includes(word.text) && word.found);
    if (corrected && instead.length > 0) lines.push(words.instead.replace('#', () => quoted(instead)));
    return [element('p', { dir: 'auto' }, [lines.join(' ')])];
  }

  /** The words that are marked in a result, as the engine reads them. */
  function marks(hit) {
    const cut = (text, ranges) => ranges.map(([start, end]) => vademecum.search.fold(text.slice(start, end)));
    return cut(hit.title, hit.titleMarks).concat(cut(hit.excerpt.text, hit.excerpt.marks));
  }

  function offer(text) {
    const link = indexLink.cloneNode(true);
    return [element('p', {}, [text + ' ', link])];
  }

  function fill(notesMade, listMade) {
    notes.textContent = '';
    list.textContent = '';
    notesMade.forEach((child) => notes.appendChild(child));
    listMade.forEach((child) => list.appendChild(child));
    list.hidden = listMade.length === 0;
    choose(-1);
    show(document.activeElement === input || panel.contains(document.activeElement));
  }

  function showAnswer(answer, hits) {
    const told = tellWords(answer, hits);
    if (hits.length === 0) {
      fill(told.concat(offer(words.none)), []);
      return announce(notes.textContent);
    }
    const made = groups(hits, answer.words.every((word) => !isTelling(word.text)));
    if (answer.total > hits.length) {
      made.push(element('div', { id: '_result-more', role: 'option', class: 'result-more', 'aria-selected': 'false' }, [words.more]));
    }
    fill(told, made);
    announce([words.count.replace('#', () => answer.total)].concat(told.map((line) => line.textContent)).join('. '));
  }

  /** Waits until nobody types: the first letters of a word begin so many others that a large book would load all it has. */
  function quiet() {
    const left = typedAt + PAUSE_MS - Date.now();
    if (left <= 0) return Promise.resolve();
    return new Promise((resolve) => { window.setTimeout(resolve, left); }).then(quiet);
  }

  /** Asks for what stands in the box, and again while it changes: one question at a time. */
  async function ask() {
    if (busy) return;
    busy = true;
    list.setAttribute('aria-busy', 'true');
    try {
      while (input.value.trim() !== shown) {
        await quiet();
        await askOnce(input.value.trim());
      }
    } catch (error) {
      shown = input.value.trim();
      fill(offer(error.code === 'stale' ? words.stale : words.missing), []);
      announce(notes.textContent);
    }
    busy = false;
    list.removeAttribute('aria-busy');
    if (openFirst) open(0);
  }

  async function askOnce(text) {
    if (text === '') return clear();
    if (!opening) fill([element('p', {}, [words.loading])], []);
    const index = await ready();
    const answer = await index.find(text, limit);
    const hits = await index.show(answer, 0, limit, EXCERPT);
    // What was typed meanwhile is asked next.
    if (input.value.trim() === '') return clear();
    shown = text;
    showAnswer(answer, hits);
  }

  function showMore() {
    const from = options().length - 1;
    limit += MORE;
    shown = '';
    ask().then(() => { if (options()[from]) choose(from); });
  }

  function open(index) {
    openFirst = false;
    const chosen = options()[index];
    if (chosen) chosen.click();
  }

  // ---- keys

  function step(by) {
    const count = options().length;
    if (panel.hidden) return show(input.value.trim() !== '');
    // Past either end the box itself comes, and then the other end.
    if (count > 0) choose((active + 1 + by + count + 1) % (count + 1) - 1);
  }

  /** Whether the key did something. */
  function onKey(event) {
    const isChosen = active >= 0;
    switch (event.key) {
      case 'ArrowDown': step(1); return true;
      case 'ArrowUp': step(-1); return true;
      case 'Home': if (isChosen) choose(0); return isChosen;
      case 'End': if (isChosen) choose(options().length - 1); return isChosen;
      case 'Enter':
        if (isChosen) open(active);
        else if (busy || input.value.trim() !== shown) openFirst = input.value.trim() !== '';
        else open(0);
        return true;
      case 'Escape': leave(); return true;
      default: return false;
    }
  }

  /** Empties the box; a second time it gives back the focus that its key took. */
  function leave() {
    const wasEmpty = input.value === '' && panel.hidden;
    clear();
    if (!wasEmpty) return;
    input.blur();
    if (document.contains(box.cameFrom)) box.cameFrom.focus();
    box.cameFrom = null;
  }

  // ---- listening

  input.addEventListener('focus', () => {
    ready().catch(() => {});
    if (input.value.trim() !== '') show(true);
  });
  input.addEventListener('input', () => {
    limit = FIRST;
    openFirst = false;
    typedAt = Date.now();
    ask();
  });
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && onKey(event)) event.preventDefault();
  });
  // The box keeps the focus while a result is chosen with a pointer.
  panel.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    if (event.target.closest('.result-more')) return showMore();
    // The next page opens in this tab: nothing that was typed may be found here by going back.
    if (event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) window.setTimeout(forget, 0);
  });
  form.addEventListener('focusout', (event) => {
    if (!event.relatedTarget || !form.contains(event.relatedTarget)) show(false);
  });

  box.clear = clear;
  openFirst = box.isEntered;
  ready().catch(() => {});
  if (input.value.trim() !== '') ask();
};
