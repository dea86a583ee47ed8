/** Columns whose heading is blank or unknown: seen by what the rows have there, and named where only one field can be meant. */
import type { Column } from './columns.js';
import type { FeatureReader } from './features.js';
import { fit } from './fit.js';
import { cellAt, isPlace, LOSABLE, type Losable, type Rows } from './header-places.js';
import type { Line, LineCell } from './lines.js';

/** Rows that must fill the column, and its neighbour beside it. */
const MIN_ROWS = 2;

interface Gap {
  readonly slot: number;
  /** The columns before and behind it. */
  readonly before: readonly Column[];
  readonly behind: readonly Column[];
  readonly cells: readonly LineCell[];
  /** The heading that no family knows; null where there is none. */
  readonly unknown: Column | null;
}

/** Slots that rows fill beside one of their neighbours, under no heading. */
function blankGaps(columns: readonly Column[], rows: readonly Line[]): Gap[] {
  const gaps: Gap[] = [];
  const width = Math.max(0, ...rows.map((line) => Math.min(line.width, 64)));
  let after = -1;
  for (let slot = 0; slot < width; slot++) {
    const owner = columns.findIndex((column) => column.start === slot);
    if (owner >= 0) {
      after = owner;
      continue;
    }
    const left = columns[after];
    if (left !== undefined && slot < left.start + left.cell.columnSpan) continue;
    const neighbours = [left, columns[after + 1]].filter((column) => column !== undefined);
    const filled = rows.filter((line) => neighbours.some((column) => cellAt(line, column.start) !== undefined));
    const cells = filled.map((line) => cellAt(line, slot)).filter((cell) => cell !== undefined);
    const [before, behind] = [columns.slice(0, after + 1), columns.slice(after + 1)];
    if (cells.length >= MIN_ROWS) gaps.push({ slot, before, behind, cells, unknown: null });
  }
  return gaps;
}

/** Columns under a heading that no family knows: 二级措标 for 二级指标. */
function unknownGaps(columns: readonly Column[], rows: readonly Line[]): Gap[] {
  return columns.flatMap((column, at): Gap[] => {
    if (column.field !== null) return [];
    const cells = rows.map((line) => cellAt(line, column.start)).filter((cell) => cell !== undefined);
    if (cells.length < MIN_ROWS) return [];
    const [before, behind] = [columns.slice(0, at), columns.slice(at + 1)];
    return [{ slot: column.start, before, behind, cells, unknown: column }];
  });
}

/** Whether what stands in the gap is what stands in such a column. */
function fits(field: Losable, gap: Gap, features: FeatureReader): boolean {
  const least = field === 'level3' ? -0.5 : 0.5;
  const good = gap.cells.filter((cell) => fit(field, features.read(cell.text)) >= least).length;
  return good * 4 >= gap.cells.length * 3;
}

/** No score is above the weight beside it. */
function mayBePoints(field: Losable, gap: Gap, columns: readonly Column[], body: Rows): boolean {
  if (field !== 'score' && field !== 'weight') return true;
  const other = columns.find((column) => column.field === (field === 'score' ? 'weight' : 'score'));
  if (other === undefined) return false;
  return body.rows.every((line) => {
    const [own, beside] = [cellAt(line, gap.slot), cellAt(line, other.start)].map((cell) =>
      cell === undefined ? null : body.features.read(cell.text).figure,
    );
    return own == null || beside == null || (field === 'score' ? own.lte(beside) : own.gte(beside));
  });
}

/** The columns with the one whose heading is blank or unknown, where there is exactly one and no doubt what it holds. */
export function fillGap(columns: readonly Column[], body: Rows): readonly Column[] | null {
  const fields = new Set(columns.map((column) => column.field));
  const missing = LOSABLE.filter((field) => !fields.has(field));
  // Some forms have no weights: where another field is missing too, that one is meant.
  const [field, ...further] = missing.length > 1 ? missing.filter((one) => one !== 'weight') : missing;
  if (field === undefined || further.length > 0) return null;
  const blank = blankGaps(columns, body.rows);
  const unknown = unknownGaps(columns, body.rows).filter((gap) => isMeant(field, gap, columns, body));
  const [gap, ...others] = blank.length > 0 ? blank : unknown;
  if (gap === undefined || others.length > 0 || !isMeant(field, gap, columns, body)) return null;
  const next = gap.behind[0]?.start ?? gap.slot + 1;
  const filled: Column =
    gap.unknown === null
      ? { field, header: '', start: gap.slot, end: Math.max(gap.slot + 1, next), cell: gap.cells[0] as LineCell }
      : { ...gap.unknown, field };
  const before = gap.before.map((column): Column => ({ ...column, end: Math.min(column.end, gap.slot) }));
  return [...before, filled, ...gap.behind];
}

function isMeant(field: Losable, gap: Gap, columns: readonly Column[], body: Rows): boolean {
  const named = (part: readonly Column[]) => part.map((column) => column.field);
  return (
    isPlace(field, named(gap.before), named(gap.behind)) &&
    fits(field, gap, body.features) &&
    mayBePoints(field, gap, columns, body)
  );
}
