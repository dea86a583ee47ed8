/** 项目资金: the fund block, aligned by the same search as the indicators. */
import { decimal } from '../model/decimal.js';
import { fieldWithText } from '../diagnostics/field-names.js';
import type { Fund } from '../model/record.js';
import type { FundField } from '../templates/template.js';
import type { FieldSlot, Placed } from './align-model.js';
import type { FeatureReader } from './features.js';
import { alignFund, AMOUNTS, defaultFundSlots, type FundHeader, readFundHeader } from './fund-columns.js';
import { readFundPairs } from './fund-pairs.js';
import { bareItem, kindOf, readRate } from './fund-readings.js';
import { currencyIn } from './head.js';
import { fundField } from './headers.js';
import { rowLocation, type Line, type LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { FUND_ITEM, isFundHeader, isFundPairs, TASK } from './regions.js';
import { readFigure, readWeightInName } from './values/read-figure.js';

const MONEY = /^(亿元|万元|千元|元|万|亿)$/u;
const CURRENCY_ALONE = /^[（(](亿元|万元|千元|元)[）)]$/u;

/**
 * 按收入性质分 beside 按支出性质分, 资金管理情况 with its texts: blocks below the sources whose columns are not those
 * of the heading.
 */
const APART = /^(按(收入|支出|资金)(性质|来源|类型|结构)|资金(使用)?管理(情况)?$|分配科学性$|下达及时性$)/u;

interface FundBlock {
  readonly header: FundHeader | null;
  readonly title: LineCell | null;
  readonly currencyUnit: string | null;
  readonly features: FeatureReader;
  readonly notes: Notes;
  /** 原因 of its rows. */
  readonly reasons: string[];
}

export interface FundReading {
  readonly funds: Fund[];
  /** 原因 printed in the block, for which a fund has no field. */
  readonly reasons: readonly string[];
}

/** All fund rows; cells that fit nothing are reported. */
export function readFunds(
  lines: readonly Line[],
  features: FeatureReader,
  caption: string | null,
  notes: Notes,
): FundReading {
  const headerAt = lines.findIndex(isFundHeader);
  const header = headerAt < 0 ? null : readFundHeader(lines[headerAt] as Line);
  for (const { text, location } of header?.unknown ?? [])
    notes.say('header-unknown', { path: null, raw: text, location });
  const cells = lines.flatMap((line) => line.cells);
  const title = cells.find((cell) => fundField(cell.key) === 'label') ?? null;
  const units = cells
    .filter((cell) => cell === title || CURRENCY_ALONE.test(cell.text))
    .map((cell) => currencyIn(cell.text));
  const currencyUnit = header?.currencyUnit ?? units.find((unit) => unit !== null) ?? caption;
  if (header === null && lines.some(isFundPairs)) {
    const item = title === null ? '资金总额' : withoutBrackets(title.text);
    return { funds: readFundPairs(lines, item, currencyUnit, notes), reasons: [] };
  }
  const block: FundBlock = { header, title, currencyUnit, features, notes, reasons: [] };
  const funds: Fund[] = [];
  const apart = lines.findIndex((line) => line.cells.some((cell) => APART.test(cell.text) || TASK.test(cell.key)));
  lines.forEach((line, at) => {
    if (at <= headerAt) return;
    if (apart >= 0 && at >= apart) {
      const raw = line.cells.map((cell) => cell.text).join(' | ');
      notes.say('row-unread', { path: null, raw, location: line.cells[0]?.location ?? {} });
      return;
    }
    const contents = line.cells.filter((cell) => !isTitleOf(cell, line) && !CURRENCY_ALONE.test(cell.text));
    if (contents.length === 0 || (contents.length === 1 && contents[0] === title)) return;
    const fund = readFund(contents, line, block, funds);
    if (fund !== null) {
      funds.push(fund);
      return;
    }
    const raw = line.cells.map((cell) => cell.text).join(' | ');
    notes.say('row-unread', { path: null, raw, location: line.cells[0]?.location ?? {} });
  });
  return { funds, reasons: block.reasons };
}

function isBlank(features: FeatureReader, cell: LineCell): boolean {
  return features.read(cell.text).class === 'dash';
}

/** The title of the block at the left of one of its rows. */
function isTitleOf(cell: LineCell, line: Line): boolean {
  return fundField(cell.key) === 'label' && line.cells.length > 1 && !FUND_ITEM.test(cell.text);
}

function readFund(cells: readonly LineCell[], line: Line, block: FundBlock, before: readonly Fund[]): Fund | null {
  const { header, features, notes } = block;
  const slots = header?.slots ?? defaultFundSlots(line, (cell) => readFigure(cell.text) !== null);
  const { placed, others, unplaced } = alignFund(cells, line.stream === true, slots, features);
  const path = `/record/funds/${String(before.length)}`;
  const locationOf = (one: Placed | undefined) =>
    one === undefined ? undefined : cells[one.cells[0] as number]?.location;
  const figures = AMOUNTS.filter((field) => placed.has(field)).length;
  const item = itemOf(placed.get('item'), figures, block, before);
  if (item === null || (figures === 0 && !FUND_ITEM.test(item.text))) return null;

  const rowUnit = unitOfRow(placed, block.currencyUnit);
  const figure = (field: FundField): string | null => {
    const one = placed.get(field);
    if (one === undefined) return null;
    notes.place(`${path}/${field}`, locationOf(one));
    const read = readFigure(one.text);
    const amount = AMOUNTS.includes(field);
    const unread = (): null => {
      notes.say('value-unread', { path: `${path}/${field}`, raw: one.text, location: locationOf(one) ?? {} });
      return null;
    };
    if (read === null || (read.unit !== null && !(amount ? MONEY.test(read.unit) : read.unit === '分'))) {
      return features.read(one.text).class === 'dash' ? null : unread();
    }
    const isOtherUnit = amount && read.unit !== null && currencyOf(read.unit) !== rowUnit;
    return isOtherUnit && !decimal(read.value).isZero() ? unread() : read.value;
  };
  const initialBudget = figure('initialBudget');
  const annualBudget = figure('annualBudget');
  const executed = figure('executed');
  const rate = placed.get('executionRate');
  const heading = header?.headers.get('executionRate')?.text ?? '';
  const executionRate =
    rate === undefined ? null : readRate(rate.text, heading, executed, annualBudget ?? initialBudget);
  if (rate !== undefined) notes.place(`${path}/executionRate`, locationOf(rate));
  const location = rowLocation(cells);
  notes.place(path, location);
  const reason = placed.get('reason');
  if (reason !== undefined && features.read(reason.text).class !== 'dash') {
    block.reasons.push(reason.text);
    notes.say('text-unassigned', { path, raw: reason.text, location: locationOf(reason) ?? {} });
  }
  reportRepairs(cells, placed, slots, path, notes);
  for (const cell of [...others, ...unplaced]) {
    if (!FUND_ITEM.test(cell.text) && !isBlank(features, cell))
      notes.say('text-unassigned', { path, raw: cell.text, location: cell.location });
  }
  const kind = item.total ? 'total' : kindOf(item.text);
  return {
    item: bareItem(item.text),
    kind,
    initialBudget,
    annualBudget,
    executed,
    currencyUnit: rowUnit,
    weight:
      figure('weight') ??
      (kind === 'total' && !before.some((other) => other.kind === 'total') ? titleWeight(block, path) : null),
    executionRate,
    score: figure('score'),
    location,
  };
}

/** 万 and 亿 beside an amount mean 元. */
function currencyOf(unit: string): string {
  return /[万亿]$/u.test(unit) ? `${unit}元` : unit;
}

/**
 * The one unit of a row's amounts: that of the block where a bare amount stands among them, else the first one printed.
 * A figure in another unit (300万元 beside 2900000元) is no amount in it; nothing is nothing in any unit.
 */
function unitOfRow(placed: ReadonlyMap<FundField, Placed>, ofBlock: string | null): string | null {
  const amounts = AMOUNTS.flatMap((field) => {
    const read = readFigure(placed.get(field)?.text ?? '');
    return read === null || decimal(read.value).isZero() ? [] : [read];
  });
  const printed = amounts.find(({ unit }) => unit !== null && MONEY.test(unit))?.unit ?? null;
  const isBare = amounts.some(({ unit }) => unit === null);
  return printed === null || (isBare && ofBlock !== null) ? ofBlock : currencyOf(printed);
}

/**
 * What the row is called: its own item, or, where it prints none, the heading or title of the block
 * (部门预算资金（万元）above a single row of figures), and that row is then the total.
 */
function itemOf(
  placed: Placed | undefined,
  figures: number,
  { header, title }: FundBlock,
  before: readonly Fund[],
): { readonly text: string; readonly total: boolean } | null {
  if (placed !== undefined) return { text: placed.text, total: false };
  if (figures < 2 || before.length > 0) return null;
  const name = header?.item ?? title;
  return name === null ? null : { text: withoutBrackets(name.text), total: true };
}

/** 部门预算资金（万元） → 部门预算资金, in the document's own characters. */
function withoutBrackets(text: string): string {
  const bare = text.replace(/[（(][^（）()]*[）)]/gu, '');
  return bare === '' ? text : bare;
}

/** 预算执行情况（20分）: the weight of the execution score stands in the title of the block. */
function titleWeight({ title, notes }: FundBlock, path: string): string | null {
  if (title === null) return null;
  const { weight } = readWeightInName(title.text.replace(/[（(](亿元|万元|千元|元)[）)]/gu, ''));
  if (weight !== null) notes.place(`${path}/weight`, title.location);
  return weight;
}

function reportRepairs(
  cells: readonly LineCell[],
  placed: ReadonlyMap<FundField, Placed>,
  slots: readonly FieldSlot<FundField>[],
  path: string,
  notes: Notes,
): void {
  const moved = slots.flatMap(({ field }) => {
    const one = placed.get(field);
    const out = one !== undefined && field !== 'item' && field !== 'label' && (one.shift !== 0 || one.partial);
    return out ? [fieldWithText(field, one.text, notes.lang)] : [];
  });
  if (moved.length === 0) return;
  const what = moved.join(notes.lang === 'zh' ? '、' : ', ');
  const raw = cells.map((cell) => cell.text).join(' | ');
  notes.say('alignment-repaired', { path, raw, location: cells[0]?.location ?? {}, fields: { what } });
}
