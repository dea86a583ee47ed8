/** `fuhe serve`: the local application, until it is told to stop. */
import { startPool } from '../batch/pool/pool.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import type { Localized } from '../model/lang.js';
import { hostInUrl, isLoopback } from '../serve/hosts.js';
import { startArtists } from '../serve/artists.js';
import { limitsFor } from '../serve/limits.js';
import { startServer, type RunningServer } from '../serve/server.js';
import type { CommandContext, ServeFlags } from './context.js';
import { EXIT } from './exit-status.js';
import { Interrupted, writeOut, type Io } from './io.js';
import { startLog } from './log.js';
import { chosenProfile, jobCount, LOG_LEVELS, maxBytes, maxMemory, oneOf, timeoutOf } from './settings.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 7070;
const LARGEST_PORT = 65_535;
/** Pages of originals that are drawn at once. */
const ARTISTS = 2;
const MINUTE = 60_000;
const LONGEST_MINUTES = 10_080;

/** @returns `ok` when told to stop (SIGTERM), `interrupted` at Ctrl+C (SIGINT). */
export async function serve(flags: ServeFlags, { lang, io }: CommandContext): Promise<number> {
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const host = flags.host ?? DEFAULT_HOST;
  const port = portOf(flags.port);
  const limits = limitsFor({ maxBytes: maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes), keep: keepOf(flags.keep) });
  const profile = await chosenProfile(flags.profile, lang);
  const settings = { command: 'audit' as const, profile, lang, maxBytes: limits.maxBytes };
  const pool = {
    jobs: jobCount(flags.jobs),
    timeout: timeoutOf(flags.timeout),
    maxMemory: maxMemory(flags.maxMemory),
    signal: io.signal,
  };
  const server = await startServer({
    ...{ host, port, lang, version: version(), profile, limits },
    artists: startArtists(ARTISTS),
    engine: (io.startEngine ?? startPool)({ settings, ...pool }),
    onDefect: (path, defect) => void log.defect(path, defect),
    onError: (error) => void log.defect('serve', toDefect(error)),
  }).catch((error: unknown) => {
    throw cannotListen(error, hostInUrl(host), port);
  });
  await sayWhere(server, host, { lang, io });
  await interrupted(io.signal);
  await server.stop();
  const reason: unknown = io.signal.reason;
  return reason instanceof Interrupted && reason.by === 'SIGINT' ? EXIT.interrupted : EXIT.ok;
}

async function sayWhere({ url }: RunningServer, host: string, { lang, io }: CommandContext): Promise<void> {
  const text: Localized = {
    zh: `fuhe: 复核已启动 ${url}\n  在浏览器中打开此地址；按 Ctrl+C 停止\n`,
    en: `fuhe: serving at ${url}\n  open this address in a browser; Ctrl+C stops it\n`,
  };
  const open: Localized = {
    zh: '  注意：网络上的其他机器也可访问，且不设密码\n',
    en: '  beware: other machines on the network can use it too, without a password\n',
  };
  await writeOut(io.stderr, text[lang] + (isLoopback(host) ? '' : open[lang]));
}

function interrupted(signal: Io['signal']): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

function portOf(given: string | undefined): number {
  if (given === undefined) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port >= 0 && port <= LARGEST_PORT) return port;
  throw new UsageError({
    zh: `--port 应为 0 到 ${String(LARGEST_PORT)} 的整数（0 为任一空闲端口）`,
    en: `--port must be a whole number from 0 to ${String(LARGEST_PORT)} (0 takes a free one)`,
  });
}

/** `--keep` in milliseconds. */
function keepOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const minutes = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (minutes >= 1 && minutes <= LONGEST_MINUTES) return minutes * MINUTE;
  throw new UsageError({
    zh: `--keep 应为 1 到 ${String(LONGEST_MINUTES)} 的整数（单位分钟）`,
    en: `--keep must be a whole number of minutes from 1 to ${String(LONGEST_MINUTES)}`,
  });
}

/** A usage error where the address is at fault, else the error itself. */
function cannotListen(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const at = `${host}:${String(port)}`;
  const otherPort = { zh: '请用 --port 另选端口，或 --port 0', en: 'choose another with --port, or --port 0' };
  const otherHost = { zh: '--host 应为本机的地址', en: '--host must be an address of this machine' };
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError({ zh: `${at} 已被其他程序占用`, en: `${at} is in use by another program` }, otherPort);
    case 'EACCES':
      return new UsageError({ zh: `没有使用 ${at} 的权限`, en: `${at} may not be used` }, otherPort);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError({ zh: `无法使用地址 ${host}`, en: `the address ${host} cannot be used` }, otherHost);
    default:
      return error;
  }
}

function toDefect(error: unknown): { readonly message: string; readonly stack: string | null } {
  return error instanceof Error
    ? { message: error.message, stack: error.stack ?? null }
    : { message: String(error), stack: null };
}
