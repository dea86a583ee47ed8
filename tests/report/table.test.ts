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
  const writer = tableWriter({ lang: 'zh', color: false, width: 120, ...options });
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
});
