// The built sites, put where they are hardest to read: a folder whose name has everything that breaks addresses, a
// server below a path with a space.

import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The root of this repository. */
export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The site of the flagship: `dist/site`, or the folder that `SITE` names. */
export const built = process.env.SITE || join(repository, 'dist/site');

/** The site of a test book, which `tests/run` built: `everything`, `long` or `mirror`. */
export const testBook = (name) => join(repository, 'target/books', name, 'site');

/** A copy of a site in an awkward folder; `without` is a folder of it that is left out. */
export function awkwardCopy(of = built, { without } = {}) {
  const top = mkdtempSync(join(tmpdir(), 'site-'));
  const folder = join(top, 'my stick #1 50% é 100%25 دليل');
  cpSync(of, folder, { recursive: true, filter: (path) => !without || path !== join(of, without) });
  return {
    folder,
    root: pathToFileURL(`${folder}/`).href,
    address: (path) => pathToFileURL(join(folder, path)).href,
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

const BELOW = '/a b/handbook/';
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** A site on a plain server of files, below a path; `asked` collects what was asked for. The folder `without` is not there. */
export async function served(of = built, { without } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const path = decodeURIComponent(request.url.split('?')[0]);
    const isThere = path.startsWith(BELOW) && !(without && path.startsWith(`${BELOW}${without}/`));
    const file = isThere ? join(of, path.slice(BELOW.length)) : '';
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const root = origin + encodeURI(BELOW);
  return {
    asked, origin, root, folder: of, address: (path) => root + path,
    remove: () => server.closeAllConnections() ?? server.close(),
  };
}

/** Paths of the files below `folder` that end in `ending`, sorted. */
export function filesOf(folder, ending) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(ending));
  return paths.filter((path) => statSync(join(folder, path)).isFile()).map((path) => path).sort();
}

/** One page of each kind: those directly in a language's folder, and the first of each folder below it. */
export function kinds(folder) {
  const paths = filesOf(folder, '.html');
  const kind = (path) => (path.split('/').length < 3 ? path : dirname(path));
  return paths.filter((path, index) => paths.findIndex((other) => kind(other) === kind(path)) === index);
}

/** The English words of the theme, by their keys, for finding what a reader or a screen reader is told. */
export function words() {
  const folder = join(repository, 'theme/text/en');
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return Object.fromEntries(Array.from(text.matchAll(/^([a-z][\w-]*) = (.+)$/gm), (match) => [match[1], match[2]]));
}
