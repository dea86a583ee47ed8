/** The seed document from end to end, against the truth copied by hand: records, totals, findings, repairs, no cell lost. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditDocument, batchResultSchema, summarizeBatch, type Evaluation, type Indicator } from '../../src/index.js';
import { accountFor, printedTables } from '../helpers/cell-ledger.js';
import { runCommand } from '../helpers/command.js';
import {
  SEED_DEPARTMENT,
  SEED_TABLES,
  SEED_TITLE,
  SEED_UNIT,
  SEED_YEAR,
  type SeedRow,
  type SeedTable,
} from '../helpers/seed-truth.js';

const PATH = 'fixtures/text/seed/input.txt';
const bytes = readFileSync(PATH);
const { results } = await auditDocument(bytes, { path: PATH });
const evaluations = results.filter((result): result is Evaluation => result.type === 'evaluation');

function rowOf(indicator: Indicator): SeedRow {
  const { level1, level1Weight, level2, level3, weight, target, actual, method, score, reason } = indicator;
  return {
    level1,
    level1Weight,
    level2,
    level3: level3 ?? '',
    weight: weight ?? '',
    target: target.raw ?? '',
    actual: actual.raw ?? '',
    method: method ?? '',
    score: score ?? '',
    reason,
  };
}

/** Table number, severity, rule, place: one line a finding. */
function findingLines(of: readonly Evaluation[]): string[] {
  return of.flatMap(({ source, audit }) =>
    audit.findings.map(({ severity, rule, path }) => `表${source.table} ${severity} ${rule} ${path.slice(8)}`),
  );
}

const rowsWith = (table: SeedTable, rows: readonly number[], line: (row: number) => string): string[] =>
  rows.map((row) => `${table.label} ${line(row)}`);

/** What the document gets wrong, by hand; the figures of the two errors stand below. */
const FINDINGS = SEED_TABLES.flatMap((table) => [
  `${table.label} warning goal-copied goals/0`,
  ...rowsWith(table, table.unverifiable, (row) => `warning unverifiable-actual indicators/${row}/actual`),
  ...table.rows.flatMap(({ actual }, row) =>
    actual.includes('余') ? [`${table.label} info approximate-actual indicators/${row}/actual`] : [],
  ),
]).concat([
  '表2 warning missing-reason indicators/6/reason',
  '表3 info goal-number-unreported goals/0',
  '表3 info goal-number-unreported goals/0',
  '表6 warning missing-reason indicators/7/reason',
  '表8 error section-weight-mismatch indicators/0/level1Weight',
  '表8 error section-weight-mismatch indicators/6/level1Weight',
  '表8 warning spend-result-gap totalScore',
  '表8 warning zero-spend-full-output indicators/0/score',
]);

describe('the record', () => {
  it('eight tables with 73 indicators', () => {
    expect(results.map(({ type }) => type)).toEqual(SEED_TABLES.map(() => 'evaluation'));
    expect(evaluations.flatMap(({ record }) => record.indicators)).toHaveLength(73);
  });

  it.each(SEED_TABLES.map((truth, index) => ({ truth, index })))('$truth.label: every row', ({ truth, index }) => {
    expect(evaluations[index]?.record.indicators.map(rowOf)).toEqual(truth.rows);
  });

  it.each(SEED_TABLES.map((truth, index) => ({ truth, index })))('$truth.label: the rest', ({ truth, index }) => {
    const [initialBudget, annualBudget, executed] = truth.amounts;
    const amounts = { initialBudget, annualBudget, executed, currencyUnit: '万元' };
    const nothing = { initialBudget: '0.00', annualBudget: '0.00', executed: '0.00', currencyUnit: '万元' };
    const unscored = { weight: null, executionRate: null, score: null };
    expect(evaluations[index]?.record).toMatchObject({
      title: SEED_TITLE,
      label: truth.label,
      year: SEED_YEAR,
      projectName: truth.projectName,
      department: SEED_DEPARTMENT,
      unit: SEED_UNIT,
      funds: [
        { item: '年度资金总额', kind: 'total', ...amounts, ...unscored },
        { item: '财政拨款', kind: 'fiscal', ...amounts, ...unscored },
        { item: '其他资金', kind: 'other', ...nothing, ...unscored },
      ],
      totalWeight: null,
      totalScore: truth.totalScore,
      rating: null,
    });
    const goals = evaluations[index]?.record.goals ?? [];
    expect(goals).toHaveLength(1);
    expect(goals[0]?.planned).toBe(goals[0]?.achieved);
    expect(goals[0]?.planned?.startsWith(truth.goal)).toBe(true);
  });
});

