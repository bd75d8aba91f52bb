// reload.js: of the preview alone, no build holds it. Asks for news and acts on them: a new edition reloads the page where
// the reader was, an overlay tells what is wrong. News come as scripts, since that is what the policy of the pages allows.
(function (document, window) {
  'use strict';

  var NEWS = '/.preview/news.js?';
  var STYLE = '/.preview/overlay.css';
  // Where the page stood when it was reloaded; kept by the tab until it has been used.
  var PLACE = 'vademecum-preview-place';
  var AGAIN_MS = 500;
  var SETTLE_MS = 100;

  var edition = document.currentScript.src.split('?')[1];
  var known = '';
  var asking = false;
  var leaving = false;
  var asked = 0;
  var lost = null;
  var shadow = null;

  function remember() {
    window.sessionStorage.setItem(PLACE, JSON.stringify({
      path: window.location.pathname, x: window.scrollX, y: window.scrollY,
    }));
  }

  /** Browsers do the same, but not beside a `#place`, and not where the page becomes high only later. */
  function recall() {
    var place = JSON.parse(window.sessionStorage.getItem(PLACE));
    window.sessionStorage.removeItem(PLACE);
    return place && place.path === window.location.pathname ? place : null;
  }

  function goTo(place) {
    if (place) window.scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  }

  /** The overlay lies in a tree of its own, so that no style of the book reaches it. */
  function show(html) {
    if (!shadow && !html) return;
    if (!shadow) {
      var host = document.createElement('div');
      host.id = 'vademecum-preview';
      host.setAttribute('role', 'status');
      shadow = host.attachShadow({ mode: 'open' });
      document.body.appendChild(host);
    }
    shadow.innerHTML = html;
  }

  function showLost() {
    if (!lost) return;
    show('<link rel=stylesheet href="' + STYLE + '"><details class=slight><summary></summary></details>');
    shadow.querySelector('summary').textContent = lost;
  }

  /** Waits for what comes after what is known. A tab that nobody sees does not wait: a browser lends few connections. */
  function ask() {
    if (asking || leaving || document.hidden) return;
    asking = true;
    asked += 1;
    var script = document.createElement('script');
    script.src = NEWS + known + '&' + asked;
    script.onload = function () { done(script, 0); };
    script.onerror = function () {
      if (!leaving) showLost();
      known = '';
      done(script, AGAIN_MS);
    };
    document.head.appendChild(script);
  }

  function done(script, wait) {
    script.remove();
    window.setTimeout(function () {
      asking = false;
      ask();
    }, wait);
  }

  window.vademecumPreview = {
    /** Whether the page knows how things stand. */
    heard: false,
    hear: function (news) {
      window.vademecumPreview.heard = true;
      if (leaving || news.at === known) return;
      known = news.at;
      lost = news.lost;
      if (news.edition !== edition) {
        leaving = true;
        remember();
        window.location.reload();
        return;
      }
      show(news.overlay);
    },
  };

  // A page is not loaded for WebKit while it waits for a script that it asked for before it was done; and only then does
  // WebKit go to the `#place`.
  function start() {
    var place = recall();
    goTo(place);
    window.setTimeout(function () {
      goTo(place);
      ask();
    }, SETTLE_MS);
  }

  document.addEventListener('visibilitychange', ask);
  // A page that comes back as it was left knows nothing of what happened since.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    leaving = false;
    asking = false;
    ask();
  });
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})(document, window);
