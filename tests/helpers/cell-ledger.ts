/**
 * Accounts for the cells of a printed table: which text of the document stands in which place of the result.
 * Knows nothing of the normaliser: it compares texts, and counts each of them as often as it was printed.
 */
import type { Evaluation } from '../../src/model/evaluation.js';

/** A text without the white space of the layout, leaked mark-up and the like. */
export function bareText(text: string): string {
  return text.replace(/<\/?p>/gu, '').replace(/\s+/gu, '');
}

/** What the table is made of: its rows of cells, and the lines that stand above it. */
export interface PrintedTable {
  readonly captions: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Parts a text with tabs and titles into its tables; every line of it belongs to one. */
export function printedTables(text: string, isTitle: (line: string) => boolean): PrintedTable[] {
  const tables: { captions: string[]; rows: string[][] }[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (isTitle(line)) tables.push({ captions: [], rows: [] });
    const table = tables.at(-1);
    if (!table) throw new Error(`text above the first title: ${line}`);
    if (line.includes('\t')) table.rows.push(line.split('\t'));
    else table.captions.push(line);
  }
  return tables;
}

/** Every printed text that the record must hold, once for each cell: carried texts count where they begin. */
function textsOf({ record }: Evaluation): string[] {
  const texts: (string | null)[] = [record.projectName, record.department, record.unit];
  texts.push(record.totalWeight, record.totalScore, record.rating);
  for (const { item, initialBudget, annualBudget, executed, weight, score } of record.funds)
    texts.push(item, initialBudget, annualBudget, executed, weight, score);
  for (const { planned, achieved } of record.goals) texts.push(planned, achieved);
  let above = { level1: null as string | null, level2: null as string | null, method: null as string | null };
  for (const row of record.indicators) {
    const begins = row.level1 !== above.level1;
    if (begins) texts.push(row.level1Weight === null ? row.level1 : `${row.level1 ?? ''}(${row.level1Weight}分)`);
    if (begins || row.level2 !== above.level2) texts.push(row.level2);
    if (row.method !== above.method) texts.push(row.method);
    texts.push(row.level3, row.weight, row.target.raw, row.actual.raw, row.score, row.reason);
    above = row;
  }
  return texts.filter((text) => text !== null).map(bareText);
}

export interface Ledger {
  /** Cells that are in no record, no label and no diagnostic. */
  readonly lost: readonly string[];
  /** Texts of the record that no cell is left for: made up, or used twice. */
  readonly invented: readonly string[];
}

/** @param labels printed wordings that head a field, without white space */
export function accountFor(table: PrintedTable, evaluation: Evaluation, labels: ReadonlySet<string>): Ledger {
  const open = new Map<string, number>();
  for (const text of textsOf(evaluation)) open.set(text, (open.get(text) ?? 0) + 1);
  const diagnosed = evaluation.diagnostics
    .filter(({ code }) => code === 'row-unread' || code === 'text-unassigned' || code === 'value-unread')
    .map(({ raw }) => bareText(raw ?? ''));
  const lost: string[] = [];
  for (const cell of table.rows.flat()) {
    const text = bareText(cell);
    if (text === '') continue;
    const named = text.replace(/^其中[:：]/u, '');
    const key = [text, named].find((one) => (open.get(one) ?? 0) > 0);
    if (key !== undefined) open.set(key, (open.get(key) ?? 0) - 1);
    else if (!labels.has(text) && !diagnosed.some((raw) => raw.includes(text))) lost.push(text);
  }
  const { title, label, year } = evaluation.record;
  for (const caption of table.captions) {
    const text = bareText(caption);
    const known = text === `${title ?? ''}（${label ?? ''}）` || text === `（${year ?? ''}年度）`;
    if (!known && !diagnosed.some((raw) => raw.includes(text))) lost.push(text);
  }
  return { lost, invented: [...open].flatMap(([text, count]) => Array.from({ length: count }, () => text)) };
}
