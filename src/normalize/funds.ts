/** 项目资金: the fund block, aligned by the same search as the indicators. */
import { decimal, decimalPlaces, type Decimal } from '../model/decimal.js';
import type { Fund, FundKind } from '../model/record.js';
import type { FundField } from '../templates/template.js';
import { alignRow, type FieldSlot, type Placed, type RowModel } from './align-row.js';
import type { FeatureReader, Features } from './features.js';
import { fieldName } from './field-names.js';
import { currencyIn } from './head.js';
import { fundField } from './headers.js';
import { alignCells, floating } from './align-input.js';
import type { Line, LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { FUND_ITEM, isFundHeader } from './regions.js';
import { readFigure, readWeightInName } from './values/read-figure.js';

interface FundHeader {
  readonly slots: readonly FieldSlot<FundField>[];
  readonly headers: ReadonlyMap<FundField, LineCell>;
  readonly currencyUnit: string | null;
}

const MONEY = /^(亿元|万元|千元|元|万|亿)$/u;

function readHeader(line: Line): FundHeader {
  const headers = new Map<FundField, LineCell>();
  const found: { field: FundField; start: number; span: number }[] = [];
  let currencyUnit: string | null = null;
  for (const cell of line.cells) {
    const field = fundField(cell.key);
    currencyUnit ??= currencyIn(cell.text);
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
  if (!headers.has('item'))
    slots.unshift({ field: 'item', start: Math.min(from, Math.max(0, first - 1)), end: Math.max(1, first) });
  slots.unshift({ field: 'label', start: label?.column ?? 0, end: Math.max(1, Math.min(from, first)) });
  return { slots, headers, currencyUnit };
}

const AMOUNTS: ReadonlySet<FundField> = new Set(['initialBudget', 'annualBudget', 'executed']);

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
  return figure.isZero() ? -0.5 : figure.decimalPlaces() > 2 ? -2 : fit;
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

function kindOf(item: string): FundKind {
  if (/总额|合计|总计/u.test(item) && !/^其中/u.test(item)) return 'total';
  if (/结转|结余/u.test(item)) return 'carryover';
  if (/其他|其它|单位资金|自筹|社会资金|专户|事业收入|经营/u.test(item)) return 'other';
  if (/财政|拨款|中央|省|自治区|市|区级|县|地方|补助|政府性基金|国有资本|本级|债券|转移支付/u.test(item))
    return 'fiscal';
  return 'other';
}

/** 其中：财政拨款 → 财政拨款 */
function bareItem(text: string): string {
  const bare = text.replace(/^其中[:：、]?/u, '').replace(/[:：]$/u, '');
  return bare === '' ? text : bare;
}

/** Rate as a fraction. `99.7%` and 99.7 under 执行率（%） are 0.997; a bare figure is read by the amounts beside it. */
function readRate(text: string, header: string, executed: string | null, budget: string | null): string | null {
  const figure = readFigure(text);
  if (figure === null || (figure.unit !== null && figure.unit !== '%')) return null;
  const printed = decimal(figure.value);
  // The places stay those that were printed: 90% is 0.90.
  const hundredth = printed.div(100).toFixed(decimalPlaces(figure.value) + 2);
  if (figure.unit === '%' || /[%％]/u.test(header)) return hundredth;
  if (executed !== null && budget !== null && !decimal(budget).isZero()) {
    const rate = decimal(executed).div(decimal(budget));
    const far = (value: Decimal): Decimal => value.minus(rate).abs();
    return far(printed).lte(far(printed.div(100))) ? figure.value : hundredth;
  }
  return printed.gt('1.5') ? hundredth : figure.value;
}

function weightIn(title: string): string | null {
  const bare = title.replace(/[（(](亿元|万元|千元|元)[）)]/gu, '');
  return readWeightInName(bare).weight;
}

/** All fund rows; cells that fit nothing are reported. */
export function readFunds(
  lines: readonly Line[],
  features: FeatureReader,
  caption: string | null,
  notes: Notes,
): Fund[] {
  const headerAt = lines.findIndex(isFundHeader);
  const header = headerAt < 0 ? null : readHeader(lines[headerAt] as Line);
  let currencyUnit = caption;
  const title = lines.flatMap((line) => line.cells).find((cell) => fundField(cell.key) === 'label');
  // 预算执行情况（20分）: the weight of the execution score stands in the title of the block.
  const titleWeight = title === undefined ? null : weightIn(title.text);
  for (const line of lines)
    for (const cell of line.cells)
      if (fundField(cell.key) === 'label') currencyUnit = currencyIn(cell.text) ?? currencyUnit;
  currencyUnit = header?.currencyUnit ?? currencyUnit;
  const funds: Fund[] = [];
  lines.forEach((line, at) => {
    if (at === headerAt || (headerAt >= 0 && at < headerAt)) return;
    const slots = header?.slots ?? defaultSlots(line);
    const cells = line.cells.filter(
      (cell) => !(fundField(cell.key) === 'label' && line.cells.length > 1 && !FUND_ITEM.test(cell.text)),
    );
    if (cells.length === 0 || (cells.length === 1 && fundField(cells[0]?.key ?? '') === 'label')) return;
    const fund = readFund(cells, line.stream === true, slots, header, features, currencyUnit, funds.length, notes);
    if (fund !== null) {
      const scored =
        fund.weight === null &&
        titleWeight !== null &&
        fund.kind === 'total' &&
        !funds.some((other) => other.kind === 'total');
      if (scored && title !== undefined) notes.place(`/record/funds/${funds.length}/weight`, title.location);
      funds.push(scored ? { ...fund, weight: titleWeight } : fund);
    } else
      notes.say('row-unread', {
        path: null,
        raw: line.cells.map((cell) => cell.text).join(' | '),
        location: line.cells[0]?.location ?? {},
      });
  });
  return funds;
}

/** Without a header the columns are those of the national form, one after the other. */
function defaultSlots(line: Line): FieldSlot<FundField>[] {
  const figures = line.cells.filter((cell) => readFigure(cell.text) !== null);
  const fields: FundField[] =
    figures.length >= 3 ? ['initialBudget', 'annualBudget', 'executed'] : ['annualBudget', 'executed'];
  const first = figures[0]?.column ?? 2;
  const start = first > 0 ? first - 1 : 0;
  return [
    { field: 'item', start, end: first },
    ...fields.map((field, index): FieldSlot<FundField> => ({ field, start: first + index, end: first + index + 1 })),
  ];
}

function readFund(
  cells: readonly LineCell[],
  stream: boolean,
  slots: readonly FieldSlot<FundField>[],
  header: FundHeader | null,
  features: FeatureReader,
  currencyUnit: string | null,
  index: number,
  notes: Notes,
): Fund | null {
  const model: RowModel<FundField> = {
    slots,
    features: (text) => features.read(text),
    fit: (slot, of) => fundFit((slots[slot] as FieldSlot<FundField>).field, of),
    missing: (slot) => FUND_MISSING[(slots[slot] as FieldSlot<FundField>).field],
    pair: () => 0,
    habit: () => null,
    tearing: () => null,
    prefix: () => 0,
    doubt: () => 0,
    joins: (slot, _text, next) =>
      (slots[slot] as FieldSlot<FundField>).field === 'item' && (next.class === 'phrase' || next.class === 'cause'),
  };
  const reading = alignRow(model, stream ? floating(cells).cells : alignCells(cells))[0];
  if (reading === undefined) return null;
  const path = `/record/funds/${index}`;
  const texts = new Map<FundField, Placed>();
  reading.placed.forEach((placed, slot) => {
    if (placed !== null) texts.set((slots[slot] as FieldSlot<FundField>).field, placed);
  });
  const itemText = texts.get('item')?.text;
  if (itemText === undefined || ![...AMOUNTS].some((field) => texts.has(field))) return null;
  const locationOf = (placed: Placed | undefined) =>
    placed === undefined ? undefined : cells[placed.cells[0] as number]?.location;
  let printedUnit: string | null = null;
  const figure = (field: FundField): string | null => {
    const placed = texts.get(field);
    if (placed === undefined) return null;
    const read = readFigure(placed.text);
    notes.place(`${path}/${field}`, locationOf(placed));
    const ok =
      read !== null && (read.unit === null || (AMOUNTS.has(field) ? MONEY.test(read.unit) : read.unit === '分'));
    if (!ok) {
      if (features.read(placed.text).class !== 'dash') {
        notes.say('value-unread', { path: `${path}/${field}`, raw: placed.text, location: locationOf(placed) ?? {} });
      }
      return null;
    }
    if (AMOUNTS.has(field) && read.unit !== null)
      printedUnit = read.unit === '万' || read.unit === '亿' ? `${read.unit}元` : read.unit;
    return read.value;
  };
  const initialBudget = figure('initialBudget');
  const annualBudget = figure('annualBudget');
  const executed = figure('executed');
  const rate = texts.get('executionRate');
  const executionRate =
    rate === undefined
      ? null
      : readRate(rate.text, header?.headers.get('executionRate')?.text ?? '', executed, annualBudget ?? initialBudget);
  if (rate !== undefined) notes.place(`${path}/executionRate`, locationOf(rate));
  const location = cells[0]?.location ?? {};
  notes.place(path, location);
  const moved = reading.placed.flatMap((placed, slot) => {
    const { field } = slots[slot] as FieldSlot<FundField>;
    return placed !== null && field !== 'item' && field !== 'label' && (placed.shift !== 0 || placed.partial)
      ? [`${fieldName(field, notes.lang)} “${placed.text}”`]
      : [];
  });
  if (moved.length > 0)
    notes.say('alignment-repaired', {
      path,
      raw: cells.map((cell) => cell.text).join(' | '),
      location,
      fields: { what: moved.join('，') },
    });
  for (const lost of reading.unplaced) {
    const cell = cells[lost] as LineCell;
    if (!FUND_ITEM.test(cell.text)) notes.say('text-unassigned', { path, raw: cell.text, location: cell.location });
  }
  const item = bareItem(itemText);
  return {
    item,
    kind: kindOf(itemText),
    initialBudget,
    annualBudget,
    executed,
    currencyUnit: printedUnit ?? currencyUnit,
    weight: figure('weight'),
    executionRate,
    score: figure('score'),
    location,
  };
}
