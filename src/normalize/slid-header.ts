/** A header that lost a cell, had two glued into one or one torn into two, so that all headings behind it stand beside their columns. */
import type { Column } from './columns.js';
import type { FeatureReader } from './features.js';
import { fit, scoreFit } from './fit.js';
import { cellAt, isPlace, LOSABLE, type Rows } from './header-places.js';
import { columnField } from './headers.js';
import type { Line, LineCell } from './lines.js';

/** Rows that must say so. */
const MIN_ROWS = 3;
/** What the moved headings must gain a row over those that stand where they are printed. */
const GAIN = 2;
/** What the best way to move them must gain a row over the next. */
const MARGIN = 1;
/** No single cell outvotes its row. */
const WORST = -5;
/** An empty cell under a heading; levels and reasons are blank in many rows. */
const EMPTY = { level3: -3, target: -2, actual: -2, weight: -2, score: -2 } as const;

function fitOfRow(columns: readonly Column[], line: Line, features: FeatureReader): number {
  let sum = 0;
  for (const { field, start } of columns) {
    if (field === null || field === 'other') continue;
    const cell = cellAt(line, start);
    if (cell !== undefined) sum += Math.max(WORST, fit(field, features.read(cell.text)));
    else if (!line.covered.has(start)) sum += EMPTY[field as keyof typeof EMPTY] ?? 0;
  }
  const [weight, score] = (['weight', 'score'] as const).map((field) => {
    const column = columns.find((one) => one.field === field);
    return column === undefined ? undefined : cellAt(line, column.start);
  });
  if (weight !== undefined && score !== undefined)
    sum += scoreFit(features.read(weight.text), features.read(score.text));
  return sum;
}

/** What each way to take the headings is worth, row by row. */
interface Way {
  readonly columns: readonly Column[];
  readonly fits: readonly number[];
}

function sum(fits: readonly number[]): number {
  return fits.reduce((all, one) => all + one, 0);
}

/** Every way to put one lost heading back and move those behind it one slot to the right. */
function waysOf(columns: readonly Column[], cell: LineCell): (readonly Column[])[] {
  const fields = columns.map((column) => column.field);
  const missing = LOSABLE.filter((field) => !fields.includes(field));
  return missing.flatMap((field) =>
    [...columns.keys(), columns.length]
      .filter((at) => isPlace(field, fields.slice(0, at), fields.slice(at)))
      // Behind the last heading nothing slid; what stands there is known only where it is the score beside its weight.
      .filter((at) => at < columns.length || (field === 'score' && fields.includes('weight')))
      .map((at) => {
        const start = columns[at]?.start ?? (columns.at(-1)?.start ?? 0) + 1;
        const moved = columns.slice(at).map((column) => ({ ...column, start: column.start + 1, end: column.end + 1 }));
        return [...columns.slice(0, at), { field, header: '', start, end: start + 1, cell }, ...moved];
      }),
  );
}

/** Headings that a copy glued into one cell, each over a slot of its own, and those behind moved by as many. */
function spread(columns: readonly Column[]): readonly Column[] {
  let moved = 0;
  return columns.map((column, at) => {
    if (column.start === columns[at - 1]?.start) moved++;
    const start = column.start + moved;
    return { ...column, start, end: start + 1 };
  });
}

/** 目标 | 值: every way to put a torn heading together and move those behind it one slot to the left. */
function rejoined(columns: readonly Column[]): (readonly Column[])[] {
  return columns.flatMap((column, at) => {
    const end = columns[at + 1];
    if (end === undefined || (column.field !== null && end.field !== null)) return [];
    const field = columnField(column.cell.key + end.cell.key);
    if (field === null || columns.some((one) => one !== column && one !== end && one.field === field)) return [];
    const whole: Column = { ...column, field, header: column.header + end.header };
    const moved = columns.slice(at + 2).map((one) => ({ ...one, start: one.start - 1, end: one.end - 1 }));
    return [[...columns.slice(0, at), whole, ...moved]];
  });
}

/** The way that is certainly better than the header as it is printed, and than every other; null where there is none. */
function bestOf(
  columns: readonly Column[],
  ways: readonly (readonly Column[])[],
  body: Rows,
): readonly Column[] | null {
  const { rows, features } = body;
  const first = columns[0]?.start ?? 0;
  const isPlain = spread(columns).every(({ start }, at) => start === first + at);
  if (!isPlain || rows.length < MIN_ROWS) return null;
  const judge = (way: readonly Column[]): Way => ({
    columns: way,
    fits: rows.map((line) => fitOfRow(way, line, features)),
  });
  const printed = judge(columns);
  const [best, next] = ways.map(judge).sort((a, b) => sum(b.fits) - sum(a.fits));
  if (best === undefined || (next !== undefined && sum(best.fits) - sum(next.fits) < MARGIN * rows.length)) return null;
  const better = best.fits.filter((worth, row) => worth >= (printed.fits[row] ?? 0) + GAIN).length;
  return better * 4 >= rows.length * 3 && sum(best.fits) > 0 ? best.columns : null;
}

/** The columns of a header with a torn heading; null where none is torn. */
export function rejoinHeader(columns: readonly Column[], body: Rows): readonly Column[] | null {
  return bestOf(columns, rejoined(columns), body);
}

/**
 * The columns where the rows have them; null where the header stands as it is printed, or where more than one heading
 * may be the lost one.
 */
export function slideHeader(columns: readonly Column[], body: Rows): readonly Column[] | null {
  const [first] = columns;
  if (first === undefined) return null;
  const apart = spread(columns);
  const isGlued = apart.at(-1)?.start !== columns.at(-1)?.start;
  return bestOf(columns, isGlued ? [apart] : waysOf(columns, first.cell), body);
}
