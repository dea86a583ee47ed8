/** Damage that joins cells: 10≥266米≥266米10, 数量指标考试项数, 100100, whole rows without separators. */
import type { DamageOperator } from './operator.js';
import {
  emptyCell,
  fieldOf,
  indicatorRows,
  mark,
  nameOf,
  placeOf,
  rowsOf,
  type DamageCell,
  type DamageRow,
  type DamagedTable,
} from './table.js';
import type { Random } from '../forms/random.js';

const WEIGHT = /^(?:[1-9]\d?|100|0|[1-9]?\d\.\d{1,2})$/;

/** Whether the digits at the joint leave one reading only. */
function startsClear(text: string): boolean {
  return !/^[\d.]/.test(text);
}

function endsClear(text: string): boolean {
  return !/[\d.]$/.test(text);
}

/** Readings of a glued number and value that are consistent with the rest of the row. */
function weightSplits(glued: string, actual: string, score: string): number {
  let found = 0;
  for (let at = 1; at < glued.length; at++) {
    const [weight, rest] = [glued.slice(0, at), glued.slice(at)];
    if (!WEIGHT.test(weight) || /^0\d/.test(rest) || rest.startsWith('.')) continue;
    if (rest === actual && weight === score) found++;
  }
  return found;
}

/** Readings of a glued weight and score: neither has a leading zero, and the score does not pass the weight. */
function scoreSplits(glued: string): number {
  let found = 0;
  for (let at = 1; at < glued.length; at++) {
    const [weight, score] = [glued.slice(0, at), glued.slice(at)];
    if (WEIGHT.test(weight) && WEIGHT.test(score) && Number(score) <= Number(weight)) found++;
  }
  return found;
}

/**
 * Whether the texts of neighbouring fields, joined, have one reading only.
 * Where the joint runs from digit into digit, or from one phrase into another, only the rest of the row can tell, and not always.
 */
function clear(cells: readonly DamageCell[], row: DamageRow): boolean {
  const text = (field: string): string => row.cells[placeOf(row, field)]?.text ?? '';
  for (let at = 1; at < cells.length; at++) {
    const [left, right] = [cells[at - 1], cells[at]];
    if (!left || !right) continue;
    const pair = `${fieldOf(left) ?? ''}+${fieldOf(right) ?? ''}`;
    const joint = left.text + right.text;
    if (pair === 'level2+level3' || pair === 'score+reason') continue;
    if (
      pair === 'weight+target' &&
      (startsClear(right.text) || weightSplits(joint, text('actual'), text('score')) === 1)
    )
      continue;
    if (pair === 'weight+score' && scoreSplits(joint) === 1) continue;
    if (
      pair === 'target+actual' &&
      !/\d$/.test(left.text) &&
      (left.text === right.text || /^[≥≤=><⩾\d]/.test(right.text))
    )
      continue;
    if ((pair === 'actual+score' || pair === 'actual+weight') && endsClear(left.text)) continue;
    if (pair === 'level3+weight' && endsClear(left.text)) continue;
    if (pair === 'level3+target' && endsClear(left.text) && /^[≥≤=⩾\d]/.test(right.text)) continue;
    return false;
  }
  return true;
}

/** Joins `count` neighbouring cells from `at`; the emptied cells stay, or go and the row moves left. */
function join(table: DamagedTable, row: DamageRow, at: number, count: number, keep: boolean): string {
  const cells = row.cells.slice(at, at + count);
  if (!clear(cells, row)) mark(table.ambiguous, cells);
  const glued: DamageCell = {
    text: cells.map((cell) => cell.text).join(''),
    owners: cells.flatMap((cell) => cell.owners),
  };
  row.cells.splice(at, count, glued, ...(keep ? Array.from({ length: count - 1 }, emptyCell) : []));
  row.cut = true;
  row.shifted = true;
  return glued.text;
}

