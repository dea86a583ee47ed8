/** 重算 sheet: its columns, and the references that formulas use. */
import type { Lang } from '../../../model/lang.js';
import { columnName } from '../xlsx/cell.js';
import { column, type Column } from '../xlsx/sheet.js';

const COLUMNS = {
  evaluation: { zh: '序号', en: 'No.', width: 6 },
  project: { zh: '项目', en: 'Project', width: 17 },
  kind: { zh: '类别', en: 'Kind', width: 11 },
  counted: { zh: '计入合计', en: 'In total', width: 6 },
  section: { zh: '一级指标', en: 'Level 1', width: 10 },
  name: { zh: '三级指标／项目', en: 'Indicator or item', width: 20 },
  weight: { zh: '分值', en: 'Weight', width: 7 },
  targetText: { zh: '指标值（原文）', en: 'Target as printed', width: 14 },
  actualText: { zh: '实际完成值（原文）', en: 'Actual as printed', width: 14 },
  target: { zh: 'A 指标值', en: 'A target', width: 12 },
  targetUpper: { zh: 'A 上限', en: 'A upper', width: 8 },
  actual: { zh: 'B 完成值', en: 'B actual', width: 12 },
  actualUpper: { zh: 'B 上限', en: 'B upper', width: 8 },
  unit: { zh: '单位', en: 'Unit', width: 7 },
  convention: { zh: '计分方法', en: 'Convention', width: 10 },
  fine: { zh: '计算值（未舍入）', en: 'Unrounded', width: 12 },
  recomputed: { zh: '复算得分', en: 'Recomputed', width: 10 },
  declared: { zh: '申报得分', en: 'Declared', width: 9 },
  difference: { zh: '差异', en: 'Difference', width: 9 },
  check: { zh: '核对', en: 'Check', width: 10 },
  taken: { zh: '合计取数', en: 'Taken', width: 9 },
  note: { zh: '说明', en: 'Note', width: 36 },
} as const;

export type ColumnKey = keyof typeof COLUMNS;
export const KEYS = Object.keys(COLUMNS) as readonly ColumnKey[];

export function recomputationColumns(lang: Lang): Column[] {
  return KEYS.map((key) => column(COLUMNS[key][lang], COLUMNS[key].width));
}

const LETTERS = new Map(KEYS.map((key, at) => [key, columnName(at)]));

/** `Q7` */
export function reference(key: ColumnKey, row: number): string {
  return `${LETTERS.get(key) ?? ''}${String(row)}`;
}

/** `Q5:Q20` */
export function span(key: ColumnKey, first: number, last: number): string {
  return `${reference(key, first)}:${reference(key, last)}`;
}
