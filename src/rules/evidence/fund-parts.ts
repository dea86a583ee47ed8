/** 资金构成: the ways in which the rows of a fund block may add up to their total. */
import type { Fund } from '../../model/record.js';

/** One 年度资金总额 and the rows that it is made of, by index in the record. */
export interface FundBlock {
  readonly total: number;
  readonly parts: readonly number[];
}

/** A single total owns every other row, above or below; several totals own the rows that follow each. */
export function fundBlocks(funds: readonly Fund[]): FundBlock[] {
  const totals = funds.flatMap((fund, index) => (fund.kind === 'total' ? [index] : []));
  const [only] = totals;
  if (only !== undefined && totals.length === 1) {
    return [{ total: only, parts: funds.flatMap((_, index) => (index === only ? [] : [index])) }];
  }
  return totals.map((total, at) => {
    const end = totals[at + 1] ?? funds.length;
    return { total, parts: Array.from({ length: end - total - 1 }, (_, offset) => total + 1 + offset) };
  });
}

/** Levels of government and kinds of fiscal money: sources by themselves, or parts of the 财政拨款 above. */
const TIER = /中央|省|自治区|兵团|市|县|区|州|地方|本级|上级|一般公共预算|政府性基金|国有资本|债|转移支付|补助/u;
const OWN_SOURCE = /其他|结转|结余|单位资金|专户|自筹/u;

/** 其中 rows of a 财政拨款: parent and children, by index in the record. */
export interface Nesting {
  readonly parent: number;
  readonly children: readonly number[];
}

/** Runs of rows that may be parts of the fiscal row above them. */
export function nestings(funds: readonly Fund[], parts: readonly number[]): Nesting[] {
  const found: { parent: number; children: number[] }[] = [];
  let open: { parent: number; children: number[] } | null = null;
  for (const index of parts) {
    const fund = funds[index];
    if (fund === undefined) continue;
    const isTier = TIER.test(fund.item) && !OWN_SOURCE.test(fund.item) && fund.kind !== 'carryover';
    if (open !== null && isTier) {
      open.children.push(index);
    } else {
      open = fund.kind === 'fiscal' && (!isTier || fund.item.includes('拨款')) ? { parent: index, children: [] } : null;
      if (open !== null) found.push(open);
    }
  }
  return found.filter(({ children }) => children.length > 0);
}

/** 按支出性质分: what the money was spent on, beside where it came from. */
const SPENDING = /基本支出|项目支出|人员(?:经费|支出)|公用(?:经费|支出)/u;

/** Sources and spending in one block, each a list of its own; null where the rows are of one kind. */
export function byKind(funds: readonly Fund[], parts: readonly number[]): readonly (readonly number[])[] | null {
  const spending = parts.filter((index) => SPENDING.test(funds[index]?.item ?? ''));
  if (spending.length === 0 || spending.length === parts.length) return null;
  return [parts.filter((index) => !spending.includes(index)), spending];
}

/** Two lists of sources side by side (by income, by spending): every cut into two lists of two rows at least. */
export function splits(parts: readonly number[]): (readonly [readonly number[], readonly number[]])[] {
  const cuts = Array.from({ length: Math.max(0, parts.length - 3) }, (_, index) => index + 2);
  return cuts.map((cut) => [parts.slice(0, cut), parts.slice(cut)] as const);
}
