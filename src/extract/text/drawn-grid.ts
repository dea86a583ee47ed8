/** Reads a table drawn with line characters by the places of its lines: cells span rows and columns and hold several lines. */
import type { Cell, Grid } from '../../model/grid.js';
import { drawsAcross, drawsDown, isJunction, isLineDrawing } from './line-drawing.js';

/** The character at each column of the screen; the second column of a wide one is blank. */
type Row = readonly string[];

/** How many columns of the screen the characters take. */
interface Widths {
  readonly chinese: number;
  /** Line-drawing characters are as wide as Chinese ones in Chinese fonts. */
  readonly drawing: number;
}

const WIDTHS: readonly Widths[] = [
  { chinese: 2, drawing: 1 },
  { chinese: 2, drawing: 2 },
  { chinese: 1, drawing: 1 },
];

/** `≥ — “ ① ×` and their like are as wide as Chinese ones in some fonts only. */
const EITHER = /^[\u00A1-\u1FFF\u2000-\u24FF\u2580-\u2E7F]$/;
const CHINESE = /^[\u2E80-\uD7FF\uF900-\uFAFF\uFE10-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFF}]$/u;

/** A drawing larger than this, in columns and in lines, is no form. */
const MAX_WIDTH = 2_000;
const MAX_LINES = 4_000;
const MAX_COLUMNS = 64;
/** Between two lines across stands one row: where there are many more lines of text, each of them is one. */
const LINES_PER_ROW = 5;

function placed(line: string, widths: Widths, either: number): Row {
  const row: string[] = [];
  for (const character of line.trimEnd()) {
    row.push(character);
    const width = isLineDrawing(character)
      ? widths.drawing
      : CHINESE.test(character)
        ? widths.chinese
        : EITHER.test(character)
          ? either
          : 1;
    for (let at = 1; at < width; at += 1) row.push('');
  }
  return row;
}

/** The lines on the screen: all as wide as the first, which is drawn only; null where no font makes them so. */
function screenOf(lines: readonly string[]): Row[] | null {
  for (const widths of WIDTHS) {
    const width = placed(lines[0] ?? '', widths, 1).length;
    const rows = lines.map((line) =>
      [widths.chinese, 1].map((either) => placed(line, widths, either)).find((row) => row.length === width),
    );
    const whole = rows.filter((row) => row !== undefined);
    if (width <= MAX_WIDTH && whole.length === lines.length) return whole;
  }
  return null;
}

/** The columns of the screen in which lines go down. */
function edgesOf(screen: readonly Row[]): number[] {
  const edges = new Set<number>();
  for (const row of screen) {
    row.forEach((character, at) => {
      if (!isJunction(character)) return;
      // A plus sign in a text is no crossing.
      const beside = [row.slice(0, at).findLast((one) => one !== ''), row.slice(at + 1).find((one) => one !== '')];
      if (isLineDrawing(character) || beside.some((one) => one === '-' || one === '=')) edges.add(at);
    });
  }
  return [...edges].sort((a, b) => a - b);
}

/** Whether a line goes across between two edges. */
function isRuled(row: Row, from: number, to: number): boolean {
  const inner = row.slice(from + 1, to).filter((character) => character !== '');
  return inner.length > 0 && inner.every(drawsAcross);
}

/** A row of the table: the lines of the screen from `from` up to `to`. */
interface Band {
  readonly from: number;
  readonly to: number;
}

function bandsOf(ruled: readonly (readonly boolean[])[]): Band[] {
  const bands: Band[] = [];
  let from = -1;
  ruled.forEach((slots, at) => {
    if (!slots.includes(true)) {
      if (from < 0) from = at;
    } else {
      if (from >= 0) bands.push({ from, to: at });
      from = -1;
    }
  });
  return bands;
}

