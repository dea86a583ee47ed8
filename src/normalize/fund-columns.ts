/** The columns of the fund block (项目资金), and how well a cell fits each of them. */
import type { FundField } from '../templates/template.js';
import type { FieldSlot, Placed, RowModel } from './align-model.js';
import { alignRow } from './align-row.js';
import { alignCells, floating } from './align-input.js';
import type { FeatureReader, Features } from './features.js';
import { currencyIn } from './head.js';
import { fundField } from './headers.js';
import type { Line, LineCell } from './lines.js';
import { FUND_ITEM } from './regions.js';

export interface FundHeader {
  readonly slots: readonly FieldSlot<FundField>[];
  readonly headers: ReadonlyMap<FundField, LineCell>;
  readonly currencyUnit: string | null;
  /** Headings that no field has: what stands below them is said, not guessed. */
  readonly unknown: readonly LineCell[];
  /** 部门预算总额 among the headings: what the row below it is called. */
  readonly item: LineCell | null;
}

/** Reads the heading of the block. */
export function readFundHeader(line: Line): FundHeader {
  const headers = new Map<FundField, LineCell>();
  const itemHeading = itemHeadingOf(line);
  const found: { field: FundField; start: number; span: number }[] = [];
  const byPlace = annualByPlace(line);
  const unknown: LineCell[] = [];
  let currencyUnit: string | null = null;
  let item: LineCell | null = null;
  for (const cell of line.cells) {
    const known = cell === itemHeading ? 'item' : fundField(cell.key);
    const isStrange = known === null && found.length > 0 && !FUND_ITEM.test(cell.key);
    if (isStrange) unknown.push(cell);
    const field = cell === byPlace ? 'annualBudget' : known;
    if (isStrange && cell !== byPlace) found.push({ field: 'other', start: cell.column, span: cell.columnSpan });
    currencyUnit ??= currencyIn(cell.text);
    if (field === null && FUND_ITEM.test(cell.key)) item ??= cell;
    if (field === null || headers.has(field)) continue;
    headers.set(field, cell);
    if (field !== 'label') found.push({ field, start: cell.column, span: cell.columnSpan });
  }
  const first = found[0]?.start ?? 0;
  const label = headers.get('label');
  const from =
    label === undefined ? 0 : label.column + (label.columnSpan > 1 && label.rowSpan > 1 ? label.columnSpan : 1);
  const slots: FieldSlot<FundField>[] = found.map(({ field, start, span }, index) => ({
    field,
    start,
    end: Math.max(start + 1, found[index + 1]?.start ?? start + span),
  }));
  if (!headers.has('item')) {
    slots.unshift({ field: 'item', start: Math.min(from, Math.max(0, first - 1)), end: Math.max(1, first) });
  }
  slots.unshift({ field: 'label', start: label?.column ?? 0, end: Math.max(1, Math.min(from, first)) });
  return { slots, headers, currencyUnit, unknown, item };
}

/**
 * 年度预算数（元） above 总额 and 其中：财政拨款: the heading of the items words the block, and one further right the
 * amounts. Null where the headings leave no doubt.
 */
function itemHeadingOf({ cells }: Line): LineCell | null {
  const budgets = cells.filter((cell) => fundField(cell.key) === 'annualBudget');
  const initial = cells.findIndex((cell) => fundField(cell.key) === 'initialBudget');
  const [first] = budgets;
  const named = cells.some((cell) => fundField(cell.key) === 'item');
  const isLeft = first !== undefined && initial >= 0 && cells.indexOf(first) < initial;
  return budgets.length > 1 && isLeft && !named ? first : null;
}

/** The only strange heading between 年初预算数 and 全年执行数, where no other names the annual budget. */
function annualByPlace({ cells }: Line): LineCell | null {
  const at = (field: FundField): number => cells.findIndex((cell) => fundField(cell.key) === field);
  const [initial, executed] = [at('initialBudget'), at('executed')];
  const between = cells.slice(initial + 1, executed);
  const [only] = between;
  if (initial < 0 || executed < 0 || at('annualBudget') >= 0 || only === undefined || between.length > 1) return null;
  return fundField(only.key) === null && /预算|资金|金额|指标|安排|调整|下达|到位/u.test(only.key) ? only : null;
}

/** Without a heading the columns are those of the national form, one after the other. */
export function defaultFundSlots(line: Line, isFigure: (cell: LineCell) => boolean): FieldSlot<FundField>[] {
  const figures = line.cells.filter(isFigure);
  const fields: FundField[] =
    figures.length >= 3 ? ['initialBudget', 'annualBudget', 'executed'] : ['annualBudget', 'executed'];
  const first = figures[0]?.column ?? 2;
  return [
    { field: 'item', start: first > 0 ? first - 1 : 0, end: first },
    ...fields.map((field, index): FieldSlot<FundField> => ({ field, start: first + index, end: first + index + 1 })),
  ];
}

/** What a cell of the fund block looks like. */
type MoneyClass = 'money' | 'percent' | 'points' | 'dash' | 'item' | 'title' | 'text';

function moneyClass(features: Features): MoneyClass {
  const { class: kind, text, value } = features;
  if (kind === 'dash' || kind === 'percent') return kind;
  if (kind === 'points') return 'points';
  if (kind === 'number') return 'money';
  if (kind === 'quantity') return value.canonical?.unit === '元' || /^[\d.,，]+[万亿]$/u.test(text) ? 'money' : 'text';
  if (FUND_ITEM.test(text) || /^(合计|总计|小计|其中)/u.test(text)) return 'item';
  return fundField(features.key) === 'label' || /资金|预算/u.test(text) ? 'title' : 'text';
}

