/** Kills a run of the command, with all its processes, at random moments, and starts it again until it comes to its end. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { program } from '../helpers/command.js';

export interface KillPlan {
  /** Arguments of the command; it must be one that goes on where it was. */
  readonly argv: readonly string[];
  /** The file whose growth says how far it is. */
  readonly out: string;
  /** Bytes of it at the end. */
  readonly size: number;
  /** How often it is killed; afterwards it may come to its end. */
  readonly kills: number;
  readonly env: NodeJS.ProcessEnv;
  /** Between 0 and 1. */
  readonly random: () => number;
}

export interface KillReport {
  /** Share of the file that was there at each kill. */
  readonly killedAt: readonly number[];
  readonly status: number | null;
}

const LOOK = 10;
/** Some kills come while it starts, before there is anything to see. */
const EARLY = 0.15;
const START_MILLISECONDS = 1_500;

export async function killUntilDone(plan: KillPlan): Promise<KillReport> {
  const killedAt: number[] = [];
  for (;;) {
    const last = killedAt.length >= plan.kills;
    const status = await runOnce(plan, last ? null : momentOf(plan, killedAt.length));
    if (status !== KILLED) return { killedAt, status };
    killedAt.push(sizeOf(plan.out) / plan.size);
  }
}

const KILLED = Symbol('killed');

/** When to kill: a size of the file, then a few more milliseconds; or at some time after the start. */
interface Moment {
  readonly size: number;
  readonly milliseconds: number;
}

/** Further and further on, so that every part of the work is hit. */
function momentOf({ kills, size, random }: KillPlan, done: number): Moment {
  if (random() < EARLY) return { size: 0, milliseconds: random() * START_MILLISECONDS };
  return { size: (size * (done + random())) / (kills + 0.5), milliseconds: random() * 50 };
}

async function runOnce({ argv, out, env }: KillPlan, moment: Moment | null): Promise<number | null | typeof KILLED> {
  // A group of its own: one signal reaches the command and its workers, as when a machine loses its power.
  const child = spawn(process.execPath, [...program(), ...argv], { env, detached: true, stdio: 'ignore' });
  let killed = false;
  const kill = (): void => {
    killed = true;
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  };
  const timers: NodeJS.Timeout[] = [];
  if (moment !== null) {
    const watch = setInterval(() => {
      if (sizeOf(out) < moment.size) return;
      clearInterval(watch);
      timers.push(setTimeout(kill, moment.milliseconds));
    }, LOOK);
    timers.push(watch);
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const timer of timers) clearTimeout(timer);
  return killed ? KILLED : status;
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
