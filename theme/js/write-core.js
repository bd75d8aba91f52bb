// write-core.js: makes the text of a message from answers. No DOM, ES2017, loaded as it is.
(function (vademecum) {
  'use strict';

  /**
   * @typedef {Object} Point
   * @property {string} says heading in the message
   * @property {string} text what was typed
   * @property {boolean} consent whether `text` is a consent, one line with the others
   */

  /** A text without spaces at its ends and at the ends of its lines, and with one kind of line end. */
  function tidy(text) {
    return text.replace(/\r\n?/g, '\n').replace(/[^\S\n]+\n/g, '\n').trim();
  }

  /** A point as it stands in the message: a consent in one line, the rest below its heading. */
  function written(point) {
    var text = tidy(point.text);
    return point.consent ? point.says + ': ' + text : point.says + '\n' + text;
  }

  /**
   * The message: the words before, the answered points in order, the words behind, with an empty line between them.
   * Points without an answer are left out. Nothing where nothing was answered.
   * @param {{opening: string, closing: string}} words
   * @param {Point[]} points
   * @returns {string}
   */
  function compose(words, points) {
    var answered = points.filter(function (point) { return tidy(point.text) !== ''; });
    if (answered.length === 0) return '';
    var parts = [tidy(words.opening)].concat(answered.map(written), tidy(words.closing));
    return parts.filter(Boolean).join('\n\n') + '\n';
  }

  /**
   * A consent in words: the answer, and in brackets who gave it.
   * @param {string} answer empty while nobody was asked
   * @param {string} by empty where it was not written down
   */
  function consent(answer, by) {
    return answer && by ? answer + ' (' + by + ')' : answer;
  }

  vademecum.write = { compose: compose, consent: consent };
  if (typeof module !== 'undefined') module.exports = vademecum.write;
})(typeof window === 'undefined' ? {} : (window.vademecum = window.vademecum || {}));
