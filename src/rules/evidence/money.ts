/** 金额: amounts of the fund block and of cost indicators in one unit. */
import { yuanPerUnit } from '../../model/currency.js';
import { decimal } from '../../model/decimal.js';
import type { Value } from '../../model/value.js';
import { amountInterval, scaleInterval, type Interval } from './intervals.js';

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
