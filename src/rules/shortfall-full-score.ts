/** 未达标满分: a row that missed its target does not earn full marks. Runs after `score-out-of-range`. */
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, hasFullMarks, nameOf } from './evidence/rows.js';

export const shortfallFullScore = defineRule({
  meta: {
    name: 'shortfall-full-score',
    title: { zh: '未达指标值而得满分', en: 'Full marks although the target was missed' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '全年实际值未达到指标值，得分却等于分值。',
        en: 'The actual value misses the target, yet the score is the whole weight.',
      },
      why: {
        zh: '定量指标未达指标值应按完成比例计分，填满分属于虚高。',
        en: 'A quantitative row that misses its target is scored by its share of it; full marks overstate the result.',
      },
      next: {
        zh: '核对实际值是否填错；属实的按计分方法扣分并说明未完成原因。',
        en: 'Check the actual value; if it is right, deduct by the scoring method and give the reason.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”指标值 {target}，实际 {actual}，未达到却申报满分 {declared} 分',
        en: '“{name}”: target {target}, actual {actual}; the target was missed, yet {declared} marks (all) are claimed',
      },
      recomputed: {
        zh: '“{name}”指标值 {target}，实际 {actual}，未达到却申报满分：申报 {declared} 分，复算 {recomputed} 分，{overZh} {excess} 分',
        en: '“{name}”: target {target}, actual {actual}; missed, yet full marks: declared {declared}, recomputed {recomputed}, {excess} {overEn}',
      },
    },
    example: {
      zh: '指标值 ≥95%，实际 92%，分值 10 分：申报 10 分，复算 9.68 分，多计 0.32 分。',
      en: 'Target ≥95%, actual 92%, weight 10: declared 10, recomputed 9.68, 0.32 too high.',
    },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      // 定性 rows are held against their bands, not against a target.
      if (!hasFullMarks(row) || row.reached === null || row.direction === 'qualitative') continue;
      const path = `${row.path}/score`;
      const { status, recomputed } = row.score;
      const roundsToFull = status === 'match' || status === 'within-rounding';
      // Full marks under another known convention: a question of the method, left to score-mismatch.
      if (row.reached || roundsToFull || row.alternatives.length > 0) {
        yield match(path);
        continue;
      }
      yield mismatch(path, {
        declared: row.indicator.score,
        recomputed,
        ...(recomputed === null ? {} : { message: 'recomputed' }),
        fields: {
          name: nameOf(row),
          target: quoteValue(row.indicator.target),
          actual: quoteValue(row.indicator.actual),
        },
      });
    }
  },
});
