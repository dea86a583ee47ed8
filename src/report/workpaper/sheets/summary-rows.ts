/** 汇总 sheet: what the batch holds, what to look at first, counts by rule and by unit, how to read the rest. */
import type { Lang, Localized } from '../../../model/lang.js';
import { findRule } from '../../../rules/registry.js';
import type { BatchDigest, RuleCount, UnitCount, WorstTable } from '../../batch-digest.js';
import type { BatchEnd } from '../../result-writer.js';
import { WORDS } from '../words.js';
import { count, figure, text, type Cell } from '../xlsx/cell.js';
import type { Column } from '../xlsx/sheet.js';
import type { Look } from '../xlsx/styles.js';
import { VERDICT_FONTS } from './evaluation-rows.js';
import type { EvaluationPlace } from './finding-rows.js';
import { link } from './links.js';

const WIDTHS = [30, 40, 12, 12, 12, 12, 14];
const LOOSE: Look = { border: false, align: 'loose' };
const HEAD: Look = { font: 'head', fill: 'head', align: 'middle' };

export function summaryColumns(): Column[] {
  return WIDTHS.map((width) => ({ title: '', width }));
}

export interface SummaryRow {
  readonly cells: readonly Cell[];
  readonly height?: number;
}

export function* summaryRows(
  digest: BatchDigest<EvaluationPlace>,
  end: BatchEnd | null,
  lang: Lang,
): Generator<SummaryRow> {
  const say = (localized: Localized): string => localized[lang];
  yield { cells: [text(WORDS[lang].title, { ...LOOSE, font: 'title' })], height: 30 };
  yield { cells: signature(lang), height: 24 };
  yield { cells: [] };
  yield* table(say(TITLES.batch), overview(digest, end, lang));
  yield* table(
    say(TITLES.worst),
    worst(digest.worstTables(), lang),
    [TITLES.project, TITLES.unit, TITLES.table, TITLES.verdict, TITLES.errors, TITLES.warnings, TITLES.difference].map(
      say,
    ),
  );
  yield* table(
    say(TITLES.byRule),
    digest.byRule().map((each) => ruleCells(each, lang)),
    [
      TITLES.rule,
      TITLES.name,
      TITLES.severity,
      TITLES.findings,
      TITLES.tables,
      TITLES.compared,
      TITLES.undetermined,
    ].map(say),
  );
  yield* table(
    say(TITLES.byUnit),
    digest.byUnit().map((each) => unitCells(each, lang)),
    [TITLES.department, TITLES.unit, TITLES.tables, TITLES.discrepant, TITLES.errors, TITLES.warnings].map(say),
  );
  yield { cells: [text(say(TITLES.notes), { ...LOOSE, font: 'bold' })] };
  for (const note of NOTES) yield { cells: [text(say(note), { ...LOOSE, font: 'grey' })] };
}

const TITLES = {
  batch: { zh: '一、总体情况', en: '1. The batch' },
  worst: { zh: '二、需先核查的自评表', en: '2. Tables to look at first' },
  byRule: { zh: '三、按规则', en: '3. By rule' },
  byUnit: { zh: '四、按单位', en: '4. By unit' },
  notes: { zh: '说明', en: 'Notes' },
  project: { zh: '项目', en: 'Project' },
  unit: { zh: '单位', en: 'Unit' },
  department: { zh: '主管部门', en: 'Department' },
  table: { zh: '评价表序号', en: 'Evaluation' },
  verdict: { zh: '结论', en: 'Verdict' },
  errors: { zh: '错误', en: 'Errors' },
  warnings: { zh: '警告', en: 'Warnings' },
  difference: { zh: '总分差异', en: 'Difference' },
  rule: { zh: '规则', en: 'Rule' },
  name: { zh: '规则名', en: 'Name' },
  severity: { zh: '级别', en: 'Severity' },
  findings: { zh: '问题数', en: 'Findings' },
  tables: { zh: '涉及表数', en: 'Tables' },
  compared: { zh: '核对次数', en: 'Compared' },
  undetermined: { zh: '无法判断', en: 'Undetermined' },
  discrepant: { zh: '不符表数', en: 'Discrepant' },
} satisfies Readonly<Record<string, Localized>>;

