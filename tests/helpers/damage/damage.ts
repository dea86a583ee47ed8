/** Damages a clean form in one to four ways and prints the result as a document. */
import type { Form } from '../forms/form.js';
import { Random } from '../forms/random.js';
import { escapeHtml } from '../forms/render.js';
import { GLUES } from './glue.js';
import type { DamageOperator } from './operator.js';
import { ROWS } from './rows.js';
import { SHIFTS } from './shifts.js';
import { openTable, type DamagedTable } from './table.js';
import { TEXTS } from './texts.js';

export const OPERATORS: readonly DamageOperator[] = [...SHIFTS, ...TEXTS, ...ROWS, ...GLUES];

export type DamageFormat = 'tsv' | 'csv' | 'html';

function drawOperators(random: Random): DamageOperator[] {
  const bag = OPERATORS.flatMap((operator) => Array.from({ length: operator.frequency ?? 1 }, () => operator));
  const count = random.pick([1, 1, 2, 2, 3, 4]);
  const chosen = new Set<DamageOperator>();
  while (chosen.size < count) chosen.add(random.pick(bag));
  // Where the rows themselves are lost, nothing else may be: the width of the rows is the only hold.
  const alone = [...chosen].find((operator) => operator.kind === 'cell-per-line');
  return alone ? [alone] : [...chosen];
}

/** @param kind only this kind of damage; drawn where left out. */
export function damageForm(form: Form, seed: number, kind?: string): DamagedTable {
  const random = new Random(seed);
  const table = openTable(form);
  const chosen = kind === undefined ? drawOperators(random) : OPERATORS.filter((operator) => operator.kind === kind);
  if (chosen.length === 0)
    throw new RangeError(`no damage ${kind ?? ''}; one of ${OPERATORS.map((known) => known.kind).join(' ')}`);
  for (const operator of [...chosen].sort((a, b) => a.phase - b.phase)) {
    const note = operator.damage(table, random);
    if (note === null) continue;
    table.notes.push(`${operator.kind}: ${note}`);
    table.kinds.push(operator.kind);
  }
  return table;
}

/** Damage that only lines of text can have. */
export function needsText(table: DamagedTable): boolean {
  return table.cellPerLine || table.kinds.includes('row-broken');
}

function printCsv(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function printRows(table: DamagedTable, format: DamageFormat): string {
  const texts = table.rows.map((row) => row.cells.map((cell) => cell.text));
  if (format === 'csv') return texts.map((row) => row.map(printCsv).join(',')).join('\n');
  if (format === 'html') {
    const lines = texts.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`);
    return `<table>\n${lines.join('\n')}\n</table>`;
  }
  // A line end inside a cell would break the row: in lines of text it is a space.
  const flat = texts.map((row) => row.map((text) => text.replaceAll('\n', ' ')));
  if (table.cellPerLine)
    return flat
      .flat()
      .map((text) => (text === '' ? '\u00a0' : text))
      .join('\n');
  return flat.map((row) => row.join('\t')).join('\n');
}

/** One document of several damaged tables, in order. */
export function renderDamaged(tables: readonly DamagedTable[], format: DamageFormat): string {
  const loose = (lines: readonly string[]): string =>
    format === 'html'
      ? lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')
      : lines.map((line) => (format === 'csv' ? printCsv(line) : line)).join('\n\n');
  const parts = tables.flatMap((table) => [loose(table.before), printRows(table, format), loose(table.after)]);
  const text = parts.filter((part) => part !== '').join('\n\n');
  return format === 'html'
    ? `<!doctype html><html><head><meta charset="utf-8"></head><body>\n${text}\n</body></html>\n`
    : `${text}\n`;
}
