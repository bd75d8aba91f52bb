// site.js: what scripts add to a page. Nothing is stored, nothing is sent.
(function (document, vademecum) {
  'use strict';

  var words = document.body.dataset;
  var WAIT_MS = 2500;

  /** Copies the text of `element` by selecting it: works where the clipboard is closed to scripts. */
  function copySelected(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    var done = false;
    try {
      done = document.execCommand('copy');
    } catch (error) {
      done = false;
    }
    // Where copying failed the text stays selected, ready for the reader.
    if (done) selection.removeAllRanges();
    return done;
  }

  /** Copies exactly the characters of `element`, then tells `button` whether it worked. */
  function copy(element, tell) {
    var clipboard = navigator.clipboard;
    if (!clipboard || !clipboard.writeText) return tell(copySelected(element));
    clipboard.writeText(element.textContent).then(
      function () { tell(true); },
      function () { tell(copySelected(element)); }
    );
  }

  function copyButton(element) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = words.copy;
    button.setAttribute('aria-label', words.copy + ': ' + element.textContent);
    var status = document.createElement('span');
    status.className = 'copy-status';
    status.setAttribute('role', 'status');
    button.addEventListener('click', function () {
      copy(element, function (done) {
        status.textContent = done ? words.copied : words.copyFailed;
        window.setTimeout(function () { status.textContent = ''; }, WAIT_MS);
      });
    });
    element.parentNode.appendChild(button);
    element.parentNode.appendChild(status);
  }

  function ask(event) {
    var link = event.target.closest('a[data-ask]');
    if (link && !window.confirm(words.ask + '\n\n' + link.href)) event.preventDefault();
  }

  Array.prototype.forEach.call(document.querySelectorAll('.contact-value > .address'), copyButton);
  document.addEventListener('click', ask);
  vademecum.copy = copy;
})(document, (window.vademecum = window.vademecum || {}));
