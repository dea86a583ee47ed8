/** The generator itself: its forms are whole, add up, and damage loses no text that it does not say it lost. */
import { describe, expect, it } from 'vitest';
import { damageForm, OPERATORS } from '../damage/damage.js';
import { bare } from '../damage/fields.js';
import type { DamagedTable } from '../damage/table.js';
import { add, compare, exact, printShort, type Exact } from './exact.js';
import { FAMILIES } from './families.js';
import type { Form } from './form.js';
import { generateForm } from './generate.js';
import { matrixOf } from './render.js';

const SEEDS = Array.from({ length: 40 }, (_, at) => 1000 + at * 7919);

function sum(texts: readonly (string | null)[]): Exact {
  return add(...texts.flatMap((text) => (text === null ? [] : [exact(text)])));
}

/** The letters of a text in a fixed order, so that moved cells compare equal. */
function letters(texts: readonly string[]): string {
  return [...bare(texts.join(''))].sort().join('');
}

function expectWhole(form: Form): void {
  const covered = form.cells.reduce((count, cell) => count + cell.rowSpan * cell.columnSpan, 0);
  expect(covered).toBe(form.rows.length * form.columns);
}

function expectSums(form: Form, executionWeight: number): void {
  const { truth, funds } = form;
  const [total, ...parts] = truth.funds;
  for (const column of ['initialBudget', 'annualBudget', 'executed'] as const) {
    const whole = total?.[column];
    if (whole === null || whole === undefined || parts.length === 0) continue;
    expect(compare(sum(parts.map((part) => part[column])), exact(whole))).toBe(0);
  }
  if (truth.totalScore === null) return;
  const weights = sum(form.drafts.map((draft) => (draft.weight === null ? null : printShort(draft.weight))));
  expect(printShort(add(weights, exact(String(executionWeight))))).toBe('100');
  const scores = sum(truth.indicators.map((row) => row.score));
  expect(compare(add(scores, funds.executionScore ?? exact('0')), exact(truth.totalScore))).toBe(0);
  truth.indicators.forEach((row) => {
    if (row.weight === null || row.score === null) return;
    const below = compare(exact(row.score), exact(row.weight)) < 0;
    if (form.cells.some((cell) => cell.owners[0]?.endsWith('/reason')) && below) expect(row.reason).not.toBeNull();
  });
}

function textsOf(table: DamagedTable): string[] {
  return table.rows.flatMap((row) => (row.kind === 'placeholder' ? [] : row.cells.map((cell) => cell.text)));
}

describe('generated forms', () => {
  for (const family of FAMILIES) {
    it(`${family.name}: cells cover the grid, figures add up`, () => {
      for (const seed of SEEDS) {
        const form = generateForm(seed, { family: family.name });
        expectWhole(form);
        expectSums(form, family.executionWeight ?? 0);
      }
    });
  }

  it('the same seed gives the same form', () => {
    expect(generateForm(5)).toEqual(generateForm(5));
  });
});

describe('damage', () => {
  for (const { kind } of OPERATORS) {
    it(`${kind}: happens, and keeps every text`, () => {
      let happened = 0;
      for (const seed of SEEDS) {
        const form = generateForm(seed);
        const table = damageForm(form, seed, kind);
        if (table.kinds.length === 0) continue;
        happened++;
        if (/^(?:level[12]-lost|label-lost|header-repeated)$/.test(kind)) continue;
        expect(letters(textsOf(table))).toBe(letters(matrixOf(form).flat()));
      }
      expect(happened).toBeGreaterThan(0);
    });
  }
});
