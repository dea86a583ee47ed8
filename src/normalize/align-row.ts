/**
 * Aligns the non-empty cells of one row, in order, against the expected fields, in order: a beam search over
 * (cell, field) that keeps the k best readings. Scores are log-likelihoods, so their margins are odds.
 */
import type { Features } from './features.js';

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
  /** Extra for a text beside those already placed to its left. */
  pair(slot: number, features: Features, placed: readonly (Placed | null)[]): number;
  /** Cost (≥ 0) where the table as a whole makes this column usual for the field; null where it does not. */
  usual(slot: number, column: number): number | null;
  /** Whether a text of this field may stand in several cells. */
  joins(slot: number): boolean;
}

const BEAM = 40;
const READINGS = 8;
/** A first step out of place; further cells of the same shift cost next to nothing. */
const SHIFT = 2.4;
const SHIFT_STEP = 0.25;
const SHIFT_BACK = 1.2;
const SHIFTED = 0.08;
const JOIN = 2.4;
const JOIN_APART = 0.6;
const CUT = 2.2;
const CUT_AT_SEAM = 1.1;
const UNPLACED = 7;
const UNPLACED_DASH = 1.5;
const MAX_PARTS = 5;
const MAX_GLUED = 90;
/** A part of a glued cell must fit its field at least this well. */
const PART_FIT = -1;
/** Cuts tried for one cell; what is found by then stands. */
const CUT_BUDGET = 3_000;

interface State {
  readonly score: number;
  readonly slot: number;
  readonly shift: number;
  readonly placed: readonly (Placed | null)[];
  readonly unplaced: readonly number[];
}

/** Slots between a cell and the range of a column. */
export function shiftOf(slot: { readonly start: number; readonly end: number }, column: number, span: number): number {
  if (column >= slot.start && column < slot.end) return 0;
  if (column < slot.start) return column + span > slot.start && span > 1 ? 0 : column - slot.start;
  return column - (slot.end - 1);
}

function shiftCost(shift: number, before: number): number {
  if (shift === before) return shift === 0 ? 0 : SHIFTED;
  if (shift === 0) return SHIFT_BACK;
  return SHIFT + SHIFT_STEP * Math.min(Math.abs(shift - before), 8);
}

/** Offsets at which a glued text may be cut: changes of script, inside runs of digits, old white space. */
function cutPoints(cell: AlignCell): number[] {
  const { text } = cell;
  const cuts: number[] = [];
  const kind = (char: string): number =>
    /[0-9]/u.test(char)
      ? 1
      : /[.．]/u.test(char)
        ? 1
        : /[≥≤><=＞＜＝≧≦]/u.test(char)
          ? 2
          : /[%％]/u.test(char)
            ? 3
            : /[（(]/u.test(char)
              ? 4
              : /[）)]/u.test(char)
                ? 5
                : 6;
  for (let at = 1; at < text.length; at++) {
    const left = text[at - 1] as string;
    const right = text[at] as string;
    const a = kind(left);
    const b = kind(right);
    if (cell.seams.includes(at)) cuts.push(at);
    else if (a === 1 && b === 1) {
      if (left !== '.' && right !== '.' && left !== '．' && right !== '．') cuts.push(at);
    } else if (a !== b || a === 3 || a === 5) cuts.push(at);
    else if (a === 6 && /(指标|满意度|效益|影响)$/u.test(text.slice(0, at))) cuts.push(at);
    else if (text.length % 2 === 0 && at === text.length / 2 && text.slice(0, at) === text.slice(at)) cuts.push(at);
  }
  return cuts;
}

/** Halves of a repeated text inside a longer one: 有效保证有效保证20 may be cut after the first 有效保证. */
function repeatCuts(text: string): number[] {
  const cuts: number[] = [];
  for (let size = 2; size * 2 <= text.length; size++) {
    for (let at = 0; at + size * 2 <= text.length; at++) {
      if (text.startsWith(text.slice(at, at + size), at + size)) cuts.push(at + size);
    }
  }
  return cuts;
}

class RowSearch<Field extends string> {
  constructor(
    readonly model: RowModel<Field>,
    readonly cells: readonly AlignCell[],
  ) {}

  run(): Reading[] {
    const { slots } = this.model;
    let states: State[] = [{ score: 0, slot: -1, shift: 0, placed: slots.map(() => null), unplaced: [] }];
    this.cells.forEach((_, index) => {
      const next = states.flatMap((state) => this.#expand(state, index));
      next.sort((a, b) => b.score - a.score);
      states = next.slice(0, BEAM);
    });
    const finished = states.map((state): Reading => ({
      placed: state.placed,
      unplaced: state.unplaced,
      score: state.score - this.#skip(state.slot + 1, slots.length),
    }));
    finished.sort((a, b) => b.score - a.score);
    return distinct(finished).slice(0, READINGS);
  }

  #skip(from: number, to: number): number {
    let cost = 0;
    for (let slot = from; slot < to; slot++) cost += this.model.missing(slot);
    return cost;
  }

