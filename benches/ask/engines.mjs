// The engines. `build` makes what an engine ships: the texts of its files, and `open`, which takes them as if they had just
// arrived and resolves with `ask(text, limit)`: ids of documents, best first.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

import { numberOf, writeBook } from './collection.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
const require = createRequire(join(ROOT, '.tools/engines/x.js'));

export const ENGINES = {
  vademecum: { build: vademecum },
  lunr: { build: lunr },
  minisearch: { build: (collection) => minisearch(collection, {}) },
  'minisearch-vitepress': {
    build: (collection) => minisearch(collection, { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } }),
  },
  'elasticlunr-mdbook': { build: elasticlunr },
  pagefind: { build: pagefind },
};

// ---- ours

async function vademecum(collection, work) {
  const book = join(work, 'book');
  const out = join(work, 'dist');
  writeBook(collection, book);
  const binary = process.env.VADEMECUM || join(ROOT, 'target/release/vademecum');
  execFileSync(binary, ['build', book, '--out', out, '--format', 'site', '--quiet']);
  const folder = join(out, 'site/search', collection.lang);
  const core = require(join(out, 'site/assets/search-core.js'));
  const scripts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  // The texts of excerpts are no part of what is searched; a phrase in quotes alone would read some.
  const files = [...scripts].filter(([name]) => !name.startsWith('texts-')).map(([, text]) => text);
  const places = sectionsOf(scripts);
  const context = vm.createContext({ vademecum: { search: core } });
  const request = (name) => { vm.runInContext(scripts.get(`${name}.js`), context); };
  const open = async () => {
    const index = await core.open(collection.lang, request);
    return async (text, limit) => {
      const { hits } = await index.find(text, limit);
      return hits.map((hit) => places[hit.id]).filter((number) => number >= 0).map((number) => collection.docs[number].id);
    };
  };
  return { files, open };
}

/** The number of the document of each section, read from the texts. */
function sectionsOf(scripts) {
  const names = [...scripts.keys()].filter((name) => name.startsWith('texts-')).sort((a, b) => parseInt(a.slice(6), 10) - parseInt(b.slice(6), 10));
  const places = [];
  for (const name of names) {
    const load = (stamp, lang, part, text) => {
      for (const record of text.split('\x1e')) places.push(numberOf(`#${record.split('\x1f')[3]}`));
    };
    vm.runInNewContext(scripts.get(name), { vademecum: { search: { load } } });
  }
  return places;
}

// ---- lunr, with the pipeline of the language where lunr-languages has one

async function lunr({ lang, docs }) {
  const lunr = require('lunr');
  const known = existsSync(join(ROOT, `.tools/engines/node_modules/lunr-languages/lunr.${lang}.js`));
  if (lang !== 'en' && known) {
    require('lunr-languages/lunr.stemmer.support')(lunr);
    if (lang === 'ja' || lang === 'jp') require('lunr-languages/tinyseg')(lunr);
    require(`lunr-languages/lunr.${lang}`)(lunr);
  }
  const index = lunr(function () {
    if (lang !== 'en' && known) this.use(lunr[lang]);
    this.ref('id');
    this.field('title', { boost: 2 });
    this.field('text');
    docs.forEach((doc) => this.add(doc));
  });
  const file = JSON.stringify(index);
  const open = async () => {
    const loaded = lunr.Index.load(JSON.parse(file));
    return async (text, limit) => {
      // Signs of its query language in a plain question would be errors; its parser knows spaces only.
      const plain = text.replace(/[:~^*+-]/g, ' ');
      const words = /^(zh|ja|th)$/.test(lang) ? lunr.tokenizer(plain).map(String).join(' ') : plain;
      return loaded.search(words).slice(0, limit).map((hit) => hit.ref);
    };
  };
  return { files: [file], open };
}

// ---- MiniSearch

async function minisearch({ docs }, options) {
  const MiniSearch = require('minisearch');
  const settings = { fields: ['title', 'text'], storeFields: [] };
  const index = new MiniSearch(settings);
  index.addAll(docs);
  const file = JSON.stringify(index);
  const open = async () => {
    const loaded = MiniSearch.loadJSON(file, settings);
    return async (text, limit) => loaded.search(text, options).slice(0, limit).map((hit) => hit.id);
  };
  return { files: [file], open };
}

// ---- elasticlunr, as mdBook sets it up: its index carries the texts

async function elasticlunr({ docs }) {
  const elasticlunr = require('elasticlunr');
  const index = elasticlunr(function () {
    this.setRef('id');
    this.addField('title');
    this.addField('body');
    this.addField('breadcrumbs');
  });
  docs.forEach(({ id, title, text }) => index.addDoc({ id, title, body: text, breadcrumbs: title }));
  const file = JSON.stringify(index);
  const options = { bool: 'OR', expand: true, fields: { title: { boost: 2 }, body: { boost: 1 }, breadcrumbs: { boost: 1 } } };
  const open = async () => {
    const loaded = elasticlunr.Index.load(JSON.parse(file));
    return async (text, limit) => loaded.search(text, options).slice(0, limit).map((hit) => hit.ref);
  };
  return { files: [file], open };
}

// ---- Pagefind: its browser script, with files instead of a server

async function pagefind({ lang, docs }, work) {
  const { createIndex, close } = await import(join(ROOT, '.tools/engines/node_modules/pagefind/lib/index.js'));
  const { index } = await createIndex();
  for (const { id, title, text } of docs) {
    await index.addCustomRecord({ url: `/${id}`, content: `${title}\n${text}`, language: lang, meta: { title } });
  }
  const out = join(work, 'pagefind');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await index.writeFiles({ outputPath: out });
  await close();
  const isIndex = (name) => /\.(pf_index|pf_meta|pf_filter)$|pagefind-entry\.json$/.test(name);
  const files = readdirSync(out, { recursive: true }).filter(isIndex).map((name) => readFileSync(join(out, name)));
  const open = async () => {
    globalThis.window = globalThis;
    globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => lang }), documentElement: { lang } };
    globalThis.location = { href: 'file:///', origin: 'file://' };
    globalThis.fetch = async (url) => {
      const path = join(out, String(url).split('?')[0].split('/pagefind/').pop());
      const bytes = readFileSync(path);
      return {
        ok: true, status: 200,
        arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
        json: async () => JSON.parse(bytes), text: async () => bytes.toString(),
      };
    };
    const script = await import(join(out, 'pagefind.js'));
    await script.options({ basePath: 'http://local/pagefind/', baseUrl: '/' });
    await script.init(lang);
    return async (text, limit) => {
      const { results } = await script.search(text);
      const hits = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return hits.map((hit) => decodeURIComponent(hit.raw_url || hit.url).split('/').pop());
    };
  };
  return { files, open };
}
