/** The reading that takes every cell where it stands: right for most rows of most tables, and the first one tried. */
import type { ColumnField } from '../templates/template.js';
import { shiftOf, type AlignCell, type FieldSlot, type Placed, type Reading, type RowModel } from './align-model.js';
import { holdsNext } from './cut-points.js';
import { knownPrefix, type Features, type TextClass } from './features.js';

type Model = RowModel<ColumnField>;

/** A cell that stands in its column must fit at least this well by itself … */
const ODD = -0.9;
/** … but one cell of free text in a row may fit this badly. */
const ODDEST: Readonly<Partial<Record<ColumnField, number>>> = {
  reason: -2,
  method: -3.2,
  comparator: -1.5,
  unit: -3,
  other: -3.2,
};
/** Target and actual, weight and score must not speak against each other. */
const PAIR = -0.7;

const ESSENTIAL: ReadonlySet<ColumnField> = new Set(['level3', 'weight', 'target', 'actual', 'score']);
const NAMES: ReadonlySet<ColumnField> = new Set(['level1', 'level2', 'level3']);
const NO_NAME: ReadonlySet<TextClass> = new Set([
  'number',
  'points',
  'percent',
  'quantity',
  'bound',
  'range',
  'sign',
  'method',
  'group',
]);

/** The name of a level stands glued before the name: 数量指标培训期数. */
function holdsLevel(text: string): boolean {
  const prefix = knownPrefix(text);
  return prefix > 0 && /指标([（(].{1,8}[）)])?$/u.test(text.slice(0, prefix));
}

/** A name that took the sign of the next column in: 抵边村寨建设数≥. */
const ENDS_IN_SIGN = /[≥≤><=＝＞＜≧≦⩾⩽﹤﹥]$/u;

/** The same text two times over. */
export function isTwice(text: string): boolean {
  return text.length % 2 === 0 && text.startsWith(text.slice(text.length / 2));
}

/** Every cell in the field of its own column; null where two share one, or one stands in none. */
function atHome(cells: readonly AlignCell[], slots: readonly FieldSlot<ColumnField>[]): (Placed | null)[] | null {
  const placed: (Placed | null)[] = slots.map(() => null);
  let last = -1;
  for (const [index, cell] of cells.entries()) {
    if (cell.column < 0) return null;
    const slot = slots.findIndex((range) => shiftOf(range, cell.column, cell.columnSpan) === 0);
    if (slot <= last) return null;
    placed[slot] = { text: cell.text, cells: [index], partial: false, shift: 0 };
    last = slot;
  }
  return placed;
}

interface Judgement {
  score: number;
  /** A level or indicator whose wording is unusual for its column. */
  oddName: boolean;
  /** Another cell that fits badly. */
  odd: boolean;
  /** … one in a column that has no place in the record. */
  oddOther: boolean;
  /** Two cells that do not fit each other. */
  apart: boolean;
}

/** Dashes for both weight and score: blanks that somebody marked. */
function isUnscored(model: Model, placed: readonly (Placed | null)[]): boolean {
  const isDash = (field: ColumnField): boolean => {
    const text = placed[model.slots.findIndex((slot) => slot.field === field)]?.text;
    return text !== undefined && model.features(text).class === 'dash';
  };
  return isDash('weight') && isDash('score');
}

/** How well the cells fit where they stand; null where one does not. */
function judge(model: Model, placed: readonly (Placed | null)[]): Judgement | null {
  const judgement: Judgement = { score: 0, oddName: false, odd: false, oddOther: false, apart: false };
  const unscored = isUnscored(model, placed);
  for (const [slot, { field }] of model.slots.entries()) {
    const text = placed[slot]?.text;
    if (text === undefined) {
      judgement.score -= model.missing(slot);
      continue;
    }
    const features = model.features(text);
    const fit = model.fit(slot, features);
    const pair = model.pair(slot, features, (left) => placed[left] ?? null);
    if (NAMES.has(field)) {
      if (NO_NAME.has(features.class) || holdsLevel(text) || ENDS_IN_SIGN.test(text)) return null;
      judgement.oddName ||= fit < ODD;
    } else {
      if (pair < PAIR) return null;
      judgement.apart ||= pair < 0;
      if (fit < ODD && !(unscored && (field === 'weight' || field === 'score'))) {
        if (judgement.odd || fit < (ODDEST[field] ?? ODD)) return null;
        judgement.odd = true;
        judgement.oddOther = field === 'other' && features.class === 'cause';
      }
    }
    judgement.score += fit + pair;
  }
  return judgement;
}

