/** 超额完成: an actual far beyond its target needs a reason. */
import { decimal, printDecimal } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { printBeside } from './evidence/limits.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';
import { saysNothing } from './evidence/texts.js';

export const overAchievement = defineRule({
  meta: {
    name: 'over-achievement',
    title: { zh: '大幅超额完成未说明原因', en: 'Far above target without a reason' },
    severity: 'warning',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '正向指标的全年实际值超过指标值的倍数高于规则档案的限度，且未说明原因。',
        en: 'The actual is more times the target than the profile allows, and no reason is given.',
      },
      why: {
        zh: '大幅超额多因指标值定得过低，应当说明原因，并按偏离度调减得分。',
        en: 'It mostly means that the target was set too low, which has to be explained and may cost marks.',
      },
      next: {
        zh: '核实数据口径，评估年初指标值是否合理。',
        en: 'Check how the figure was counted and whether the target made sense.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”指标值 {target}，实际 {actual}，为指标值的 {times} 倍，超过 {limit} 倍，未说明原因',
        en: '“{name}”: target {target}, actual {actual}, {times} times the target (limit {limit}), no reason given',
      },
    },
    example: {
      zh: '指标值 21次，实际 85次，为指标值的 4.05 倍，未说明原因。',
      en: 'Target 21次, actual 85次, 4.05 times the target, no reason given.',
    },
  },

  *check({ rows, profile }) {
    const limit = decimal(profile.limits.overAchievement);
    for (const row of countedRows(rows)) {
      const { target, actual, reason } = row.indicator;
      const more = row.direction === 'positive' || (row.direction === 'equal' && !row.cost);
      if (!more || row.ratio === null) continue;
      if (target.value === null || !decimal(target.value).greaterThan(0)) continue;
      const path = `${row.path}/actual`;
      const times = decimal(row.ratio);
      if (!times.greaterThan(limit) || !saysNothing(reason)) {
        yield match(path);
        continue;
      }
      yield mismatch(path, {
        declared: actual.raw,
        fields: {
          name: nameOf(row),
          target: quoteValue(target),
          actual: quoteValue(actual),
          times: printBeside(times, limit),
          limit: printDecimal(limit),
        },
      });
    }
  },
});
