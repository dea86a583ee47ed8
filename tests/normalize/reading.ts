/** Writes forms as text in tests and shows what the normaliser reads out of them. */
import type { Block, Cell, Grid } from '../../src/model/grid.js';
import type { NormalizedTable } from '../../src/model/normalized.js';
import type { Fund, Indicator } from '../../src/model/record.js';
import { normalizeExtraction } from '../../src/normalize/normalize.js';

const SPANS = /\{(\d+)×(\d+)\}$/u;

/**
 * A grid of one row a line, cells parted by `|`; `text{2×3}` spans 2 rows and 3 columns, and what it covers is not
 * written again. `\n` in a cell is a line end.
 */
export function gridOf(text: string): Grid {
  const lines = text.replace(/^\n|\n *$/gu, '').split('\n');
  const taken = new Set<string>();
  const cells: Cell[] = [];
  let columns = 0;
  lines.forEach((line, row) => {
    let column = 0;
    for (const part of line.trim().split('|')) {
      const [, rows = '1', width = '1'] = SPANS.exec(part) ?? [];
      const [rowSpan, columnSpan] = [Number(rows), Number(width)];
      while (taken.has(`${row}/${column}`)) column++;
      for (let y = row; y < row + rowSpan; y++)
        for (let x = column; x < column + columnSpan; x++) taken.add(`${y}/${x}`);
      const content = part.replace(SPANS, '').trim().replaceAll('\\n', '\n');
      cells.push({ row, column, rowSpan, columnSpan, text: content, page: null, bbox: null });
      column += columnSpan;
    }
    columns = Math.max(columns, column);
  });
  return { pages: null, rows: lines.length, columns, cells };
}

/** Blocks of a document: a text with `|` is a grid, any other loose text, a line each. */
export function readTables(...parts: readonly (string | Grid)[]): NormalizedTable[] {
  const blocks = parts.flatMap((part): Block[] => {
    if (typeof part !== 'string') return [{ kind: 'grid', grid: part }];
    if (part.includes('|')) return [{ kind: 'grid', grid: gridOf(part) }];
    return part.split('\n').map((text) => ({ kind: 'text', text, page: null }));
  });
  return [...normalizeExtraction({ format: 'html', blocks, diagnostics: [] }, { lang: 'zh' })];
}

/** The one table of a document. */
export function readTable(...parts: readonly (string | Grid)[]): NormalizedTable {
  const tables = readTables(...parts);
  const [table] = tables;
  if (table === undefined || tables.length !== 1) throw new Error(`${tables.length} tables, not one`);
  return table;
}

const show = (text: string | null): string => text ?? '-';
const named = (name: string | null, weight: string | null): string =>
  weight === null ? show(name) : `${show(name)}(${weight})`;

/** `一级(分值) 二级(分值) 三级 分值 指标值 实际值 得分 原因`, parted by ` | `; `-` for what is null. */
export function indicatorLine(row: Indicator): string {
  return [
    named(row.level1, row.level1Weight),
    named(row.level2, row.level2Weight),
    show(row.level3),
    show(row.weight),
    show(row.target.raw),
    show(row.actual.raw),
    show(row.score),
    show(row.reason),
  ].join(' | ');
}

/** `项目 kind: 年初/全年/执行 单位` and ` 分值/执行率/得分` where one of these is there. */
export function fundLine(fund: Fund): string {
  const amounts = [fund.initialBudget, fund.annualBudget, fund.executed].map(show).join('/');
  const scored = [fund.weight, fund.executionRate, fund.score];
  const rest = scored.some((figure) => figure !== null) ? ` ${scored.map(show).join('/')}` : '';
  return `${fund.item} ${fund.kind}: ${amounts} ${show(fund.currencyUnit)}${rest}`;
}

/** Codes of what was said on the way, with the text meant. */
export function remarks({ diagnostics }: NormalizedTable): string[] {
  return diagnostics.map(({ code, raw, path }) => `${code} ${raw ?? path ?? ''}`);
}

/** The rows that were called repaired or doubtful. */
export function alignmentRemarks(table: NormalizedTable): string[] {
  return remarks(table).filter((line) => line.startsWith('alignment'));
}
