/** Goes through a stretch of the text as runs of characters with one formatting, paragraph by paragraph. */
import type { Bytes } from './bytes.js';
import type { FormattedPages } from './formatted-pages.js';
import { decodePiece, type Piece } from './pieces.js';
import {
  OUTSIDE_TABLES,
  type CharacterProperties,
  type ParagraphProperties,
  type PropertyReader,
} from './properties.js';

export interface TextRun {
  readonly text: string;
  readonly properties: CharacterProperties;
}

export interface TextParagraph {
  /** Number of its first character. */
  readonly start: number;
  readonly runs: readonly TextRun[];
  /** The character that ends it: paragraph mark, cell mark or page break. */
  readonly mark: string;
  readonly markProperties: CharacterProperties;
  readonly properties: ParagraphProperties;
}

/** Paragraph mark, cell and row mark, page or section break. */
const MARKS = /[\r\x07\f]/g;

/** Characters side by side in the file, with one formatting. */
interface Segment {
  readonly text: string;
  readonly at: number;
  readonly piece: Piece;
  readonly changes: readonly Bytes[];
}

interface RawRun {
  readonly text: string;
  readonly changes: readonly Bytes[];
}

export class TextReader {
  constructor(
    private readonly main: Bytes,
    private readonly pieces: readonly Piece[],
    private readonly characters: FormattedPages,
    private readonly paragraphPages: FormattedPages,
    private readonly reader: PropertyReader,
  ) {}

  /**
   * @param start
   *   First character of the stretch.
   * @param end
   *   The one behind its last. Text without a mark at the end of the stretch is the rest of a paragraph without its mark.
   */
  *paragraphs(start: number, end: number): Generator<TextParagraph> {
    let runs: RawRun[] = [];
    let first = start;
    let position = start;
    for (const { text, at, piece, changes } of this.segments(start, end)) {
      let begin = 0;
      for (const { 0: mark, index } of text.matchAll(MARKS)) {
        if (index > begin) runs.push({ text: text.slice(begin, index), changes });
        const own = this.paragraphPages.find(at + index * piece.width).properties;
        yield this.finish(first, runs, { text: mark, changes }, this.reader.paragraph(own, piece.changes));
        runs = [];
        first = position + index + 1;
        begin = index + 1;
      }
      if (begin < text.length) runs.push({ text: text.slice(begin), changes });
      position += text.length;
    }
    if (runs.length > 0) yield this.finish(first, runs, { text: '\r', changes: [] }, OUTSIDE_TABLES);
  }

  private *segments(start: number, end: number): Generator<Segment> {
    for (const piece of this.pieces) {
      const from = Math.max(piece.start, start);
      const to = Math.min(piece.end, end);
      const last = piece.at + (to - piece.start) * piece.width;
      let at = piece.at + (from - piece.start) * piece.width;
      while (at < last) {
        const stretch = this.characters.find(at);
        const characters = Math.max(1, Math.floor((Math.min(stretch.to, last) - at) / piece.width));
        const stop = at + characters * piece.width;
        const text = decodePiece(this.main, piece.width, at, stop);
        yield { text, at, piece, changes: [stretch.properties, piece.changes] };
        at = stop;
      }
    }
  }

  private finish(start: number, runs: readonly RawRun[], mark: RawRun, properties: ParagraphProperties): TextParagraph {
    const read = (changes: readonly Bytes[]): CharacterProperties => this.reader.character(properties.style, changes);
    return {
      start,
      runs: runs.map(({ text, changes }) => ({ text, properties: read(changes) })),
      mark: mark.text,
      markProperties: read(mark.changes),
      properties,
    };
  }
}
