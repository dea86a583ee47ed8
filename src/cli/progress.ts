/** Shows how far a batch is: a line on the terminal that is drawn again and again, a line a minute in the log otherwise. */
import { displayWidth } from '../report/display-width.js';
import type { Lang } from '../model/lang.js';
import type { OutputStream } from './io.js';
import type { Log } from './log.js';

const REDRAW = 100;
const LOG_PERIOD = 60_000;
const BAR_WIDTH = 24;
/** Erases the line and goes back to its start. */
const CLEAR = '\r\u001B[K';

export interface Progress {
  /** One more document; `failed` where it was not read. */
  add(failed: boolean): void;
  /** How many documents there are, once that is known. */
  setTotal(total: number): void;
  end(): void;
}

interface Count {
  readonly done: number;
  readonly failed: number;
  readonly total: number | null;
  /** Since the start. */
  readonly seconds: number;
}

function clock(seconds: number): string {
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${pad(seconds / 3_600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Documents a second, and seconds until the end. */
function speed({ done, total, seconds }: Count): { readonly rate: number; readonly left: number | null } {
  const rate = seconds > 0 ? done / seconds : 0;
  return { rate, left: total === null || rate === 0 ? null : Math.max(0, total - done) / rate };
}

export function progressLine(count: Count, lang: Lang, width: number): string {
  const { done, failed, total } = count;
  const { rate, left } = speed(count);
  const filled = total === null || total === 0 ? 0 : Math.min(BAR_WIDTH, Math.floor((done / total) * BAR_WIDTH));
  const bar = total === null ? '' : `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] `;
  const of = total === null ? String(done) : `${String(done)}/${String(total)}`;
  const remaining = left === null ? '' : lang === 'zh' ? `，剩余 ${clock(left)}` : `, ${clock(left)} left`;
  const words =
    lang === 'zh'
      ? `${of} 份，未读出 ${String(failed)} 份，每秒 ${rate.toFixed(1)} 份${remaining}`
      : `${of} documents, ${String(failed)} not read, ${rate.toFixed(1)} per second${remaining}`;
  return displayWidth(bar + words) < width ? bar + words : words;
}

/** @param terminal Standard error, where it is a terminal that nothing else is written to; else null. */
export function startProgress(terminal: OutputStream | null, log: Log, lang: Lang): Progress {
  const start = Date.now();
  let count = { done: 0, failed: 0, total: null as number | null };
  let drawn = 0;
  const now = (): Count => ({ ...count, seconds: (Date.now() - start) / 1_000 });
  const write = (text: string): void => void terminal?.write(text, () => undefined);

  const logLine = (): void => {
    const { rate, left } = speed(now());
    void log.progress({
      ...count,
      rate: Number(rate.toFixed(2)),
      secondsLeft: left === null ? null : Math.round(left),
    });
  };
  const timer = terminal === null ? setInterval(logLine, LOG_PERIOD).unref() : null;

  return {
    add(failed) {
      count = { ...count, done: count.done + 1, failed: count.failed + (failed ? 1 : 0) };
      if (terminal === null || Date.now() - drawn < REDRAW) return;
      drawn = Date.now();
      write(CLEAR + progressLine(now(), lang, terminal.columns ?? 80));
    },
    setTotal(total) {
      count = { ...count, total };
    },
    end() {
      if (timer !== null) clearInterval(timer);
      if (drawn > 0) write(CLEAR);
    },
  };
}