type FundFits = Readonly<Record<MoneyClass, number>>;

const AMOUNT_FIT: FundFits = { money: 2.2, percent: -5, points: -7, dash: 0.5, item: -9, title: -9, text: -7 };
const FIGURE_FIT: FundFits = { money: 1.2, percent: -7, points: 1.2, dash: 0.5, item: -9, title: -9, text: -7 };

const FUND_FIT: Readonly<Record<FundField, FundFits>> = {
  label: { money: -9, percent: -9, points: -9, dash: -4, item: -1, title: 1.5, text: -4 },
  item: { money: -9, percent: -9, points: -9, dash: -5, item: 3, title: -1, text: -1 },
  initialBudget: AMOUNT_FIT,
  annualBudget: AMOUNT_FIT,
  executed: AMOUNT_FIT,
  executionRate: { money: 0.3, percent: 3, points: -7, dash: 0.5, item: -9, title: -9, text: -7 },
  weight: FIGURE_FIT,
  score: FIGURE_FIT,
  reason: { money: -5, percent: -5, points: -5, dash: 0.3, item: -2, title: 0, text: 1 },
  other: { money: -1, percent: -1, points: -1, dash: -1, item: -4, title: -1, text: -1 },
};

function fundFit(field: FundField, features: Features): number {
  const kind = moneyClass(features);
  const fit = FUND_FIT[field][kind];
  const { figure } = features;
  if (kind !== 'money' || figure === null) return fit;
  // A rate, a weight and a score are small; a weight is not 0 and has no fine fractions.
  if (field === 'executionRate' && figure.gt(200)) return -3;
  if (field !== 'weight' && field !== 'score') return fit;
  if (figure.gt(100)) return -5;
  if (figure.isZero()) return field === 'score' ? 0.9 : -0.5;
  return figure.decimalPlaces() > 2 ? -2 : fit;
}

const FUND_MISSING: Readonly<Record<FundField, number>> = {
  label: 0,
  item: 3,
  initialBudget: 1.8,
  annualBudget: 2,
  executed: 2,
  weight: 0.4,
  executionRate: 0.5,
  score: 0.4,
  reason: 0.05,
  other: 0.2,
};

/** 年初预算数, 全年预算数, 全年执行数. */
export const AMOUNTS: readonly FundField[] = ['initialBudget', 'annualBudget', 'executed'];

/**
 * A row with every cell under its heading, and one text among the amounts that is none (#DIV/0!, 269.36①, 待定):
 * it stays there unread. Taken for a part of the item, it would push the other amounts aside.
 */
function readByPlace(
  cells: readonly LineCell[],
  slots: readonly FieldSlot<FundField>[],
  features: FeatureReader,
): Map<FundField, Placed> | null {
  const placed = new Map<FundField, Placed>();
  let strange = 0;
  for (const [index, cell] of cells.entries()) {
    const field = slots.find(({ start, end }) => cell.column >= start && cell.column < end)?.field ?? 'other';
    if (field === 'other' || placed.has(field)) return null;
    placed.set(field, { text: cell.text, cells: [index], partial: false, shift: 0 });
    const read = features.read(cell.text);
    const names = field === 'item' || field === 'label';
    if (fundFit(field, read) >= (names ? -1 : 0)) continue;
    const isPiece = /拨款|资金|补助|结转|收入|专户|总额|合计|财政|预算/u.test(cell.text);
    if (!AMOUNTS.includes(field) || moneyClass(read) !== 'text' || isPiece) return null;
    strange += 1;
  }
  const amounts = AMOUNTS.filter((field) => placed.has(field)).length;
  return strange === 1 && placed.has('item') && amounts > 1 ? placed : null;
}

/** The best reading of a fund row: what stands in each field, and which cells stand in none. */
export function alignFund(
  cells: readonly LineCell[],
  stream: boolean,
  slots: readonly FieldSlot<FundField>[],
  features: FeatureReader,
): {
  readonly placed: ReadonlyMap<FundField, Placed>;
  /** What stands under headings that no field has. */
  readonly others: readonly LineCell[];
  readonly unplaced: readonly LineCell[];
} {
  const standing = stream ? null : readByPlace(cells, slots, features);
  if (standing !== null) return { placed: standing, others: [], unplaced: [] };
  const field = (slot: number) => (slots[slot] as FieldSlot<FundField>).field;
  const model: RowModel<FundField> = {
    slots,
    features: (text) => features.read(text),
    fit: (slot, of) => fundFit(field(slot), of),
    missing: (slot) => FUND_MISSING[field(slot)],
    pair: () => 0,
    habit: () => null,
    usualShift: () => false,
    tearing: () => null,
    prefix: () => 0,
    doubt: () => 0,
    // A figure too long to be one, or ### for one too wide for its cell, is no part of a name.
    joins: (slot, _text, next) =>
      field(slot) === 'item' && (next.class === 'phrase' || next.class === 'cause') && !/\d{6}|^#+$/u.test(next.text),
  };
  const reading = alignRow(model, stream ? floating(cells).cells : alignCells(cells))[0];
  const placed = new Map<FundField, Placed>();
  const others: LineCell[] = [];
  reading?.placed.forEach((one, slot) => {
    if (one === null) return;
    if (field(slot) === 'other') others.push(...one.cells.map((index) => cells[index] as LineCell));
    else placed.set(field(slot), one);
  });
  return { placed, others, unplaced: (reading?.unplaced ?? []).map((index) => cells[index] as LineCell) };
}
