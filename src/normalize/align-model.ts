/** What the aligner works on: cells, fields with the slots of their headers, readings, and what it asks about texts. */
import type { ColumnField } from '../templates/template.js';
import type { FeatureReader, Features } from './features.js';

/** One expected field with the slots of its header. */
export interface FieldSlot<Field extends string> {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/** One non-empty cell to be placed. */
export interface AlignCell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  /** Where layout white space stood in the text, as offsets into `text`: likely seams of glued cells. */
  readonly seams: readonly number[];
}

/** One row of the block, ready to be aligned. */
export interface AlignInput {
  readonly cells: readonly AlignCell[];
  /** Slots that a cell of an earlier row covers. */
  readonly covered: ReadonlyMap<number, number>;
  /** Slots of the row, empty ones included. */
  readonly width: number;
}

/** The indicator block that the rows belong to. */
export interface TableModel {
  readonly slots: readonly FieldSlot<ColumnField>[];
  readonly features: FeatureReader;
  /** Declared 总分 without the execution score, where the table has one: breaks ties. */
  readonly declaredTotal: string | null;
}

/** What stands in one field. */
export interface Placed {
  readonly text: string;
  /** Indices of the cells that it comes from; several where a text was split over cells. */
  readonly cells: readonly number[];
  /** Only a part of its cell: the cell held several fields. */
  readonly partial: boolean;
  /** Slots between the cell and its column; 0 where it stands right. */
  readonly shift: number;
}

/** One reading of a row. */
export interface Reading {
  /** In the order of the fields; null where the row says nothing. */
  readonly placed: readonly (Placed | null)[];
  readonly unplaced: readonly number[];
  readonly score: number;
}

/** What the search asks about texts and fields. */
export interface RowModel<Field extends string> {
  readonly slots: readonly FieldSlot<Field>[];
  features(text: string): Features;
  fit(slot: number, features: Features): number;
  /** Cost (≥ 0) of leaving the field empty in this row. */
  missing(slot: number): number;
  /** Extra for a text beside those already placed to its left; `left` gives what stands in a field. */
  pair(slot: number, features: Features, left: (slot: number) => Placed | null): number;
  /** What the table as a whole says of this column for the field. */
  habit(slot: number, column: number): 'usual' | 'foreign' | null;
  /** Length of a known name at the start of a text that goes on behind it; 0 where there is none. */
  prefix(text: string): number;
  /** What the fields of a finished row say together, as a cost (≥ 0). */
  doubt(placed: (slot: number) => Placed | null): number;
  /** Whether many rows of the table stand that many slots out of place. */
  usualShift(shift: number): boolean;
  /** Extra cost of cutting a cell between two fields inside a run of digits; null where that is never done. */
  tearing(left: number, right: number, cell: Features): number | null;
  /** Whether a text of this field may go on in the next cell. */
  joins(slot: number, text: Features, next: Features): boolean;
}

/** Slots between a cell and the range of a column. */
export function shiftOf(slot: { readonly start: number; readonly end: number }, column: number, span: number): number {
  if (column >= slot.start && column < slot.end) return 0;
  if (column < slot.start) return column + span > slot.start && span > 1 ? 0 : column - slot.start;
  return column - (slot.end - 1);
}
