import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/model/evaluation.js';
import { displayWidth } from '../../src/report/display-width.js';
import type { BatchEnd } from '../../src/report/result-writer.js';
import { tableWriter, type TableOptions } from '../../src/report/table.js';
import { evaluation, finding, SHA256, unreadable } from '../helpers/results.js';

const END: BatchEnd = {
  findings: [],
  summary: { documents: 2, evaluations: 1, failures: 1, findings: { error: 1, warning: 0, info: 2 } },
};

function show(results: readonly Result[], options: Partial<TableOptions> = {}, end: BatchEnd = END): string {
  const writer = tableWriter({ lang: 'zh', color: false, width: 120, wrap: false, ...options });
  return writer.start() + writer.document(results) + writer.finish(end);
}

describe('terminal table', () => {
  test('one line a table: file, table, project, figures, verdict, counts', () => {
    const [, line] = show([evaluation({})]).split('\n');
    expect(line?.split(/\s{2,}/).map((cell) => cell.trim())).toEqual([
      'a/自评表.txt',
      '1',
      '考试经费',
      '100',
      '99.75',
      '0.25',
      '不符',
      '1/0',
    ]);
  });

  test('a finding says its severity, rule, place and message', () => {
    expect(show([evaluation({})])).toContain(
      '    错误 score-mismatch 第 12 行：申报 4 分，复算 3.75 分，多计 0.25 分\n',
    );
  });

  test('findings of severity info are counted, not shown', () => {
    const info = finding({ rule: 'approximate-actual', severity: 'info', message: '约数' });
    const text = show([evaluation({ audit: { findings: [info, info] } })]);
    expect(text).not.toContain('约数');
    expect(text).toContain('另有提示 2 条');
  });

  test('a failure says why and what to do', () => {
    const text = show([unreadable()]);
    for (const part of ['b.docx', '文件不存在', 'not-found', '请核对路径']) expect(text).toContain(part);
  });

  test('the summary counts documents, tables, failures and findings', () => {
    const text = show([evaluation({}), unreadable()]);
    expect(text).toContain('共 2 份文件，1 张自评表，1 份未能读出\n核查结果：错误 1，警告 0，提示 2\n');
    expect(show([], { lang: 'en' })).toContain(
      '2 documents, 1 table, 1 document not read\n1 error, 0 warnings, 2 info\n',
    );
  });

  test('findings across tables name every place', () => {
    const { path, location, ...rest } = finding({ rule: 'duplicate-claim', severity: 'warning', message: '重复申报' });
    const places = ['1', '2'].map((table) => ({ id: `${SHA256}#${table}`, path, location }));
    const text = show([], {}, { ...END, findings: [{ ...rest, places }] });
    expect(text).toContain('警告 duplicate-claim 重复申报');
    expect(text).toContain(`${SHA256.slice(0, 12)}#2 /record/indicators/0/score`);
    const known = show([evaluation({ path: 'a.txt' })], {}, { ...END, findings: [{ ...rest, places }] });
    expect(known).toContain('a.txt #1 /record/indicators/0/score');
  });

  test('long names are cut so that the columns of every line agree', () => {
    const long = evaluation({ path: `${'文件夹/'.repeat(20)}自评表.txt`, record: { projectName: '经费'.repeat(40) } });
    const [head, line] = show([long], { width: 110 }).split('\n');
    expect(displayWidth(line ?? '')).toBe(displayWidth(head ?? ''));
    expect(line).toContain('自评表.txt');
  });

  test('the text of a document cannot act on the terminal', () => {
    const text = show([
      evaluation({
        path: 'x\u001B[2J.txt',
        record: { projectName: '\u001B]0;x\u0007' },
        audit: { findings: [finding({ message: 'a\u001B[31mb\nc' })] },
      }),
    ]);
    expect(text).not.toMatch(/[\u001B\u0007]/);
    expect(text).toContain('b c\n');
  });

  test('colours only where they are wanted', () => {
    expect(show([evaluation({})], { color: true })).toContain('\u001B[31m');
    expect(show([evaluation({})])).not.toContain('\u001B');
  });

  test('what contradicts the document itself comes before what a reviewer must look at', () => {
    const warning = finding({ rule: 'missing-reason', severity: 'warning', message: '未说明原因' });
    const lines = show([evaluation({ audit: { findings: [warning, finding()] } })]).split('\n');
    expect(lines.slice(2, 4).map((line) => line.trim().split(' ')[1])).toEqual(['score-mismatch', 'missing-reason']);
  });

  test.each([
    ['zh', 80],
    ['zh', 120],
    ['en', 80],
    ['en', 120],
  ] as const)('%s: at %i columns no line is longer', (lang, width) => {
    const message = '“监考、考官、巡视等食宿费”实际值填为“≥90%”，是界限而非实际数，却申报满分 10 分'.repeat(3);
    const table = (at: number): Result =>
      evaluation({
        path: `${'文件夹/'.repeat(20)}${String(at)}.txt`,
        record: { projectName: '经费'.repeat(40), unit: `第${String(at)}${'单位'.repeat(60)}` },
        audit: { verdict: 'incomplete', findings: [finding({ message })] },
      });
    const text = show([table(1), table(2), unreadable('很长的名字'.repeat(40))], { lang, width, wrap: true });
    // Why a document was not read is said in full.
    const lines = text.split('\n').filter((line) => !line.includes('很长的名字'.repeat(40)));
    for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    expect(text.replace(/\n +/g, '')).toContain(message);
  });

  test('without a terminal every finding keeps to one line', () => {
    const message = '很长的说明'.repeat(60);
    expect(show([evaluation({ audit: { findings: [finding({ message })] } })], { width: 80 })).toContain(
      `${message}\n`,
    );
  });
});

