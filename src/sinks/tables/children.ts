/** Tables of what an evaluation holds many of: each row by the evaluation's id and its place in the list. */
import { scoreSchema, findingSchema, type Evaluation, type Finding, type Score } from '../../model/evaluation.js';
import { diagnosticSchema, type Diagnostic } from '../../model/diagnostic.js';
import { yuanPerUnit } from '../../model/currency.js';
import { decimal, DECIMAL_PATTERN, printDecimal } from '../../model/decimal.js';
import { fundSchema, goalSchema, indicatorSchema, type Fund, type Goal, type Indicator } from '../../model/record.js';
import { AMOUNT, column, field, jsonColumn, locationColumns, POINTS, valueColumns, type Column } from '../columns.js';

/** One entry of a list of the evaluation. */
export interface ChildRow<T> {
  readonly evaluationId: string;
  readonly index: number;
  readonly item: T;
}

export interface ChildTable<T> {
  /** Where the list stands in the evaluation: `record.funds`. */
  readonly list: string;
  readonly items: (evaluation: Evaluation) => readonly T[];
  readonly columns: readonly Column<ChildRow<T>>[];
}

function child<T>(
  list: string,
  index: string,
  items: (evaluation: Evaluation) => readonly T[],
  columns: readonly Column<T>[],
): ChildTable<T> {
  return {
    list,
    items,
    columns: [
      column(
        'evaluation_id',
        { kind: 'text' },
        { zh: '自评表编号', en: 'Id of the evaluation' },
        (row) => row.evaluationId,
        { nullable: false },
      ),
      column(
        index,
        { kind: 'integer' },
        { zh: `在 ${list} 中的序号，自 0 起`, en: `Place in ${list}, from 0` },
        (row) => row.index,
        { nullable: false },
      ),
      ...columns.map(({ read, ...rest }) => ({ ...rest, read: ({ item }: ChildRow<T>) => read(item) })),
    ],
  };
}

/** The same amount in 元, where its unit is known. */
function inYuan(key: 'initialBudget' | 'annualBudget' | 'executed', name: string, zh: string): Column<Fund> {
  return column(name, AMOUNT, { zh: `${zh}，单位元`, en: `${zh} in 元; null where the unit is not known` }, (fund) => {
    const [amount, unit] = [fund[key], yuanPerUnit(fund.currencyUnit)];
    return amount === null || unit === null ? null : printDecimal(decimal(amount).times(unit));
  });
}

/** 项目资金 */
export const FUNDS: ChildTable<Fund> = child('record.funds', 'fund_index', ({ record }) => record.funds, [
  field(fundSchema, 'item', {
    zh: '资金名称，如原文，不含“其中：”',
    en: 'Name of the row, as printed, without 其中：',
  }),
  field(fundSchema, 'kind', {
    zh: 'total 资金总额，fiscal 财政拨款，carryover 上年结转，other 其他',
    en: 'total 资金总额, fiscal 财政拨款, carryover 上年结转, other',
  }),
  field(fundSchema, 'initialBudget', { zh: '年初预算数，按原货币单位', en: '年初预算数 in the printed unit' }),
  field(fundSchema, 'annualBudget', { zh: '全年预算数，按原货币单位', en: '全年预算数 in the printed unit' }),
  field(fundSchema, 'executed', { zh: '全年执行数，按原货币单位', en: '全年执行数 in the printed unit' }),
  field(fundSchema, 'currencyUnit', { zh: '货币单位，如原文', en: 'Unit of the amounts, as printed: 元 or 万元' }),
  inYuan('initialBudget', 'initial_budget_yuan', '年初预算数'),
  inYuan('annualBudget', 'annual_budget_yuan', '全年预算数'),
  inYuan('executed', 'executed_yuan', '全年执行数'),
  field(fundSchema, 'weight', { zh: '预算执行率的分值', en: '分值 of the execution rate' }, POINTS),
  field(fundSchema, 'executionRate', { zh: '执行率，以小数表示', en: '执行率 as a fraction' }),
  field(fundSchema, 'score', { zh: '预算执行率的得分', en: '得分 of the execution rate' }, POINTS),
  ...locationColumns<Fund>(),
]);

/** 年度总体目标 */
export const GOALS: ChildTable<Goal> = child('record.goals', 'goal_index', ({ record }) => record.goals, [
  field(goalSchema, 'planned', { zh: '年初设定目标', en: '年初设定目标' }),
  field(goalSchema, 'achieved', { zh: '年度总体目标完成情况', en: '年度总体目标完成情况' }),
]);

