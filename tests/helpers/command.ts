/** Runs the command as a process of its own: the built one where it is up to date, else from the sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const BUILT = 'dist/cli/main.js';

function isBuilt(): boolean {
  if (!existsSync(BUILT)) return false;
  const built = statSync(BUILT).mtimeMs;
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).every(
    (path) => statSync(`src/${path}`).mtimeMs <= built,
  );
}

export interface CommandRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Arguments of node that run the command. */
export function program(): readonly string[] {
  return isBuilt() ? [BUILT] : ['--import', 'tsx', 'src/cli/main.ts'];
}

export function runCommand(...argv: readonly string[]): CommandRun {
  return spawnSync(process.execPath, [...program(), ...argv], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
