// leave.js: hides the page at once. The link works without it; this makes it faster and leaves no way back to the page.
(function (document) {
  'use strict';

  var PRESSES = 3;
  var WITHIN_MS = 1500;
  var inside = (window.vademecum || {}).inside;
  var link = document.querySelector('.leave a');
  var presses = [];

  function leave(event) {
    if (event) event.preventDefault();
    // A file that holds everything has no other page to go to.
    if (inside) return inside.leave();
    // Loading the other page takes a moment; covering this one does not.
    document.documentElement.className += ' left';
    document.title = '';
    window.location.replace(link.href);
  }

  /** Shift, three times in a row and nothing between. */
  function count(event) {
    if (event.key !== 'Shift') {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses.push(event.timeStamp);
    presses = presses.slice(-PRESSES);
    if (presses.length === PRESSES && presses[PRESSES - 1] - presses[0] <= WITHIN_MS) leave();
  }

  if (!link) return;
  link.addEventListener('click', leave);
  // A book may leave the keyboard to those who have another use for Shift.
  if (!link.parentNode.hasAttribute('data-keys')) return;
  document.addEventListener('keydown', count);
  document.addEventListener('mousedown', function () { presses = []; });
})(document);
