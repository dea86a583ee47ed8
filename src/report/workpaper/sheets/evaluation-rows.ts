/** 评价表 sheet: one row a self-evaluation table. */
import type { Severity } from '../../../model/diagnostic.js';
import type { Audit, Evaluation } from '../../../model/evaluation.js';
import type { Lang } from '../../../model/lang.js';
import { WORDS } from '../words.js';
import { count, figure, formula, isExact, text, type Cell } from '../xlsx/cell.js';
import { column, type Column, type RowPlace } from '../xlsx/sheet.js';
import type { Look } from '../xlsx/styles.js';
import { link } from './links.js';

const COLUMNS = [
  { zh: '序号', en: 'No.', width: 7 },
  { zh: '单位', en: 'Unit', width: 24 },
  { zh: '项目', en: 'Project', width: 32 },
  { zh: '年度', en: 'Year', width: 7 },
  { zh: '规则档案', en: 'Profile', width: 17 },
  { zh: '申报总分', en: 'Declared', width: 10 },
  { zh: '复算总分', en: 'Recomputed', width: 10 },
  { zh: '差异', en: 'Difference', width: 10 },
  { zh: '结论', en: 'Verdict', width: 10 },
  { zh: '错误', en: 'Errors', width: 7 },
  { zh: '警告', en: 'Warnings', width: 8 },
  { zh: '提示', en: 'Info', width: 7 },
  { zh: '来源文件', en: 'Source', width: 38 },
  { zh: '表号', en: 'Table', width: 6 },
  { zh: '页码', en: 'Pages', width: 8 },
  { zh: '重算', en: 'Recomputation', width: 8 },
] as const;

const DECLARED = 'F';
const RECOMPUTED = 'G';

export const VERDICT_FONTS: Readonly<Record<Audit['verdict'], NonNullable<Look['font']>>> = {
  consistent: 'green',
  discrepant: 'red',
  incomplete: 'amber',
};

export function evaluationColumns(lang: Lang): Column[] {
  return COLUMNS.map((each) => column(each[lang], each.width));
}

export function countFindings({ findings }: Audit, severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** @param row In which it will stand. @param recomputation Where the table is calculated again. */
export function evaluationRow(
  { source, record, audit }: Evaluation,
  number: number,
  row: number,
  recomputation: RowPlace,
  lang: Lang,
): Cell[] {
  const words = WORDS[lang];
  const severities = (['error', 'warning', 'info'] as const).map((severity) => {
    const found = countFindings(audit, severity);
    const font = found === 0 ? 'grey' : severity === 'error' ? 'red' : severity === 'warning' ? 'amber' : 'plain';
    return count(found, { font });
  });
  return [
    count(number),
    text(record.unit ?? record.department),
    text(record.projectName ?? record.title),
    record.year === null ? text(null) : count(record.year),
    text(audit.profile),
    figure(audit.declaredTotal),
    figure(audit.recomputedTotal),
    difference(audit, row),
    text(words.verdicts[audit.verdict], { align: 'centre', font: VERDICT_FONTS[audit.verdict] }),
    ...severities,
    text(source.path),
    count(source.table),
    text(source.pages === null ? null : pageRange(source.pages)),
    link(recomputation, words.sheets.recomputation),
  ];
}

function difference({ declaredTotal, recomputedTotal, difference: value }: Audit, row: number): Cell {
  if (declaredTotal === null || recomputedTotal === null || value === null) return text(null);
  if (!isExact(declaredTotal) || !isExact(recomputedTotal)) return figure(value);
  const places = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  const expression = `ROUND(${DECLARED}${String(row)}-${RECOMPUTED}${String(row)},${String(places)})`;
  const font = /[1-9]/.test(value) ? 'red' : 'plain';
  return formula(expression, { figure: value }, { font });
}

/** `3–5` */
function pageRange(pages: readonly number[]): string {
  const [first, last] = [pages[0], pages.at(-1)];
  return first === last ? String(first ?? '') : `${String(first)}–${String(last)}`;
}
