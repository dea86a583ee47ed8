/** Columns whose heading is blank: seen by what the rows have there, and named where only one field can be meant. */
import type { Column } from './columns.js';
import type { FeatureReader } from './features.js';
import { fit } from './fit.js';
import type { Line, LineCell } from './lines.js';

/** What nearly every form has; exactly one of them without a heading is the one that the blank heading had. */
const EXPECTED = ['level1', 'level2', 'level3', 'target', 'actual', 'score'] as const;
type Expected = (typeof EXPECTED)[number];
/** Rows that must fill the column, and its neighbour beside it. */
const MIN_ROWS = 2;

interface Gap {
  readonly slot: number;
  /** Index of the column to the left; -1 at the left edge. */
  readonly after: number;
  readonly cells: readonly LineCell[];
}

function cellAt(line: Line, slot: number): LineCell | undefined {
  return line.cells.find((cell) => cell.column === slot);
}

/** Slots without a heading that rows fill beside the column to the left. */
function gapsOf(columns: readonly Column[], rows: readonly Line[]): Gap[] {
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
    const filled = rows.filter((line) => {
      const beside = left === undefined ? columns[0]?.start : left.start;
      return cellAt(line, slot) !== undefined && beside !== undefined && cellAt(line, beside) !== undefined;
    });
    const cells = filled.map((line) => cellAt(line, slot) as LineCell);
    if (cells.length >= MIN_ROWS) gaps.push({ slot, after, cells });
  }
  return gaps;
}

/** Whether what stands in the gap is what stands in such a column. */
function fits(field: Expected, gap: Gap, features: FeatureReader): boolean {
  const least = field === 'level3' ? -0.5 : 0.5;
  const good = gap.cells.filter((cell) => fit(field, features.read(cell.text)) >= least).length;
  return good * 4 >= gap.cells.length * 3;
}

/** No score is above the weight beside it. */
function mayBeScore(gap: Gap, weight: Column | undefined, rows: readonly Line[], features: FeatureReader): boolean {
  if (weight === undefined) return false;
  return rows.every((line) => {
    const [score, full] = [cellAt(line, gap.slot), cellAt(line, weight.start)].map((cell) =>
      cell === undefined ? null : features.read(cell.text).figure,
    );
    return score == null || full == null || score.lte(full);
  });
}

/** Where a field stands in every form: levels in their order before all values, the score behind them. */
function isPlace(field: Expected, gap: Gap, columns: readonly Column[]): boolean {
  const before = columns.slice(0, gap.after + 1).map((column) => column.field);
  const behind = columns.slice(gap.after + 1).map((column) => column.field);
  switch (field) {
    case 'level1':
      return behind[0] === 'level2';
    case 'level2':
      return before.at(-1) === 'level1' && behind[0] === 'level3';
    case 'level3':
      return before.at(-1) === 'level2';
    case 'target':
      return behind[0] === 'actual' || (before.includes('level3') && behind.includes('actual'));
    case 'actual':
      return before.at(-1) === 'target';
    case 'score':
      return before.includes('actual');
  }
}

/** The columns with the one whose heading is blank, where there is exactly one and no doubt what it holds. */
export function fillGap(
  columns: readonly Column[],
  body: readonly Line[],
  features: FeatureReader,
): { readonly columns: readonly Column[]; readonly filled: Column | null } {
  const fields = new Set(columns.map((column) => column.field));
  const missing = EXPECTED.filter((field) => !fields.has(field));
  const [field] = missing;
  const rows = body.filter((line) => line.kind === 'row' && line.stream !== true && line.cells.length >= 4);
  if (field === undefined || missing.length > 1) return { columns, filled: null };
  const [gap, ...others] = gapsOf(columns, rows);
  const weight = columns.find((column) => column.field === 'weight');
  if (gap === undefined || others.length > 0 || !isPlace(field, gap, columns) || !fits(field, gap, features))
    return { columns, filled: null };
  if (field === 'score' && !mayBeScore(gap, weight, rows, features)) return { columns, filled: null };
  const [cell] = gap.cells as [LineCell];
  const next = columns[gap.after + 1]?.start ?? gap.slot + 1;
  const filled: Column = { field, header: '', start: gap.slot, end: Math.max(gap.slot + 1, next), cell };
  const cut = (column: Column): Column => ({ ...column, end: Math.min(column.end, gap.slot) });
  const before = columns.slice(0, gap.after + 1).map(cut);
  return { columns: [...before, filled, ...columns.slice(gap.after + 1)], filled };
}
