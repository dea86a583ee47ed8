import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../../src/model/evaluation.js';
import { auditDocument } from '../../../src/pipeline.js';
import { findProfile } from '../../../src/profiles/registry.js';
import { evaluationView } from '../../../src/report/page/page.js';
import type { EvaluationView } from '../../../src/report/page/view.js';
import { evaluation, finding } from '../../helpers/results.js';
import { fund, indicator } from '../../helpers/record-builder.js';

async function evaluationsOf(path: string): Promise<Evaluation[]> {
  const { results } = await auditDocument(readFileSync(path), { path });
  return results.filter((result) => result.type === 'evaluation');
}

const seed = await evaluationsOf('fixtures/text/seed/input.txt');
const printed = await evaluationsOf('fixtures/pdf/seed-office/input.pdf');
const view = (table: number): EvaluationView => evaluationView(seed[table - 1] as Evaluation, table);

describe('the form as printed', () => {
  test('levels and the method stand for the rows below them', () => {
    const spans = view(8).rows.map(({ cells }) =>
      (['level1', 'level2', 'method'] as const).map((column) => cells[column] && (cells[column].span ?? 1)),
    );
    expect(spans.map(([level1]) => level1)).toEqual([6, null, null, null, null, null, 2, null, 1]);
    expect(spans.map(([, level2]) => level2)).toEqual([2, null, 2, null, 1, 1, 1, 1, 1]);
    expect(spans.map(([, , method]) => method)).toEqual([9, null, null, null, null, null, null, null, null]);
    expect(view(8).rows[0]?.cells.level1?.text).toBe('产出指标（40分）');
  });

  test('a second level of the same name under another first level is a cell of its own', () => {
    const rows = [
      indicator({ level1: '产出指标', level2: '质量指标' }),
      indicator({ level1: '效益指标', level2: '质量指标' }),
    ];
    const made = evaluationView(evaluation({ record: { indicators: rows } }), 1);
    expect(made.rows.map(({ cells }) => cells.level2?.text)).toEqual(['质量指标', '质量指标']);
  });

  test('a blank cell is no merged cell', () => {
    const rows = [indicator({ level1: null, method: null }), indicator({ level1: null, method: null })];
    const made = evaluationView(evaluation({ record: { indicators: rows } }), 1);
    expect(made.rows[1]?.cells.level1).toEqual({ cell: 'indicators/1/level1', text: null });
  });

  test('columns that the form lacks are left out, and those that are known stand in the order of the document', () => {
    const rows = [indicator({ level2: null, location: { row: 5, column: 0 } })];
    const at = (field: string, column: number): ReturnType<typeof finding> =>
      finding({ path: `/record/indicators/0/${field}`, location: { row: 5, column } });
    const made = evaluationView(
      evaluation({
        record: { indicators: rows },
        audit: { findings: [at('weight', 6), at('target', 3), at('actual', 4)] },
      }),
      1,
    );
    expect(made.columns).toEqual(['level1', 'level3', 'target', 'actual', 'weight', 'score']);
  });

  test('how a figure was read is told where the text does not say it', () => {
    const [row] = evaluationView(
      evaluation({ record: { indicators: [indicator({ target: '不超过10.65万元', actual: '9.99万元' })] } }),
      1,
    ).rows;
    expect(row?.cells.target?.reading).toBe('≤ 10.65 万元 = 106500 元');
    expect(row?.cells.actual?.reading).toBe('= 99900 元');
    const [plain] = evaluationView(
      evaluation({ record: { indicators: [indicator({ target: '≥90%', actual: '有效保障' })] } }),
      1,
    ).rows;
    expect(plain?.cells.target).not.toHaveProperty('reading');
    expect(plain?.cells.actual).not.toHaveProperty('reading');
  });

  test('a rate is a percentage for people', () => {
    const made = evaluationView(evaluation({ record: { funds: [fund({ executionRate: '0.997' })] } }), 1);
    expect(made.funds[0]?.executionRate).toBe('99.7%');
  });

  test('a finding on a rate says percentages, as the form prints them; any other says its figures', () => {
    const at = (path: string): ReturnType<typeof finding> =>
      finding({ path, declared: '0.9500', recomputed: '0.9970', difference: '-0.0470' });
    const findings = [at('/record/funds/0/executionRate'), at('/record/funds/0/score')];
    const made = evaluationView(evaluation({ record: { funds: [fund()] }, audit: { findings } }), 1);
    expect(made.findings.map(({ declared, recomputed, difference }) => [declared, recomputed, difference])).toEqual([
      ['95.00%', '99.70%', '-4.70%'],
      ['0.9500', '0.9970', '-0.0470'],
    ]);
  });
});

