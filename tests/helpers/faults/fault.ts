/** What an injector of faults is, and how rows are chosen for it. */
import { compare, exact } from '../forms/exact.js';
import type { Form, TruthIndicator } from '../forms/form.js';
import type { IndicatorDraft } from '../forms/indicators.js';

export interface Injected {
  readonly form: Form;
  /** JSON pointer that the finding must have; a pointer that ends in `/` is the beginning of it. */
  readonly path: string;
}

export interface Fault {
  readonly name: string;
  readonly rule: string;
  /** Families that have what the fault needs. */
  readonly families: readonly string[];
  /** Whether the form may hold no other finding of severity `error`. */
  readonly alone: boolean;
  /** Null where this form has no place for it; another is drawn. */
  inject(form: Form): Injected | null;
}

export interface Row {
  readonly at: number;
  readonly draft: IndicatorDraft;
  readonly truth: TruthIndicator;
  readonly weight: string;
  readonly score: string;
}

/** Scored rows that fit, in printed order. */
export function rowsWhere(form: Form, fits: (row: Row) => boolean): Row[] {
  return form.drafts.flatMap((draft, at) => {
    const truth = form.truth.indicators[at];
    if (!truth?.weight || !truth.score) return [];
    const row: Row = { at, draft, truth, weight: truth.weight, score: truth.score };
    return fits(row) ? [row] : [];
  });
}

export function pathOf(row: Row, field: string): string {
  return `/record/indicators/${row.at}/${field}`;
}

export function owner(row: Row, field: string): string {
  return `indicators/${row.at}/${field}`;
}

export function isQuantity({ draft: { measure } }: Row): boolean {
  return measure.kind === 'quantity';
}

export function isMoney({ draft: { measure } }: Row): boolean {
  return measure.unit === '万元' || measure.unit === '元';
}

export function isFull({ draft }: Row): boolean {
  return draft.measure.outcome.kind === 'full';
}

/** Plain figures, the actual exactly at the target: every convention gives full marks. */
export function isExact(row: Row): boolean {
  const { bareTarget, bareActual } = row.draft.measure;
  return isQuantity(row) && bareTarget === bareActual && /^[1-9]\d*$/.test(bareTarget);
}

export function atLeast(text: string, least: string): boolean {
  return compare(exact(text), exact(least)) >= 0;
}
