/** Damage to the order and number of rows: repeated headers, blank and broken rows, placeholders, one cell a line. */
import type { DamageOperator } from './operator.js';
import { emptyCell, fieldOf, indicatorRows, nameOf, type DamageCell, type DamageRow } from './table.js';

function copyRow(row: DamageRow): DamageRow {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell })) };
}

/** The header again, as at the top of a page. */
const headerRepeated: DamageOperator = {
  kind: 'header-repeated',
  phase: 2,
  damage(table, random) {
    const headers = table.rows.filter((row) => row.kind === 'indicator-header');
    const rows = indicatorRows(table);
    if (rows.length < 2) return null;
    const before = rows[random.integer(1, rows.length - 1)];
    if (!before) return null;
    const top = headers[0] ? table.rows.indexOf(headers[0]) : -1;
    const run = headers.filter((row, at) => table.rows.indexOf(row) === top + at).map(copyRow);
    table.rows.splice(table.rows.indexOf(before), 0, ...run);
    return `header repeated before ${nameOf(before)}`;
  },
};

const blankRow: DamageOperator = {
  kind: 'blank-row',
  phase: 3,
  damage(table, random) {
    const count = random.integer(1, 3);
    const whole = random.chance(0.5);
    for (let turn = 0; turn < count; turn++) {
      const at = random.integer(1, table.rows.length - 1);
      const cells = whole ? Array.from({ length: table.form.columns }, emptyCell) : [emptyCell()];
      table.rows.splice(at, 0, { kind: 'blank', item: null, cells, cut: true, shifted: true });
    }
    return `${count} blank rows`;
  },
};

/** 指标2：, …… left over from the empty form. */
const placeholderRow: DamageOperator = {
  kind: 'placeholder-row',
  phase: 2,
  damage(table, random) {
    const rows = indicatorRows(table);
    const after = random.pick(rows);
    const at = after.cells.findIndex((cell) => fieldOf(cell) === 'level3');
    if (at < 0 || after.shifted) return null;
    const cells = after.cells.map(emptyCell);
    cells[at] = { text: random.pick(['指标2：', '……', '指标3：']), owners: [] };
    table.rows.splice(table.rows.indexOf(after) + 1, 0, {
      kind: 'placeholder',
      item: null,
      cells,
      cut: true,
      shifted: true,
    });
    return `placeholder after ${nameOf(after)}`;
  },
};

function splitText(cell: DamageCell, at: number): [DamageCell, DamageCell] {
  return [
    { text: cell.text.slice(0, at), owners: cell.owners },
    { text: cell.text.slice(at), owners: cell.owners },
  ];
}

/** A line end inside a name breaks the row over two lines; each half keeps its own tabs. */
const rowBroken: DamageOperator = {
  kind: 'row-broken',
  phase: 3,
  frequency: 2,
  damage(table, random) {
    const found = table.rows.flatMap((row) =>
      row.cut || row.shifted || (row.kind !== 'indicator' && row.kind !== 'goal')
        ? []
        : row.cells.flatMap((cell, at) =>
            cell.text.length >= 4 &&
            /^(?:level[123]|reason|planned|achieved)$/.test(fieldOf(cell) ?? '') &&
            !cell.text.includes('<')
              ? [{ row, cell, at }]
              : [],
          ),
    );
    if (found.length === 0) return null;
    const { row, cell, at } = random.pick(found);
    const [head, tail] = splitText(cell, random.integer(2, cell.text.length - 2));
    const upper: DamageRow = { ...row, cells: [...row.cells.slice(0, at), head], cut: true, shifted: true };
    const lower: DamageRow = { ...row, cells: [tail, ...row.cells.slice(at + 1)], cut: true, shifted: true };
    table.rows.splice(table.rows.indexOf(row), 1, upper, lower);
    return `${nameOf(row)}: broken over two lines inside ${cell.text}`;
  },
};

/** The tail of a long text falls into a row of its own, in the same column: a page break inside the row. */
const rowContinued: DamageOperator = {
  kind: 'row-continued',
  phase: 3,
  damage(table, random) {
    // Not in the goals: a short row there may be a goal of its own.
    const found = table.rows.flatMap((row) =>
      row.cut || row.shifted || row.kind !== 'indicator'
        ? []
        : row.cells.flatMap((cell, at) =>
            cell.text.length >= 6 && /^(?:level3|reason)$/.test(fieldOf(cell) ?? '') && !cell.text.includes('<')
              ? [{ row, cell, at }]
              : [],
          ),
    );
    if (found.length === 0) return null;
    const { row, cell, at } = random.pick(found);
    const [head, tail] = splitText(cell, random.integer(cell.text.length - 4, cell.text.length - 2));
    row.cells[at] = head;
    row.cut = true;
    const cells = row.cells.map(emptyCell);
    cells[at] = tail;
    table.rows.splice(table.rows.indexOf(row) + 1, 0, {
      kind: row.kind,
      item: row.item,
      cells,
      cut: true,
      shifted: true,
    });
    return `${nameOf(row)}: ${tail.text} in a row of its own`;
  },
};

/** One cell a line: the rows themselves are lost, the number of cells a row is not. */
const cellPerLine: DamageOperator = {
  kind: 'cell-per-line',
  phase: 3,
  damage(table) {
    table.cellPerLine = true;
    return 'one cell a line';
  },
};

export const ROWS: readonly DamageOperator[] = [
  headerRepeated,
  blankRow,
  placeholderRow,
  rowBroken,
  rowContinued,
  cellPerLine,
];
