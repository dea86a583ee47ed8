/** Readings of single cells of the fund block: kinds of money, names of items, rates. */
import { decimal, decimalPlaces, type Decimal } from '../model/decimal.js';
import type { FundKind } from '../model/record.js';
import { readFigure } from './values/read-figure.js';

/** 年度资金总额 is the total, 财政拨款 fiscal, 上年结转 carry-over; all else other. */
export function kindOf(item: string): FundKind {
  if (/总额|总金额|合计|总计|^小计$|总投资$|^资金总量$/u.test(item) && !/^其中/u.test(item)) return 'total';
  if (/结转|结余/u.test(item)) return 'carryover';
  if (/^非财政|其他|其它|单位资金|自筹|社会资金|专户|事业收入|经营/u.test(item)) return 'other';
  if (/财政|拨款|公共预算|中央|省|自治区|市|区级|县|地方|补助|政府性基金|国有资本|本级|债券|转移支付/u.test(item))
    return 'fiscal';
  return 'other';
}

/** 其中：财政拨款 → 财政拨款 */
export function bareItem(text: string): string {
  const bare = text.replace(/^其中[:：、]?/u, '').replace(/[:：]$/u, '');
  return bare === '' ? text : bare;
}

/** Rate as a fraction. `99.7%` and 99.7 under 执行率（%） are 0.997; a bare figure is read by the amounts beside it. */
export function readRate(text: string, header: string, executed: string | null, budget: string | null): string | null {
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
