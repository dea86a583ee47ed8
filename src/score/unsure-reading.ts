/** 读取把握: a finding that rests on a row of ambiguous reading is no plain error, and says so. */
import type { Finding } from '../model/evaluation.js';
import { renderMessage, type Lang, type Localized } from '../model/lang.js';
import { AMBIGUOUS } from '../model/record.js';
import type { MismatchOutcome, ScoredRow } from '../model/rule.js';
import { nameOf } from '../rules/evidence/rows.js';

const ONE_ROW: Localized = {
  zh: '{message}（该行各栏的读取把握不足，可能并非申报差错，请先对照原件）',
  en: '{message} (this row was not read with certainty, so the form may be right: check the document first)',
};
const ADDED_ROWS: Localized = {
  zh: '{message}（所据 {count} 行读取把握不足，如“{name}”，可能并非申报差错，请先对照原件）',
  en: '{message} (not read with certainty: {count} of the rows added up, such as “{name}”; the form may be right: check the document first)',
};

/** The same finding where it rests on rows that were read with certainty. */
export function heedUnsureReading(
  finding: Finding,
  outcome: MismatchOutcome,
  rows: readonly ScoredRow[],
  lang: Lang,
): Finding {
  const unsure = (outcome.rows ?? rowsAt(outcome.path, rows)).filter((row) => row.indicator.confidence < AMBIGUOUS);
  const [first] = unsure;
  if (first === undefined) return finding;
  const template = outcome.rows === undefined ? ONE_ROW : ADDED_ROWS;
  const fields = { message: finding.message, count: String(unsure.length), name: nameOf(first) };
  return {
    ...finding,
    severity: finding.severity === 'error' ? 'warning' : finding.severity,
    message: renderMessage(template, fields, lang),
  };
}

/** The row that a pointer names; a finding elsewhere (资金, 总体目标) rests on no row. */
function rowsAt(path: string, rows: readonly ScoredRow[]): readonly ScoredRow[] {
  return rows.filter((row) => path.startsWith(`${row.path}/`));
}