describe('the summary at the end', () => {
  const table = (name: string, errors: number, unit: string, difference = '0.00'): Result =>
    evaluation({
      path: `${name}.txt`,
      record: { projectName: name, unit },
      audit: { difference, findings: Array.from({ length: errors }, () => finding()) },
    });
  const batch = [
    table('甲', 0, '一局'),
    table('乙', 1, '二局', '-3.00'),
    table('丙', 2, '一局'),
    table('丁', 1, '二局', '1.00'),
  ];

  /** The lines below a title, without their spaces. */
  function block(text: string, title: string): string[] {
    const [, below = ''] = text.split(`\n${title}\n`);
    return (below.split('\n\n')[0] ?? '').split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
  }

  test('names the worst tables first: by errors, then by how far the totals are apart', () => {
    const [, ...lines] = block(show(batch), '需先核查的自评表');
    expect(lines).toEqual([
      '2 | 0 | 0.00 | 丙 | 丙.txt #1',
      '1 | 0 | -3.00 | 乙 | 乙.txt #1',
      '1 | 0 | 1.00 | 丁 | 丁.txt #1',
    ]);
  });

  test('counts by rule and by unit', () => {
    const text = show(batch);
    expect(block(text, '按规则')).toEqual(['4 | 错误 | score-mismatch | 得分与复算不符（3 张表）']);
    expect(block(text, '按单位').slice(1)).toEqual(['2 | 0 | 2 | 2 | 一局', '2 | 0 | 2 | 2 | 二局']);
  });

  test('names the documents that were not read, and counts those that are too many to name', () => {
    const text = show([...batch, ...Array.from({ length: 13 }, (_, at) => unreadable(`${String(at)}.pdf`))]);
    const lines = block(text, '未能读出的文件');
    expect(lines[0]).toBe('0.pdf | not-found');
    expect([lines.length, lines.at(-1)]).toEqual([11, '…另有 3 个']);
  });

  test('ends with the verdicts and the counts', () => {
    expect(show(batch).trimEnd().split('\n').at(-3)).toBe('自评表：不符 4，缺数 0，相符 0');
  });

  test('is left out for one table: all is said', () => {
    expect(show([evaluation({})])).not.toContain('需先核查');
  });

  test('finding nothing, it has no lists', () => {
    const clean = evaluation({ audit: { verdict: 'consistent', findings: [] } });
    const text = show([clean, clean]);
    for (const title of ['按规则', '需先核查', '按单位', '未能读出的文件']) expect(text).not.toContain(title);
  });
});
