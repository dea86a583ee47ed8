/** What is said of the reading of an indicator row: its repairs, and the other reading where it is not sure. */
import { fieldName, fieldWithText, joinedLines } from '../diagnostics/field-names.js';
import { AMBIGUOUS, type Repair } from '../model/record.js';
import type { ColumnField } from '../templates/template.js';
import type { FieldSlot, Reading, TableModel } from './align-model.js';
import type { AlignedRow } from './align-table.js';
import type { BodyRow } from './body.js';
import type { Levels } from './levels.js';
import type { LineCell } from './lines.js';
import type { Notes } from './notes.js';

/** The row as printed, for a diagnostic. */
export function rowText(row: BodyRow): string {
  return row.cells.map((cell) => cell.text).join(' | ');
}

/** How the cells of the row were moved. */
export function repairsOf(row: BodyRow, reading: Reading, table: TableModel): Repair[] {
  const repairs: Repair[] = [];
  reading.placed.forEach((placed, slot) => {
    if (placed === null) return;
    const { field, start } = table.slots[slot] as FieldSlot<ColumnField>;
    const kind = placed.partial ? 'split' : placed.cells.length > 1 ? 'joined' : placed.shift !== 0 ? 'moved' : null;
    if (kind === null) return;
    const from = row.cells[placed.cells[0] as number]?.location.column ?? null;
    repairs.push({ kind, field, raw: placed.text, from, to: start });
  });
  return repairs;
}

function describe(field: string, raw: string, notes: Notes): string {
  const shown = raw.length > 24 ? `${raw.slice(0, 24)}…` : raw;
  return fieldWithText(field, shown, notes.lang);
}

/** Says what was moved, lost or not sure. */
export function reportRow(
  row: BodyRow,
  one: AlignedRow,
  table: TableModel,
  path: string,
  repairs: readonly Repair[],
  levels: Levels,
  notes: Notes,
): void {
  const location = row.cells[0]?.location ?? {};
  const raw = rowText(row);
  const separator = notes.lang === 'zh' ? '、' : ', ';
  if (repairs.length > 0 || row.lines > 1) {
    const what =
      repairs.length > 0
        ? repairs.map((repair) => describe(repair.field, repair.raw, notes)).join(separator)
        : joinedLines(row.lines, notes.lang);
    notes.say('alignment-repaired', { path, raw, location, fields: { what } });
  }
  for (const lost of one.reading.unplaced) {
    const cell = row.cells[lost] as LineCell;
    notes.say('text-unassigned', { path, raw: cell.text, location: cell.location });
  }
  if (levels.lost1 && levels.level1 === null) {
    notes.say('missing-field', { path: `${path}/level1`, location, fields: { what: fieldName('level1', notes.lang) } });
  }
  if (levels.doubtful) {
    const what = fieldName('lostLevel1', notes.lang);
    notes.say('alignment-ambiguous', { path: `${path}/level1`, raw: levels.level1, location, fields: { what } });
  }
  if (one.tied || one.confidence < AMBIGUOUS) {
    const differences = one.other === null ? [] : differing(one.reading, one.other, table);
    const what =
      differences.length > 0
        ? differences.map(({ field, text }) => describe(field, text ?? '—', notes)).join(separator)
        : fieldName('unplacedText', notes.lang);
    notes.say('alignment-ambiguous', { path, raw, location, fields: { what } });
  }
}

function differing(reading: Reading, other: Reading, table: TableModel): { field: string; text: string | null }[] {
  return table.slots.flatMap(({ field }, slot) => {
    const here = reading.placed[slot]?.text ?? null;
    const there = other.placed[slot]?.text ?? null;
    return here === there ? [] : [{ field, text: there }];
  });
}
