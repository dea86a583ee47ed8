/** 问题 sheet: one row a finding, with what an auditor needs to defend it. */
import { DECIMAL_PATTERN, decimalPlaces } from '../../../model/decimal.js';
import type { CrossFinding, Evaluation, Finding } from '../../../model/evaluation.js';
import type { Lang } from '../../../model/lang.js';
import type { Location } from '../../../model/source.js';
import { findRule } from '../../../rules/registry.js';
import { isRate } from '../../rate-fields.js';
import { WORDS } from '../words.js';
import { blank, count, figure, text, type Cell } from '../xlsx/cell.js';
import { column, type Column, type RowPlace } from '../xlsx/sheet.js';
import { percentFormat } from './line-cells.js';
import { link } from './links.js';
import { shortText } from './short-text.js';

const COLUMNS = [
  { zh: '序号', en: 'No.', width: 6 },
  { zh: '级别', en: 'Severity', width: 8 },
  { zh: '规则', en: 'Rule', width: 25 },
  { zh: '项目', en: 'Project', width: 20 },
  { zh: '评价表', en: 'Table', width: 8 },
  { zh: '页', en: 'Page', width: 7 },
  { zh: '行', en: 'Row', width: 5 },
  { zh: '栏目', en: 'Cell', width: 11 },
  { zh: '指标', en: 'Indicator', width: 18 },
  { zh: '申报', en: 'Declared', width: 11 },
  { zh: '复算', en: 'Recomputed', width: 11 },
  { zh: '差异', en: 'Difference', width: 9 },
  { zh: '说明', en: 'Finding', width: 36 },
  { zh: '公式', en: 'Formula', width: 24 },
  { zh: '依据', en: 'Basis', width: 17 },
  { zh: '处理建议', en: 'What to do next', width: 28 },
  { zh: '核实情况', en: 'Verified', width: 14 },
] as const;

const SEVERITY_FONTS = { error: 'red', warning: 'amber', info: 'grey' } as const;
const INDICATOR = /^\/record\/indicators\/(\d+)(?:\/|$)/;

export function findingColumns(lang: Lang): Column[] {
  return COLUMNS.map((each) => column(each[lang], each.width));
}

/** Where the evaluation of a finding stands. */
export interface EvaluationPlace extends RowPlace {
  /** Of the evaluation, from 1. */
  readonly number: number;
}

export function findingRow(
  finding: Finding,
  evaluation: Evaluation,
  number: number,
  place: EvaluationPlace,
  lang: Lang,
): Cell[] {
  const { record, audit } = evaluation;
  const index = Number(INDICATOR.exec(finding.path)?.[1] ?? '-1');
  const indicator = record.indicators[index];
  const score = audit.scores.find((each) => each.indicator === index);
  const aboutScore = finding.path.endsWith('/score');
  return [
    ...head(finding, number, lang),
    text(shortText(record.projectName ?? record.department ?? record.title)),
    link(place, String(place.number)),
    ...where(finding.location),
    text(fieldName(finding.path, lang), { align: 'centre' }),
    text(shortText(indicator?.level3 ?? indicator?.level2 ?? indicator?.level1 ?? fundName(evaluation, finding.path))),
    ...figures(finding.path, finding),
    text(finding.message),
    text(aboutScore ? (score?.formula ?? null) : null),
    ...advice(finding.rule, lang),
  ];
}

/** @param places The evaluations concerned, as far as they are in this workpaper. */
export function crossFindingRow(
  finding: CrossFinding,
  number: number,
  places: readonly (EvaluationPlace & { readonly project: string })[],
  lang: Lang,
): Cell[] {
  const [first] = places;
  const all = places.map((place) => `${String(place.number)} ${place.project}`).join('\n');
  return [
    ...head(finding, number, lang),
    text(shortText(all)),
    first === undefined
      ? blank()
      : link(
          first,
          places
            .map((place) => String(place.number))
            .slice(0, 9)
            .join(' '),
        ),
    ...where({}),
    text(fieldName(finding.places[0]?.path ?? '', lang), { align: 'centre' }),
    blank(),
    ...figures(finding.places[0]?.path ?? '', finding),
    text(finding.message),
    blank(),
    ...advice(finding.rule, lang),
  ];
}

function head({ severity, rule }: Pick<Finding, 'severity' | 'rule'>, number: number, lang: Lang): Cell[] {
  const title = findRule(rule)?.meta.title[lang];
  return [
    count(number),
    text(WORDS[lang].severities[severity], { align: 'centre', font: SEVERITY_FONTS[severity] }),
    text(title === undefined ? rule : `${title}\n${rule}`),
  ];
}

/** Page or sheet, and row, as a reader counts them. */
function where({ page, row, sheet }: Location): Cell[] {
  const where = page !== null && page !== undefined ? count(page) : text(sheet ?? null, { align: 'rightText' });
  return [where, row === null || row === undefined ? blank() : count(row + 1)];
}

function figures(
  path: string,
  { declared, recomputed, difference }: Pick<Finding, 'declared' | 'recomputed' | 'difference'>,
): Cell[] {
  return [declared, recomputed, difference].map((value) => {
    if (value === null) return figure(null);
    if (!DECIMAL_PATTERN.test(value)) return text(shortText(value), { align: 'rightText' });
    return figure(value, isRate(path) ? { format: percentFormat(decimalPlaces(value)) } : {});
  });
}

function advice(rule: string, lang: Lang): Cell[] {
  const meta = findRule(rule)?.meta;
  const { document = '', clause = null } = meta?.basis ?? {};
  return [
    text(clause === null ? document : `${document} ${clause}`),
    text(meta?.explain.next[lang] ?? null),
    blank({ fill: 'form' }),
  ];
}

/** `/record/indicators/3/level1Weight` → 一级指标分值 */
function fieldName(path: string, lang: Lang): string | null {
  const names = path.split('/').filter((part) => part !== '' && part !== 'record' && !/^\d+$/.test(part));
  return WORDS[lang].fields[names.at(-1) ?? ''] ?? null;
}

function fundName({ record }: Evaluation, path: string): string | null {
  const index = /^\/record\/funds\/(\d+)/.exec(path)?.[1];
  return index === undefined ? null : (record.funds[Number(index)]?.item ?? null);
}
