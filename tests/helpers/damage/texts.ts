/** Damage to the texts of cells: lost names, spaced words, leaked mark-up, a method text in two places. */
import type { Random } from '../forms/random.js';
import type { DamageOperator } from './operator.js';
import {
  emptyCell,
  fieldOf,
  indicatorRows,
  mark,
  nameOf,
  placeOf,
  type DamageCell,
  type DamageRow,
  type DamagedTable,
} from './table.js';

interface Found {
  readonly row: DamageRow;
  readonly at: number;
  readonly cell: DamageCell;
}

function cellsOf(table: DamagedTable, fields: readonly string[]): Found[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, at) =>
      cell.text !== '' && fields.includes(fieldOf(cell) ?? '') ? [{ row, at, cell }] : [],
    ),
  );
}

function someOf(random: Random, found: readonly Found[], most: number): Found[] {
  return random.shuffle(found).slice(0, random.integer(1, most));
}

function loseLevel(field: 'level1' | 'level2'): DamageOperator['damage'] {
  return (table, random) => {
    const found = cellsOf(table, [field]);
    if (found.length === 0) return null;
    const { cell, row } = random.pick(found);
    const weight = /[（(].*$/.exec(cell.text)?.[0];
    // Where nothing is left, the empty cell looks like one that the name above was merged over.
    const kept = weight !== undefined && random.chance(0.5) ? weight : '';
    mark(table.destroyed, [{ text: '', owners: cell.owners.filter((owner) => kept === '' || owner.endsWith(field)) }]);
    const note = `${nameOf(row)}: ${cell.text} lost${kept === '' ? '' : `, only ${kept} left`}`;
    cell.text = kept;
    return note;
  };
}

const level1Lost: DamageOperator = { kind: 'level1-lost', phase: 2, damage: loseLevel('level1') };
const level2Lost: DamageOperator = { kind: 'level2-lost', phase: 2, damage: loseLevel('level2') };

/** 绩效指标, the label at the left of the block, is lost. */
const labelLost: DamageOperator = {
  kind: 'label-lost',
  phase: 2,
  damage(table) {
    const row = table.rows.find((candidate) => candidate.kind === 'indicator-header');
    const cell = row?.cells[0];
    if (!cell || !/绩\s*效/.test(cell.text)) return null;
    const note = `header: ${cell.text} lost`;
    cell.text = '';
    return note;
  },
};

/** 产 出 指 标 */
const spacedLevel: DamageOperator = {
  kind: 'spaced-level',
  phase: 2,
  damage(table, random) {
    const found = cellsOf(table, ['level1', 'level2']);
    if (found.length === 0) return null;
    for (const { cell } of someOf(random, found, 4)) {
      const name = /^[^（(\s]+/.exec(cell.text)?.[0] ?? '';
      cell.text = [...name].join(' ') + cell.text.slice(name.length);
    }
    return 'level names spaced out';
  },
};

const HAN = /\p{Script=Han}/u;

/** Places inside a text where a layout may break it: between two characters, between a number and its unit. */
function breakPlaces(text: string): number[] {
  const places: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const [left = '', right = ''] = [text[at - 1], text[at]];
    if (HAN.test(right) && (HAN.test(left) || /\d/.test(left))) places.push(at);
  }
  return places;
}

const TEXT_FIELDS = [
  'level1',
  'level2',
  'level3',
  'reason',
  'method',
  'planned',
  'achieved',
  'projectName',
  'unit',
  'department',
  'item',
];

const innerSpaces: DamageOperator = {
  kind: 'inner-spaces',
  phase: 2,
  frequency: 2,
  damage(table, random) {
    const found = cellsOf(table, [...TEXT_FIELDS, 'target', 'actual']);
    const gap = random.pick([' ', ' ', '\n', '  ']);
    const chosen = someOf(random, found, 12);
    for (const { cell } of chosen) {
      const places = breakPlaces(cell.text);
      if (places.length === 0) continue;
      const at = random.pick(places);
      cell.text = `${cell.text.slice(0, at)}${gap}${cell.text.slice(at)}`;
    }
    return `${chosen.length} cells with a ${gap === '\n' ? 'line end' : 'space'} inside`;
  },
};

const leakedTags: DamageOperator = {
  kind: 'leaked-tags',
  phase: 2,
  damage(table, random) {
    const found = cellsOf(table, ['level3', 'reason', 'method', 'planned', 'achieved', 'projectName']);
    const chosen = someOf(random, found, 6);
    for (const { cell } of chosen)
      cell.text = random.pick([`<p>${cell.text}</p>`, `<p>${cell.text}</p>`, `${cell.text}</p>`]);
    return `${chosen.length} cells with <p>`;
  },
};

/** A merged method text: whatever stands where, its rows cannot be told any more. */
function destroyMethods(table: DamagedTable): void {
  table.form.truth.indicators.forEach((_, at) => table.destroyed.add(`indicators/${at}/method`));
}

function mergedMethod(table: DamagedTable): Found | null {
  const found = cellsOf(table, ['method']);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function laterRow(table: DamagedTable, random: Random, from: DamageRow): DamageRow | null {
  const heads = indicatorRows(table).filter((row) => !row.shifted && row !== from && placeOf(row, 'level1') >= 0);
  return heads.length === 0 ? null : random.pick(heads);
}

const methodSplit: DamageOperator = {
  kind: 'method-split',
  phase: 2,
  frequency: 2,
  damage(table, random) {
    const found = mergedMethod(table);
    if (!found || found.row.cut) return null;
    const { row, at, cell } = found;
    const second = cell.text.indexOf('2.');
    const cutAt = random.chance(0.7) ? second : random.integer(10, cell.text.length - 10);
    const [head, tail] = [cell.text.slice(0, cutAt).trim(), cell.text.slice(cutAt).trim()];
    const other = row.shifted ? null : laterRow(table, random, row);
    const room = other?.cells[at];
    destroyMethods(table);
    if (other && room?.text === '' && random.chance(0.7)) {
      cell.text = head;
      other.cells[at] = { text: tail, owners: cell.owners };
      return `method text split, second half at ${nameOf(other)}`;
    }
    row.cells.splice(at, 1, { text: head, owners: cell.owners }, { text: tail, owners: cell.owners });
    row.cut = true;
    row.shifted = true;
    return `method text split over two cells of ${nameOf(row)}`;
  },
};

const methodMoved: DamageOperator = {
  kind: 'method-moved',
  phase: 2,
  damage(table, random) {
    const found = mergedMethod(table);
    if (!found || found.row.shifted) return null;
    const other = laterRow(table, random, found.row);
    if (other?.cells[found.at]?.text !== '') return null;
    other.cells[found.at] = found.cell;
    found.row.cells[found.at] = emptyCell();
    destroyMethods(table);
    return `method text moved to ${nameOf(other)}`;
  },
};

/** Lines of the web page or file that the table was copied from. */
const noiseLines: DamageOperator = {
  kind: 'noise-lines',
  phase: 2,
  damage(table, random) {
    const lines = ['附件2.doc', '来源：市财政局　发布时间：2025-03-18 10:22　浏览次数：318', '附件：', '打印　关闭'];
    table.before.unshift(...random.shuffle(lines).slice(0, random.integer(1, 3)));
    return 'lines of the page before the title';
  },
};

export const TEXTS: readonly DamageOperator[] = [
  level1Lost,
  level2Lost,
  labelLost,
  spacedLevel,
  innerSpaces,
  leakedTags,
  methodSplit,
  methodMoved,
  noiseLines,
];
