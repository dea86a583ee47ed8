/** 金额: amounts of the fund block and of cost indicators in one unit. */
import { Decimal, decimal } from '../../model/decimal.js';
import type { Value } from '../../model/value.js';
import { amountInterval, scaleInterval, type Interval } from './intervals.js';

const YUAN: Readonly<Record<string, number>> = {
  元: 1,
  百元: 100,
  千元: 1_000,
  万元: 10_000,
  万: 10_000,
  十万元: 100_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿元: 100_000_000,
  亿: 100_000_000,
};

/** 元 in one unit of money; null for an unknown or missing unit. */
export function yuanPerUnit(unit: string | null): Decimal | null {
  const scale = unit === null ? undefined : YUAN[unit.replace(/\s|人民币/g, '')];
  return scale === undefined ? null : new Decimal(scale);
}

/** An amount as printed, in 元. Null where the amount is blank or its unit unknown. */
export function yuanInterval(amount: string | null, unit: string | null): Interval | null {
  const scale = yuanPerUnit(unit);
  return amount === null || scale === null ? null : scaleInterval(amountInterval(amount), scale);
}

/** Whether a target or actual is an amount of money (not a price per head). */
export function isMoney(value: Value): boolean {
  return value.kind === 'quantity' && value.canonical?.unit === '元';
}

/** A target or actual as an amount in 元; null where it is not one measured amount. */
export function moneyInterval(value: Value): Interval | null {
  if (!isMoney(value) || value.value === null || value.canonical === null || value.approximate) return null;
  if (value.comparator !== null && value.comparator !== '=') return null;
  const printed = decimal(value.value);
  if (printed.isZero()) return amountInterval('0');
  return scaleInterval(amountInterval(value.value), decimal(value.canonical.value).dividedBy(printed));
}
