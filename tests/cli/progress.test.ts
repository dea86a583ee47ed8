import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutputStream } from '../../src/cli/io.js';
import { startLog } from '../../src/cli/log.js';
import { progressLine, startProgress } from '../../src/cli/progress.js';

const noLog = startLog('silent', {
  stdin: (async function* () {})(),
  stdout: sink([]),
  stderr: sink([]),
  env: {},
  signal: new AbortController().signal,
});

function sink(written: string[]): OutputStream {
  return {
    columns: 100,
    write(text, done) {
      written.push(text);
      done(null);
      return true;
    },
  };
}

describe('the line on the terminal', () => {
  test.each([
    [
      'before the number of documents is known',
      { done: 3, failed: 0, total: null, seconds: 2 },
      '3 份，未读出 0 份，每秒 1.5 份',
    ],
    [
      'half way',
      { done: 50, failed: 2, total: 100, seconds: 25 },
      '[############------------] 50/100 份，未读出 2 份，每秒 2.0 份，剩余 00:00:25',
    ],
    [
      'at the end, with more documents than there were',
      { done: 101, failed: 0, total: 100, seconds: 10 },
      '[########################] 101/100 份，未读出 0 份，每秒 10.1 份，剩余 00:00:00',
    ],
    [
      'at the start',
      { done: 0, failed: 0, total: 0, seconds: 0 },
      `[${'-'.repeat(24)}] 0/0 份，未读出 0 份，每秒 0.0 份`,
    ],
  ])('%s', (_, count, line) => {
    expect(progressLine(count, 'zh', 100)).toBe(line);
  });

  test('leaves the bar out where there is no room for it', () => {
    expect(progressLine({ done: 50, failed: 2, total: 100, seconds: 25 }, 'en', 60)).toBe(
      '50/100 documents, 2 not read, 2.0 per second, 00:00:25 left',
    );
  });
});

describe('progress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('on a terminal is drawn over itself, not for each document, and erased at the end', () => {
    const written: string[] = [];
    const progress = startProgress(sink(written), noLog, 'zh');
    progress.setTotal(1_000);
    for (let at = 0; at < 1_000; at += 1) {
      vi.advanceTimersByTime(1);
      progress.add(at % 100 === 0);
    }
    progress.end();
    expect(written.length).toBeLessThan(20);
    expect(written.every((text) => text.startsWith('\r\u001B[K'))).toBe(true);
    expect(written.at(-2)).toContain('未读出 10 份');
    expect(written.at(-1)).toBe('\r\u001B[K');
  });

  test('elsewhere is a line a minute in the log', () => {
    const lines: object[] = [];
    const log = { ...noLog, progress: async (fields: object) => void lines.push(fields) };
    const progress = startProgress(null, log, 'zh');
    progress.setTotal(600);
    for (let minute = 0; minute < 3; minute += 1) {
      for (let at = 0; at < 60; at += 1) progress.add(false);
      vi.advanceTimersByTime(60_000);
    }
    progress.end();
    vi.advanceTimersByTime(600_000);
    expect(lines).toEqual([
      { done: 60, failed: 0, total: 600, rate: 1, secondsLeft: 540 },
      { done: 120, failed: 0, total: 600, rate: 1, secondsLeft: 480 },
      { done: 180, failed: 0, total: 600, rate: 1, secondsLeft: 420 },
    ]);
  });
});
