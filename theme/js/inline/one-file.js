// one-file.js: the ways of a file that holds the whole book. The other scripts ask it for what they load elsewhere:
// parts of the index, addresses, cards, an empty page.
(function (document, vademecum) {
  'use strict';

  var FRAME_PARTS = 'button, .up, .anchor, .copy-status, svg, summary';
  // Elements that do not end a word.
  var WITHIN = /^(A|ABBR|B|BDI|CODE|EM|I|MARK|S|SMALL|SPAN|STRONG|SUB|SUP)$/i;

  function place(page, anchor) {
    return document.getElementById(anchor ? page + '-' + anchor : page);
  }

  // ---- the index

  function block(name) {
    return document.querySelector('script[data-part="' + name + '"]');
  }

  /** The text of a block as it was before it was put into the file. */
  function unpacked(text) {
    return text.replace(/\\(.)/g, function (all, letter) {
      return letter === 'l' ? '<' : letter === 'd' ? '\x1d' : letter;
    });
  }

  /** The element that names a place: a heading or a term itself, the address of a contact, the first line of a source. */
  function nameOf(start, chapter) {
    if (start === chapter) return chapter.querySelector('h2');
    if (start.tagName === 'LI') return start.querySelector('.address') || start;
    return start.tagName === 'DIV' ? start.querySelector('p') || start : start;
  }

  function titleOf(start, chapter) {
    var parts = Array.prototype.map.call(nameOf(start, chapter).childNodes, function (node) {
      return node.className === 'number' ? '' : node.textContent;
    });
    return tidy(parts);
  }

  /** The words from the place `start` up to the place `end`, or to the end of the chapter, without its name. */
  function textBetween(start, end, chapter) {
    var parts = [];
    var isOver = false;
    var named = nameOf(start, chapter);
    function read(node) {
      isOver = isOver || node === end;
      if (isOver || node === named) return;
      if (node.nodeType === 3) parts.push(node.data);
      if (node.nodeType !== 1 || node.matches(FRAME_PARTS)) return;
      var space = WITHIN.test(node.tagName) ? '' : ' ';
      parts.push(space);
      for (var child = node.firstChild; child && !isOver; child = child.nextSibling) read(child);
      parts.push(space);
    }
    var isBlock = start !== chapter && /^(DIV|LI)$/.test(start.tagName);
    if (isBlock) read(start);
    else for (var at = start === chapter ? chapter.firstChild : start; at && !isOver; at = next(at, chapter)) read(at);
    return tidy(parts);
  }

  /** What follows `node` in the order of the page, within the chapter. */
  function next(node, chapter) {
    while (node !== chapter && !node.nextSibling) node = node.parentNode;
    return node === chapter ? null : node.nextSibling;
  }

  function tidy(parts) {
    return parts.join('').replace(/\s+/g, ' ').trim();
  }

  /** The sections of a part, with what the chapters say put back. */
  function withTexts(number) {
    var parts = block('texts').textContent.split('\n\n');
    var lines = parts[number].split('\n');
    var count = lines.length;
    // Where the last section of a part ends, the next part knows.
    if (parts[number + 1]) lines.push(parts[number + 1].split('\n')[0]);
    var page = '';
    var note = '';
    var sections = lines.map(function (line) {
      var fields = unpacked(line).split('\t');
      while (fields.length < 9) fields.push('');
      if (fields[0]) {
        page = fields[0];
        note = fields[7];
      }
      return { page: page, note: note, fields: fields, start: place(page, fields[3]) };
    });
    return sections.slice(0, count).map(function (it, index) {
      var fields = it.fields;
      var chapter = place(it.page);
      var following = sections[index + 1];
      var end = following && following.page === it.page ? following.start : null;
      if (fields[0]) fields[1] = titleOf(chapter, chapter);
      if (it.start) fields[5] = titleOf(it.start, chapter);
      if (fields[4] === 'r') fields[7] = it.note;
      fields[8] = fields[8] && it.start ? textBetween(it.start, end, chapter) : '';
      return fields.join('\x1f');
    }).join('\x1e');
  }

  /** Registers a part of the index, as its script does on the site. */
  function part(name) {
    var number = /^texts-(\d+)$/.exec(name);
    var root = block('index');
    var found = number ? root : block(name);
    if (found) {
      var text = number ? withTexts(Number(number[1])) : unpacked(found.textContent);
      vademecum.search.load(root.dataset.stamp, document.documentElement.lang, name, text, number ? '' : found.dataset.numbers);
    }
    return Promise.resolve();
  }

  function linkTo(page, anchor) {
    return '#' + encodeURIComponent(anchor ? page + '-' + anchor : page);
  }

  // ---- the finder

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /** A card that leads to the chapter `page` of a record. */
  function card(page) {
    var chapter = place(page);
    var head = chapter.querySelector('.record-head');
    var section = element('div', 'result');
    var made = section.appendChild(element('article', 'card'));
    var link = made.appendChild(element('h3', 'card-name')).appendChild(element('a', '', chapter.querySelector('h2').textContent));
    link.href = linkTo(page);
    section.setAttribute('data-record', page);
    if (head) Array.prototype.slice.call(head.querySelectorAll('p'), 0, 2).forEach(function (line) {
      made.appendChild(line.cloneNode(true));
    });
    return section;
  }

  /** Puts the answers of a record into the fold of its card, once it is opened. */
  function fill(fold, page) {
    if (!fold.open || fold.childNodes.length > 1) return;
    Array.prototype.forEach.call(place(page).children, function (child) {
      if (child.matches('h2, .record-head, .up')) return;
      var copy = fold.appendChild(child.cloneNode(true));
      [copy].concat(Array.prototype.slice.call(copy.querySelectorAll('[id]'))).forEach(function (it) { it.removeAttribute('id'); });
      Array.prototype.forEach.call(copy.querySelectorAll('button, .copy-status'), function (it) { it.parentNode.removeChild(it); });
    });
  }

  // ---- hiding

  /** Takes the book out of the page, then the page out of the window where the browser lets it. */
  function leave() {
    var empty = document.getElementById('_left');
    document.documentElement.className += ' is-left';
    document.title = empty.dataset.title;
    Array.prototype.slice.call(document.body.childNodes).forEach(function (node) {
      if (node !== empty) document.body.removeChild(node);
    });
    window.location.replace('about:blank');
  }

  var finder = document.getElementById('_finder');
  if (finder) vademecum.finderData = JSON.parse(finder.textContent);
  vademecum.inside = { part: part, linkTo: linkTo, card: card, fill: fill, leave: leave };
})(document, (window.vademecum = window.vademecum || {}));
