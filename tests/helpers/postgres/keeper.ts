/**
 * Entry of the process that keeps a PostgreSQL server for one run of the tests: starts it, says where it is, and ends
 * it with all its files once the run is gone, however that went.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from './alive.js';
import { serverBinaries } from './binaries.js';

const LOOK = 300;
const START_TRIES = 3;
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  listen_addresses: '127.0.0.1',
  // Its path could be too long, and nobody needs it.
  unix_socket_directories: '',
  max_connections: '100',
  jit: 'off',
};

const [folder = '', owner = ''] = process.argv.slice(2);

/** PostgreSQL refuses to run as root: another user of the system runs it then. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => users.find(([first]) => first === name)).find((user) => user);
  if (!found) throw new Error('no user to run PostgreSQL as: neither postgres nor nobody');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Prepares the folder of the data. @returns The password of its user `postgres`. */
function initialize(programs: string, data: string, user: ReturnType<typeof serverUser>): string {
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const each of [passwordFile, data]) chownSync(each, user.uid, user.gid);
  const made = spawnSync(
    path.join(programs, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '--encoding=UTF8', '--locale=C', '--no-sync'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ],
    { ...user, cwd: folder, env: { LC_ALL: 'C' }, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  rmSync(passwordFile);
  return password;
}

/** @returns null when it ended at once: somebody else took the port. */
async function startServer(
  programs: string,
  data: string,
  port: number,
  user: ReturnType<typeof serverUser>,
): Promise<{ server: ChildProcess | null; said: string }> {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`]);
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
    ...user,
    cwd: folder,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ready = await new Promise<boolean>((resolve) => {
    server.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve(true);
    });
    server.on('error', (error) => {
      said += error.message;
      resolve(false);
    });
    server.on('close', () => {
      resolve(false);
    });
  });
  return { server: ready ? server : null, said };
}

/** Written aside, so that nobody reads half of it. */
function say(name: 'url' | 'error', text: string): void {
  const file = path.join(folder, name);
  writeFileSync(`${file}.tmp`, text, { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}

async function keep(): Promise<void> {
  const user = serverUser();
  // Others may pass through, nobody may look around.
  chmodSync(folder, 0o711);
  const programs = serverBinaries(folder);
  const data = path.join(folder, 'data');
  const password = initialize(programs, data, user);
  let tried = '';
  for (let at = 0; at < START_TRIES; at += 1) {
    const port = await freePort();
    const { server, said } = await startServer(programs, data, port, user);
    tried = said;
    if (server === null) continue;
    say('url', `postgres://postgres:${password}@127.0.0.1:${String(port)}/`);
    while (isAlive(Number(owner)) && server.exitCode === null) await setTimeout(LOOK);
    const ended = new Promise((resolve) => server.on('close', resolve));
    if (server.exitCode === null) {
      server.kill('SIGQUIT');
      await ended;
    }
    return;
  }
  throw new Error(`postgres does not start: ${tried}`);
}

try {
  await keep();
} catch (error) {
  say('error', error instanceof Error ? error.message : String(error));
  while (isAlive(Number(owner))) await setTimeout(LOOK);
}
rmSync(folder, { recursive: true, force: true });