describe('the audit', () => {
  it.each(SEED_TABLES.map((truth, index) => ({ truth, index })))(
    '$truth.label: the total comes to the hundredth',
    ({ truth, index }) => {
      const audit = evaluations[index]?.audit;
      expect(audit).toMatchObject({
        profile: 'zhongwei-2024',
        declaredTotal: truth.totalScore,
        recomputedTotal: truth.recomputedTotal,
        difference: '0.00',
      });
      const rows = (status: string): number[] =>
        (audit?.scores ?? []).filter((score) => score.status === status).map(({ indicator }) => indicator);
      expect({ unverifiable: rows('unverifiable'), judged: rows('judgement') }).toEqual({
        unverifiable: truth.unverifiable,
        judged: truth.judged,
      });
      const computed = (audit?.scores ?? []).filter(({ recomputed }) => recomputed !== null);
      expect(computed.map(({ status }) => status)).toEqual(computed.map(() => 'match'));
      expect(computed).toHaveLength(truth.rows.length - truth.unverifiable.length - truth.judged.length);
    },
  );

  it('finds exactly what the document gets wrong', () => {
    expect(findingLines(evaluations).sort()).toEqual([...FINDINGS].sort());
  });

  it('names the figures of the two errors', () => {
    const errors = evaluations.flatMap(({ audit }) => audit.findings.filter(({ severity }) => severity === 'error'));
    expect(errors).toMatchObject([
      { declared: '40', recomputed: '45', difference: '-5' },
      { declared: '40', recomputed: '35', difference: '5' },
    ]);
    expect(evaluations.map(({ audit }) => audit.verdict)).toEqual([
      ...Array.from({ length: 7 }, () => 'consistent'),
      'discrepant',
    ]);
  });

  it('finds one claim under two projects', () => {
    const batch = summarizeBatch();
    batch.add(results);
    const { findings, summary } = batch.finish();
    expect(findings.map(({ rule, places }) => [rule, places.map(({ id, path }) => [id.slice(64), path])])).toEqual([
      [
        'duplicate-claim',
        [
          ['#3', '/record/indicators/0/actual'],
          ['#4', '/record/indicators/0/actual'],
        ],
      ],
    ]);
    expect(findings[0]?.message).toContain('劳动人事争议仲裁案件');
    expect(summary).toMatchObject({ documents: 1, evaluations: 8, failures: 0, findings: { error: 2 } });
  });
});

describe('what was put right', () => {
  it.each(SEED_TABLES.map((truth, index) => ({ truth, index })))('$truth.label', ({ truth, index }) => {
    const { record, diagnostics } = evaluations[index] as Evaluation;
    const repaired = diagnostics.filter(({ code }) => code === 'alignment-repaired').map(({ path }) => path);
    expect(repaired).toEqual([
      ...truth.shifted.map((row) => `/record/indicators/${row}`),
      ...(truth.totalShifted ? ['/record/totalScore'] : []),
    ]);
    const moved = record.indicators.flatMap(({ repairs }, row) => (repairs.length > 0 ? [row] : []));
    expect(moved).toEqual(truth.shifted);
  });

  it('32 rows and two totals, nothing in doubt', () => {
    expect(SEED_TABLES.map(({ shifted }) => shifted.length)).toEqual([3, 5, 3, 4, 0, 11, 3, 3]);
    const others = evaluations
      .flatMap(({ source, diagnostics }) => diagnostics.map(({ code, path }) => `表${source.table} ${code} ${path}`))
      .filter((line) => !line.includes('alignment-repaired'));
    expect(others).toEqual(['表6 missing-field /record/indicators/0/level1']);
  });

  it('no cell is lost, none is used twice', () => {
    const labels = new Set(
      (
        '项目名称 主管部门 实施单位 项目资金(万元) 年初预算数 全年预算数 全年执行数 年度总体目标 年初设定目标 ' +
        '年度总体目标完成情况 绩效指标 一级指标 二级指标 三级指标 分值 指标值(A) 全年实际值(B) 得分计算方法 得分 ' +
        '未完成原因 总分'
      ).split(' '),
    );
    const printed = printedTables(bytes.toString(), (line) => line.startsWith(SEED_TITLE));
    expect(printed).toHaveLength(8);
    const ledgers = printed.map((table, index) => accountFor(table, evaluations[index] as Evaluation, labels));
    expect(ledgers).toEqual(printed.map(() => ({ lost: [], invented: [] })));
  });
});

describe('the command', () => {
  const first = runCommand('audit', PATH, '--format', 'json');

  it('prints the same as the library gives', () => {
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const printed = batchResultSchema.parse(JSON.parse(first.stdout));
    expect(printed.results).toEqual(results);
    expect(printed.findings.map(({ rule }) => rule)).toEqual(['duplicate-claim']);
  });

  it('prints the same bytes twice', async () => {
    expect(runCommand('audit', PATH, '--format', 'json').stdout).toBe(first.stdout);
    const again = await auditDocument(bytes, { path: PATH });
    expect(JSON.stringify(again.results)).toBe(JSON.stringify(results));
  });
});
