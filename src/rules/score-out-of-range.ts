/** 得分越界: a score lies between 0 and the weight of its row. */
import { decimal } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { isDeduction } from './evidence/extra-rows.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { nameOf } from './evidence/rows.js';

export const scoreOutOfRange = defineRule({
  meta: {
    name: 'score-out-of-range',
    title: { zh: '得分超出分值', en: 'Score outside its weight' },
    severity: 'error',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '指标得分为负数，或高于该指标分值。',
        en: 'A score is negative or higher than the weight of its row.',
      },
      why: {
        zh: '分值是该指标得分的上限；越界得分会直接虚增或虚减总分。',
        en: 'The weight is the most a row can earn; a score beyond it distorts the total.',
      },
      next: {
        zh: '核对分值与得分是否填反、串行，或把完成率误填为得分。',
        en: 'Check whether weight and score were swapped, slipped a row, or a rate was typed as a score.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”得分应在 0 至 {weight} 分之间，申报 {declared} 分，复算 {recomputed} 分，{overZh} {excess} 分',
        en: '“{name}”: the score must lie between 0 and {weight}; declared {declared}, recomputed {recomputed}, {excess} {overEn}',
      },
      negative: {
        zh: '“{name}”得分不应为负数，申报 {declared} 分',
        en: '“{name}”: a score must not be negative; declared {declared}',
      },
    },
    example: {
      zh: '分值 10 分的指标已达指标值，申报 12 分，复算 10 分，多计 2 分。',
      en: 'A row of weight 10 reached its target: declared 12, recomputed 10, 2 too high.',
    },
  },

  *check({ rows }) {
    for (const row of rows) {
      const { weight, score } = row.indicator;
      const path = `${row.path}/score`;
      if (weight === null && score === null) continue;
      // Points taken off (扣分项) are no marks; how many may be, the form's own text says.
      if (isDeduction(row)) continue;
      if (score !== null && decimal(score).isNegative() && !decimal(score).isZero()) {
        yield outside(row.score.recomputed ?? '0');
      } else if (weight === null || score === null) {
        if (!row.subRow) yield undetermined(path, [weight === null ? `${row.path}/weight` : path]);
      } else if (decimal(score).greaterThan(decimal(weight))) {
        yield outside(row.score.recomputed ?? weight);
      } else {
        yield match(path);
      }

      function outside(recomputed: string) {
        const fields = { name: nameOf(row), weight: weight ?? '' };
        return mismatch(path, {
          declared: score,
          recomputed,
          fields,
          ...(weight === null ? { message: 'negative' } : {}),
        });
      }
    }
  },
});
