/** 计量单位: target and actual measure the same thing. */
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';
import { relateUnits } from './evidence/units.js';

export const unitMismatch = defineRule({
  meta: {
    name: 'unit-mismatch',
    title: { zh: '指标值与实际值单位不一致', en: 'Target and actual measure different things' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '指标值与全年实际值的计量单位不同，且不能换算（如 件 与 人、万元 与 %）。',
        en: 'The units of target and actual differ and do not convert (件 and 人, 万元 and %).',
      },
      why: {
        zh: '口径不同无法比较，是否达标和得分都无从判断。',
        en: 'Different things cannot be compared, so neither the result nor the score can be judged.',
      },
      next: { zh: '按指标值的口径重新填报实际值。', en: 'Report the actual in the unit of the target.' },
    },
    messages: {
      default: {
        zh: '“{name}”指标值为“{target}”，实际值为“{actual}”，计量单位不一致',
        en: '“{name}”: target “{target}” and actual “{actual}” measure different things',
      },
    },
    example: { zh: '指标值 100人，全年实际值 100件。', en: 'Target 100人, actual 100件.' },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      const { target, actual } = row.indicator;
      const figures = [target, actual].every(({ kind }) => kind === 'quantity' || kind === 'range');
      if (!figures || target.canonical === null || actual.canonical === null) continue;
      const path = `${row.path}/actual`;
      switch (relateUnits(target.canonical.unit, actual.canonical.unit)) {
        case 'same':
          yield match(path);
          break;
        case 'unclear':
          yield undetermined(path, []);
          break;
        case 'different':
          yield mismatch(path, {
            declared: actual.raw,
            fields: { name: nameOf(row), target: quoteValue(target), actual: quoteValue(actual) },
          });
      }
    }
  },
});
