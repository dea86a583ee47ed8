/** How sure the reading of a row is: by the margin to the next one, and by what speaks against the reading itself. */
import type { ColumnField } from '../templates/template.js';
import type { AlignInput, Reading, TableModel } from './align-model.js';
import { isTwice } from './standing.js';
import type { TableHabits } from './table-habits.js';

/** Fields that a row does not leave out as a rule. */
const ESSENTIAL: ReadonlySet<ColumnField> = new Set(['weight', 'target', 'actual', 'score']);
const SHORT: ReadonlySet<ColumnField> = new Set(['weight', 'target', 'actual', 'score', 'other']);

/** Odds grow slower than the raw margin: the recognisers are not independent. */
const TEMPERATURE = 1.1;

const STANDING_CONFIDENCE = 0.995;

/** The share of the best reading among all, by their odds. */
export function confidenceOf(readings: readonly Reading[]): number {
  const best = readings[0]?.score ?? 0;
  let odds = 0;
  for (const reading of readings.slice(1)) odds += Math.exp((reading.score - best) / TEMPERATURE);
  return 1 / (1 + odds);
}

/** Cells that fit nowhere, joins that no damage makes, and cuts that only a repetition suggests. */
function doubt(reading: Reading, { cells }: AlignInput, table: TableModel): number {
  const { features } = table;
  const isOdd = reading.placed.some((placed) => {
    if (placed === null || placed.cells.length < 2) return false;
    const first = features.read(cells[placed.cells[0] as number]?.text ?? '').class;
    const last = features.read(cells[placed.cells.at(-1) as number]?.text ?? '').class;
    // 数量指标 + 治理社区数, 9.78 + 少数居民不满意, 完工时间 + 2023年11月, 改善 + 改善
    return first.startsWith('level') || first === 'number' || last === 'date' || isTwice(placed.text);
  });
  return reading.unplaced.length === 0 && !isOdd && !isRepeated(reading, table) ? 0.99 : 0.7;
}

/** 服务效能明显提升 before 明显提升: a target cut off the name, or a name that ends like the actual and no target. */
function isRepeated(reading: Reading, { slots }: TableModel): boolean {
  const at = (field: ColumnField) => reading.placed[slots.findIndex((slot) => slot.field === field)] ?? null;
  const [name, target, actual] = [at('level3'), at('target'), at('actual')];
  return name?.partial === true && target?.partial === true && actual?.partial === false && target.text === actual.text;
}

/** Shorter than the rows around it, with a blank that they fill: a cell was lost, and the others may stand wrong. */
const SHORT_CONFIDENCE = 0.75;
/** Share of rows without a field up to which the others fill it. */
const USUALLY_THERE = 0.25;

function isShort(reading: Reading, input: AlignInput, habits: TableHabits, { slots, features }: TableModel): boolean {
  // A row that was pushed to the left is shorter and has lost nothing.
  const isMoved = reading.placed.some((placed) => placed !== null && placed.shift !== 0);
  if (isMoved || input.width >= habits.width) return false;
  return slots.some(({ field }, slot) => {
    if (!SHORT.has(field) || (habits.absent[slot] ?? 0) > USUALLY_THERE) return false;
    const text = reading.placed[slot]?.text;
    // Words in place of points are as good as a blank.
    return text === undefined || ((field === 'weight' || field === 'score') && features.read(text).figure === null);
  });
}

/** Beside a blank that the rows around it fill, a text that may hold two fields: 93.710, 9093, 按比例计分40. */
const GLUED_CONFIDENCE = 0.85;

function mayHoldBlank(reading: Reading, { slots }: TableModel, habits: TableHabits): boolean {
  return slots.some(({ field }, slot) => {
    if (!ESSENTIAL.has(field) || reading.placed[slot] != null || (habits.absent[slot] ?? 0) > USUALLY_THERE)
      return false;
    const left = reading.placed[slot - 1]?.text ?? '';
    return /\d$/u.test(left) && !/^\d{1,2}$/u.test(left);
  });
}

/** Probability that the likeliest reading of a row is right. @param stands Every cell is taken where it stands. */
export function sureness(
  readings: readonly Reading[],
  stands: boolean,
  input: AlignInput,
  table: TableModel,
  habits: TableHabits,
): number {
  const reading = readings[0] as Reading;
  const sure = stands ? STANDING_CONFIDENCE : confidenceOf(readings) * doubt(reading, input, table);
  if (isShort(reading, input, habits, table)) return Math.min(sure, SHORT_CONFIDENCE);
  return mayHoldBlank(reading, table, habits) ? Math.min(sure, GLUED_CONFIDENCE) : sure;
}
