/** Aligns all rows of an indicator block: each by itself first, then again in the light of the whole table. */
import { decimal, sumDecimals } from '../model/decimal.js';
import type { ColumnField } from '../templates/template.js';
import type { AlignInput, FieldSlot, Reading, RowModel, TableModel } from './align-model.js';
import { confidenceOf, sureness } from './confidence.js';
import { habitsOf, type TableHabits } from './table-habits.js';
import { alignRow } from './align-row.js';
import { knownPrefix, type FeatureReader, type Features, type TextClass } from './features.js';
import { isSound, isTwice, standing } from './standing.js';
import { fit, pairFit, scoreFit } from './fit.js';

export interface AlignedRow {
  readonly reading: Reading;
  /** The next best reading, where there is one. */
  readonly other: Reading | null;
  /** Probability that the reading is right. */
  readonly confidence: number;
  /** Whether only arithmetic decided between this reading and the other. */
  readonly tied: boolean;
}

const CARRIED: ReadonlySet<ColumnField> = new Set([
  'level1',
  'level1Weight',
  'level2',
  'level2Weight',
  'method',
  'group',
]);
const JOINED: ReadonlySet<ColumnField> = new Set([
  'level1',
  'level2',
  'level3',
  'method',
  'reason',
  'target',
  'actual',
  'other',
]);

/** A figure does not go on with a name or a reason. */
const FIGURES: ReadonlySet<TextClass> = new Set(['number', 'points', 'percent', 'quantity', 'bound']);

const SCORE_FIELDS: ReadonlySet<ColumnField> = new Set(['weight', 'score', 'other']);

const MISSING: Readonly<Record<ColumnField, number>> = {
  group: 0,
  level1Weight: 0.6,
  level2Weight: 0.6,
  level1: 2.2,
  level2: 1.8,
  level3: 3.6,
  weight: 3.4,
  comparator: 1.5,
  target: 3.2,
  unit: 1.2,
  actual: 3.2,
  method: 0.3,
  score: 3.4,
  reason: 0.05,
  other: 0.4,
};
/** The same where the slot is there and empty. A name is never left blank. */
const BLANK: Readonly<Record<ColumnField, number>> = {
  ...MISSING,
  level1: 2,
  level2: 1.6,
  weight: 1.2,
  target: 1.4,
  actual: 1.2,
  score: 1.2,
  comparator: 0.3,
  unit: 0.3,
};
const CARRIED_MISSING = 0.25;

const TIE = 1.4;

const TWICE = 3;

/** No weight is that large, nor that fine: 10099.5, 10.99 (1 and 0.99). */
function isTooMuch({ text, figure }: Features): boolean {
  return figure !== null && text.length >= 4 && (figure.gt(100) || figure.decimalPlaces() >= 2);
}

function rowModel(
  table: TableModel,
  input: AlignInput,
  first: boolean,
  habits: TableHabits | null,
): RowModel<ColumnField> {
  const { slots, features } = table;
  const at = (field: ColumnField) => slots.findIndex((slot) => slot.field === field);
  const target = at('target');
  const weight = at('weight');
  const score = at('score');
  const ownUnit = at('unit') >= 0 || at('comparator') >= 0;
  const occupied = new Set(
    input.cells.flatMap(({ column, columnSpan }) => Array.from({ length: columnSpan }, (_, at) => column + at)),
  );
  const part = input.cells.some((cell) => cell.text.startsWith('其中'));
  const level1 = at('level1');
  const level2 = at('level2');
  return {
    slots,
    features: (text) => features.read(text),
    fit: (slot, of) => {
      const { field } = slots[slot] as FieldSlot<ColumnField>;
      // Where the unit stands in a column of its own, the value is a bare figure.
      if (ownUnit && of.class === 'number' && (field === 'target' || field === 'actual')) return 1.6;
      return fit(field, of);
    },
    missing: (slot) => {
      const { field, start } = slots[slot] as FieldSlot<ColumnField>;
      if (input.covered.has(start)) return 0;
      // A slot that is there and empty is a blank that somebody left.
      let cost = start < input.width && !occupied.has(start) ? BLANK[field] : MISSING[field];
      // A 其中 row is part of the row above and often has neither weight nor score.
      if (part && (field === 'weight' || field === 'score')) return 0.3;
      if (CARRIED.has(field) && !first) cost = Math.min(cost, CARRIED_MISSING);
      const share = habits?.absent[slot] ?? 0;
      if (habits !== null && habits.rows >= 3 && share >= 0.3)
        cost = Math.min(cost, Math.max(0.05, -Math.log(share)) + 0.3);
      return cost;
    },
    pair: (slot, of, left) => {
      const { field } = slots[slot] as FieldSlot<ColumnField>;
      if (field === 'level3')
        return level2 >= 0 && level1 >= 0 && left(level1) !== null && left(level2) === null ? -1.5 : 0;
      const partner = field === 'actual' ? target : field === 'score' ? weight : -1;
      const beside = partner < 0 ? null : left(partner);
      if (beside === null) return 0;
      return field === 'actual' ? pairFit(features.read(beside.text), of) : scoreFit(features.read(beside.text), of);
    },
    habit: (slot, column) => {
      if (habits === null) return null;
      const count = habits.columns[slot]?.get(column) ?? 0;
      if (count >= 3 && count / habits.rows >= 0.15) return 'usual';
      if (count > 1) return null;
      const elsewhere = habits.columns.some(
        (counts, other) => other !== slot && (counts.get(column) ?? 0) >= Math.max(3, habits.rows / 2),
      );
      return elsewhere ? 'foreign' : null;
    },
    usualShift: (shift) => {
      const count = habits?.shifts.get(shift) ?? 0;
      return habits !== null && count >= 3 && count / habits.rows >= 0.15;
    },
    prefix: (text) => knownPrefix(text),
    // A weight cut out of a figure, and no score beside it.
    doubt: (placed) =>
      weight >= 0 && score >= 0 && placed(weight)?.partial === true && placed(score) === null ? 4 : 0,
    tearing: (left, right, cell) => {
      const before = (slots[left] as FieldSlot<ColumnField>).field;
      const { field } = slots[right] as FieldSlot<ColumnField>;
      const scores = SCORE_FIELDS.has(before) && SCORE_FIELDS.has(field);
      // 9.792个村合并: a score before a reason that begins with a count; 10 is never a score 1 and a reason 0.
      if (before === 'score' && field === 'reason' && cell.class !== 'number') return 0;
      // A weight before its target (1020万元: 10 and 20万元); a value is never cut inside a number.
      if (cell.class !== 'number') return scores || (before === 'weight' && field === 'target') ? 0 : null;
      if (!scores) return null;
      // 33 may be 3 and 3, but is 33 as long as nothing else says so.
      return isTooMuch(cell) ? 0 : isTwice(cell.text) ? TWICE : null;
    },
    joins: (slot, text, next) => {
      const { field } = slots[slot] as FieldSlot<ColumnField>;
      if (!JOINED.has(field)) return false;
      // A sign before its figure, a unit behind it; two figures are two fields.
      if (field === 'target' || field === 'actual')
        return !ownUnit && (text.class === 'sign' || !FIGURES.has(next.class));
      return !FIGURES.has(next.class) && next.class !== 'sign' && next.class !== 'measure';
    },
  };
}

