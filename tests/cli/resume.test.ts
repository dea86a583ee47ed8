/** `--resume`: what is done is not done again, and the result is the one of an undisturbed run. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Engine, EngineOptions } from '../../src/batch/engine.js';
import { workHere } from '../../src/batch/here.js';
import type { Result } from '../../src/model/evaluation.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const form = seed.slice(seed.indexOf('项目支出绩效自评表（表7）'), seed.indexOf('项目支出绩效自评表（表8）'));
/** Documents that differ, in the order of their names; the second has eight tables. */
const documents = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => {
  return folder.write(`in/${name}.txt`, `${at === 1 ? seed : form}\n注：第${String(at)}份\n`);
});
const lost = folder.at('in/nowhere.txt');
const input = [folder.at('in'), lost];
const out = folder.at('result.ndjson');
const whole = await undisturbed();

async function undisturbed(): Promise<string> {
  const name = folder.at('undisturbed.ndjson');
  await runCli(['audit', ...input, '--out', name]);
  return readFileSync(name, 'utf8');
}

/** Runs it and says which documents were worked on. */
async function resume(
  ...argv: readonly string[]
): Promise<{ readonly status: number; readonly worked: string[]; readonly stderr: string }> {
  const worked: string[] = [];
  const startEngine = (options: EngineOptions): Engine => {
    const engine = workHere(options);
    return {
      ...engine,
      use: (task) =>
        engine.use((worker) =>
          task({
            run(job) {
              worked.push(job.path.slice(folder.at('in/').length, -'.txt'.length));
              return worker.run(job);
            },
          }),
        ),
    };
  };
  const { status, stderr } = await runCli(['audit', ...input, ...argv], { startEngine });
  return { status, worked, stderr };
}

/** Starts over with a result file that holds so many bytes of the undisturbed one. */
async function interruptedAt(bytes: number): Promise<void> {
  rmSync(out, { force: true });
  await runCli(['audit', ...input, '--out', out]);
  writeFileSync(out, Buffer.from(whole).subarray(0, bytes));
}

const lines = whole.trimEnd().split('\n');
const bytesOf = (count: number): number =>
  Buffer.byteLength(
    lines
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  );

