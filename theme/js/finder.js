// finder.js: the form of the finder and its results. Answers live in the form alone and are gone with the page.
(function (document, vademecum) {
  'use strict';

  var table = vademecum.finderData;
  var form = document.querySelector('form.finder');
  var results = document.querySelector('.finder-results');
  if (!table || !form || !results) return;
  var words = table.words;
  // A file that holds the whole book makes the cards from its chapters.
  var inside = vademecum.inside;
  var rules = form.getAttribute('data-rules') || 'rule-';
  // Groups whose records are shown as cards; the others are named.
  var CARDS = 3;
  // So many cards of a group are seen at once.
  var SHOWN_MAX = 8;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function append(parent) {
    for (var index = 1; index < arguments.length; index += 1) parent.appendChild(arguments[index]);
    return parent;
  }

  /** What stands for a record without scripts: its card, taken apart once. */
  function takeCard(id, index) {
    var section = inside ? inside.card(table.pages[index]) : document.getElementById(id);
    var card = section.querySelector('.card');
    var folded = element('details', 'finder-card');
    append(folded, element('summary', '', words.details));
    ['.answers', '.unknown'].forEach(function (part) {
      var found = card.querySelector(part);
      if (found) folded.appendChild(found);
    });
    if (inside) folded.addEventListener('toggle', function () { inside.fill(folded, table.pages[index]); });
    var said = element('div', 'finder-said');
    append(card, said, folded);
    return { section: section, said: said, folded: folded, link: card.querySelector('.card-name a') };
  }

  function inputs() {
    return Array.prototype.slice.call(form.querySelectorAll('input'));
  }

  /** Chosen answers by facet. A narrower answer stands in for the broader one that it makes more precise. */
  function answers() {
    return Array.prototype.map.call(form.querySelectorAll('fieldset'), function (field) {
      var facet = Number(field.getAttribute('data-facet'));
      var given = Array.prototype.filter.call(field.querySelectorAll('input'), function (input) {
        return input.checked && input.value !== '';
      }).map(function (input) { return Number(input.value); });
      var broader = given.map(function (answer) { return ancestors(facet, answer); });
      return { facet: facet, given: given.filter(function (answer) {
        return !broader.some(function (above) { return above.indexOf(answer) >= 0; });
      }) };
    }).reduce(function (all, it) {
      all[it.facet] = it.given;
      return all;
    }, []);
  }

  function ancestors(facet, answer) {
    var above = [];
    for (var at = table.facets[facet].answers[answer].under; at !== null; at = table.facets[facet].answers[at].under) above.push(at);
    return above;
  }

  /** Narrower answers are asked for when the broader one is chosen, and forgotten when it no longer is. */
  function showNarrower() {
    Array.prototype.forEach.call(form.querySelectorAll('.narrower'), function (group) {
      var above = group.previousElementSibling.querySelector('input');
      group.hidden = !above.checked;
      if (group.hidden) {
        Array.prototype.forEach.call(group.querySelectorAll('input'), function (input) { input.checked = false; });
      }
    });
  }

  function reasons(hit, verdict) {
    var list = element('ul', 'finder-reasons');
    hit.cells.forEach(function (cell) {
      var line = element('li', '', vademecum.finder.reason(table, cell, verdict));
      var rule = document.getElementById(rules + table.cells[cell][2]);
      if (rule) {
        var behind = element('details', 'finder-rule');
        append(behind, element('summary', '', words.rule), element('p', '', rule.textContent.trim()));
        append(line, document.createTextNode(' '), behind);
      }
      list.appendChild(line);
    });
    return list;
  }

  function asCard(hit, verdict, isFirst) {
    var card = cards[hit.record];
    card.said.textContent = '';
    append(card.said, append(element('p', 'finder-question'), element('strong', '', words.usable),
      document.createTextNode(' ' + words.verdicts[verdict])), reasons(hit, verdict));
    card.folded.open = isFirst;
    card.section.className = 'result verdict-' + verdict + (isFirst ? ' is-first' : '');
    return card.section;
  }

  function asName(hit, verdict) {
    var card = cards[hit.record];
    var line = element('li');
    var link = element('a', '', card.link.textContent);
    link.href = card.link.getAttribute('href');
    return append(line, link, reasons(hit, verdict));
  }

  function group(hits, verdict, first) {
    var made = element('details', 'finder-group group-' + verdict);
    made.open = verdict < 2;
    var title = element('h2', '', words.groups[verdict].replace('#', hits.length));
    append(made, append(element('summary'), title));
    var list = verdict < CARDS ? element('div') : element('ul', 'finder-names');
    var more = element('details', 'finder-rest');
    hits.forEach(function (hit, index) {
      var isFirst = first.indexOf(hit.record) >= 0;
      var into = verdict < CARDS && index >= SHOWN_MAX && !isFirst ? more : list;
      into.appendChild(verdict < CARDS ? asCard(hit, verdict, isFirst) : asName(hit, verdict));
    });
    append(made, list);
    if (more.childNodes.length > 0) {
      more.insertBefore(element('summary', '', words.more.replace('#', more.childNodes.length)), more.firstChild);
      append(made, more);
    }
    return made;
  }

  function warnings(given) {
    var list = element('ul');
    var said = table.warnings.slice();
    given.forEach(function (chosen, facet) {
      chosen.forEach(function (answer) {
        if (table.facets[facet].answers[answer].warning) said.unshift(table.facets[facet].answers[answer].warning);
      });
    });
    said.forEach(function (text) { list.appendChild(element('li', '', text)); });
    return append(element('div', 'alert alert-warning'), element('p', 'alert-title', words.warnings), list);
  }

  /** What a screen reader is told, and the first thing that everybody sees. */
  function tell(found, given) {
    var answered = given.some(function (chosen) { return chosen.length > 0; });
    show.hidden = !answered;
    var first = found.first.length > 0 ? found.first[0] : (found.groups[0][0] || {}).record;
    status.textContent = '';
    if (!answered) {
      status.textContent = words.start;
    } else if (first === undefined) {
      status.textContent = words.none;
    } else {
      append(status, document.createTextNode(words.status.replace('#', found.groups[0].length) + ' '),
        element('strong', '', cards[first].link.textContent));
    }
    return answered;
  }

  function update() {
    showNarrower();
    var given = answers();
    var found = vademecum.finder.combine(table, given);
    Array.prototype.slice.call(body.childNodes).forEach(function (old) { body.removeChild(old); });
    if (!tell(found, given)) return;
    body.appendChild(warnings(given));
    found.groups.forEach(function (hits, verdict) {
      if (hits.length > 0) body.appendChild(group(hits, verdict, found.first));
    });
  }

  function clear() {
    inputs().forEach(function (input) { input.checked = input.type === 'radio' && input.value === ''; });
    Array.prototype.forEach.call(form.querySelectorAll('details'), function (fold) { fold.open = false; });
    update();
  }

  var cards = table.records.map(takeCard);
  // The bar stays in sight below the questions: the first result is never a scroll away.
  var bar = element('div', 'finder-bar');
  var status = element('p', 'finder-status');
  var show = element('button', '', words.show);
  var body = results;
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'polite');
  show.type = 'button';
  append(bar, status, show);
  results.parentNode.insertBefore(bar, results);
  results.setAttribute('tabindex', '-1');
  results.setAttribute('role', 'region');
  results.setAttribute('aria-label', words.results);
  ['.finder-plain', '.finder-short', '.finder-cards', '.outline'].forEach(function (part) {
    var plain = document.querySelector(part);
    if (plain) plain.hidden = true;
  });
  form.hidden = false;
  results.hidden = false;
  form.addEventListener('change', update);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  show.addEventListener('click', function () {
    results.scrollIntoView();
    results.focus({ preventScroll: true });
  });
  form.querySelector('.finder-clear button').addEventListener('click', function () {
    clear();
    inputs()[0].focus();
  });
  // A browser that keeps the page in memory, or fills forms in again, must find nothing.
  window.addEventListener('pagehide', clear);
  window.addEventListener('pageshow', clear);
  clear();
})(document, window.vademecum = window.vademecum || {});
