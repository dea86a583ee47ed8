/** What a Word document says once everything that is not printed is gone: paragraphs, and tables on a plain grid. */

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** Lines are parted by `\n`, tab stops are `\t`. */
  readonly text: string;
}

export interface WordTable {
  readonly kind: 'table';
  readonly rows: readonly WordRow[];
}

/** The cells of a row from the first column on, without gaps. */
export interface WordRow {
  readonly cells: readonly WordCell[];
}

export interface WordCell {
  /** Columns of the grid. */
  readonly span: number;
  /** Whether the cell right above, of the same columns, goes on here. */
  readonly continues: boolean;
  readonly blocks: readonly WordBlock[];
}

/** In reading order. */
export type WordBlock = WordParagraph | WordTable;
