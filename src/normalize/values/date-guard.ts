/** Figures that are as likely a date as an amount, and so are read as neither. */
import type { UnitExpression } from './unit-expression.js';

const YEAR = /^(19|20)\d\d$/;
const YEAR_AND_MONTH = /^(20\d\d)\.(0?[1-9]|1[0-2])$/;
const COMPACT_DATE = /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^([1-9]|1[0-2])$/;
const QUARTER = /^[1-4]$/;
/** 2024届, 2024版: named after a year, or a date that lost a part (2024月). */
const NAMED_AFTER_YEARS: ReadonlySet<string> = new Set(['年', '学年', '届', '版', '期', '月', '季度', '日']);

/** How near a bare figure must be to the table's year to be taken for a year itself. */
const NEAR = 1;
/** Bare figures that may be a year where the table's is not known. */
const YEARS_OF_REPORTS = /^20(1\d|2\d|3[0-5])$/;

/** @param year the table's year. */
export function mayBeDate(value: string, expression: UnitExpression | null, year: number | null): boolean {
  const unit = expression?.printed ?? null;
  if (unit === '月' && MONTH.test(value)) return true;
  if (unit === '季度' && QUARTER.test(value)) return true;
  // 2024月半 is no amount either.
  if (unit !== null) return NAMED_AFTER_YEARS.has(unit) && YEAR.test(value.replace(/\.5$/, ''));
  if (YEAR.test(value)) return year === null ? YEARS_OF_REPORTS.test(value) : Math.abs(Number(value) - year) <= NEAR;
  return COMPACT_DATE.test(value) || YEAR_AND_MONTH.test(value);
}

/** 12-31, 6-30: the last day of a month more likely than a range. */
const MONTH_ENDS: ReadonlySet<string> = new Set(
  [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    .map((day, index) => `${String(index + 1)}-${String(day)}`)
    .concat('2-29'),
);

export function isMonthEnd(lower: string, upper: string): boolean {
  return MONTH_ENDS.has(`${lower}-${upper}`);
}