/** The readings of one row by itself, likeliest first; a single one where every cell stands where it belongs. */
export function readRow(table: TableModel, input: AlignInput, first: boolean): readonly Reading[] {
  const model = rowModel(table, input, first, null);
  const stands = standing(input, model);
  return stands === null ? alignRow(model, input.cells, (reading) => isSound(model, reading)) : [stands];
}

/** Sum of the scores of some readings; null where one has none. */
function scoreSum(readings: readonly Reading[], score: number, features: FeatureReader): string | null {
  const figures: string[] = [];
  for (const reading of readings) {
    const text = reading.placed[score]?.text;
    if (text === undefined) return null;
    const { figure } = features.read(text);
    if (figure === null) return null;
    figures.push(figure.toFixed());
  }
  return sumDecimals(figures).toFixed();
}

/** A row with its readings by itself. */
export interface ReadRow {
  readonly input: AlignInput;
  readonly readings: readonly Reading[];
}

/** Whether every cell was taken where it stands. */
function standsAlone(readings: readonly Reading[]): boolean {
  return readings.length === 1 && readings[0]?.placed.every((placed) => placed === null || placed.shift === 0) === true;
}

/** From here on the rest of the table has nothing to add. */
const SETTLED = 0.97;

/** All rows of the block in order; the same number as the input. */
export function alignTable(table: TableModel, rows: readonly ReadRow[]): AlignedRow[] {
  const inputs = rows.map((row) => row.input);
  const habits = habitsOf(
    table.slots,
    inputs,
    rows.map((row) => row.readings[0] as Reading),
  );
  const stood = rows.map(({ readings }) => standsAlone(readings));
  // Where most rows slid, one that seems to stand may be one of them.
  const mayStand = stood.filter((stands) => stands).length * 2 >= rows.length;
  const twice = rows.map(({ input, readings }, index) => {
    if (mayStand && stood[index] === true) return { readings, stands: true };
    if (stood[index] !== true && confidenceOf(readings) >= SETTLED) return { readings, stands: false };
    const model = rowModel(table, input, index === 0, habits);
    const stands = mayStand ? standing(input, model) : null;
    return stands === null
      ? { readings: alignRow(model, input.cells, (reading) => isSound(model, reading)), stands: false }
      : { readings: [stands], stands: true };
  });
  const chosen: AlignedRow[] = twice.map(({ readings, stands }, index) => {
    const reading = readings[0] as Reading;
    const confidence = sureness(readings, stands, inputs[index] as AlignInput, table, habits);
    return { reading, other: readings[1] ?? null, confidence, tied: false };
  });
  return breakTies(
    table,
    twice.map((row) => row.readings),
    chosen,
  );
}

/**
 * Where one row has two readings that are about as likely and differ in the score, the one whose scores sum to the
 * declared total is taken; the row says that only arithmetic decided.
 */
function breakTies(
  table: TableModel,
  readings: readonly (readonly Reading[])[],
  chosen: readonly AlignedRow[],
): AlignedRow[] {
  const score = table.slots.findIndex((slot) => slot.field === 'score');
  const rows = [...chosen];
  if (score < 0 || table.declaredTotal === null) return rows;
  const total = decimal(table.declaredTotal);
  const current = rows.map((row) => row.reading);
  const sum = scoreSum(current, score, table.features);
  if (sum !== null && decimal(sum).eq(total)) return rows;
  for (const [index, row] of rows.entries()) {
    for (const other of (readings[index] ?? []).slice(1)) {
      if (row.reading.score - other.score > TIE) break;
      const sumWith = scoreSum(current.with(index, other), score, table.features);
      if (sumWith === null || !decimal(sumWith).eq(total)) continue;
      rows[index] = { reading: other, other: row.reading, confidence: 0.6, tied: true };
      return rows;
    }
  }
  return rows;
}