  #shift(slot: number, cell: AlignCell, before: number): { shift: number; cost: number } {
    const range = this.model.slots[slot] as FieldSlot<Field>;
    const shift = shiftOf(range, cell.column, cell.columnSpan);
    const cost = shiftCost(shift, before);
    const usual = shift === 0 ? null : this.model.usual(slot, cell.column);
    return { shift, cost: usual === null ? cost : Math.min(cost, usual) };
  }

  #place(state: State, slot: number, placed: Placed, shift: number, gain: number): State {
    const all = [...state.placed];
    all[slot] = placed;
    return { score: state.score + gain, slot, shift, placed: all, unplaced: state.unplaced };
  }

  #expand(state: State, index: number): State[] {
    const cell = this.cells[index] as AlignCell;
    const features = this.model.features(cell.text);
    const out: State[] = [];
    let skipped = 0;
    for (let slot = state.slot + 1; slot < this.model.slots.length; slot++) {
      const fit = this.model.fit(slot, features);
      if (fit > -8.5) {
        const { shift, cost } = this.#shift(slot, cell, state.shift);
        const gain = fit + this.model.pair(slot, features, state.placed) - cost - skipped;
        out.push(this.#place(state, slot, { text: cell.text, cells: [index], partial: false, shift }, shift, gain));
      }
      skipped += this.model.missing(slot);
    }
    this.#join(state, index, cell, out);
    this.#cut(state, index, cell, out);
    const lost = features.class === 'dash' ? UNPLACED_DASH : UNPLACED;
    out.push({ ...state, score: state.score - lost, unplaced: [...state.unplaced, index] });
    return out;
  }

  /** The cell goes on with the text of the one before it. */
  #join(state: State, index: number, cell: AlignCell, out: State[]): void {
    const { slot } = state;
    const before = slot < 0 ? null : state.placed[slot];
    if (before == null || before.partial || before.cells.length >= 4 || !this.model.joins(slot)) return;
    const last = before.cells.at(-1) as number;
    if (last !== index - 1) return;
    const text = before.text + cell.text;
    const features = this.model.features(text);
    const without = state.placed.map((placed, at) => (at === slot ? null : placed));
    const was = this.model.features(before.text);
    const gain =
      this.model.fit(slot, features) +
      this.model.pair(slot, features, without) -
      this.model.fit(slot, was) -
      this.model.pair(slot, was, without);
    const apart = cell.column - (this.cells[last] as AlignCell).column - 1;
    // The next cell is expected one slot further left: the joined cell took one.
    const { start, end } = this.model.slots[slot] as FieldSlot<Field>;
    const shift = cell.column >= start && cell.column < end ? 0 : cell.column - (end - 1);
    out.push(
      this.#place(
        state,
        slot,
        { text, cells: [...before.cells, index], partial: false, shift: before.shift },
        shift,
        gain - JOIN - JOIN_APART * Math.max(0, apart),
      ),
    );
  }

  /** The cell holds several fields. */
  #cut(state: State, index: number, cell: AlignCell, out: State[]): void {
    const { text } = cell;
    if (text.length < 2 || text.length > MAX_GLUED) return;
    const cuts = [...new Set([...cutPoints(cell), ...repeatCuts(text)])].sort((a, b) => a - b);
    if (cuts.length === 0 || cuts.length > 60) return;
    const found: State[] = [];
    let budget = CUT_BUDGET;
    const walk = (from: State, offset: number, parts: number): void => {
      let skipped = 0;
      for (let slot = from.slot + 1; slot < this.model.slots.length && budget > 0; slot++) {
        const { shift, cost } = parts === 0 ? this.#shift(slot, cell, from.shift) : { shift: from.shift, cost: 0 };
        for (const end of [...cuts, text.length]) {
          if (end <= offset || (parts === 0 && end === text.length)) continue;
          if (end < text.length && parts + 1 >= MAX_PARTS) continue;
          budget--;
          const part = text.slice(offset, end);
          const features = this.model.features(part);
          const fit = this.model.fit(slot, features);
          if (fit < PART_FIT) continue;
          const price = end === text.length ? 0 : cell.seams.includes(end) ? CUT_AT_SEAM : CUT;
          const gain = fit + this.model.pair(slot, features, from.placed) - cost - skipped - price;
          const next = this.#place(from, slot, { text: part, cells: [index], partial: true, shift }, shift, gain);
          if (end === text.length) found.push(next);
          else walk(next, end, parts + 1);
        }
        skipped += this.model.missing(slot);
        if (skipped > 5) break;
      }
    };
    walk(state, 0, 0);
    found.sort((a, b) => b.score - a.score);
    out.push(...found.slice(0, 12));
  }
}

/** Readings that put the same texts into the same fields are one; the best stays. */
function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = reading.placed.map((placed) => placed?.text ?? '').join('\u0000');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The best readings of a row, likeliest first; at least one. */
export function alignRow<Field extends string>(model: RowModel<Field>, cells: readonly AlignCell[]): Reading[] {
  return new RowSearch(model, cells).run();
}
