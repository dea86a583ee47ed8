/** 绩效指标: aligned rows → indicators with their readings, repairs and confidence. */
import { AMBIGUOUS, type Indicator } from '../model/record.js';
import { EMPTY_VALUE, type Value } from '../model/value.js';
import type { ColumnField } from '../templates/template.js';
import type { FieldSlot, Placed, Reading, TableModel } from './align-model.js';
import { alignTable, type AlignedRow } from './align-table.js';
import type { BodyRow } from './body.js';
import { subtotalAt } from './body-lines.js';
import { carryLevels, type LevelInput, type Levels } from './levels.js';
import { rowLocation, type LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { repairsOf, reportRow, rowText } from './row-notes.js';
import { readFigure, readWeightInName } from './values/read-figure.js';
import { readValueParts } from './values/read-value.js';

export interface IndicatorBlock {
  readonly indicators: Indicator[];
  /** Cells of columns that have no field in the record, by header. */
  readonly leftOut: ReadonlyMap<number, readonly LineCell[]>;
}

function at(table: TableModel, reading: Reading, field: ColumnField): Placed | null {
  const slot = table.slots.findIndex((one) => one.field === field);
  return slot < 0 ? null : (reading.placed[slot] ?? null);
}

/** Whether a merged cell covers the field's slot in this row; null where no cell of the block is merged. */
function covered(table: TableModel, row: BodyRow, field: ColumnField, merges: boolean): boolean | null {
  const slot = table.slots.find((one) => one.field === field);
  if (slot === undefined || !merges) return null;
  return row.input.covered.has(slot.start);
}

/** Whether a table goes on here in another grid: what a cell merged over both says is printed in the first one only. */
function beginsGrid(row: BodyRow, before: BodyRow | undefined): boolean {
  const place = row.cells[0]?.location.row;
  const above = before?.cells[0]?.location.row;
  return place != null && above != null && place < above;
}

function figureOf(placed: Placed | null, units: readonly string[]): string | null {
  if (placed === null) return null;
  const figure = readFigure(placed.text);
  return figure !== null && (figure.unit === null || units.includes(figure.unit)) ? figure.value : null;
}

/** Aligns the rows and makes indicators of them. A row that holds only a level name begins a section. */
export function readIndicators(
  rows: readonly BodyRow[],
  table: TableModel,
  year: number | null,
  notes: Notes,
): IndicatorBlock {
  const aligned = alignTable(table, rows);
  const merges = rows.some((row) => row.input.covered.size > 0);
  const weights = aligned.map(({ reading }) => figureOf(at(table, reading, 'weight'), ['分', '%']));
  const inputs = rows.map((row, index): LevelInput => {
    const { reading } = aligned[index] as AlignedRow;
    const knowsMerges = merges && !beginsGrid(row, rows[index - 1]);
    return {
      level1: at(table, reading, 'level1') ?? placedHeading(row),
      level2: at(table, reading, 'level2'),
      level1Weight: figureOf(at(table, reading, 'level1Weight'), ['分', '%']),
      level2Weight: figureOf(at(table, reading, 'level2Weight'), ['分', '%']),
      method: at(table, reading, 'method'),
      weight: weights[index] ?? null,
      outside: standsOutside(table, row, reading),
      covered1: covered(table, row, 'level1', merges),
      covered2: covered(table, row, 'level2', knowsMerges),
      coveredMethod: covered(table, row, 'method', knowsMerges),
    };
  });
  const levels = carryLevels(inputs);
  const indicators: Indicator[] = [];
  const reasons = carryReasons(rows, aligned, table);
  // The row whose names the ones below it take over.
  let named: AlignedRow | null = null;
  const leftOut = new Map<number, LineCell[]>();
  rows.forEach((row, index) => {
    const one = aligned[index] as AlignedRow;
    const section = isSectionRow(table, one.reading);
    // 小计 in a copy with one cell a line.
    const isSum = at(table, one.reading, 'target') === null && subtotalAt(row.cells) >= 0;
    if (section && isCarried(levels[index] as Levels, levels[index + 1])) return;
    if (section || isSum || !saysAnything(table, one.reading)) {
      notes.say('row-unread', { path: null, raw: rowText(row), location: row.cells[0]?.location ?? {} });
      return;
    }
    const indicator = indicatorOf(
      row,
      one,
      levels[index] as Levels,
      weights[index] ?? null,
      table,
      year,
      indicators.length,
      notes,
    );
    const doubt = named === null || at(table, one.reading, 'level2') !== null ? 1 : doubtOfNames(named, table);
    if (namesLevels(table, one.reading) || one.confidence < UNREADABLE) named = one;
    const confidence = Math.round(Math.min(indicator.confidence, doubt) * 1000) / 1000;
    indicators.push({ ...indicator, confidence, reason: indicator.reason ?? reasons[index] ?? null });
    one.reading.placed.forEach((placed, slot) => {
      if (placed === null || table.slots[slot]?.field !== 'other') return;
      const cells = placed.cells.map((cell) => row.cells[cell] as LineCell);
      leftOut.set(slot, [...(leftOut.get(slot) ?? []), ...cells]);
    });
  });
  return { indicators, leftOut };
}

/** 预算执行率 | 10 | 9.5: the name of the row where the others have the name of their section, all else in its place. */
function standsOutside(table: TableModel, row: BodyRow, reading: Reading): boolean {
  const name = at(table, reading, 'level3');
  const first = table.slots.find((slot) => slot.field === 'level1');
  if (name === null || first === undefined || at(table, reading, 'level1') !== null) return false;
  if (at(table, reading, 'level2') !== null || row.input.cells[name.cells[0] as number]?.column !== first.start)
    return false;
  const others = reading.placed.filter((placed) => placed !== null && placed !== name);
  return others.length >= 2 && others.every((placed) => placed?.shift === 0 && !placed.partial);
}

/** 一、产出指标（50分） above the row, as if it stood in a column of its own. */
function placedHeading({ heading }: BodyRow): Placed | null {
  return heading === null ? null : { text: heading.text, cells: [], partial: false, shift: 0 };
}

function namesLevels(table: TableModel, reading: Reading): boolean {
  return at(table, reading, 'level1') !== null || at(table, reading, 'level2') !== null;
}

/** Below this any cell of the row may be the name of a level. */
const UNREADABLE = 0.5;

/** How sure the names are that the rows below take over: half of the row's doubt, where another reading has others. */
function doubtOfNames({ reading, other, confidence }: AlignedRow, table: TableModel): number {
  const differs = (field: ColumnField): boolean =>
    other !== null && at(table, reading, field)?.text !== at(table, other, field)?.text;
  const isDoubtful = confidence < AMBIGUOUS && (differs('level1') || differs('level2'));
  return isDoubtful || confidence < UNREADABLE ? (1 + confidence) / 2 : 1;
}

/** 原因 in a merged cell stands for every row that the cell covers; null elsewhere. */
function carryReasons(rows: readonly BodyRow[], aligned: readonly AlignedRow[], table: TableModel): (string | null)[] {
  const slot = table.slots.find((one) => one.field === 'reason');
  let reason: string | null = null;
  return rows.map((row, index) => {
    const own = at(table, (aligned[index] as AlignedRow).reading, 'reason')?.text ?? null;
    const covered = slot !== undefined && row.input.covered.has(slot.start);
    reason = covered ? (own ?? reason) : own;
    return covered ? reason : null;
  });
}

const NAMES: readonly ColumnField[] = ['group', 'level1', 'level2'];

/** Only level names, as above a block of indicators (年度绩效目标1（40分）). */
function isSectionRow(table: TableModel, reading: Reading): boolean {
  return (
    reading.unplaced.length === 0 &&
    reading.placed.every(
      (placed, slot) => placed === null || NAMES.includes((table.slots[slot] as FieldSlot<ColumnField>).field),
    )
  );
}

/** Whether the row below takes over every name of a section row. */
function isCarried(section: Levels, below: Levels | undefined): boolean {
  return (
    below !== undefined &&
    below.level1 === section.level1 &&
    (section.level2 === null || below.level2 === section.level2)
  );
}

/** An indicator row has a name and something beside it, or figures. */
function saysAnything(table: TableModel, reading: Reading): boolean {
  const fields = (['level3', 'weight', 'target', 'actual', 'score'] as const).filter(
    (field) => at(table, reading, field) !== null,
  );
  const name = at(table, reading, 'level3')?.text;
  if (fields.length === 1 && name !== undefined && table.features.read(name).class === 'placeholder') return false;
  return fields.length >= 2 || (fields.length === 1 && fields[0] === 'level3' && reading.unplaced.length === 0);
}

function valueOf(table: TableModel, reading: Reading, field: 'target' | 'actual', year: number | null): Value {
  const placed = at(table, reading, field);
  const own = table.slots.some((slot) => slot.field === 'unit' || slot.field === 'comparator');
  if (placed === null) return EMPTY_VALUE;
  if (!own) return table.features.read(placed.text).value;
  // The sign belongs to the target; the actual is a measured value.
  const comparator = field === 'target' ? (at(table, reading, 'comparator')?.text ?? null) : null;
  const unit = at(table, reading, 'unit')?.text ?? null;
  return readValueParts({ value: placed.text, comparator, unit }, { year });
}

function indicatorOf(
  row: BodyRow,
  one: AlignedRow,
  levels: Levels,
  weight: string | null,
  table: TableModel,
  year: number | null,
  index: number,
  notes: Notes,
): Indicator {
  const { reading } = one;
  const path = `/record/indicators/${index}`;
  const location = rowLocation(row.cells);
  notes.place(path, location);
  for (const [slot, { field }] of table.slots.entries()) {
    const placed = reading.placed[slot];
    if (placed == null || field === 'group' || field === 'other') continue;
    const cell = row.cells[placed.cells[0] as number];
    notes.place(`${path}/${field}`, cell?.location);
    if (field === 'level1' || field === 'level2') notes.place(`${path}/${field}Weight`, cell?.location);
  }
  if (row.heading !== null) {
    notes.place(`${path}/level1`, row.heading.location);
    notes.place(`${path}/level1Weight`, row.heading.location);
  }
  const text = (field: ColumnField) => at(table, reading, field)?.text ?? null;
  const name = text('level3');
  // Without a weight column the weight may stand in the name: 培训人数（5分）.
  const hasWeights = table.slots.some((slot) => slot.field === 'weight');
  const named = name === null || hasWeights ? null : readWeightInName(name);
  const inName = named?.weight != null && named.name !== '';
  const score = figureOf(at(table, reading, 'score'), ['分']);
  const repairs = repairsOf(row, reading, table);
  reportRow(row, one, table, path, repairs, levels, notes);
  for (const [field, value] of [
    ['weight', weight],
    ['score', score],
  ] as const) {
    const placed = at(table, reading, field);
    if (placed !== null && value === null && table.features.read(placed.text).class !== 'dash') {
      notes.say('value-unread', { path: `${path}/${field}`, raw: placed.text, location });
    }
  }
  return {
    level1: levels.level1,
    level1Weight: levels.level1Weight,
    level2: levels.level2,
    level2Weight: levels.level2Weight,
    level3: inName ? named.name : name,
    weight: inName ? named.weight : weight,
    target: valueOf(table, reading, 'target', year),
    actual: valueOf(table, reading, 'actual', year),
    method: levels.method,
    score,
    reason: text('reason'),
    repairs,
    confidence: Math.round(one.confidence * (levels.doubtful ? 0.7 : 1) * 1000) / 1000,
    location,
  };
}