describe('findings', () => {
  test('table 8 of the seed: both errors on their cells, with figures, arithmetic and place', () => {
    const errors = evaluationView(printed[7] as Evaluation, 8).findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      {
        rule: 'section-weight-mismatch',
        cell: 'indicators/0/level1',
        declared: '40',
        recomputed: '45',
        formula: '10 + 5 + 5 + 5 + 10 + 10 = 45',
        place: { page: 6 },
      },
      {
        rule: 'section-weight-mismatch',
        cell: 'indicators/6/level1',
        declared: '40',
        recomputed: '35',
        formula: '20 + 15 = 35',
        place: { page: 6 },
      },
    ]);
    for (const { place } of errors) expect(place.bbox).toHaveLength(4);
  });

  test('every finding of the seed lands on a cell of its form', () => {
    for (const [index, each] of seed.entries()) {
      const made = evaluationView(each, index + 1);
      const cells = new Set(made.rows.flatMap(({ cells }) => Object.values(cells).map((cell) => cell?.cell)));
      for (const { cell, rule } of made.findings) {
        const known = cells.has(cell ?? '') || /^(?:funds|goals)\/|^total/.test(cell ?? '');
        expect(known, `${rule} at ${String(cell)}`).toBe(true);
      }
    }
  });

  test('messages are there in both languages, whichever the results came in', async () => {
    const [english] = (await auditDocument(readFileSync('fixtures/text/seed/input.txt'), { path: 'x', lang: 'en' }))
      .results;
    const fromEnglish = evaluationView(english as Evaluation, 1);
    const fromChinese = view(1);
    expect(fromEnglish.findings.map(({ message }) => message)).toEqual(
      fromChinese.findings.map(({ message }) => message),
    );
    for (const { message } of fromChinese.findings) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en?.replace(/“[^”]*”/g, '')).toMatch(/[a-z]{3}/);
    }
    expect(fromEnglish.diagnostics.map(({ message }) => message.zh)).not.toContain(undefined);
  });

  test.each(['text/seed-columns/input.txt', 'docx/families-writer/input.docx', 'xlsx/families/input.xlsx'])(
    'how it was read is told in both languages, whichever the results came in: %s',
    async (name) => {
      const bytes = readFileSync(`fixtures/${name}`);
      const told = async (lang: 'zh' | 'en'): Promise<unknown> =>
        (await auditDocument(bytes, { path: name, lang })).results.map((each, index) =>
          evaluationView(each as Evaluation, index).diagnostics.map(({ message }) => message),
        );
      expect(await told('en')).toEqual(await told('zh'));
    },
  );

  test('findings that cannot be found again keep their message, in the language that it is in', () => {
    const made = evaluationView(
      evaluation({ audit: { findings: [finding({ message: '申报 4 分，复算 3.75 分' })] } }),
      1,
    );
    expect(made.findings[0]?.message).toEqual({ zh: '申报 4 分，复算 3.75 分' });
    const english = finding({ message: 'declared 4 in place of 3.75' });
    expect(evaluationView(evaluation({ audit: { findings: [english] } }), 1).findings[0]?.message).toEqual({
      en: 'declared 4 in place of 3.75',
    });
  });

  test('the place of the row stands in for that of a cell, and says so', () => {
    const row = { page: 2, row: 7, column: 0, bbox: [1, 2, 3, 4] as [number, number, number, number] };
    const place = (location: object): object | undefined =>
      evaluationView(
        evaluation({
          record: { indicators: [indicator({ location: row })] },
          audit: { findings: [finding({ location })] },
        }),
        1,
      ).findings[0]?.place;
    expect(place({})).toEqual({ ...row, ofRow: true });
    expect(place({ page: 2, row: 7, column: 5 })).toEqual({ ...row, column: 5, ofRow: true });
    expect(place({ page: 2, row: 7, column: 5, bbox: [5, 6, 7, 8] })).toEqual({
      page: 2,
      row: 7,
      column: 5,
      bbox: [5, 6, 7, 8],
    });
    // A row on another page says nothing of this one.
    expect(place({ page: 3, row: 9 })).toEqual({ page: 3, row: 9 });
  });

  test('a table too long to be a form is shown as it was audited', () => {
    const indicators = Array.from({ length: 30_000 }, () => indicator({ level1: '产出指标', level1Weight: '40' }));
    const findings = indicators.map((_, index) =>
      finding({ rule: 'section-weight-mismatch', path: `/record/indicators/${String(index)}/level1Weight` }),
    );
    const made = evaluationView(evaluation({ record: { indicators }, audit: { findings } }), 1);
    expect(made.rows[0]?.cells.level1?.span).toBe(30_000);
    expect(made.findings).toHaveLength(30_000);
    expect(made.findings[29_999]).toMatchObject({ cell: 'indicators/0/level1', formula: null });
  });

  test('a figure without arithmetic behind it has no formula', () => {
    const made = evaluationView(evaluation({ audit: { findings: [finding({ recomputed: '999' })] } }), 1);
    expect(made.findings[0]?.formula).toBeNull();
  });
});

test('the profile is told with its basis and why it was chosen', () => {
  const { profile } = view(1);
  expect(profile.title).toEqual(findProfile('zhongwei-2024')?.title);
  expect(profile.basis.join()).toContain('财预〔2020〕10号');
  expect(profile.evidence.length).toBeGreaterThan(0);
  for (const said of profile.evidence) expect(said).toHaveProperty('en');
});