/** 绩效指标 */
export const INDICATORS: ChildTable<Indicator> = child(
  'record.indicators',
  'indicator_index',
  ({ record }) => record.indicators,
  [
    field(indicatorSchema, 'level1', { zh: '一级指标', en: '一级指标, without its weight' }),
    field(
      indicatorSchema,
      'level1Weight',
      { zh: '一级指标分值，如（40分）', en: '一级指标 weight as printed in （40分）' },
      POINTS,
    ),
    field(indicatorSchema, 'level2', { zh: '二级指标', en: '二级指标, without its weight' }),
    field(
      indicatorSchema,
      'level2Weight',
      { zh: '二级指标分值，如（10分）', en: '二级指标 weight as printed in （10分）' },
      POINTS,
    ),
    field(indicatorSchema, 'level3', { zh: '三级指标', en: '三级指标' }),
    field(indicatorSchema, 'weight', { zh: '分值', en: '分值' }, POINTS),
    ...valueColumns<Indicator>('target', { zh: '指标值', en: '指标值 (A)' }, ({ target }) => target),
    ...valueColumns<Indicator>('actual', { zh: '全年实际值', en: '全年实际值 (B)' }, ({ actual }) => actual),
    field(indicatorSchema, 'method', { zh: '得分计算方法', en: '得分计算方法, carried down over merged rows' }),
    field(indicatorSchema, 'score', { zh: '得分', en: '得分' }, POINTS),
    field(indicatorSchema, 'reason', { zh: '未完成原因，如原文', en: '未完成原因, as printed' }),
    jsonColumn(
      'repairs',
      { zh: '单元格如何归位（JSON）', en: 'How cells were moved to get here' },
      ({ repairs }) => repairs,
      { fields: ['repairs[]'] },
    ),
    field(indicatorSchema, 'confidence', {
      zh: '整行读对的概率',
      en: 'Probability that every field of the row is right',
    }),
    ...locationColumns<Indicator>(),
  ],
);

/** 复算 */
export const SCORES: ChildTable<Score> = child('audit.scores', 'score_index', ({ audit }) => audit.scores, [
  {
    ...field(scoreSchema, 'indicator', {
      zh: '对应 indicators.indicator_index',
      en: 'The indicator, as indicators.indicator_index',
    }),
    name: 'indicator_index',
  },
  field(scoreSchema, 'declared', { zh: '申报得分', en: '申报得分' }, POINTS),
  field(scoreSchema, 'recomputed', { zh: '复算得分', en: '复算得分' }, POINTS),
  column(
    'interval_low',
    AMOUNT,
    { zh: '复算得分区间下限', en: 'Least score that the printed figures allow' },
    ({ interval }) => interval?.[0] ?? null,
    { fields: ['interval'] },
  ),
  column(
    'interval_high',
    AMOUNT,
    { zh: '复算得分区间上限', en: 'Highest score that the printed figures allow' },
    ({ interval }) => interval?.[1] ?? null,
    { fields: ['interval'] },
  ),
  field(scoreSchema, 'status', {
    zh: 'match 相符，within-rounding 舍入范围内，mismatch 不符，judgement 定性，unverifiable 无法复算',
    en: 'match, within-rounding, mismatch, judgement or unverifiable',
  }),
  field(scoreSchema, 'convention', { zh: '计分方法', en: 'How the score follows from weight, target and actual' }),
  field(scoreSchema, 'formula', { zh: '算式', en: 'The recomputation as an auditor would write it' }),
]);

function figureOf(text: string | null): string | null {
  return text !== null && DECIMAL_PATTERN.test(text) ? text : null;
}

/** 核查结果 */
export const FINDINGS: ChildTable<Finding> = child('audit.findings', 'finding_index', ({ audit }) => audit.findings, [
  field(findingSchema, 'rule', { zh: '规则名，见 fuhe rules', en: 'Name of the rule; see `fuhe rules`' }),
  field(findingSchema, 'severity', { zh: '级别', en: 'error, warning or info' }),
  field(findingSchema, 'path', {
    zh: '申报数在 evaluations.json 中的位置',
    en: 'JSON pointer to the declared figure in evaluations.json',
  }),
  field(findingSchema, 'declared', { zh: '申报', en: 'What the document says' }),
  field(findingSchema, 'recomputed', { zh: '复算', en: 'What follows from the document' }),
  column('declared_value', AMOUNT, { zh: '申报，为数字时', en: 'declared, where it is a number' }, ({ declared }) =>
    figureOf(declared),
  ),
  column(
    'recomputed_value',
    AMOUNT,
    { zh: '复算，为数字时', en: 'recomputed, where it is a number' },
    ({ recomputed }) => figureOf(recomputed),
  ),
  field(findingSchema, 'difference', { zh: '差异：申报 − 复算', en: 'declared − recomputed' }),
  field(findingSchema, 'message', { zh: '说明', en: 'The finding in words' }),
  ...locationColumns<Finding>(),
]);

/** 读取说明 */
export const DIAGNOSTICS: ChildTable<Diagnostic> = child(
  'diagnostics',
  'diagnostic_index',
  ({ diagnostics }) => diagnostics,
  [
    field(diagnosticSchema, 'code', { zh: '代码', en: 'Stable name' }),
    field(diagnosticSchema, 'severity', { zh: '级别', en: 'How much of the reading is in doubt' }),
    field(diagnosticSchema, 'path', {
      zh: '所涉字段在 evaluations.json 中的位置',
      en: 'JSON pointer into evaluations.json; null where no field is meant',
    }),
    field(diagnosticSchema, 'raw', { zh: '所涉原文', en: 'The text in question, as printed' }),
    field(diagnosticSchema, 'message', { zh: '说明', en: 'The diagnostic in words' }),
    ...locationColumns<Diagnostic>(),
  ],
);
