/** Damage that moves cells along their rows: dropped merged cells, rows flushed left, slid values, extra columns. */
import type { Random } from '../forms/random.js';
import type { DamageOperator } from './operator.js';
import {
  emptyCell,
  fieldOf,
  indicatorRows,
  insertCells,
  leadingEmpty,
  nameOf,
  placeOf,
  removeCells,
  rowsOf,
  type DamageRow,
  type DamagedTable,
} from './table.js';

/** Some rows: one, a run from some row on, or all. */
function drawExtent(random: Random, rows: readonly DamageRow[]): DamageRow[] {
  if (rows.length === 0) return [];
  const at = random.integer(0, rows.length - 1);
  return random.pick([[rows[at] as DamageRow], rows.slice(at), [...rows]]);
}

function describe(rows: readonly DamageRow[]): string {
  const first = rows[0];
  return first === undefined
    ? 'no row'
    : rows.length === 1
      ? nameOf(first)
      : `${rows.length} rows from ${nameOf(first)}`;
}

/** Continuation rows lose some of the empty cells that the merged level names left. */
const lostLeading: DamageOperator = {
  kind: 'lost-leading',
  phase: 1,
  frequency: 2,
  damage(table, random) {
    const rows = drawExtent(
      random,
      indicatorRows(table).filter((row) => leadingEmpty(row) > 0),
    );
    if (rows.length === 0) return null;
    const most = random.integer(1, 3);
    const ragged = random.chance(0.3);
    for (const row of rows) removeCells(row, 0, Math.min(most, leadingEmpty(row)), ragged);
    return `${describe(rows)}: up to ${most} leading cells lost`;
  },
};

const flushLeft: DamageOperator = {
  kind: 'flush-left',
  phase: 1,
  frequency: 2,
  damage(table, random) {
    const rows = drawExtent(
      random,
      indicatorRows(table).filter((row) => leadingEmpty(row) > 0),
    );
    if (rows.length === 0) return null;
    for (const row of rows) removeCells(row, 0, leadingEmpty(row), false);
    return `${describe(rows)}: flushed left`;
  },
};

/** A value and all after it, or the value alone, stand one or more columns to the right. */
const slideRight: DamageOperator = {
  kind: 'slide-right',
  phase: 1,
  frequency: 2,
  damage(table, random) {
    const row = random.pick(indicatorRows(table));
    const filled = row.cells.flatMap((cell, at) => (cell.text !== '' ? [at] : []));
    const at = random.pick(filled);
    const next = row.cells[at + 1];
    if (next?.text === '' && random.chance(0.5)) {
      row.cells[at + 1] = row.cells[at] ?? emptyCell();
      row.cells[at] = emptyCell();
      row.shifted = true;
      return `${nameOf(row)}: cell ${at} one to the right`;
    }
    const distance = random.integer(1, 2);
    insertCells(row, at, distance);
    return `${nameOf(row)}: cells from ${at} on ${distance} to the right`;
  },
};

/** 成本指标 is a name of the first level in some forms and of the second in others: in the first column it may be either. */
function markLevelClash(table: DamagedTable, row: DamageRow, at: number): void {
  const cell = row.cells[at];
  if (!cell || fieldOf(cell) !== 'level2' || !cell.text.startsWith('成本指标')) return;
  for (const owner of cell.owners) {
    const indicator = owner.slice(0, owner.lastIndexOf('/'));
    for (const field of ['level1', 'level1Weight', 'level2', 'level2Weight'])
      table.ambiguous.add(`${indicator}/${field}`);
  }
}

const slideLeft: DamageOperator = {
  kind: 'slide-left',
  phase: 1,
  frequency: 2,
  damage(table, random) {
    const candidates = indicatorRows(table).flatMap((row) =>
      row.cells.flatMap((cell, at) =>
        at > 0 && cell.text !== '' && row.cells[at - 1]?.text === '' ? [{ row, at }] : [],
      ),
    );
    if (candidates.length === 0) return null;
    const { row, at } = random.pick(candidates);
    markLevelClash(table, row, at);
    if (random.chance(0.5)) {
      row.cells[at - 1] = row.cells[at] ?? emptyCell();
      row.cells[at] = emptyCell();
      row.shifted = true;
      return `${nameOf(row)}: cell ${at} one to the left`;
    }
    let gap = 1;
    while (gap < 2 && row.cells[at - gap - 1]?.text === '' && random.chance(0.4)) gap++;
    removeCells(row, at - gap, gap, false);
    return `${nameOf(row)}: cells from ${at} on ${gap} to the left`;
  },
};

/** The merged 得分计算方法 takes a column in the first row of its group only. */
const methodMissing: DamageOperator = {
  kind: 'method-missing',
  phase: 1,
  frequency: 2,
  damage(table, random) {
    const rows = indicatorRows(table);
    const first = rows.find((row) => placeOf(row, 'method') >= 0);
    const at = first ? placeOf(first, 'method') : -1;
    if (at < 0 || table.form.truth.indicators.some((row) => row.method !== table.form.truth.indicators[0]?.method))
      return null;
    const below = rows.filter((row) => !row.shifted && placeOf(row, 'method') < 0 && row.cells[at]?.text === '');
    const chosen = drawExtent(random, below);
    for (const row of chosen) removeCells(row, at, 1, false);
    return chosen.length > 0 ? `${describe(chosen)}: no method cell` : null;
  },
};

