/** The formulas of the workpaper, calculated apart from fuhe, give the figures that fuhe recomputed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../../src/model/evaluation.js';
import type { Profile } from '../../../src/model/profile.js';
import type { EvaluationRecord } from '../../../src/model/record.js';
import { auditDocument } from '../../../src/pipeline.js';
import { integratedLinear } from '../../../src/profiles/integrated-linear.js';
import { mof2020 } from '../../../src/profiles/mof-2020.js';
import { zhongwei2024 } from '../../../src/profiles/zhongwei-2024.js';
import { openWorkpaper } from '../../../src/report/workpaper/workpaper.js';
import { auditRecord } from '../../../src/score/audit.js';
import { FAULTS, injectFault } from '../../helpers/faults/faults.js';
import { FAMILIES } from '../../helpers/forms/families.js';
import { generateForm } from '../../helpers/forms/generate.js';
import { renderForms } from '../../helpers/forms/render.js';
import { fund, indicator, record, type IndicatorFields } from '../../helpers/record-builder.js';
import { evaluation } from '../../helpers/results.js';
import { expectLive, readBook, rowsOf, shown } from '../../helpers/spreadsheet/book.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const FORMULA = 6;

type Row = Record<string, { readonly formula: string | undefined; readonly value: unknown; readonly type: number }>;

/** Writes a workpaper, calculates it anew, and gives the rows of 重算. */
async function recomputed(evaluations: readonly Evaluation[]): Promise<Row[]> {
  const file = folder.at('live.xlsx');
  const paper = await openWorkpaper(file, { lang: 'zh' });
  await paper.add(evaluations);
  await paper.finish(null);
  const book = await readBook(file);
  expect(expectLive(book)).toBeGreaterThan(0);
  const sheet = book.getWorksheet('重算');
  if (sheet === undefined) throw new Error('no sheet 重算');
  return rowsOf(sheet).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([title, cell]) => [
        title,
        { formula: cell.formula, value: shown(cell), type: cell.type },
      ]),
    ),
  );
}

function audited(fields: Partial<EvaluationRecord>, profile: Profile = mof2020): Evaluation {
  const table = record(fields);
  const audit = auditRecord(table, { profile, lang: 'zh', locate: () => ({}) });
  return evaluation({ record: table, audit });
}

async function evaluationsOf(bytes: Uint8Array, path: string): Promise<Evaluation[]> {
  const { results } = await auditDocument(bytes, { path });
  return results.filter((result) => result.type === 'evaluation');
}

/** The scores of the results against the rows of the sheet, in order. */
function expectScores(rows: readonly Row[], evaluations: readonly Evaluation[]): void {
  const ofIndicators = rows.filter((row) => ['指标', '其中'].includes(String(row['类别']?.value)));
  const scores = evaluations.flatMap(({ audit }) => audit.scores);
  expect(ofIndicators.map((row) => row['复算得分']?.value ?? null)).toEqual(
    scores.map((score) => (score.recomputed === null ? null : Number(score.recomputed))),
  );
  for (const [at, row] of ofIndicators.entries()) {
    const live = row['复算得分']?.type === FORMULA;
    expect(live, `row ${String(at)} is live exactly where a score was recomputed`).toBe(scores[at]?.recomputed != null);
    if (!live) expect(row['说明']?.value, 'and says why where it is not').toBeTruthy();
  }
  const totals = rows.filter((row) => row['类别']?.value === '总分');
  expect(totals.map((row) => row['复算得分']?.value)).toEqual(
    evaluations.map(({ audit }) => (audit.recomputedTotal === null ? null : Number(audit.recomputedTotal))),
  );
  for (const row of totals) expect(row['复算得分']?.type === FORMULA).toBe(row['复算得分']?.value !== null);
}

describe('every formula gives the figure that was recomputed', () => {
  test.each(['text/seed/input.txt', 'xlsx/families/input.xlsx', 'docx/families-writer/input.docx'])(
    '%s',
    async (name) => {
      const evaluations = await evaluationsOf(readFileSync(`fixtures/${name}`), name);
      expect(evaluations.length).toBeGreaterThan(1);
      expectScores(await recomputed(evaluations), evaluations);
    },
  );

  test('four forms of every family', async () => {
    const evaluations: Evaluation[] = [];
    for (const { name: family } of FAMILIES) {
      const forms = [0, 1, 2, 3].map((seed) => generateForm(seed, { family, loose: true, shortfalls: true }));
      evaluations.push(...(await evaluationsOf(Buffer.from(renderForms(forms, 'html')), `${family}.html`)));
    }
    expect(evaluations.length).toBeGreaterThanOrEqual(FAMILIES.length * 4);
    expectScores(await recomputed(evaluations), evaluations);
  });

  test('forms with every kind of fault', async () => {
    const forms = FAULTS.map((fault, seed) => injectFault(fault, seed).form);
    const evaluations = await evaluationsOf(Buffer.from(renderForms(forms, 'html')), 'faults.html');
    expectScores(await recomputed(evaluations), evaluations);
  });
});

