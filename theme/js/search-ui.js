// search-ui.js: the box for searching on every page.
//
// It takes the place of the link to the A–Z index. When it is used for the first time it brings in its list of results,
// `search-panel.js`, with its style. What is typed stays in the box: nothing is stored, sent, or carried to another page.
(function (document, vademecum) {
  'use strict';

  const place = document.querySelector('.search');
  if (!place) return;
  const words = place.dataset;
  const indexLink = place.querySelector('a');

  function element(name, attributes, children) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    (children || []).forEach((child) => made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child));
    return made;
  }

  const input = element('input', {
    id: '_search', type: 'search', role: 'combobox', 'aria-label': words.label, placeholder: words.label,
    'aria-describedby': '_search-hint', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': '_search-list',
    'aria-keyshortcuts': 'Control+K',
    autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', inputmode: 'search',
  });
  const hint = element('p', { id: '_search-hint', hidden: '' }, [words.hint]);
  const status = element('p', { class: 'search-status', role: 'status' });
  const list = element('div', { id: '_search-list', role: 'listbox', 'aria-label': words.results });
  const notes = element('div', { class: 'search-notes' });
  const panel = element('div', { class: 'search-panel', hidden: '' }, [notes, list]);
  const form = element('form', { role: 'search', autocomplete: 'off' }, [input, hint, status, panel]);

  const box = { element, words, indexLink, input, status, list, notes, panel, form, load, isEntered: false, cameFrom: null };

  /** Empties the box; the list of results, once it is there, empties itself, too. */
  box.clear = () => { input.value = ''; };

  /** Puts `made`, which loads a file of this site, into the head, before or behind what is there. */
  function load(made, before) {
    return new Promise((resolve) => {
      // What did not come is told by who needs it.
      made.onload = made.onerror = resolve;
      document.head.insertBefore(made, before);
    });
  }

  let opening = null;

  /** The list of results and its words; brought in by the first who asks. A file that holds the whole book has it inside. */
  function open() {
    if (opening) return;
    const assets = words.root + 'assets/';
    const parts = vademecum.inside ? [] : [
      // Before the others: what the book says of its look has the last word.
      load(element('link', { rel: 'stylesheet', href: assets + 'search.css' }), document.querySelector('link[rel="stylesheet"]')),
      load(element('script', { src: words.root + words.lang + '/search-words.js' }), null),
      load(element('script', { src: assets + 'search-panel.js' }), null),
    ];
    opening = Promise.all(parts).then(() => vademecum.openSearch(box));
    opening.catch(() => {
      opening = null;
      notes.textContent = '';
      notes.appendChild(element('p', {}, [words.missing + ' ', indexLink.cloneNode(true)]));
      panel.hidden = false;
      status.textContent = words.missing;
    });
  }

  /** Ctrl or Command with K. A key alone would fight screen readers and speech. */
  function onKeyAnywhere(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return;
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'k') return;
    event.preventDefault();
    box.cameFrom = document.activeElement;
    input.focus();
    input.select();
  }

  // Who presses Enter before the list is there gets the first result once it is.
  form.addEventListener('submit', (event) => { event.preventDefault(); box.isEntered = true; });
  input.addEventListener('focus', open);
  input.addEventListener('input', open);
  document.addEventListener('keydown', onKeyAnywhere);
  window.addEventListener('pagehide', () => box.clear());
  window.addEventListener('pageshow', (event) => { if (event.persisted) box.clear(); });

  place.replaceChild(form, indexLink);
})(document, window.vademecum = window.vademecum || {});
