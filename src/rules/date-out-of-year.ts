/** 时效日期: a deadline lies in the table's year and is not reached after it. */
import { defineRule, type Outcome, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';
import { compact } from './evidence/texts.js';

/** Dates up to which something lasts are no deadlines. */
const LASTING = /有效期|质保|保修|使用年限|保质|存续/u;

export const dateOutOfYear = defineRule({
  meta: {
    name: 'date-out-of-year',
    title: { zh: '时效日期不在评价年度内', en: 'Deadline outside the year, or missed' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '时效指标的指标值不在自评年度内，或实际完成时间晚于指标值或自评年度。',
        en: 'A deadline lies outside the year of the table, or was reached after it.',
      },
      why: {
        zh: '跨年度的时限不能考核本年工作；逾期完成应当扣分并说明原因。',
        en: 'A deadline of another year does not measure this one; a late result costs marks and needs a reason.',
      },
      next: { zh: '核对目标申报表中的时限和实际完成日期。', en: 'Check the deadline set and the date of completion.' },
    },
    messages: {
      default: {
        zh: '“{name}”指标值“{target}”不在 {year} 年度内',
        en: '“{name}”: the deadline “{target}” lies outside {year}',
      },
      late: {
        zh: '“{name}”实际值“{actual}”晚于指标值“{target}”',
        en: '“{name}”: “{actual}” is later than the deadline “{target}”',
      },
      afterYear: {
        zh: '“{name}”实际值“{actual}”晚于 {year} 年度',
        en: '“{name}”: “{actual}” is later than {year}',
      },
    },
    example: {
      zh: '指标值 2024年9月底前，全年实际值 2024年11月：晚于指标值。',
      en: 'Deadline 2024年9月底前, actual 2024年11月: late.',
    },
  },

  *check({ rows, record }) {
    for (const row of countedRows(rows)) {
      if (row.indicator.target.kind !== 'date' || LASTING.test(compact(row.indicator.level3 ?? ''))) continue;
      yield judge(row, record.year);
    }
  },
});

function judge(row: ScoredRow, year: number | null): Outcome {
  const { target, actual } = row.indicator;
  const deadline = target.value ?? '';
  const done = actual.kind === 'date' ? actual.value : null;
  const isDeadline = target.comparator !== '≥' && target.comparator !== '>';
  const bounded = actual.comparator !== null && actual.comparator !== '=';
  const fields = {
    name: nameOf(row),
    target: quoteValue(target),
    actual: quoteValue(actual),
    year: String(year ?? ''),
  };
  const own = String(year ?? '').padStart(4, '0');

  if (year !== null && !deadline.startsWith(own)) {
    return mismatch(`${row.path}/target`, { declared: target.raw, fields });
  }
  if (isDeadline && done !== null && surelyLater(done, deadline)) {
    if (bounded) return undetermined(`${row.path}/actual`, [`${row.path}/actual`]);
    return mismatch(`${row.path}/actual`, { declared: actual.raw, message: 'late', fields });
  }
  if (year !== null && done !== null && !bounded && surelyLater(done, own)) {
    return mismatch(`${row.path}/actual`, { declared: actual.raw, message: 'afterYear', fields });
  }
  if (year === null) return undetermined(`${row.path}/target`, ['/record/year']);
  return match(`${row.path}/target`);
}

/** Compares ISO dates or prefixes as far as both are printed: 2024-12 is not surely later than 2024-12-15. */
function surelyLater(date: string, than: string): boolean {
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) > than.slice(0, length);
}