/** Numbers the atoms so that those with no line between them have one number. */
function joinAtoms(count: number, pairs: Iterable<readonly [number, number]>): number[] {
  const parents = Array.from({ length: count }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    for (let up = parents[top] ?? top; up !== top; up = parents[top] ?? top) top = up;
    parents[at] = top;
    return top;
  };
  for (const [a, b] of pairs) parents[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  return parents.map((_, at) => root(at));
}

function textOf(lines: readonly Row[], from: number, to: number): string {
  const texts = lines.map((row) =>
    row
      .slice(from + 1, to)
      .join('')
      .trim(),
  );
  return texts.filter((text) => text !== '').join('\n');
}

class Drawing {
  private readonly columns: number;
  private readonly ruled: readonly (readonly boolean[])[];
  readonly bands: readonly Band[];

  constructor(
    private readonly screen: readonly Row[],
    private readonly edges: readonly number[],
  ) {
    this.columns = edges.length - 1;
    this.ruled = screen.map((row) =>
      Array.from({ length: this.columns }, (_, at) => isRuled(row, this.edge(at), this.edge(at + 1))),
    );
    this.bands = bandsOf(this.ruled);
  }

  /** Null where its lines do not part it into rectangles. */
  grid(): Grid | null {
    const group = joinAtoms(this.bands.length * this.columns, this.openPairs());
    const atoms = new Map<number, number[]>();
    group.forEach((top, atom) => {
      const known = atoms.get(top);
      if (known === undefined) atoms.set(top, [atom]);
      else known.push(atom);
    });
    const cells: Cell[] = [];
    // Numbers of atoms ascend row by row, so that the cells do.
    for (const own of atoms.values()) {
      const cell = this.cell(own);
      if (cell === null) return null;
      cells.push(cell);
    }
    return { pages: null, rows: this.bands.length, columns: this.columns, cells };
  }

  private edge(at: number): number {
    return this.edges[at] ?? 0;
  }

  /** Neighbouring atoms with no line between them. */
  private *openPairs(): Generator<readonly [number, number]> {
    for (const [index, { from, to }] of this.bands.entries()) {
      const below = this.bands[index + 1];
      for (let column = 0; column < this.columns; column += 1) {
        const atom = index * this.columns + column;
        if (column + 1 < this.columns && !this.isParted(from, to, this.edge(column + 1))) yield [atom, atom + 1];
        if (below === undefined) continue;
        const between = this.ruled.slice(to, below.from);
        if (!between.some((slots) => slots[column] === true)) yield [atom, atom + this.columns];
      }
    }
  }

  private isParted(from: number, to: number, edge: number): boolean {
    const lines = this.screen.slice(from, to);
    return lines.filter((row) => drawsDown(row[edge] ?? '')).length * 2 > lines.length;
  }

  private cell(atoms: readonly number[]): Cell | null {
    const [first = 0, last = first] = [atoms[0], atoms.at(-1)];
    const [row, column] = [Math.floor(first / this.columns), first % this.columns];
    const rowSpan = Math.floor(last / this.columns) - row + 1;
    const columnSpan = (last % this.columns) - column + 1;
    const isBox = atoms.every((atom) => atom % this.columns >= column && atom % this.columns < column + columnSpan);
    if (!isBox || atoms.length !== rowSpan * columnSpan) return null;
    const lines = this.screen.slice(this.bands[row]?.from, this.bands[row + rowSpan - 1]?.to);
    const text = textOf(lines, this.edge(column), this.edge(column + columnSpan));
    return { row, column, rowSpan, columnSpan, text, page: null, bbox: null };
  }
}

/**
 * The grid of a drawn table, with merged cells as they are drawn.
 * @param lines
 *   From its upper edge to its lower one.
 * @returns
 *   Null where the lines do not meet, or where only the head is ruled off.
 */
export function readDrawnGrid(lines: readonly string[]): Grid | null {
  const [upper = ''] = lines;
  if (lines.length < 3 || upper.length > MAX_WIDTH || [...upper].filter(isJunction).length > MAX_COLUMNS) return null;
  if (lines.length > MAX_LINES || lines.some((line) => line.length > MAX_WIDTH)) return null;
  const screen = screenOf(lines);
  const edges = screen === null ? [] : edgesOf(screen);
  if (screen === null || edges.length < 3 || edges.length > MAX_COLUMNS) return null;
  const drawing = new Drawing(screen, edges);
  const { length } = drawing.bands;
  return length < 2 || lines.length > length * LINES_PER_ROW ? null : drawing.grid();
}