describe('continued in place', () => {
  test('a file that is not there yet is an empty one', async () => {
    const { status, worked } = await resume('--out', folder.at('new.ndjson'), '--resume', folder.at('new.ndjson'));
    expect({ status, worked }).toEqual({ status: 3, worked: ['a', 'b', 'c', 'd', 'e', 'f'] });
    expect(readFileSync(folder.at('new.ndjson'), 'utf8')).toBe(whole);
  });

  test.each([
    ['nothing was written', 0, ['a', 'b', 'c', 'd', 'e', 'f']],
    ['the first line is torn', 100, ['a', 'b', 'c', 'd', 'e', 'f']],
    ['the first document is there; it may have had more tables', bytesOf(1), ['a', 'b', 'c', 'd', 'e', 'f']],
    ['in the middle of the tables of one document', bytesOf(4), ['b', 'c', 'd', 'e', 'f']],
    ['a line of it is torn', bytesOf(4) + 300, ['b', 'c', 'd', 'e', 'f']],
    ['behind it', bytesOf(9), ['b', 'c', 'd', 'e', 'f']],
    ['in the last document', bytesOf(12) + 10, ['e', 'f']],
    ['the last line lacks its end', Buffer.byteLength(whole) - 1, ['f']],
    ['everything was done', Buffer.byteLength(whole), []],
  ])('%s', async (_, bytes, expected) => {
    await interruptedAt(bytes);
    const { status, worked } = await resume('--out', out, '--resume', out);
    expect(readFileSync(out, 'utf8')).toBe(whole);
    expect({ status, worked }).toEqual({ status: 3, worked: expected });
    expect(readdirSync(folder.path).filter((name) => /\.(rest|tmp)$/.test(name))).toEqual([]);
  });

  test('a document whose content changed is done again, in its place; the others are not', async () => {
    await interruptedAt(Buffer.byteLength(whole));
    const before = readFileSync(documents[2] ?? '', 'utf8');
    writeFileSync(documents[2] ?? '', before.replace('第2份', '第二份'));
    const { worked } = await resume('--out', out, '--resume', out);
    const changed = readFileSync(out, 'utf8');
    writeFileSync(documents[2] ?? '', before);
    expect(worked).toEqual(['c']);
    const paths = (text: string): string[] => linesOf<Result>(text).map(({ source }) => source.path);
    expect(paths(changed)).toEqual(paths(whole));
    // And back again: only what the file does not hold is done.
    expect((await resume('--out', out, '--resume', out)).worked).toEqual(['c']);
    expect(readFileSync(out, 'utf8')).toBe(whole);
  });

  test('documents that came and went are put in and taken out', async () => {
    await interruptedAt(Buffer.byteLength(whole));
    const more = folder.write('in/aa.txt', `${form}\n注：又一份\n`);
    const { worked } = await resume('--out', out, '--resume', out);
    expect(worked).toEqual(['aa']);
    expect(linesOf<Result>(readFileSync(out, 'utf8'))[1]?.source.path).toBe(more);
    rmSync(more);
    expect((await resume('--out', out, '--resume', out)).worked).toEqual([]);
    expect(readFileSync(out, 'utf8')).toBe(whole);
  });

  test('killed while lines wait for their places, it still has them', async () => {
    await interruptedAt(Buffer.byteLength(whole));
    const more = folder.write('in/aa.txt', `${form}\n注：又一份\n`);
    // Stopped behind the second document: the lines behind it lie aside.
    const controller = new AbortController();
    const startEngine = (options: EngineOptions): Engine => {
      const engine = workHere(options);
      let begun = 0;
      return {
        ...engine,
        use(task) {
          begun += 1;
          if (begun === 4) controller.abort();
          return engine.use(task);
        },
      };
    };
    const stopped = await runCli(['audit', ...input, '--out', out, '--resume', out], {
      startEngine,
      signal: controller.signal,
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain(`--resume ${out}`);
    rmSync(more);
    const { worked } = await resume('--out', out, '--resume', out);
    expect(worked.length).toBeLessThanOrEqual(2);
    expect(readFileSync(out, 'utf8')).toBe(whole);
  });

  test.each([
    ['profile', ['--profile', 'mof-2020']],
    ['language', ['--lang', 'en']],
  ])('another %s: everything is done again, and the log says so', async (_, flags) => {
    await interruptedAt(Buffer.byteLength(whole));
    const { worked, stderr } = await resume('--out', out, '--resume', out, ...flags);
    expect(worked).toHaveLength(documents.length);
    expect(stderr).toContain('everything is done again');
    const plain = folder.at('plain.ndjson');
    await runCli(['audit', ...input, '--out', plain, ...flags]);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(plain, 'utf8'));
  });

  test('a failure that came of a limit is tried again under another', async () => {
    const small = ['--max-size', '0.003'];
    await runCli(['audit', ...input, '--out', out, ...small]);
    expect(
      linesOf<Result>(readFileSync(out, 'utf8')).some(
        (result) => result.type === 'failure' && result.error.code === 'too-large',
      ),
    ).toBe(true);
    await resume('--out', out, '--resume', out);
    expect(readFileSync(out, 'utf8')).toBe(whole);
  });
});

describe('into another place', () => {
  test.each(['ndjson', 'json', 'table'])('%s: the result is that of an undisturbed run', async (format) => {
    await interruptedAt(bytesOf(11));
    const [plain, resumed] = [folder.at('plain'), folder.at('resumed')];
    await runCli(['audit', ...input, '--format', format, '--out', plain]);
    const { worked } = await resume('--format', format, '--resume', out, '--out', resumed);
    expect(worked).toEqual(['d', 'e', 'f']);
    expect(readFileSync(resumed, 'utf8')).toBe(readFileSync(plain, 'utf8'));
    expect(readFileSync(out, 'utf8')).toBe(whole.slice(0, lines.slice(0, 11).join('\n').length + 1));
  });

  test('results without a note of how they were made are taken, and the log says so', async () => {
    const copy = folder.write('copy/earlier.ndjson', whole);
    const { worked, stderr } = await resume('--resume', copy, '--out', folder.at('copy/new.ndjson'));
    expect(worked).toEqual([]);
    expect(stderr).toContain('without a note');
    expect(readFileSync(folder.at('copy/new.ndjson'), 'utf8')).toBe(whole);
  });

  test('grids of extract are resumed, and never taken for results of audit', async () => {
    const grids = folder.at('grids.ndjson');
    await runCli(['extract', folder.at('in'), '--out', grids]);
    expect((await resume('--resume', grids, '--out', folder.at('audits.ndjson'))).worked).toHaveLength(
      documents.length,
    );
    expect(readFileSync(folder.at('audits.ndjson'), 'utf8')).toBe(whole);
  });

  test('a file of results that also holds something else is no reason to fail', async () => {
    const other = folder.write(
      'other.ndjson',
      `{"type":"failure"}\nnot json\n{"type":"evaluation"}\n${'x'.repeat(100_000)}\n[1,2]\n{"source":{"path":"a"}}\n`,
    );
    const { status, worked } = await resume('--resume', other, '--out', folder.at('from-other.ndjson'));
    expect({ status, worked: worked.length }).toEqual({ status: 3, worked: documents.length });
  });

  test('nor is a file of one own run whose beginning was lost', async () => {
    const out = folder.at('lost/results.ndjson');
    folder.write('lost/.keep', '');
    await resume('--out', out);
    writeFileSync(out, Buffer.alloc(4_096));
    const { status, worked } = await resume('--out', out, '--resume', out);
    expect({ status, worked: worked.length }).toEqual({ status: 3, worked: documents.length });
  });
});
