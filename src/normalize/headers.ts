/** Recognises header and label wordings, also glued ones and ones that no family lists word for word. */
import {
  ACHIEVED_WORDINGS,
  COLUMN_WORDINGS,
  FUND_WORDINGS,
  HEAD_WORDINGS,
  PLANNED_WORDINGS,
} from '../templates/registry.js';
import type { ColumnField, FundField, HeadField } from '../templates/template.js';
import { simplifyKey } from './traditional.js';

/** Endings that decide a column when no family has the wording; the first that fits wins. */
const COLUMN_ENDINGS: readonly (readonly [string, ColumnField])[] = [
  ['一级指标', 'level1'],
  ['二级指标', 'level2'],
  ['三级指标', 'level3'],
  ['指标名称', 'level3'],
  ['改进措施', 'reason'],
  ['整改措施', 'reason'],
  ['原因分析', 'reason'],
  ['原因', 'reason'],
  ['计算方法', 'method'],
  ['评价标准', 'method'],
  ['评分标准', 'method'],
  ['计分方法', 'method'],
  ['评分细则', 'method'],
  ['实际完成值', 'actual'],
  ['完成值', 'actual'],
  ['实际值', 'actual'],
  ['指标值', 'target'],
  ['目标值', 'target'],
  ['复核分', 'other'],
  ['审核分', 'other'],
  ['自评得分', 'score'],
  ['自评分', 'score'],
  ['得分', 'score'],
  ['分值', 'weight'],
  ['权重', 'weight'],
];

const FUND_ENDINGS: readonly (readonly [string, FundField])[] = [
  ['年初预算数', 'initialBudget'],
  ['年初预算', 'initialBudget'],
  ['预算执行数', 'executed'],
  ['执行数', 'executed'],
  ['执行率', 'executionRate'],
  ['预算数', 'annualBudget'],
  ['得分', 'score'],
  ['分值', 'weight'],
];

const LONGEST_WORDING = 24;

function byEnding<Field>(key: string, endings: readonly (readonly [string, Field])[]): Field | null {
  for (const [ending, field] of endings) if (key.endsWith(ending)) return field;
  return null;
}

/** 一级 | 二级 | 三级 under 评价指标. No wordings of their own: 一级权重 is not 一级 and 权重, glued. */
const BARE_LEVELS: ReadonlyMap<string, ColumnField> = new Map([
  ['一级', 'level1'],
  ['二级', 'level2'],
  ['三级', 'level3'],
]);

/** The field of a header cell of the indicator block; null for an unknown wording. */
export function columnField(key: string): ColumnField | null {
  if (key.length === 0 || key.length > LONGEST_WORDING) return null;
  if (/^年度(绩效)?目标\d*$/u.test(key)) return 'group';
  return COLUMN_WORDINGS.get(key) ?? BARE_LEVELS.get(key) ?? byEnding(key, COLUMN_ENDINGS);
}

/** The field of a header cell of the fund block; null for an unknown wording. */
export function fundField(key: string): FundField | null {
  if (key.length === 0 || key.length > LONGEST_WORDING) return null;
  const known = FUND_WORDINGS.get(key) ?? byEnding(key, FUND_ENDINGS);
  return known ?? (/^(年中|全年|本年)?调整后?.{0,4}预算/u.test(key) ? 'annualBudget' : null);
}

/** The field of a label of the head; null for anything else. */
export function headField(key: string): HeadField | null {
  return key.length > LONGEST_WORDING ? null : (HEAD_WORDINGS.get(key) ?? null);
}

/** Two or more header wordings glued into one cell (`分值指标值`): their fields in order, null if it is no such thing. */
export function gluedColumnFields(key: string): readonly ColumnField[] | null {
  if (key.length < 4 || key.length > 60 || COLUMN_WORDINGS.has(key)) return null;
  const best: (readonly ColumnField[] | null)[] = [[]];
  for (let end = 1; end <= key.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST_WORDING); start < end; start++) {
      const before = best[start];
      const field = before == null ? undefined : COLUMN_WORDINGS.get(key.slice(start, end));
      if (before == null || field === undefined) continue;
      const fields = [...before, field];
      // Fewest words: 指标值 is one wording, not 指标 and 值.
      if (best[end] == null || fields.length < (best[end]?.length ?? 0)) best[end] = fields;
    }
  }
  const fields = best[key.length];
  return fields == null || fields.length < 2 || new Set(fields).size !== fields.length ? null : fields;
}

export function isPlannedHeader(key: string): boolean {
  return PLANNED_WORDINGS.has(key);
}

export function isAchievedHeader(key: string): boolean {
  return ACHIEVED_WORDINGS.has(key) || (key.length <= 16 && /目标.{0,6}完成情况(综述)?$/u.test(key));
}

/** Label at the left of the goal block: 年度总体目标, 年度绩效目标, 总体目标 … */
export function isGoalLabel(key: string): boolean {
  return (
    /^(年度|项目|整体|部门|当年|本年度?|全年)*(总体|绩效|整体|总体绩效|整体绩效)*目标\d?(情况|完成情况)?$/u.test(key) &&
    key.length <= 14
  );
}

const TOTAL_LABELS: ReadonlySet<string> = new Set([
  '总分',
  '合计',
  '总计',
  '总得分',
  '自评总分',
  '得分合计',
  '自评得分合计',
  '项目总得分',
  '总分值',
  '分值合计',
  '总分合计',
  '合计得分',
  '自评总得分',
  '合计总分',
  '综合得分',
  '总分数',
  '合计分',
  '合计分值',
]);

/** 总分, 合计 and the like, at the head of the total row. */
export function isTotalLabel(key: string): boolean {
  return TOTAL_LABELS.has(key);
}

/** A title of an evaluation table. */
export function isTitle(text: string): boolean {
  if (text.length > 80) return false;
  const key = simplifyKey(text.replace(/\s/gu, ''));
  return (
    /(自评|自我评价|绩效评价|绩效评分|评价评分|绩效目标完成情况).{0,12}表/u.test(key) ||
    /(项目|部门|单位|资金)(整体)?(支出)?绩效评价指标体系$/u.test(key)
  );
}

/** `项目名称：某某` in one cell: the part before the colon. */
export function labelOf(text: string, key: string): string {
  const colon = text.search(/[:：]/u);
  return colon > 0 && colon <= 16 ? text.slice(0, colon).replace(/[\s（(].*$/u, '') : key;
}
