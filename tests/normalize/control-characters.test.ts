import { describe, expect, test } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';

const form = (project: string): string =>
  [
    `项目名称\t${project}`,
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
    '产出指标\t数量指标\t办理案件\t350件\t386件\t100\t100',
    '总分\t\t\t\t\t100\t100',
  ].join('\n');

async function read(project: string) {
  const { results } = await auditDocument(new TextEncoder().encode(form(project)), { path: 'form.txt' });
  return results.flatMap((result) =>
    result.type === 'evaluation' ? [{ name: result.record.projectName, diagnostics: result.diagnostics }] : [],
  )[0];
}

describe('characters that are no text', () => {
  test.each([
    ['NUL', '法律\u0000援助', 'U+0000 × 1'],
    ['a reversed direction', '法律\u202E援助\u202C', 'U+202E U+202C：法律援助'],
    ['an isolate', '\u2067法律援助\u2069', 'U+2067 U+2069：法律援助'],
    ['DEL', '法律\u007F援助', 'U+007F：法律援助'],
  ])('%s: dropped, and said', async (_name, project, raw) => {
    expect(await read(project)).toMatchObject({
      name: '法律援助',
      diagnostics: [{ code: 'text-unassigned', severity: 'warning', raw }],
    });
  });

  test.each([
    ['layout: a mark without width, a soft hyphen, a tab of a web page', '法律\u200B\u00AD援助\uFEFF', '法律援助'],
    ['an emoji of several', '法律援助👨‍👩‍👧', '法律援助👨‍👩‍👧'],
    ['letters from right to left', '法律援助 שלום', '法律援助שלום'],
  ])('%s: nothing to say', async (_name, project, name) => {
    expect(await read(project)).toEqual({ name, diagnostics: [] });
  });
});
