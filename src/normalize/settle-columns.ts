/** Columns of a damaged or unusual header: what the rows say about headings that are blank, unknown, lost or moved. */
import type { Column } from './columns.js';
import type { FeatureReader } from './features.js';
import { fit } from './fit.js';
import { fillGap } from './header-gaps.js';
import { cellAt } from './header-places.js';
import type { Line } from './lines.js';
import { rejoinHeader, slideHeader } from './slid-header.js';

export interface SettledColumns {
  readonly columns: readonly Column[];
  /** The column whose heading was inferred. */
  readonly filled: Column | null;
}

/** No form has more columns; wider tables are taken as they are printed. */
const MAX_COLUMNS = 32;
/** Rows that are asked. */
const MAX_ROWS = 500;
const MAX_CELLS = 64;

/** Names that a column of levels holds for certain. */
const SURE = 2;

/** 绩效指标 or 类别 beside 指标名称, where no column is called 一级指标 or 二级指标: the names below say which it is. */
function nameLevels(columns: readonly Column[], rows: readonly Line[], features: FeatureReader): readonly Column[] {
  const name = columns.findIndex((column) => column.field === 'level3');
  if (columns.some((column) => column.field === 'level1' || column.field === 'level2')) return columns;
  const counts = columns.slice(0, Math.max(0, name)).map(({ field, start }) => {
    const cells =
      field === null || field === 'group' || field === 'other' ? rows.map((line) => cellAt(line, start)) : [];
    const texts = cells.filter((cell) => cell !== undefined);
    const sure = (level: 'level1' | 'level2'): number =>
      texts.filter((cell) => fit(level, features.read(cell.text)) >= SURE).length;
    return { level1: sure('level1'), level2: sure('level2'), all: texts.length };
  });
  const at = counts.findLastIndex(({ level1, level2, all }) => {
    const most = Math.max(level1, level2);
    return most >= 2 && most * 3 >= all * 2;
  });
  const [column, count] = [columns[at], counts[at]];
  if (column === undefined || count === undefined) return columns;
  return columns.with(at, { ...column, field: count.level1 >= count.level2 ? 'level1' : 'level2' });
}

/** The columns as the rows below the header have them. */
export function settleColumns(
  printed: readonly Column[],
  body: readonly Line[],
  features: FeatureReader,
): SettledColumns {
  if (printed.length > MAX_COLUMNS) return { columns: printed, filled: null };
  const isRow = ({ kind, stream, cells }: Line): boolean =>
    kind === 'row' && stream !== true && cells.length >= 4 && cells.length <= MAX_CELLS;
  const rows = body.filter(isRow).slice(0, MAX_ROWS);
  const whole = rejoinHeader(printed, { rows, features }) ?? printed;
  const columns = nameLevels(whole, rows, features);
  const settled = fillGap(columns, { rows, features }) ?? slideHeader(columns, { rows, features });
  if (settled === null) return { columns, filled: null };
  return { columns: settled, filled: settled.find(({ field }) => columns.every((one) => one.field !== field)) ?? null };
}
