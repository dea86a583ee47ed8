/** 货币单位: the units that amounts of money are printed in. */
import { Decimal } from './decimal.js';

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