/** Untouched rows in which the fields stand side by side, all filled. */
function rowsWith(table: DamagedTable, fields: readonly string[]): { row: DamageRow; at: number }[] {
  return indicatorRows(table).flatMap((row) => {
    const at = placeOf(row, fields[0] ?? '');
    const fits =
      !row.cut &&
      at >= 0 &&
      fields.every((field, step) => {
        const cell = row.cells[at + step];
        return cell !== undefined && cell.text !== '' && fieldOf(cell) === field;
      });
    return fits ? [{ row, at }] : [];
  });
}

function glue(kind: string, orders: readonly (readonly string[])[], frequency = 1): DamageOperator {
  return {
    kind,
    phase: 3,
    frequency,
    damage(table: DamagedTable, random: Random) {
      // In a form with sign and unit columns the joint of figures has no reading at all.
      if (kind !== 'glue-level2-name' && table.form.cells.some((cell) => cell.owners[0]?.endsWith('/sign')))
        return null;
      const found = orders.flatMap((fields) => rowsWith(table, fields).map((place) => ({ ...place, fields })));
      if (found.length === 0) return null;
      const { row, at, fields } = random.pick(found);
      return `${nameOf(row)}: glued ${join(table, row, at, fields.length, random.chance(0.5))}`;
    },
  };
}

const totalGlued: DamageOperator = {
  kind: 'glue-total',
  phase: 3,
  damage(table, random) {
    const row = rowsOf(table, 'total')[0];
    const weight = row ? row.cells.findIndex((cell) => cell.owners[0] === 'totalWeight') : -1;
    const score = row ? row.cells.findIndex((cell) => cell.owners[0] === 'totalScore') : -1;
    const [left, right] = [row?.cells[weight], row?.cells[score]];
    // Only a weight of 100 can be told from the score behind it.
    if (!row || row.cut || left?.text !== '100' || !right) return null;
    const at = random.chance(0.5) ? weight : score;
    const glued: DamageCell = { text: `${left.text}${right.text}`, owners: [...left.owners, ...right.owners] };
    row.cells[weight] = emptyCell();
    row.cells[score] = emptyCell();
    row.cells[at] = glued;
    row.cut = true;
    return `total row glued: ${glued.text}`;
  },
};

/** A whole row in one cell. */
const rowFused: DamageOperator = {
  kind: 'row-fused',
  phase: 3,
  damage(table, random) {
    const fused = ['level3', 'weight', 'target', 'actual', 'score'];
    const rows = indicatorRows(table).filter(
      (row) =>
        !row.cut &&
        row.cells
          .filter((cell) => cell.text !== '')
          .every((cell) => [...fused, 'level2'].includes(fieldOf(cell) ?? '')),
    );
    const clearRows = rows.filter((row) => {
      const filled = row.cells.filter((cell) => cell.text !== '');
      return (
        fused.every((field) => placeOf(row, field) >= 0) &&
        clear(filled, row) &&
        fieldOf(filled[filled.length - 1] ?? emptyCell()) === 'score'
      );
    });
    if (clearRows.length === 0) return null;
    const row = random.pick(clearRows);
    const filled = row.cells.filter((cell) => cell.text !== '');
    const text = filled.map((cell) => cell.text).join('');
    const at = row.cells.findIndex((cell) => cell.text !== '');
    row.cells = row.cells.map((_, column) =>
      column === at ? { text, owners: filled.flatMap((cell) => cell.owners) } : emptyCell(),
    );
    row.cut = true;
    row.shifted = true;
    return `${nameOf(row)}: all in one cell: ${text}`;
  },
};

export const GLUES: readonly DamageOperator[] = [
  glue('glue-weight-target', [['weight', 'target']], 2),
  glue('glue-target-actual', [['target', 'actual']], 2),
  glue('glue-weight-score', [['weight', 'score']]),
  glue('glue-values', [
    ['weight', 'target', 'actual', 'score'],
    ['target', 'actual', 'weight', 'score'],
  ]),
  glue('glue-level2-name', [['level2', 'level3']]),
  glue('glue-score-reason', [['score', 'reason']]),
  totalGlued,
  rowFused,
];