/** Whether no cell of the row may hold two fields. */
function readsWhole(model: Model, placed: readonly (Placed | null)[]): boolean {
  const alone = model.slots.every(
    ({ field }, slot) => !ESSENTIAL.has(field) || field === 'level3' || placed[slot] === null,
  );
  return model.slots.every(({ field }, slot) => {
    const text = placed[slot]?.text;
    if (text === undefined || !ESSENTIAL.has(field)) return true;
    if (isTwice(text)) return false;
    // A name that ends in a figure may have taken the next cell in: 培训场次5场.
    if (field === 'level3')
      return !/[≥≤><=＞＜＝≧≦⩾⩽%％]/u.test(text) && !/\d\D{0,3}$/u.test(text) && !(alone && /\d/u.test(text));
    const features = model.features(text);
    if (features.class === 'number') return true;
    // 不超过50日37日: a figure that does not read as one.
    return model.fit(slot, features) >= 0.8 && !(features.value.kind === 'qualitative' && /\d/u.test(text));
  });
}

/** White space in 2.02 万元 parts no two fields. */
const ONE_VALUE: ReadonlySet<TextClass> = new Set(['quantity', 'bound', 'percent', 'date']);

/** Whether a cell shows that it may hold the text of the blank beside it: white space inside, or the next text at its end. */
function mayBeGlued(model: Model, cells: readonly AlignCell[], isBlankLast: boolean): boolean {
  return cells.some((cell, index) => {
    const next = cells[index + 1];
    const blankBehind = next === undefined ? isBlankLast : next.column > cell.column + cell.columnSpan;
    const isParted = cell.seams.length > 0 && !ONE_VALUE.has(model.features(cell.text).class);
    return blankBehind && (isParted || (next !== undefined && holdsNext(cell.text, next.text)));
  });
}

/** The reading that takes every cell where it stands, if all fit well enough there; else null. */
export function standing(
  input: { readonly cells: readonly AlignCell[]; readonly width: number },
  model: Model,
): Reading | null {
  const placed = atHome(input.cells, model.slots);
  const judgement = placed === null ? null : judge(model, placed);
  if (placed === null || judgement === null) return null;
  const missing = (field: ColumnField) => {
    const slot = model.slots.findIndex((one) => one.field === field);
    return slot >= 0 && placed[slot] === null;
  };
  const blanks = model.slots.filter(({ field }, slot) => ESSENTIAL.has(field) && placed[slot] === null);
  if (blanks.some(({ field, start }) => field === 'level3' || start >= input.width)) return null;
  // The first row of a table has a level-1 name, unless it was lost.
  if (missing('level1') && model.missing(model.slots.findIndex((one) => one.field === 'level1')) > 0.6) return null;
  // An unusual name is taken where the row leaves no other place for it.
  if (judgement.oddName && (blanks.length > 0 || (!missing('level1') && missing('level2')))) return null;
  // Where a blank is left, a neighbour may hold two fields: then every value must read as one.
  if (blanks.length > 0 && (judgement.odd || judgement.apart || !readsWhole(model, placed))) return null;
  if (mayBeGlued(model, input.cells, blanks.length > 0)) return null;
  // 个别银行报送晚 in a column that says something else, and no reason in its own.
  if (judgement.oddOther && missing('reason')) return null;
  return { placed, unplaced: [], score: judgement.score };
}

/** Whether a reading leaves nothing to ask: every essential field is there and fits, by itself and beside its partner. */
export function isSound(model: Model, reading: Reading): boolean {
  if (reading.unplaced.length > 0) return false;
  return model.slots.every(({ field }, slot) => {
    const placed = reading.placed[slot];
    if (placed == null) return !ESSENTIAL.has(field);
    if (NAMES.has(field) && (holdsLevel(placed.text) || ENDS_IN_SIGN.test(placed.text))) return false;
    const features: Features = model.features(placed.text);
    return model.fit(slot, features) >= ODD && model.pair(slot, features, (left) => reading.placed[left] ?? null) >= 0;
  });
}
