/**
 * Aligns the non-empty cells of one row, in order, against the expected fields, in order: a beam search over
 * (cell, field) that keeps the k best readings. Scores are log-likelihoods, so their margins are odds.
 */
import { shiftOf, type AlignCell, type FieldSlot, type Placed, type Reading, type RowModel } from './align-model.js';
import { allCuts, isDigits, isWholePart } from './cut-points.js';
import type { Features } from './features.js';

const BEAM = 40;
const READINGS = 8;
/** A first step out of place; further cells of the same shift cost next to nothing. */
const SHIFT = 2.4;
const SHIFT_STEP = 0.25;
const SHIFT_BACK = 1.2;
const SHIFTED = 0.08;
/** Out of place like most of its kind in this table. */
const USUAL = 0.6;
/** Taken away from a column that it fits; not where the cells before it stand as far out of place and it fits as well. */
const MISPLACED = 1.2;
const FITS = 1;
/** In its place, but where most rows have another field. */
const FOREIGN = 2;
const JOIN = 2.4;
const JOIN_APART = 0.6;
/** A complete level name is not going on in the next cell. */
const JOIN_WHOLE = 3;
const CUT = 2.2;
const CUT_AT_SEAM = 1.1;
const UNPLACED = 7;
const UNPLACED_DASH = 3;
const MAX_PARTS = 7;
const MAX_GLUED = 90;
/** A part of a glued cell must fit its field at least this well. */
const PART_FIT = -1;
/** Partial readings of one cell that are followed from each offset. */
const CUT_BEAM = 8;
const MAX_CUTS = 60;
/** A fit below this is no reading at all. */
const IMPOSSIBLE = -8.5;

/** One or more fields filled from one cell. */
interface Put {
  readonly slot: number;
  readonly placed: Placed;
}

/** A partial reading: what the last cell did, and the reading before it. */
interface State {
  readonly score: number;
  /** The last field used; -1 at the start. */
  readonly slot: number;
  readonly shift: number;
  /** Slots that cut or joined cells saved or took: the next cell may stand that much further left or right. */
  readonly slack: number;
  readonly parent: State | null;
  readonly puts: readonly Put[];
  /** Index of the cell that was left out, -1 where none was. */
  readonly dropped: number;
}

/** Readings this far behind the best are not followed: a joined or cut cell makes up no more than that. */
const HOPELESS = 16;

/** What stands in a field in a partial reading. */
function placedIn(state: State, slot: number): Placed | null {
  for (let at: State | null = state; at !== null; at = at.parent) {
    for (const put of at.puts) if (put.slot === slot) return put.placed;
    if (at.slot < slot) return null;
  }
  return null;
}

function shiftCost(shift: number, before: number, slack: number): number {
  if (shift === before) return shift === 0 ? 0 : SHIFTED;
  if (slack !== 0 && shift === before + slack) return SHIFTED;
  if (shift === 0) return SHIFT_BACK;
  return SHIFT + SHIFT_STEP * Math.min(Math.abs(shift - before), 8);
}

class RowSearch<Field extends string> {
  readonly #features: readonly Features[];
  readonly #fits: readonly (readonly number[])[];
  readonly #cuts: (readonly number[] | undefined)[];
  readonly #missing: readonly number[];
  /** The field in whose column each cell stands, -1 for none. */
  readonly #homes: readonly number[];

  constructor(
    readonly model: RowModel<Field>,
    readonly cells: readonly AlignCell[],
    readonly cuts: boolean,
  ) {
    this.#features = cells.map((cell) => model.features(cell.text));
    this.#fits = this.#features.map((features) => model.slots.map((_, slot) => model.fit(slot, features)));
    this.#cuts = cells.map(() => undefined);
    this.#missing = model.slots.map((_, slot) => model.missing(slot));
    this.#homes = cells.map(({ column }) => model.slots.findIndex((slot) => column >= slot.start && column < slot.end));
  }

  run(): Reading[] {
    const { slots } = this.model;
    let states: State[] = [{ score: 0, slot: -1, shift: 0, slack: 0, parent: null, puts: [], dropped: -1 }];
    this.cells.forEach((_, index) => {
      const next: State[] = [];
      for (const state of states) this.#expand(state, index, next);
      next.sort((a, b) => b.score - a.score);
      const floor = (next[0]?.score ?? 0) - HOPELESS;
      states = next.slice(0, BEAM).filter((state) => state.score >= floor);
    });
    const finished = states.map((state) => ({
      state,
      score: state.score - this.#skip(state.slot + 1, slots.length) - this.model.doubt((slot) => placedIn(state, slot)),
    }));
    finished.sort((a, b) => b.score - a.score);
    return distinct(finished.map(({ state, score }) => readingOf(state, score, slots.length))).slice(0, READINGS);
  }