describe('one row', () => {
  const cost = { level2: '经济成本指标', level1: '成本指标' };

  test.each<[string, IndicatorFields, Profile, number, string]>([
    ['reached', { target: '≥90%', actual: '95%' }, mof2020, 10, 'IF(L2>=J2,G2,NA())'],
    ['upper bound kept', { target: '≤60日', actual: '55日' }, mof2020, 10, 'IF(L2<=J2,G2,NA())'],
    ['ratio', { target: '30人', actual: '29人' }, mof2020, 9.67, 'IF(L2>=J2,G2,MAX(0,G2*L2/J2))'],
    ['ratio of an upper bound', { target: '≤60日', actual: '75日' }, mof2020, 8, 'IF(L2<=J2,G2,G2*J2/L2)'],
    ['linear', { target: '≤60日', actual: '75日' }, integratedLinear, 7.5, 'IF(L2<=J2,G2,MAX(0,G2*(2*J2-L2)/J2))'],
    [
      'linear, twice the target',
      { target: '≤60日', actual: '150日' },
      integratedLinear,
      0,
      'IF(L2<=J2,G2,MAX(0,G2*(2*J2-L2)/J2))',
    ],
    [
      'closeness below',
      { ...cost, target: '10.65万元', actual: '9.99万元', weight: '4' },
      zhongwei2024,
      3.75,
      'IF(L2<J2,MAX(0,G2*L2/J2),G2*J2/L2)',
    ],
    [
      'closeness above',
      { ...cost, target: '6.60万元', actual: '7.44万元', weight: '4' },
      zhongwei2024,
      3.55,
      'IF(L2<J2,MAX(0,G2*L2/J2),G2*J2/L2)',
    ],
    [
      'nothing spent',
      { ...cost, target: '150万元', actual: '0万元' },
      zhongwei2024,
      0,
      'IF(L2<J2,MAX(0,G2*L2/J2),G2*J2/L2)',
    ],
    [
      'nothing wanted, nothing happened',
      { level3: '事故发生数', target: '0次', actual: '0次' },
      mof2020,
      10,
      'IF(L2<=J2,G2,NA())',
    ],
    [
      'nothing wanted, something happened',
      { level3: '事故发生数', target: '0次', actual: '2次' },
      mof2020,
      0,
      'IF(L2<=J2,G2,0)',
    ],
    ['a range', { target: '10-14场', actual: '12场' }, mof2020, 10, 'IF(AND(L2>=J2,L2<=K2),G2,NA())'],
    ['a deadline', { target: '2024年12月底前', actual: '2024年11月' }, mof2020, 10, 'IF(L2<=J2,G2,NA())'],
    ['700余 of 700', { target: '≥700人', actual: '700余人' }, mof2020, 10, 'IF(L2>=J2,G2,NA())'],
    [
      'units that convert',
      { ...cost, target: '≤7.29万元', actual: '80000元' },
      mof2020,
      9.11,
      'IF(L2<=J2,G2,G2*J2/L2)',
    ],
    [
      'half a hundredth is rounded up',
      { target: '400人', actual: '107人' },
      mof2020,
      2.68,
      'IF(L2>=J2,G2,MAX(0,G2*L2/J2))',
    ],
    ['1.005', { target: '200人', actual: '67人', weight: '3' }, mof2020, 1.01, 'IF(L2>=J2,G2,MAX(0,G2*L2/J2))'],
  ])('%s', async (_, fields, profile, score, expression) => {
    const [row] = await recomputed([audited({ indicators: [indicator({ score: '5', ...fields })] }, profile)]);
    expect(row?.['复算得分']?.value).toBe(score);
    expect(row?.['计算值（未舍入）']?.formula).toBe(`ROUND(${expression},10)`);
    expect(row?.['复算得分']?.formula).toBe('ROUND(P2,2)');
    expect(row?.['差异']?.value).toBe(Number((5 - score).toFixed(2)));
  });

  test('figures stand in one unit, that of the formula', async () => {
    const fields = { target: '≤7.29万元', actual: '80000元', ...cost };
    const [row] = await recomputed([audited({ indicators: [indicator(fields)] })]);
    expect([row?.['A 指标值']?.value, row?.['B 完成值']?.value, row?.['单位']?.value]).toEqual([72900, 80000, '元']);
  });

  test.each<[string, IndicatorFields, string]>([
    ['a judgement', { target: '有效', actual: '有效' }, '定性指标，得分由评价人判断'],
    ['a bound', { target: '≥90%', actual: '≥90%' }, '实际完成值“≥90%”是界限，不是实测值'],
    ['no actual', { actual: null }, '没有实际完成值'],
    ['no target', { target: null }, '没有指标值'],
    ['no weight', { weight: null }, '没有分值'],
    ['other units', { target: '3人', actual: '5公里' }, '计量单位不能换算'],
    ['its own rule', { target: '10次', actual: '8次', method: '每少1次扣2分', score: '6' }, '本行另有计分规则'],
  ])('without formula: %s', async (_, fields, why) => {
    const [row] = await recomputed([audited({ indicators: [indicator(fields)] })]);
    expect(row?.['复算得分']?.value).toBeNull();
    expect(row?.['说明']?.value).toContain(why);
  });

  test.each([
    ['3.8', 'match', '相符'],
    ['3.75', 'match', '相符'],
    ['3.76', 'within-rounding', '舍入范围内'],
    ['3.6', 'mismatch', '不符'],
    ['4', 'mismatch', '不符'],
  ])('declared %s: %s', async (score, status, words) => {
    const row = indicator({ ...cost, target: '10.65万元', actual: '9.99万元', weight: '4', score });
    const audit = audited({ indicators: [row] }, zhongwei2024);
    expect(audit.audit.scores[0]?.status).toBe(status);
    const [line] = await recomputed([audit]);
    expect(line?.['核对']).toMatchObject({ value: words, type: FORMULA });
  });
});

