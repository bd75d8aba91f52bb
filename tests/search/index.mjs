// Opens the search index of a built site in Node, as a page would: each part is a script that is run.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

const require = createRequire(import.meta.url);

/** The engine as the theme has it, or as a built site ships it. */
export function engine(path = new URL('../../theme/js/search-core.js', import.meta.url).pathname) {
  return require(path);
}

/** What brings a part of the index below `site` to run; `loaded` collects the bytes of each by name. */
export function requester(core, site, lang, loaded = new Map()) {
  const context = vm.createContext({ vademecum: { search: core } });
  return (name) => {
    const script = readFileSync(join(site, 'search', lang, `${name}.js`), 'utf8');
    loaded.set(name, Buffer.byteLength(script));
    vm.runInContext(script, context);
  };
}

/** The index of one edition of a built site. */
export function openIndex(site, lang, core = engine(), loaded = new Map()) {
  return core.open(lang, requester(core, site, lang, loaded));
}
