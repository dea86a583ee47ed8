/** 比率上限: a coverage, pass or satisfaction rate does not exceed 100 %. */
import { decimal, type Decimal } from '../model/decimal.js';
import { defineRule, type ScoredRow } from '../model/rule.js';
import type { Value } from '../model/value.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';
import { compact } from './evidence/texts.js';

/** Shares of a whole. Completion, execution and growth rates are none: they may exceed it; 按期完成率 is one. */
const SHARE =
  /覆盖率|覆盖面|合格率|满意度|满意率|通过率|及格率|达标率|优良率|优秀率|优质率|准确率|正确率|入学率|巩固率|参保率|参合率|签订率|知晓率|普及率|出勤率|到课率|成活率|存活率|治愈率|好评率|合规率|规范率|公开率|入户率|接种率|及时率|完整率|无害化处理率|(?:按期|按时|如期)完成率/u;
const MAY_EXCEED = /增长|增加|增幅|提高|提升|上升|超额|同比|环比|(?<!按期|按时|如期)完成率/u;

export const rateOver100 = defineRule({
  meta: {
    name: 'rate-over-100',
    title: { zh: '比率超过 100%', en: 'A share above 100 %' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '覆盖率、合格率、满意度等比率填报超过 100%。',
        en: 'A coverage, pass or satisfaction rate is given as more than 100 %.',
      },
      why: {
        zh: '这类比率是部分占全部的比重，不可能超过 100%；多为分母口径错误或误填完成率。',
        en: 'Such a rate is a part of a whole; more than all of it points to a wrong divisor or another rate.',
      },
      next: { zh: '核对分子、分母及其统计口径。', en: 'Check what was divided by what.' },
    },
    messages: {
      default: {
        zh: '“{name}”填报 {value}，此类比率不可能超过 100%',
        en: '“{name}” is given as {value}; such a rate cannot exceed 100%',
      },
    },
    example: { zh: '“疫苗接种覆盖率”全年实际值 105%。', en: '“疫苗接种覆盖率” with actual 105%.' },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      if (!isShare(row)) continue;
      const { target, actual } = row.indicator;
      const rates = [
        { field: 'actual', cell: actual, rate: rateOf(actual) ?? rateBeside(row) },
        { field: 'target', cell: target, rate: rateOf(target) },
      ].filter(({ rate }) => rate !== null);
      const [first] = rates;
      if (first === undefined) continue;
      const over = rates.find(({ rate }) => rate?.greaterThan(1));
      yield over === undefined
        ? match(`${row.path}/${first.field}`)
        : mismatch(`${row.path}/${over.field}`, {
            declared: over.cell.raw,
            fields: { name: nameOf(row), value: quoteValue(over.cell) },
          });
    }
  },
});

function isShare({ indicator: { level2, level3 } }: ScoredRow): boolean {
  const name = compact(level3 ?? level2 ?? '');
  if (MAY_EXCEED.test(name)) return false;
  return SHARE.test(name) || /满意度/u.test(compact(level2 ?? ''));
}

function rateOf({ kind, canonical }: Value): Decimal | null {
  return kind === 'quantity' && canonical?.unit === '1' ? decimal(canonical.value) : null;
}

/** A bare 1.02 or 103 beside a target of 95% is on the scale on which the two were compared. */
function rateBeside({ ratio, indicator: { target, actual } }: ScoredRow): Decimal | null {
  const rate = rateOf(target);
  if (rate === null || ratio === null || actual.unit !== null) return null;
  return rate.times(decimal(ratio)).toDecimalPlaces(9);
}
