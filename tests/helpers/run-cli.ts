/** Runs the command line in this process and keeps what it wrote. */
import type { StartEngine } from '../../src/batch/engine.js';
import { workHere } from '../../src/batch/here.js';
import { run } from '../../src/cli/program.js';
import type { OutputStream } from '../../src/cli/io.js';

export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetting {
  readonly stdin?: string | Uint8Array;
  /** Standard output is a terminal of this many columns. */
  readonly terminal?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What does the work; this process unless told: quicker, and the results are the same. */
  readonly startEngine?: StartEngine;
}

export async function runCli(argv: readonly string[], setting: CliSetting = {}): Promise<CliRun> {
  const stdout = recorder(setting.terminal);
  const stderr = recorder();
  const status = await run(argv, {
    startEngine: setting.startEngine ?? workHere,
    stdin: stream(setting.stdin ?? ''),
    stdout,
    stderr,
    env: setting.env ?? {},
    signal: setting.signal ?? new AbortController().signal,
  });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

/** The results of ndjson, one a line. */
export function linesOf<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function recorder(columns?: number): OutputStream & { text(): string } {
  const written: string[] = [];
  return {
    write(text, done) {
      written.push(text);
      done(null);
      return true;
    },
    isTTY: columns !== undefined,
    ...(columns !== undefined && { columns }),
    text: () => written.join(''),
  };
}

async function* stream(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}
