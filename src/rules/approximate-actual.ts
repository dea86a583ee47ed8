/** 实际值约数: the actual is only approximately given (700余人). */
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';

export const approximateActual = defineRule({
  meta: {
    name: 'approximate-actual',
    title: { zh: '实际值为约数', en: 'The actual is approximate' },
    severity: 'info',
    basis: PRACTICE,
    explain: {
      what: { zh: '全年实际值用“余、约、近、多”等约数填报。', en: 'The actual is given with 余, 约, 近 or 多.' },
      why: {
        zh: '年终完成数应当是确数；约数无法核实是否达到指标值。',
        en: 'A result at the end of the year is a definite number; an approximate one cannot be checked.',
      },
      next: { zh: '要求按台账填报确切数。', en: 'Ask for the exact number from the ledger.' },
    },
    messages: {
      default: {
        zh: '“{name}”实际值填为“{actual}”，是约数',
        en: '“{name}”: the actual “{actual}” is approximate',
      },
    },
    example: { zh: '指标值 700人，全年实际值“700余人”。', en: 'Target 700人, actual “700余人”.' },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      const { actual } = row.indicator;
      if (actual.kind !== 'quantity' && actual.kind !== 'range') continue;
      const path = `${row.path}/actual`;
      yield actual.approximate
        ? mismatch(path, { declared: actual.raw, fields: { name: nameOf(row), actual: quoteValue(actual) } })
        : match(path);
    }
  },
});