const NOTES: readonly Localized[] = [
  {
    zh: '“重算”表的公式可直接重算：计算值按各行 A、B 两列（已换算为同一单位）与分值求得，复算得分四舍五入一次；差异＝申报－复算。',
    en: 'The formulas of “Recomputation” are live: unrounded figures from A and B (in one unit) and the weight; scores rounded half up once; difference = declared − recomputed.',
  },
  {
    zh: '结论：相符——申报即复算值；舍入范围内——按原文舍入可以成立；不符——超出该范围；定性、无法复算的行取申报得分计入合计。',
    en: 'Check: match – declared is the recomputed score; within rounding – the printed, rounded figures allow it; mismatch – they do not. Judgement and unverifiable rows enter the total as declared.',
  },
  {
    zh: '公式显示 #N/A：改动后该行不再达标，应得多少本行公式未规定。超过 15 位有效数字的数以文本保存，以免失真。',
    en: '#N/A in a formula: after a change the row no longer reaches its target, and no formula of the row says what is due. Figures of more than 15 digits are kept as text.',
  },
  {
    zh: '浅黄色栏供审核人填写。一张表超过电子表格行数上限时续在后一张，如“问题 (2)”。',
    en: 'Light yellow cells are for the reviewer. A sheet that is full goes on in the next one, as in “Findings (2)”.',
  },
];

function signature(lang: Lang): Cell[] {
  const labels: readonly Localized[] = [
    { zh: '编制人：　　　　　　　　日期：', en: 'Prepared by:                    Date:' },
    { zh: '复核人：　　　　　　　　日期：', en: 'Reviewed by:                    Date:' },
  ];
  return labels.map((label) => text(label[lang], LOOSE));
}

function* table(
  title: string,
  rows: readonly (readonly Cell[])[],
  heads: readonly string[] = [],
): Generator<SummaryRow> {
  yield { cells: [text(title, { ...LOOSE, font: 'bold' })], height: 22 };
  if (heads.length > 0) yield { cells: heads.map((head) => text(head, HEAD)) };
  for (const cells of rows) yield { cells };
  yield { cells: [] };
}

function overview(
  { verdicts, statuses, failures }: BatchDigest<EvaluationPlace>,
  end: BatchEnd | null,
  lang: Lang,
): Cell[][] {
  const words = WORDS[lang];
  const tables = verdicts.consistent + verdicts.discrepant + verdicts.incomplete;
  const line = (label: Localized, value: number, look: Look = {}): Cell[] => [
    text(label[lang]),
    count(value, { align: 'start', ...look }),
  ];
  const both = (zh: string, en: string): Localized => ({ zh, en });
  const severity = (each: 'error' | 'warning' | 'info', font: Look['font']): Cell[] =>
    end === null
      ? []
      : line(
          both(`${words.severities[each]}（条）`, `findings: ${words.severities[each]}`),
          end.summary.findings[each],
          { font },
        );
  const rows = [
    end === null ? [] : line(both('文件（份）', 'documents'), end.summary.documents),
    line(both('自评表（张）', 'tables'), tables),
    ...(['discrepant', 'incomplete', 'consistent'] as const).map((verdict) =>
      line(both(`　其中：${words.verdicts[verdict]}`, `  ${words.verdicts[verdict]}`), verdicts[verdict], {
        font: VERDICT_FONTS[verdict],
      }),
    ),
    line(both('未读出（份）', 'not read'), failures, { font: failures > 0 ? 'red' : 'plain' }),
    severity('error', 'red'),
    severity('warning', 'amber'),
    severity('info', 'plain'),
    ...(['match', 'within-rounding', 'mismatch', 'judgement', 'unverifiable'] as const).map((status) =>
      line(both(`指标行：${words.statuses[status]}`, `indicator rows: ${words.statuses[status]}`), statuses[status]),
    ),
  ];
  return rows.filter((cells) => cells.length > 0);
}

function worst(tables: readonly WorstTable<EvaluationPlace>[], lang: Lang): Cell[][] {
  const words = WORDS[lang];
  return tables.map(({ place, unit, project, errors, warnings, difference, verdict }) => [
    text(project ?? words.unnamed),
    text(unit ?? words.unnamed),
    link(place, String(place.number)),
    text(words.verdicts[verdict], { align: 'centre', font: VERDICT_FONTS[verdict] }),
    count(errors, { font: errors > 0 ? 'red' : 'grey' }),
    count(warnings, { font: warnings > 0 ? 'amber' : 'grey' }),
    figure(difference),
  ]);
}

function ruleCells({ rule, severity, findings, tables, compared, undetermined }: RuleCount, lang: Lang): Cell[] {
  const font = severity === 'error' ? 'red' : severity === 'warning' ? 'amber' : 'grey';
  return [
    text(findRule(rule)?.meta.title[lang] ?? rule),
    text(rule),
    text(WORDS[lang].severities[severity], { align: 'centre', font }),
    ...[findings, tables, compared, undetermined].map((value) => count(value)),
  ];
}

function unitCells({ unit, department, tables, discrepant, errors, warnings }: UnitCount, lang: Lang): Cell[] {
  return [
    text(department ?? WORDS[lang].unnamed),
    text(unit ?? WORDS[lang].unnamed),
    count(tables),
    count(discrepant, { font: discrepant > 0 ? 'red' : 'grey' }),
    count(errors, { font: errors > 0 ? 'red' : 'grey' }),
    count(warnings, { font: warnings > 0 ? 'amber' : 'grey' }),
  ];
}
