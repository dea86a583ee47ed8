/** 评价等级: the printed rating is the one that the declared total earns. */
import { decimal } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { compact, shorten } from './evidence/texts.js';

const PATH = '/record/rating';
/** 自评等级：良好, （良）; in any longer text a 中 or 差 may mean something else. */
const MARKS = /[（）()【】:：。.]/gu;
const LABEL = /^(?:自评|评价|评定|绩效|综合)*(?:等级|结论|结果|等次)?/u;
const SUFFIX = /^[秀好等级档]*$/u;

export const ratingMismatch = defineRule({
  meta: {
    name: 'rating-mismatch',
    title: { zh: '评价等级与总分不符', en: 'The rating does not fit the total' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '填报的评价等级（优、良、中、差）与申报总分所在分数段不一致。',
        en: 'The printed rating is not the one of the band that the declared total lies in.',
      },
      why: {
        zh: '等级是结果应用的依据，高报等级会影响下年度预算安排。',
        en: 'The rating decides how the result is used; one set too high affects the next budget.',
      },
      next: { zh: '按总分更正等级，或核对总分。', en: 'Correct the rating by the total, or check the total.' },
    },
    messages: {
      default: {
        zh: '总分 {total} 分，评价等级申报“{declared}”，应为“{recomputed}”',
        en: 'Total {total}: declared rating “{declared}”, it should be “{recomputed}”',
      },
    },
    example: { zh: '总分 84.47 分，等级申报“优”，应为“良”。', en: 'Total 84.47: declared 优, it should be 良.' },
  },

  *check({ record, profile }) {
    const { rating, totalScore, totalWeight } = record;
    if (rating === null || profile.ratings.length === 0) return;
    const declared = gradeOf(rating, profile);
    const offScale = totalWeight !== null && !decimal(totalWeight).equals(decimal(profile.weights.total));
    if (totalScore === null || declared === null || offScale) {
      yield undetermined(PATH, [
        ...(totalScore === null ? ['/record/totalScore'] : []),
        ...(offScale ? ['/record/totalWeight'] : []),
      ]);
      return;
    }
    const due = profile.ratings.find(({ from }) => decimal(totalScore).greaterThanOrEqualTo(decimal(from)));
    if (due === undefined) yield undetermined(PATH, []);
    else if (due.name === declared) yield match(PATH);
    else yield mismatch(PATH, { declared: shorten(rating), recomputed: due.name, fields: { total: totalScore } });
  },
});

/** The grade that the cell names and nothing beside it. */
function gradeOf(rating: string, { ratings }: Profile): string | null {
  const bare = compact(rating).replace(MARKS, '').replace(LABEL, '');
  const named = ratings.filter(({ name }) => bare.startsWith(name) && SUFFIX.test(bare.slice(name.length)));
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}
