// Notes whatever a page does that would leave a trace, before any script of the page runs.

/** To be run on every new page: storage, cookies, history, the address, and what asks the network. */
export const TRAPS = `
  window.traces = [];
  const note = (what) => window.traces.push(what);
  const wrap = (object, name, what) => {
    const own = object && object[name];
    if (typeof own !== 'function') return;
    object[name] = function () { note(what || name); return own.apply(this, arguments); };
  };
  for (const name of ['setItem', 'getItem', 'removeItem', 'clear', 'key']) wrap(window.Storage && Storage.prototype, name, 'storage.' + name);
  for (const name of ['pushState', 'replaceState', 'back', 'forward', 'go']) wrap(History.prototype, name, 'history.' + name);
  wrap(window, 'fetch');
  wrap(window, 'open');
  wrap(window, 'postMessage');
  wrap(XMLHttpRequest.prototype, 'open', 'XMLHttpRequest');
  wrap(Navigator.prototype, 'sendBeacon');
  wrap(window.IDBFactory && IDBFactory.prototype, 'open', 'indexedDB');
  wrap(window.CacheStorage && CacheStorage.prototype, 'open', 'caches');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', { get() { note('cookie read'); return cookie.get.call(document); }, set(value) { note('cookie set'); cookie.set.call(document, value); } });
`;

/** What a page left: notes, and the state of what it could have touched. */
export const TRACES = `
  const size = (name) => { try { return window[name].length; } catch (error) { return 0; } };
  return {
    traces: window.traces.slice(), storage: size('localStorage') + size('sessionStorage'), history: history.length, state: history.state,
    address: location.href, title: document.title, name: window.name,
  };
`;
