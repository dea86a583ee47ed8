/** `fuhe serve` as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';

export interface ServeProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts it on a free port and waits until it says where it is. */
export async function startServe(
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ServeProcess> {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'serve', '--port', '0', '--jobs', '1', ...argv];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      const found = /http:\/\/\S+/.exec(stderr)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('close', () => {
      reject(new Error(stderr));
    });
  });
  return {
    url,
    child,
    output: () => ({ stdout, stderr }),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