test('where the audit went by a range finer than its printed ends, the answer is the audit’s own', async () => {
  const fields = { level1: '成本指标', target: '10.65万元', actual: '9.99万元', weight: '4', score: '3.7' };
  const table = audited({ indicators: [indicator(fields)] }, zhongwei2024);
  expect(table.audit.scores[0]?.status).toBe('within-rounding');
  const [line] = await recomputed([table]);
  expect(line?.['核对']).toMatchObject({ value: '舍入范围内', formula: undefined });
});

describe('sums', () => {
  const rows = [
    indicator({ level1Weight: '40', score: '9.5', target: '100人', actual: '95人' }),
    indicator({ level3: '其中：女', weight: '5', score: '5' }),
    indicator({ level1Weight: '40', weight: '35', score: '35', target: '有效', actual: '有效' }),
    indicator({ level1: '效益指标', level1Weight: '50', weight: '45', score: '45' }),
  ];
  const funds = [fund({ weight: '10', score: '10', annualBudget: '200', executed: '66.86', executionRate: '0.33' })];

  test('execution rate, execution score, sections, and the total of all', async () => {
    const lines = await recomputed([audited({ indicators: rows, funds, totalScore: '99.5', totalWeight: '100' })]);
    const of = (kind: string): (readonly unknown[])[] =>
      lines
        .filter((line) => line['类别']?.value === kind)
        .map((line) => ['分值', '复算得分', '申报得分', '差异'].map((title) => line[title]?.value));
    expect(of('执行率')).toEqual([[null, 0.3343, 0.33, -0.0043]]);
    expect(of('执行率得分')).toEqual([[10, 3.34, 10, 6.66]]);
    expect(of('一级指标分值')).toEqual([
      [null, 45, 40, -5],
      [null, 45, 50, 5],
    ]);
    expect(of('得分合计')).toEqual([[100, 92.84, 99.5, null]]);
    expect(of('总分')).toEqual([[100, 92.84, 99.5, 6.66]]);
    const part = lines.find((line) => line['类别']?.value === '其中');
    expect([part?.['计入合计']?.value, part?.['合计取数']?.value]).toEqual(['否', null]);
  });

  test('an execution score that the form leaves out of its total is left out here', async () => {
    const whole = [indicator({ weight: '100', score: '100' })];
    const lines = await recomputed([audited({ indicators: whole, funds, totalScore: '100' })]);
    const line = lines.find((each) => each['类别']?.value === '执行率得分');
    expect([line?.['计入合计']?.value, line?.['复算得分']?.value]).toEqual(['否', 3.34]);
    expect(lines.at(-1)?.['复算得分']?.value).toBe(100);
  });

  test('a missing score leaves the total open', async () => {
    const missing = [indicator({ score: null, target: '有效', actual: '有效' }), indicator({})];
    const lines = await recomputed([audited({ indicators: missing, totalScore: '20' })]);
    expect(lines.at(-1)?.['复算得分']?.value).toBeNull();
    expect(lines.at(-2)?.['说明']?.value).toContain('不能复算总分');
  });

  test('a figure that a spreadsheet cannot hold is a text, and its row says so', async () => {
    const long = '1234567890123.4567';
    const lines = await recomputed([
      audited({ indicators: [indicator({ target: `${long}元`, actual: `${long}元` })] }),
    ]);
    expect(lines[0]?.['复算得分']).toMatchObject({ value: 10, formula: undefined });
    expect(lines[0]?.['说明']?.value).toContain('有效位数');
  });
});