/** From some row on, every row has an empty column too many. */
const extraColumn: DamageOperator = {
  kind: 'extra-column',
  phase: 1,
  damage(table, random) {
    const column = random.integer(1, table.form.columns - 1);
    const from = random.integer(0, table.rows.length - 1);
    const rows = table.rows.slice(from);
    for (const row of rows) row.cells.splice(Math.min(column, row.cells.length), 0, emptyCell());
    return `${describe(rows)}: an empty column at ${column}`;
  },
};

/** The tab before the block is lost: all its rows that begin with an empty cell. */
const leadingTabLost: DamageOperator = {
  kind: 'leading-tab-lost',
  phase: 1,
  damage(table) {
    const rows = indicatorRows(table).filter((row) => row.cells[0]?.text === '');
    if (rows.length === 0) return null;
    for (const row of rows) removeCells(row, 0, 1, true);
    return `${describe(rows)}: first cell lost`;
  },
};

/** The header row has an empty cell too many. */
const headerGap: DamageOperator = {
  kind: 'header-gap',
  phase: 1,
  damage(table, random) {
    const rows = rowsOf(table, 'indicator-header');
    const row = rows.length === 1 ? rows[0] : undefined;
    if (!row) return null;
    const at = random.integer(1, row.cells.length - 1);
    row.cells.splice(at, 0, emptyCell());
    return `header: an empty cell at ${at}`;
  },
};

function shiftWhole(row: DamageRow, random: Random): string {
  const first = row.cells.findIndex((cell) => cell.text !== '' && fieldOf(cell) !== 'item' && cell.owners.length > 0);
  const room = first > 0 && row.cells[first - 1]?.text === '';
  if (room && random.chance(0.5)) {
    removeCells(row, first - 1, 1, false);
    return `${nameOf(row)}: figures one to the left`;
  }
  const distance = random.integer(1, 2);
  insertCells(row, Math.max(first, 0), distance);
  return `${nameOf(row)}: figures ${distance} to the right`;
}

const totalShifted: DamageOperator = {
  kind: 'total-shifted',
  phase: 1,
  damage(table, random) {
    const row = rowsOf(table, 'total')[0];
    if (!row) return null;
    const figures = row.cells.filter((cell) => cell.owners.length > 0);
    // A lone 100 away from the score column may be the weight as well as the score.
    if (figures.length === 1 && /^100(?:\.0+)?$/.test(figures[0]?.text ?? '')) {
      table.ambiguous.add('totalWeight').add('totalScore');
    }
    return shiftWhole(row, random);
  },
};

const fundsShifted: DamageOperator = {
  kind: 'funds-shifted',
  phase: 1,
  damage(table, random) {
    const rows = rowsOf(table, 'fund');
    if (rows.length === 0) return null;
    const row = random.pick(rows);
    const figures = row.cells.filter((cell) => /\d/.test(cell.text));
    // Nothing tells three zeros in the columns of weight, rate and score from three amounts.
    if (figures.every((cell) => /^[0.]+/.test(cell.text) && !/[1-9]/.test(cell.text))) {
      for (const field of ['initialBudget', 'annualBudget', 'executed', 'weight', 'executionRate', 'score']) {
        table.ambiguous.add(`funds/${row.item ?? 0}/${field}`);
      }
    }
    if (random.chance(0.3) && leadingEmpty(row) > 0) {
      removeCells(row, 0, leadingEmpty(row), false);
      return `${nameOf(row)}: flushed left`;
    }
    return shiftWhole(row, random);
  },
};

/** 总分, 评价结论 …: the label stands in another column. */
const footerLabelMoved: DamageOperator = {
  kind: 'footer-label-moved',
  phase: 1,
  damage(table, random) {
    const rows = table.rows.filter((row) => row.kind === 'total' || row.kind === 'footer');
    const movable = rows.filter((row) => row.cells[0]?.text !== '' && row.cells[1]?.text === '');
    if (movable.length === 0) return null;
    const row = random.pick(movable);
    const room = row.cells.findIndex((cell, at) => at > 0 && cell.text !== '');
    const to = random.integer(1, Math.max(1, Math.min(3, (room < 0 ? row.cells.length : room) - 1)));
    row.cells[to] = row.cells[0] ?? emptyCell();
    row.cells[0] = emptyCell();
    return `${nameOf(row)}: label in column ${to}`;
  },
};

function cutTrailing(table: DamagedTable, random: Random): string {
  const rows = random.chance(0.5) ? table.rows : table.rows.filter(() => random.chance(0.4));
  for (const row of rows) {
    while (row.cells.length > 1 && row.cells[row.cells.length - 1]?.text === '') row.cells.pop();
  }
  return `${rows.length} rows: trailing empty cells cut off`;
}

const trailingCut: DamageOperator = { kind: 'trailing-cut', phase: 2, damage: cutTrailing };

export const SHIFTS: readonly DamageOperator[] = [
  lostLeading,
  flushLeft,
  slideRight,
  slideLeft,
  methodMissing,
  extraColumn,
  leadingTabLost,
  headerGap,
  totalShifted,
  fundsShifted,
  footerLabelMoved,
  trailingCut,
];
