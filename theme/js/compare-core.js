// compare-core.js: which rows of a comparison are shown, and in which order. No DOM, ES2017, loaded as it is.
(function (vademecum) {
  'use strict';

  /**
   * Whether a row stays: for each filter nothing was chosen, or it has the chosen value.
   * @param {string[][]} values the row's values, a list a filter
   * @param {string[]} chosen a value a filter, empty for all
   */
  function fits(values, chosen) {
    return chosen.every(function (value, index) { return value === '' || values[index].indexOf(value) >= 0; });
  }

  /**
   * The places of `cells` in sorted order. Those without an answer come last, whichever the direction; equals keep
   * their order.
   * @param {{text: string, known: boolean}[]} cells
   * @param {number} direction 1 or -1
   * @param {function(string, string): number} compare
   * @returns {number[]}
   */
  function order(cells, direction, compare) {
    var places = cells.map(function (cell, index) { return index; });
    return places.sort(function (a, b) {
      if (cells[a].known !== cells[b].known) return cells[a].known ? -1 : 1;
      var sign = cells[a].known ? direction * compare(cells[a].text, cells[b].text) : 0;
      return sign || a - b;
    });
  }

  /** The words of a count: `{shown}` and `{all}` stand for the numbers. */
  function counted(words, shown, all) {
    return words.replace('{shown}', String(shown)).replace('{all}', String(all));
  }

  vademecum.compare = { counted: counted, fits: fits, order: order };
  if (typeof module !== 'undefined') module.exports = vademecum.compare;
})(typeof window === 'undefined' ? {} : (window.vademecum = window.vademecum || {}));
