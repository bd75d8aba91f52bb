// compare.js: chooses and sorts the rows of the comparison. What was chosen is kept nowhere and forgotten on leaving.
(function (document, core) {
  'use strict';

  var form = document.querySelector('form.filters');
  var place = form.parentNode;
  var table = place.querySelector('.comparison table');
  var selects = list(form.querySelectorAll('select'));
  var count = form.querySelector('.count');
  var groups = list(table.tBodies);
  var rows = list(table.querySelectorAll('tbody > tr:not(.group)')).map(read);
  var buttons = list(table.tHead.rows[0].cells).map(button);
  var choice = sortChoice();
  var sorted = table.createTBody();
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });

  function list(things) {
    return Array.prototype.slice.call(things);
  }

  /** A row with its group, its values a filter, and its cells. */
  function read(element) {
    var values = selects.map(function (select, index) {
      return element.getAttribute('data-filter-' + index).split(' ');
    });
    var cells = list(element.cells).map(function (cell) {
      return { text: cell.textContent.trim(), known: !cell.classList.contains('silent') && !cell.classList.contains('absent') };
    });
    return { element: element, group: element.parentNode, values: values, cells: cells };
  }

  /** Makes the head of a column a button that sorts by it. */
  function button(cell, column) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'sort';
    made.textContent = cell.textContent;
    made.title = form.dataset.sort + ': ' + cell.textContent;
    cell.textContent = '';
    cell.appendChild(made);
    made.addEventListener('click', function () { sort(column, next(cell)); });
    return cell;
  }

  /** The same for narrow screens, where rows are cards and there are no heads: a choice among the filters. */
  function sortChoice() {
    var line = document.createElement('p');
    var label = document.createElement('label');
    var select = document.createElement('select');
    line.className = 'filter sort-choice';
    label.textContent = form.dataset.sort;
    label.htmlFor = select.id = 'sort-choice';
    select.autocomplete = 'off';
    select.add(new Option(form.dataset.unsorted, ''));
    buttons.forEach(function (cell, column) { select.add(new Option(cell.textContent, String(column))); });
    select.addEventListener('change', function () { sort(Number(select.value), select.value === '' ? 0 : 1); });
    line.appendChild(label);
    line.appendChild(select);
    form.insertBefore(line, form.lastElementChild);
    return select;
  }

  /** Up, then down, then the order of the book again. */
  function next(cell) {
    var way = cell.getAttribute('aria-sort');
    return way === 'ascending' ? -1 : way === 'descending' ? 0 : 1;
  }

  function sort(column, direction) {
    choice.value = direction === 0 ? '' : String(column);
    buttons.forEach(function (cell, index) {
      if (index !== column || direction === 0) return cell.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
    });
    if (direction === 0) {
      rows.forEach(function (row) { row.group.appendChild(row.element); });
    } else {
      var cells = rows.map(function (row) { return row.cells[column]; });
      core.order(cells, direction, collator.compare).forEach(function (place) { sorted.appendChild(rows[place].element); });
    }
    choose();
  }

  /** Shows the rows that fit, and the names of groups that have any in their place. */
  function choose() {
    var chosen = selects.map(function (select) { return select.value; });
    var shown = rows.filter(function (row) {
      row.element.hidden = !core.fits(row.values, chosen);
      return !row.element.hidden;
    });
    groups.forEach(function (group) {
      group.hidden = !shown.some(function (row) { return row.element.parentNode === group; });
    });
    sorted.hidden = sorted.rows.length === 0;
    var nav = place.querySelector('.groups');
    if (nav) nav.hidden = shown.length < rows.length || !sorted.hidden;
    count.textContent = core.counted(form.dataset.count, shown.length, rows.length);
  }

  function clear() {
    selects.forEach(function (select) { select.value = ''; });
    sort(0, 0);
  }

  form.hidden = false;
  form.addEventListener('change', choose);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.querySelector('button').addEventListener('click', clear);
  window.addEventListener('pagehide', clear);
  window.addEventListener('pageshow', clear);
  clear();
})(document, window.vademecum.compare);
