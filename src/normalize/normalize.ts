/** Grids → records: finds the evaluation tables of a document and reads each. */
import { fieldName } from '../diagnostics/field-names.js';
import type { Extraction } from '../model/grid.js';
import type { Lang } from '../model/lang.js';
import type { NormalizedTable } from '../model/normalized.js';
import type { EvaluationRecord, Fund, Indicator } from '../model/record.js';
import { decimal, sumDecimals } from '../model/decimal.js';
import type { ColumnField } from '../templates/template.js';
import type { FieldSlot, TableModel } from './align-model.js';
import { readBody } from './body.js';
import { isExecutionScore } from './body-lines.js';
import { joinCellLines } from './cell-lines.js';
import { readColumns, type Column } from './columns.js';
import { FeatureReader } from './features.js';
import { findTables, inParts, type TableLines } from './find-tables.js';
import { reportControlCharacters } from './control-characters.js';
import { readFooter } from './footer.js';
import { readFunds } from './funds.js';
import { readGoals } from './goals.js';
import { readHead, readRating, type Head } from './head.js';
import { readIndicators, type IndicatorBlock } from './indicators.js';
import { documentLines, type Line, type LineCell } from './lines.js';
import { Notes } from './notes.js';
import { divide } from './regions.js';
import { sectionHeading } from './section-headings.js';
import { settleColumns } from './settle-columns.js';
import { unstackRows } from './stacked-rows.js';
import { readTotals, type TotalRow } from './totals.js';

export interface NormalizeOptions {
  readonly lang: Lang;
  /** Checked between tables. */
  readonly signal?: AbortSignal;
}

/** The evaluation tables of a document, in reading order, one at a time: a document may hold many thousand. */
export function* normalizeExtraction(extraction: Extraction, options: NormalizeOptions): Generator<NormalizedTable> {
  for (const part of inParts(documentLines(extraction))) {
    for (const table of findTables(joinCellLines(unstackRows(part)))) {
      options.signal?.throwIfAborted();
      yield readTable(table, options.lang);
    }
  }
}

function slotsOf(columns: readonly Column[]): FieldSlot<ColumnField>[] {
  return columns.map(({ field, start, end }) => ({ field: field ?? 'other', start, end }));
}

function readTable(lines: TableLines, lang: Lang): NormalizedTable {
  const notes = new Notes(lang);
  const above = sectionHeading(lines.before.at(-1));
  const regions = divide(above === null ? lines.before : lines.before.slice(0, -1));
  const { head, unused } = readHead(regions.head, notes);
  for (const cell of unused) notes.say('text-unassigned', { path: null, raw: cell.text, location: cell.location });
  const features = new FeatureReader(head.year);
  const { columns, filled } = settleColumns(readColumns(lines.header), lines.body, features);
  if (filled?.field != null) {
    const what = fieldName(filled.field, lang);
    notes.say('missing-field', {
      path: null,
      raw: filled.header === '' ? null : filled.header,
      location: lines.header[0]?.cells[0]?.location ?? {},
      fields: { what },
    });
  }
  const table: TableModel = { slots: slotsOf(columns), features, declaredTotal: null };
  const body = readBody(lines.body, table, above);
  const fundLines = regions.funds.length > 0 ? regions.funds : body.funds;
  const { funds, reasons: fundReasons } = readFunds(fundLines, features, head.currencyUnit, notes);
  if (fundLines !== body.funds) for (const line of body.funds) reportUnread(line, notes);
  const goals = readGoals([...regions.goals, ...body.goals], notes);
  const loose = body.total === null ? null : readTotals(body.total, table.slots, { weights: [], scores: [] });
  const execution = funds.find((fund) => fund.kind === 'total') ?? null;
  const declared = loose?.score ?? head.totalScore;
  // The total less the execution score is what the rows sum to.
  const ofRows =
    declared === null
      ? null
      : decimal(declared)
          .minus(decimal(execution?.score ?? '0'))
          .toFixed();
  // What the fund block counts already is no indicator.
  const { score } = execution ?? { score: null };
  const again = score === null ? [] : body.rows.filter((row) => isExecutionScore(row.cells, score));
  const rows = body.rows.filter((row) => !again.includes(row));
  const block = readIndicators(rows, { ...table, declaredTotal: ofRows }, head.year, notes);
  for (const line of body.dropped) reportDropped(line, notes);
  for (const line of [...again, ...body.unread]) reportUnread(line, notes);
  const total = settleTotal(head, body.total, table, block, execution, notes);
  reportColumns(columns, block, notes);
  const { reason } = readFooter(body.footer, head, notes);
  if (reason !== null && !table.slots.some((slot) => slot.field === 'reason'))
    shareReason(block.indicators, reason, notes);
  reportGaps(lines, body.total, block, head, notes);
  reportControlCharacters(cellsOf(lines), notes);
  const record: EvaluationRecord = {
    title: head.title,
    label: head.label,
    year: head.year,
    projectName: head.projectName,
    department: head.department,
    unit: head.unit,
    funds,
    goals,
    indicators: block.indicators,
    totalWeight: total?.weight ?? null,
    totalScore: total?.score ?? head.totalScore,
    rating: head.rating,
  };
  return { record, diagnostics: notes.diagnostics, locations: notes.locations, fundReasons, pages: pagesOf(lines) };
}

