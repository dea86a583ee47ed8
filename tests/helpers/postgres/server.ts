/**
 * A real PostgreSQL server for the tests: the one that FUHE_TEST_PG_URL names, else one of our own, started by the
 * first test of a run that needs it and shared by all of them.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from './alive.js';
import { isPassable } from './binaries.js';

const LOOK = 50;
const PATIENCE = 90_000;

/** The process that the server lives as long as: the runner, where the tests run in processes of their own. */
function owner(): number {
  return process.send === undefined ? process.pid : process.ppid;
}

/** A folder for temporary files that the server's user can reach, who is another one for root. */
function scratchRoot(): string {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && isPassable(folder));
  return process.getuid?.() === 0 ? (found ?? tmpdir()) : tmpdir();
}

/** Whether this process is the one to start the server. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function startKeeper(folder: string): void {
  const entry = path.join(import.meta.dirname, 'keeper.ts');
  const keeper = spawn(process.execPath, ['--import', 'tsx', entry, folder, String(owner())], {
    cwd: path.join(import.meta.dirname, '../../..'),
    detached: true,
    stdio: 'ignore',
  });
  writeFileSync(path.join(folder, 'keeper'), String(keeper.pid));
  keeper.unref();
}

/** The URL of a server where the tests may create databases; it ends in `/`. */
export async function serverUrl(): Promise<string> {
  const given = process.env['FUHE_TEST_PG_URL'];
  if (given) return new URL('/', given).href;
  const folder = path.join(scratchRoot(), `fuhe-test-postgres-${String(owner())}`);
  const end = Date.now() + PATIENCE;
  for (;;) {
    if (claim(folder)) startKeeper(folder);
    const error = read(path.join(folder, 'error'));
    if (error !== null) throw new Error(`no PostgreSQL to test with: ${error}`);
    const keeper = read(path.join(folder, 'keeper'));
    // Left behind by an earlier run whose number this one has.
    if (keeper && !isAlive(Number(keeper))) rmSync(folder, { recursive: true, force: true });
    const url = read(path.join(folder, 'url'));
    if (url !== null) return url;
    if (Date.now() > end) throw new Error(`no PostgreSQL to test with: it did not start in ${folder}`);
    await setTimeout(LOOK);
  }
}
