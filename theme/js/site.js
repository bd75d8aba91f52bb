// site.js: what scripts add to a page. Nothing is stored, nothing is sent.
(function (document, vademecum) {
  'use strict';

  var words = document.body.dataset;
  var WAIT_MS = 2500;
  // How far down the screen a heading counts as being read.
  var READING_LINE = 0.3;

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

  /** Copies exactly the characters of `element`, then tells `tell` whether it worked. */
  function copy(element, tell) {
    var clipboard = navigator.clipboard;
    if (!clipboard || !clipboard.writeText) return tell(copySelected(element));
    clipboard.writeText(element.textContent).then(
      function () { tell(true); },
      function () { tell(copySelected(element)); }
    );
  }

  /** A place behind `element` that says for a while whether copying worked. */
  function teller(element) {
    var status = document.createElement('span');
    status.className = 'copy-status';
    status.setAttribute('role', 'status');
    element.parentNode.insertBefore(status, element.nextSibling);
    return function (done) {
      status.textContent = done ? words.copied : words.copyFailed;
      window.setTimeout(function () { status.textContent = ''; }, WAIT_MS);
    };
  }

  function copyButton(element) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = words.copy;
    button.setAttribute('aria-label', words.copy + ': ' + element.textContent);
    element.parentNode.appendChild(button);
    var tell = teller(button);
    button.addEventListener('click', function () { copy(element, tell); });
  }

  /**
   * The mark beside a heading copies where the section stands: its public address, else its place below the folder of
   * the site. Never the address of this page: on a disk that names the folders of its reader.
   */
  function copyPlace(anchor) {
    var tell = null;
    anchor.setAttribute('role', 'button');
    anchor.setAttribute('aria-label', words.copyLink.replace('#', anchor.parentNode.firstChild.textContent));
    anchor.addEventListener('click', function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      tell = tell || teller(anchor);
      var place = document.createElement('span');
      place.className = 'copied-place';
      place.textContent = words.here + anchor.getAttribute('href');
      document.body.appendChild(place);
      copy(place, function (done) {
        place.remove();
        tell(done);
      });
    });
    anchor.addEventListener('keydown', function (event) {
      if (event.key !== ' ') return;
      event.preventDefault();
      anchor.click();
    });
  }

  /** Contents of the page: open where they have a column; the link to what is being read is marked. */
  function follow(outline) {
    var fold = outline.querySelector('details');
    var wide = window.matchMedia('(min-width: 75em)');
    var wasOpen = fold.open;
    var links = Array.prototype.slice.call(outline.querySelectorAll('a'));
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    });

    function fit() { fold.open = wide.matches || wasOpen; }

    function mark() {
      var line = window.innerHeight * READING_LINE;
      var current = -1;
      headings.forEach(function (heading, index) {
        if (heading && heading.getBoundingClientRect().top < line) current = index;
      });
      links.forEach(function (link, index) {
        if (index === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
    }

    fit();
    wide.addListener(fit);
    fold.firstElementChild.addEventListener('click', function (event) { if (wide.matches) event.preventDefault(); });
    if (!window.IntersectionObserver || outline.classList.contains('outline-letters')) return;
    // A heading is seen as long as it stands above the line of reading, be it far above: each crossing is told.
    var crossing = new IntersectionObserver(mark, { rootMargin: '1000000px 0px -' + (100 - READING_LINE * 100) + '% 0px' });
    headings.forEach(function (heading) { if (heading) crossing.observe(heading); });
  }

  /** Another language opens where the reader stands in this one: sections have the same ids in each. */
  function toSamePlace(link) {
    link.addEventListener('click', function () {
      var line = window.innerHeight * READING_LINE;
      var passed = Array.prototype.filter.call(document.querySelectorAll('.body h2[id], .body h3[id]'), function (heading) {
        return heading.getBoundingClientRect().top < line;
      });
      if (passed.length) link.hash = passed[passed.length - 1].id;
    });
  }

  function ask(event) {
    var link = event.target.closest('a[data-ask]');
    if (link && !window.confirm(words.ask + '\n\n' + link.href)) event.preventDefault();
  }

  Array.prototype.forEach.call(document.querySelectorAll('.contact-value > .address'), copyButton);
  Array.prototype.forEach.call(document.querySelectorAll('.heading > .anchor'), copyPlace);
  Array.prototype.forEach.call(document.querySelectorAll('.outline'), follow);
  Array.prototype.forEach.call(document.querySelectorAll('.languages a'), toSamePlace);
  document.addEventListener('click', ask);
  vademecum.copy = copy;
})(document, (window.vademecum = window.vademecum || {}));
