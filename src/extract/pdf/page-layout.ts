/** What one page holds, laid out: tables of cells and the loose lines around them, from top to bottom. */
import type { Box } from '../lattice/geometry.js';
import type { PageText } from './page-text.js';
import type { StreamPart } from './stream-parts.js';
import type { Turn } from './turned-page.js';

/** How the lines of a cell lie in it, in points: what tells whether its text was broken here or ended. */
export interface CellLines {
  /** Length of the longest line, and of the last one. */
  readonly longest: number;
  readonly last: number;
  /** Length of what the first line begins with and no line can be broken in: a character, a word, a number. */
  readonly firstUnit: number;
}

export interface PageCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** The text comes down to the lower edge: it may go on where the table does. */
  readonly isFull: boolean;
  /** No border ends it at the foot of the table, where others have one. */
  readonly isOpenBelow: boolean;
  /** Null for an empty cell. */
  readonly lines: CellLines | null;
}

export interface PageTable {
  readonly kind: 'table';
  readonly page: number;
  readonly box: Box;
  /** Positions of the column lines, ascending; one more than there are columns. */
  readonly xs: readonly number[];
  readonly rows: number;
  /** In row-major order. */
  readonly cells: readonly PageCell[];
}

export type PageItem = PageTable | PageText | StreamPart;

/** A page within a wide one that several pages show side by side: from where to where, and how far it was moved. */
export interface Pane {
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

export interface PageLayout {
  readonly number: number;
  /** The page was turned back by so many quarters to be read; places are those of the upright page. */
  readonly turn: Turn;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
  /** From left to right; none where the page stands alone. */
  readonly panes: readonly Pane[];
  /** Text outside of lines has its characters so wide apart that it tells no cells. */
  readonly isSpaced: boolean;
  /** Text inside a table that stands in none of its cells. */
  readonly unassigned: string;
}
