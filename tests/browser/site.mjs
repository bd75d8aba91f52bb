// The built site, put where it is hardest to read: a folder whose name has everything that breaks addresses.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The site that was built: `dist/site`, or the folder that `SITE` names. */
export const built = process.env.SITE || join(repository, 'dist/site');

/** A copy of the site in an awkward folder. */
export function awkwardCopy() {
  const top = mkdtempSync(join(tmpdir(), 'site-'));
  const folder = join(top, 'my stick #1 50% é 100%25 دليل');
  cpSync(built, folder, { recursive: true });
  return {
    folder,
    address: (path) => pathToFileURL(join(folder, path)).href,
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

/** A copy on a plain server of files, below a path; `asked` collects what was asked for. */
export async function servedCopy() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const path = decodeURIComponent(request.url.split('?')[0]);
    const file = path.startsWith('/some/where/') ? join(built, path.slice('/some/where/'.length)) : '';
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { asked, origin, address: (path) => `${origin}/some/where/${path}`, remove: () => server.closeAllConnections() ?? server.close() };
}

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Paths of the files below `folder` that end in `ending`, sorted. */
export function filesOf(folder, ending) {
  const walk = (dir) => readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
  return walk(folder).filter((path) => path.endsWith(ending)).map((path) => relative(folder, path)).sort();
}
