/** The indicator block as printed: columns in the document's order, cells that stand for several rows merged. */
import type { Evaluation, Score } from '../../model/evaluation.js';
import type { Indicator } from '../../model/record.js';
import { placeOfPointer } from './cell-address.js';
import { placeView } from './places.js';
import { readingOf } from './readings.js';
import { COLUMNS, type CellView, type ColumnName, type RowView } from './view.js';

/** Columns whose cells go down over the rows they belong to, each with those that must agree as well. */
const MERGED: Readonly<Partial<Record<ColumnName, readonly ColumnName[]>>> = {
  level1: [],
  level2: ['level1'],
  method: [],
};

export interface FormRows {
  readonly columns: readonly ColumnName[];
  readonly rows: readonly RowView[];
  /** Address of the cell that shows a column of a row. */
  cellAt(index: number, column: ColumnName): string;
}

export function formRows(evaluation: Evaluation): FormRows {
  const { indicators } = evaluation.record;
  const { scores } = evaluation.audit;
  const heads = new Map(COLUMNS.map((column) => [column, mergedHeads(indicators, column)]));
  const spans = new Map([...heads].map(([column, each]) => [column, countOf(each)]));
  const headOf = (index: number, column: ColumnName): number => heads.get(column)?.[index] ?? index;
  const cellAt = (index: number, column: ColumnName): string => `indicators/${String(headOf(index, column))}/${column}`;

  const cell = (index: number, column: ColumnName): CellView | null => {
    const indicator = indicators[index];
    if (indicator === undefined || headOf(index, column) !== index) return null;
    const span = spans.get(column)?.get(index) ?? 1;
    const reading = column === 'target' || column === 'actual' ? readingOf(indicator[column]) : null;
    return {
      cell: cellAt(index, column),
      text: textOf(indicator, column),
      ...(span > 1 && { span }),
      ...(reading !== null && { reading }),
    };
  };

  const rows = indicators.map((indicator, index): RowView => {
    return {
      cells: Object.fromEntries(COLUMNS.map((column) => [column, cell(index, column)])) as RowView['cells'],
      recomputed: recomputedView(scores[index]),
      repairs: indicator.repairs.map(({ kind, field, raw, from, to }) => ({ kind, column: field, raw, from, to })),
      confidence: indicator.confidence,
      place: placeView(indicator.location),
    };
  });
  return { columns: columnsOf(evaluation), rows, cellAt };
}

/** Scores stand in the order of the rows. */
function recomputedView(score: Score | undefined): RowView['recomputed'] {
  if (score === undefined) return null;
  const { recomputed, interval, status, convention, formula } = score;
  return { value: recomputed, interval, status, convention, formula };
}

function countOf(heads: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  return counts;
}

/** For each row, the row whose cell covers it in the column: itself where cells are not merged. */
function mergedHeads(indicators: readonly Indicator[], column: ColumnName): number[] {
  const also = MERGED[column];
  const heads: number[] = [];
  indicators.forEach((indicator, index) => {
    const above = indicators[index - 1];
    const same =
      also !== undefined &&
      above !== undefined &&
      textOf(indicator, column) !== null &&
      [column, ...also].every((each) => textOf(indicator, each) === textOf(above, each));
    heads.push(same ? (heads[index - 1] ?? index) : index);
  });
  return heads;
}

function textOf(indicator: Indicator, column: ColumnName): string | null {
  if (column === 'level1' || column === 'level2') return withWeight(indicator[column], indicator[`${column}Weight`]);
  return column === 'target' || column === 'actual' ? indicator[column].raw : indicator[column];
}

function withWeight(name: string | null, weight: string | null): string | null {
  return name === null || weight === null ? name : `${name}（${weight}分）`;
}

/**
 * The columns of the form. What places and repairs say of their order in the document goes before the usual order;
 * a column that the form does not have is left out.
 */
function columnsOf({ record, audit, diagnostics }: Evaluation): ColumnName[] {
  const pointed = new Set<ColumnName>();
  const known = new Map<ColumnName, number>();
  for (const { path, location } of [...audit.findings, ...diagnostics]) {
    const place = placeOfPointer(path, record);
    if (place?.block !== 'indicators') continue;
    const column = place.field as ColumnName;
    pointed.add(column);
    const ofRow = record.indicators[place.index]?.location.column;
    // A place that is the row's own says nothing of the column.
    if (location.column != null && location.column !== ofRow) known.set(column, location.column);
  }
  for (const { repairs } of record.indicators) {
    for (const { field, to } of repairs) {
      const column = COLUMNS.find((each) => each === field);
      if (column !== undefined && to !== null) known.set(column, to);
    }
  }
  const printed = COLUMNS.filter(
    (column) => pointed.has(column) || record.indicators.some((indicator) => textOf(indicator, column) !== null),
  );
  const inOrder = printed
    .filter((column) => known.has(column))
    .sort((one, other) => (known.get(one) ?? 0) - (known.get(other) ?? 0));
  return printed.map((column) => (known.has(column) ? (inOrder.shift() ?? column) : column));
}
