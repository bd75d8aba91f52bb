// The built site, put where it is hardest to read: a folder whose name has everything that breaks addresses.

import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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

/** Paths of the files below `folder` that end in `ending`, sorted. */
export function filesOf(folder, ending) {
  const walk = (dir) => readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
  return walk(folder).filter((path) => path.endsWith(ending)).map((path) => relative(folder, path)).sort();
}