/** A reason in a block under the table stands for every row that lost points, as a merged cell would. */
function shareReason(indicators: readonly Indicator[], reason: LineCell, notes: Notes): void {
  indicators.forEach((indicator, index) => {
    const { weight, score } = indicator;
    if (weight === null || score === null || !decimal(score).lt(decimal(weight))) return;
    indicator.reason = reason.text;
    notes.place(`/record/indicators/${String(index)}/reason`, reason.location);
  });
}

function settleTotal(
  head: Head,
  line: Line | null,
  table: TableModel,
  block: IndicatorBlock,
  execution: Fund | null,
  notes: Notes,
): TotalRow | null {
  if (line === null) return null;
  const sums = (texts: readonly (string | null)[], execution: string | null): string[] => {
    const present = texts.filter((text) => text !== null);
    if (present.length === 0) return [];
    const rows = sumDecimals(present).toFixed();
    return execution === null ? [rows] : [rows, sumDecimals([rows, execution]).toFixed()];
  };
  const total = readTotals(line, table.slots, {
    weights: sums(
      block.indicators.map((indicator) => indicator.weight),
      execution?.weight ?? null,
    ),
    scores: sums(
      block.indicators.map((indicator) => indicator.score),
      execution?.score ?? null,
    ),
  });
  const location = line.cells[0]?.location ?? {};
  const raw = line.cells.map((cell) => cell.text).join(' | ');
  const path = total.score === null ? '/record/totalWeight' : '/record/totalScore';
  notes.place('/record/totalWeight', total.weightCell?.location ?? location);
  notes.place('/record/totalScore', total.scoreCell?.location ?? location);
  if (total.repaired)
    notes.say('alignment-repaired', { path, raw, location, fields: { what: fieldName('totalScore', notes.lang) } });
  if (total.ambiguous) {
    const other = total.score === null ? 'totalScore' : 'totalWeight';
    notes.say('alignment-ambiguous', { path, raw, location, fields: { what: fieldName(other, notes.lang) } });
  }
  for (const cell of total.unused) {
    if (readRating(head, cell.text, cell, notes)) continue;
    notes.say('text-unassigned', { path: '/record/totalScore', raw: cell.text, location: cell.location });
  }
  return total;
}

/** Columns with no place in the record: their content stays in a diagnostic. */
function reportColumns(columns: readonly Column[], block: IndicatorBlock, notes: Notes): void {
  columns.forEach((column, slot) => {
    const location = column.cell.location;
    if (column.field === null) notes.say('header-unknown', { path: null, raw: column.header, location });
    const cells = block.leftOut.get(slot);
    if (cells === undefined) return;
    const raw = `${column.header}：${cells.map((cell) => cell.text).join(' | ')}`;
    notes.say('text-unassigned', { path: null, raw, location });
  });
}

/** A placeholder row says nothing; a repeated header has been read. */
function reportDropped(line: Line, notes: Notes): void {
  if (line.cells.length <= 2) reportUnread(line, notes);
}

function reportUnread(line: Pick<Line, 'cells'>, notes: Notes): void {
  notes.say('row-unread', {
    path: null,
    raw: line.cells.map((cell) => cell.text).join(' | '),
    location: line.cells[0]?.location ?? {},
  });
}

function reportGaps(lines: TableLines, total: Line | null, block: IndicatorBlock, head: Head, notes: Notes): void {
  const what = (field: string) => ({ what: fieldName(field, notes.lang) });
  if (head.projectName === null && head.department === null && head.unit === null) {
    notes.say('missing-field', { path: '/record/projectName', fields: what('projectName') });
  }
  if (block.indicators.length === 0)
    notes.say('missing-field', { path: '/record/indicators', fields: what('indicators') });
  const scored = lines.header.some((line) =>
    line.cells.some((cell) => cell.key.includes('得分') || cell.key.includes('自评分')),
  );
  if (total === null && scored && head.totalScore === null) {
    notes.say('truncated', { path: '/record/totalScore', fields: what('noTotal') });
  }
}

function* cellsOf({ before, header, body }: TableLines): Generator<LineCell> {
  for (const line of [...before, ...header, ...body]) yield* line.cells;
}

function pagesOf(lines: TableLines): number[] | null {
  const pages = new Set<number>();
  for (const line of [...lines.before, ...lines.header, ...lines.body]) {
    // A sheet wider than its paper has a row on several pages.
    for (const page of [line.page, ...line.cells.map(({ location }) => location.page)])
      if (page != null) pages.add(page);
  }
  return pages.size === 0 ? null : [...pages].sort((a, b) => a - b);
}