  #skip(from: number, to: number): number {
    let cost = 0;
    for (let slot = from; slot < to; slot++) cost += this.#missing[slot] as number;
    return cost;
  }

  #shift(slot: number, cell: AlignCell, before: State): { shift: number; cost: number } {
    // A cell without a column: only its order counts.
    if (cell.column < 0) return { shift: 0, cost: 0 };
    const range = this.model.slots[slot] as FieldSlot<Field>;
    const shift = shiftOf(range, cell.column, cell.columnSpan);
    const cost = shiftCost(shift, before.shift, before.slack);
    const habit = this.model.habit(slot, cell.column);
    if (habit === 'foreign' && shift === 0) return { shift, cost: cost + FOREIGN };
    const usual = habit === 'usual' || (shift !== 0 && this.model.usualShift(shift));
    return { shift, cost: usual ? Math.min(cost, USUAL) : cost };
  }

  #expand(state: State, index: number, out: State[]): void {
    const cell = this.cells[index] as AlignCell;
    const features = this.#features[index] as Features;
    const fits = this.#fits[index] as readonly number[];
    const left = (slot: number) => placedIn(state, slot);
    let skipped = 0;
    for (let slot = state.slot + 1; slot < fits.length; slot++) {
      const fit = fits[slot] as number;
      if (fit > IMPOSSIBLE) {
        const { shift, cost } = this.#shift(slot, cell, state);
        const goesOn = shift === state.shift && state.slot >= 0 && fit >= this.#homeFit(index);
        const misplaced = shift !== 0 && !goesOn && this.#fitsAtHome(index) ? MISPLACED : 0;
        const score = state.score + fit + this.model.pair(slot, features, left) - cost - misplaced - skipped;
        const placed: Placed = { text: cell.text, cells: [index], partial: false, shift };
        out.push({ score, slot, shift, slack: 0, parent: state, puts: [{ slot, placed }], dropped: -1 });
      }
      skipped += this.#missing[slot] as number;
    }
    this.#join(state, index, cell, out);
    if (this.cuts) this.#cut(state, index, cell, out);
    const lost = features.class === 'dash' ? UNPLACED_DASH : UNPLACED;
    out.push({
      score: state.score - lost,
      slot: state.slot,
      shift: state.shift,
      slack: state.slack,
      parent: state,
      puts: [],
      dropped: index,
    });
  }

  /** How well the cell fits the field in whose column it stands. */
  #homeFit(index: number): number {
    const home = this.#homes[index] as number;
    return home < 0 ? -Infinity : ((this.#fits[index] as readonly number[])[home] as number);
  }

  /** Whether the cell fits the field in whose column it stands. */
  #fitsAtHome(index: number): boolean {
    const home = this.#homes[index] as number;
    // 成本指标 and 满意度指标 name either level: where they stand says little.
    if (home < 0 || (this.#features[index] as Features).class === 'level12') return false;
    return this.#homeFit(index) >= FITS;
  }

  /** The cell goes on with the text of the one before it. */
  #join(state: State, index: number, cell: AlignCell, out: State[]): void {
    const { slot } = state;
    const put = state.puts.at(-1);
    if (put === undefined || put.slot !== slot) return;
    const before = put.placed;
    const was = this.model.features(before.text);
    if (!this.model.joins(slot, was, this.#features[index] as Features)) return;
    const last = before.cells.at(-1) as number;
    if (before.partial || before.cells.length >= 4 || last !== index - 1) return;
    const text = before.text + cell.text;
    const features = this.model.features(text);
    const left = (of: number) => (of === slot ? null : placedIn(state, of));
    const gain =
      this.model.fit(slot, features) +
      this.model.pair(slot, features, left) -
      this.model.fit(slot, was) -
      this.model.pair(slot, was, left);
    const apart = cell.column - (this.cells[last] as AlignCell).column - 1;
    const { start, end } = this.model.slots[slot] as FieldSlot<Field>;
    // The next cell is expected one slot further right: the joined cell took one.
    const shift = cell.column >= start && cell.column < end ? 0 : cell.column - (end - 1);
    const whole = was.class.startsWith('level') && this.#features[index]?.class !== 'level-weight';
    const price = JOIN + JOIN_APART * Math.max(0, apart) + (whole ? JOIN_WHOLE : 0);
    const placed: Placed = { text, cells: [...before.cells, index], partial: false, shift: before.shift };
    out.push({
      score: state.score + gain - price,
      slot,
      shift,
      slack: 0,
      parent: state.parent,
      puts: [{ slot, placed }],
      dropped: state.dropped,
    });
  }

  /** The cell holds several fields. */
  #cut(state: State, index: number, cell: AlignCell, out: State[]): void {
    const { text } = cell;
    if (text.length < 2 || text.length > MAX_GLUED || this.#features[index]?.class === 'placeholder') return;
    const cuts = (this.#cuts[index] ??= allCuts(cell, this.model.prefix(text), this.cells[index + 1]?.text));
    if (cuts.length === 0 || cuts.length > MAX_CUTS) return;
    const found: State[] = [];
    // Partial readings of the cell by the offset that they have come to.
    const open = new Map<number, State[]>([[0, [state]]]);
    for (const offset of [0, ...cuts.slice(0, -1)]) {
      const states = open.get(offset);
      if (states === undefined) continue;
      states.sort((a, b) => b.score - a.score);
      for (const from of states.slice(0, CUT_BEAM)) this.#cutFrom(state, from, offset, index, cuts, open, found);
    }
    found.sort((a, b) => b.score - a.score);
    out.push(...found.slice(0, 12));
  }

  /** The next part of a cell that holds several fields, for every field and every end. */
  #cutFrom(
    state: State,
    from: State,
    offset: number,
    index: number,
    cuts: readonly number[],
    open: Map<number, State[]>,
    found: State[],
  ): void {
    const cell = this.cells[index] as AlignCell;
    const { text } = cell;
    const whole = this.#features[index] as Features;
    const puts = from === state ? [] : from.puts;
    if (puts.length >= MAX_PARTS) return;
    const left = (slot: number) => placedIn(from, slot);
    let skipped = 0;
    for (let slot = from.slot + 1; slot < this.model.slots.length && skipped <= 5; slot++) {
      const { shift, cost } = puts.length === 0 ? this.#shift(slot, cell, from) : { shift: from.shift, cost: 0 };
      const torn = offset > 0 && isDigits(text, offset) ? this.model.tearing(from.slot, slot, whole) : 0;
      for (const end of torn === null ? [] : cuts) {
        if (end <= offset || (offset === 0 && end === text.length)) continue;
        const part = text.slice(offset, end);
        if (!isWholePart(part, end === text.length)) continue;
        const features = this.model.features(part);
        const fit = this.model.fit(slot, features);
        if (fit < PART_FIT) continue;
        const price = end === text.length ? 0 : cell.seams.includes(end) ? CUT_AT_SEAM : CUT;
        const score = from.score + fit + this.model.pair(slot, features, left) - cost - skipped - price - (torn ?? 0);
        const all = [...puts, { slot, placed: { text: part, cells: [index], partial: true, shift } }];
        const next: State = { score, slot, shift, slack: -puts.length, parent: state, puts: all, dropped: -1 };
        if (end === text.length) found.push(next);
        else open.set(end, [...(open.get(end) ?? []), next]);
      }
      skipped += this.#missing[slot] as number;
    }
  }
}

function readingOf(state: State, score: number, slots: number): Reading {
  const placed: (Placed | null)[] = Array.from({ length: slots }, () => null);
  const unplaced: number[] = [];
  for (let at: State | null = state; at !== null; at = at.parent) {
    for (const put of at.puts) placed[put.slot] = put.placed;
    if (at.dropped >= 0) unplaced.unshift(at.dropped);
  }
  return { placed, unplaced, score };
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

/**
 * The best readings of a row, likeliest first; at least one.
 * @param isSound
 *   Whether a reading leaves nothing to ask. Only where none is sound without it are cells cut: that takes longest.
 */
export function alignRow<Field extends string>(
  model: RowModel<Field>,
  cells: readonly AlignCell[],
  isSound: (reading: Reading) => boolean = () => false,
): Reading[] {
  const plain = new RowSearch(model, cells, false).run();
  const best = plain[0];
  return best !== undefined && isSound(best) ? plain : new RowSearch(model, cells, true).run();
}
