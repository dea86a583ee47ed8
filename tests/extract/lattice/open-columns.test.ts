/** Columns whose cells neither begin nor end on the page: lines up and down that nothing crosses. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/extract/lattice/geometry.js';
import { findLattices } from '../../../src/extract/lattice/lattice.js';

const h = (at: number, from: number, to: number): Rule => ({ axis: 'h', at, from, to });
const v = (at: number, from: number, to: number): Rule => ({ axis: 'v', at, from, to });

describe('columns without level lines', () => {
  const rows = [30, 50].map((y) => h(y, 90, 200));
  const columns = [90, 150, 200].map((x) => v(x, 10, 70));

  it.each([
    ['one', [50]],
    ['two side by side', [10, 50]],
    ['three side by side', [10, 30, 60]],
  ])('%s belong to the table that they stand beside', (_, outer) => {
    const [table, ...others] = findLattices([...rows, ...columns, ...outer.map((x) => v(x, 10, 70))]);
    expect(others).toEqual([]);
    expect(table?.xs).toEqual([...outer, 90, 150, 200]);
  });

  it('are none where the lines are not as long as those of the table', () => {
    const [table] = findLattices([...rows, ...columns, v(50, 100, 160)]);
    expect(table?.xs).toEqual([90, 150, 200]);
  });
});
