/** Holds a Word fixture against the web page that it was made from: same grids, and for a page of reports same results. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Result } from '../../../src/model/evaluation.js';
import type { Grid } from '../../../src/model/grid.js';
import { auditDocument } from '../../../src/pipeline.js';
import { gridsOf, read } from '../reading.js';

function bytesOf(path: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
}

/** White space is layout: every program breaks lines where it likes. */
const squeeze = (text: string): string => text.replace(/\s/g, '');

/**
 * Every cell with its place and spans, one text each.
 * Columns that no cell of the table begins or ends at are not counted: a program that saves it may leave them out.
 */
function cellsOf({ cells }: Grid): string[] {
  const edges = [...new Set(cells.flatMap(({ column, columnSpan }) => [column, column + columnSpan]))].sort(
    (a, b) => a - b,
  );
  const at = new Map(edges.map((edge, index) => [edge, index]));
  return cells.map(({ row, column, rowSpan, columnSpan, text }) => {
    const first = at.get(column) ?? 0;
    const span = (at.get(column + columnSpan) ?? 0) - first;
    return `${String(row)},${String(first)}+${String(rowSpan)}×${String(span)} ${squeeze(text)}`;
  });
}

export async function expectSameGrids(source: string, fixture: string): Promise<void> {
  const [expected, actual] = await Promise.all(
    [source, fixture].map(async (path) => gridsOf(await read(bytesOf(path), { name: path })).map(cellsOf)),
  );
  expect(actual).toEqual(expected);
}

/** Records and findings without places, ids and layout. */
function essence(results: readonly Result[]): unknown {
  return results.map((result) => {
    if (result.type === 'failure') return result;
    const { record, audit } = result;
    const text = JSON.stringify({ record, findings: audit.findings, verdict: audit.verdict }, (key, value: unknown) => {
      if (key === 'location' || key === 'confidence') return undefined;
      return typeof value === 'string' ? squeeze(value) : value;
    });
    return JSON.parse(text) as unknown;
  });
}

export async function expectSameResults(source: string, fixture: string): Promise<void> {
  const [expected, actual] = await Promise.all(
    [source, fixture].map(async (path) => (await auditDocument(bytesOf(path), { path })).results),
  );
  expect(actual?.map(({ type }) => type)).toEqual(expected?.map(({ type }) => type));
  expect(essence(actual ?? [])).toEqual(essence(expected ?? []));
}
