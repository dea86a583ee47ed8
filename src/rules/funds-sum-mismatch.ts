/** 资金构成: 年度资金总额 equals the sum of its parts in each column. */
import { yuanPerUnit } from '../model/currency.js';
import { Decimal, decimal, decimalPlaces, printAtLeast } from '../model/decimal.js';
import type { Fund } from '../model/record.js';
import { defineRule, type Outcome } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { byKind, fundBlocks, nestings, splits, type FundBlock } from './evidence/fund-parts.js';
import { addIntervals, amountInterval, meet, scaleInterval, type Interval } from './evidence/intervals.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { shorten } from './evidence/texts.js';

const COLUMNS = [
  { field: 'initialBudget', zh: '年初预算数', en: 'initial budget' },
  { field: 'annualBudget', zh: '全年预算数', en: 'annual budget' },
  { field: 'executed', zh: '全年执行数', en: 'executed amount' },
] as const;
type Column = (typeof COLUMNS)[number];

/** Splits are searched for in blocks of this many rows at most; a real fund block has a handful. */
const MOST_PARTS = 40;

export const fundsSumMismatch = defineRule({
  meta: {
    name: 'funds-sum-mismatch',
    title: { zh: '资金总额与构成不符', en: 'Total funds are not the sum of their parts' },
    severity: 'error',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '年度资金总额不等于财政拨款、上年结转、其他资金等各项之和（年初预算数、全年预算数、全年执行数逐列核对）。',
        en: 'Total funds differ from the sum of their sources, in any of the three columns.',
      },
      why: {
        zh: '资金总额是执行率的计算基础；构成不平，执行率和执行得分都不可靠。',
        en: 'The execution rate rests on the total; if the sources do not add up, neither the rate nor its score can be relied on.',
      },
      next: {
        zh: '与预算指标文件、决算数核对各项来源，注意元与万元混填。',
        en: 'Compare each source with the budget and the accounts; look for 元 mixed with 万元.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”{columnZh}申报 {declared}{unit}，各项合计 {recomputed}{unit}，{overZh} {excess}{unit}',
        en: '“{name}”, {columnEn}: declared {declared}{unit}, its parts sum to {recomputed}{unit}, {excess}{unit} {overEn}',
      },
    },
    example: {
      zh: '年度资金总额 60.00万元，财政拨款 50.00万元，其他资金 5.00万元：合计 55.00万元，多计 5.00万元。',
      en: 'Total 60.00万元, fiscal 50.00万元, other 5.00万元: the parts sum to 55.00万元, the total is 5.00万元 too high.',
    },
  },

  *check({ record: { funds } }) {
    for (const block of fundBlocks(funds)) {
      if (block.parts.length === 0) continue;
      for (const column of COLUMNS) {
        const outcome = compareColumn(funds, block, column);
        if (outcome !== null) yield outcome;
      }
    }
  },
});

function compareColumn(funds: readonly Fund[], { total, parts }: FundBlock, column: Column): Outcome | null {
  const { field } = column;
  const row = funds[total];
  const declared = row?.[field] ?? null;
  const path = `/record/funds/${total}/${field}`;
  const blank = parts.filter((index) => (funds[index]?.[field] ?? null) === null);
  const missing = blank.map((index) => `/record/funds/${index}/${field}`);
  if (declared === null) return blank.length === parts.length ? null : undetermined(path, [path]);
  if (row === undefined || blank.length === parts.length) return undetermined(path, missing);

  const scales = scalesOf(funds, [total, ...parts]);
  if (scales === null) return undetermined(path, [`/record/funds/${total}/currencyUnit`]);
  const sumOf = (indexes: readonly number[]): Interval =>
    addIntervals(
      indexes.flatMap((index) => {
        const amount = funds[index]?.[field] ?? null;
        return amount === null ? [] : [scaleInterval(amountInterval(amount), scales(index))];
      }),
    );
  const whole = scaleInterval(amountInterval(declared), scales(total));

  const nested = nestings(funds, parts);
  const childrenOf = new Set(nested.flatMap(({ children }) => children));
  const tops = parts.filter((index) => !childrenOf.has(index));
  if (meet(whole, sumOf(parts)) || meet(whole, sumOf(tops))) return match(path);
  const twoLists = parts.length <= MOST_PARTS ? splits(parts) : [];
  if (twoLists.some((lists) => lists.every((list) => meet(whole, sumOf(list))))) return match(path);

  const kinds = byKind(funds, parts);
  if (kinds !== null) return kinds.some((list) => meet(whole, sumOf(list))) ? match(path) : undetermined(path, missing);

  if (blank.length > 0) return undetermined(path, missing);
  // 其中 is no longer seen: money carried over may be told of the 财政拨款 above it, which holds it already.
  const withoutCarryover = tops.filter((index) => funds[index]?.kind !== 'carryover');
  if (withoutCarryover.length < tops.length && meet(whole, sumOf(withoutCarryover))) return undetermined(path, []);
  const nestingHolds = nested.every(({ parent, children }) => meet(sumOf([parent]), sumOf(children)));
  const addends = nestingHolds ? tops : parts;
  const sum = addends.reduce((part, index) => part.plus(inYuan(funds[index]?.[field], scales(index))), new Decimal(0));
  // 其中 with a single row need not list every source.
  if (addends.length === 1 && sum.lessThan(inYuan(declared, scales(total)))) return undetermined(path, []);
  return mismatch(path, {
    declared,
    recomputed: printAtLeast(sum.dividedBy(scales(total)), decimalPlaces(declared)),
    fields: { name: shorten(row.item), columnZh: column.zh, columnEn: column.en, unit: row.currencyUnit ?? '' },
  });
}

function inYuan(amount: string | null | undefined, scale: Decimal): Decimal {
  return decimal(amount ?? '0').times(scale);
}

/** 元 in each row's unit; rows that all have the same unit, known or not, need no conversion. Null where units cannot be told. */
function scalesOf(funds: readonly Fund[], indexes: readonly number[]): ((index: number) => Decimal) | null {
  const units = indexes.map((index) => funds[index]?.currencyUnit ?? null);
  if (new Set(units).size === 1) return () => new Decimal(1);
  if (units.some((unit) => yuanPerUnit(unit) === null)) return null;
  return (index) => yuanPerUnit(funds[index]?.currencyUnit ?? null) ?? new Decimal(1);
}
