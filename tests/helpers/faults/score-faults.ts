/** Faults of scores, weights and totals. */
import { printShort, productQuotient, exact } from '../forms/exact.js';
import { edit, editScores, plus, textOf } from './edit.js';
import { atLeast, isExact, isFull, isMoney, isQuantity, owner, pathOf, rowsWhere, type Fault } from './fault.js';

const NATIONAL = ['national-2020', 'national-2021', 'bonds', 'department'];
const SCORED = ['zhongwei', 'yinchuan', ...NATIONAL];

/** A whole score stands for all that rounds to it: 4 is right where 3.80 follows. */
const isPrintedFinely = (score: string): boolean => score.includes('.');

export const SCORE_FAULTS: readonly Fault[] = [
  {
    name: 'half a point less than full marks',
    rule: 'score-mismatch',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(
        form,
        (candidate) => isExact(candidate) && isFull(candidate) && !isMoney(candidate) && atLeast(candidate.weight, '2'),
      );
      if (!row) return null;
      const changed = editScores(form, { [owner(row, 'score')]: plus(row.score, '-0.5') });
      return { form: edit(changed, { [owner(row, 'reason')]: '报名人数少于预期' }), path: pathOf(row, 'score') };
    },
  },
  {
    name: 'half a point more than the ratio gives',
    rule: 'score-mismatch',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(form, (candidate) => {
        const { measure } = candidate.draft;
        return (
          measure.outcome.kind === 'ratio' &&
          measure.sign !== '≤' &&
          !isMoney(candidate) &&
          isPrintedFinely(plus(candidate.score, '0.5')) &&
          !atLeast(plus(candidate.score, '0.6'), candidate.weight)
        );
      });
      if (!row) return null;
      return { form: editScores(form, { [owner(row, 'score')]: plus(row.score, '0.5') }), path: pathOf(row, 'score') };
    },
  },
  {
    name: 'cost scored as if it were closer to the target',
    rule: 'score-mismatch',
    families: ['zhongwei'],
    alone: true,
    inject(form) {
      const [row] = rowsWhere(
        form,
        (candidate) =>
          isMoney(candidate) &&
          candidate.draft.measure.outcome.kind === 'ratio' &&
          candidate.draft.level2 === '成本指标' &&
          // Of a small amount the rounding alone is worth more than the fault.
          atLeast(candidate.draft.measure.bareTarget, '5') &&
          isPrintedFinely(plus(candidate.score, '0.2')) &&
          !atLeast(plus(candidate.score, '0.3'), candidate.weight),
      );
      if (!row) return null;
      return { form: editScores(form, { [owner(row, 'score')]: plus(row.score, '0.2') }), path: pathOf(row, 'score') };
    },
  },
  {
    name: 'score above the weight',
    rule: 'score-out-of-range',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(form, isFull);
      return row
        ? { form: editScores(form, { [owner(row, 'score')]: plus(row.weight, '1') }), path: pathOf(row, 'score') }
        : null;
    },
  },
  {
    name: 'negative score',
    rule: 'score-out-of-range',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(form, (candidate) => !isFull(candidate) && isQuantity(candidate));
      return row ? { form: editScores(form, { [owner(row, 'score')]: '-1' }), path: pathOf(row, 'score') } : null;
    },
  },
  {
    name: 'full marks although the target was missed',
    rule: 'shortfall-full-score',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(
        form,
        (candidate) => candidate.draft.measure.outcome.kind === 'ratio' && !isMoney(candidate),
      );
      return row ? { form: editScores(form, { [owner(row, 'score')]: row.weight }), path: pathOf(row, 'score') } : null;
    },
  },
  {
    name: 'total half a point too high',
    rule: 'total-score-mismatch',
    families: [...SCORED, 'hubei-2020', 'guangshui', 'names-only'],
    alone: true,
    inject(form) {
      const total = textOf(form, 'totalScore');
      return total === null
        ? null
        : { form: edit(form, { totalScore: plus(total, '0.5') }), path: '/record/totalScore' };
    },
  },
  {
    name: 'total without the execution score',
    rule: 'total-score-mismatch',
    families: NATIONAL,
    alone: true,
    inject(form) {
      const [total, execution] = [textOf(form, 'totalScore'), form.funds.executionScore];
      if (total === null || execution === null) return null;
      return { form: edit(form, { totalScore: plus(total, `-${printShort(execution)}`) }), path: '/record/totalScore' };
    },
  },
  {
    name: 'weights sum to 101',
    rule: 'weight-total-mismatch',
    families: NATIONAL,
    alone: true,
    inject(form) {
      if (form.truth.indicators.some((row) => row.level1Weight ?? row.level2Weight)) return null;
      const [row] = rowsWhere(form, (candidate) => isFull(candidate) && !isMoney(candidate));
      if (!row) return null;
      const more = plus(row.weight, '1');
      const changed = editScores(form, { [owner(row, 'score')]: more });
      return { form: edit(changed, { [owner(row, 'weight')]: more }), path: '/record/totalWeight' };
    },
  },
  {
    name: 'printed weight of a section is not the sum of its rows',
    rule: 'section-weight-mismatch',
    families: ['zhongwei', 'national-2020'],
    alone: true,
    inject(form) {
      const first = form.truth.indicators[0];
      const text = textOf(form, 'indicators/0/level1');
      if (!first?.level1Weight || text === null) return null;
      const changed = text.replace(`${first.level1Weight}分`, `${plus(first.level1Weight, '5')}分`);
      return { form: edit(form, { 'indicators/0/level1': changed }), path: '/record/indicators/0/level1Weight' };
    },
  },
  {
    name: 'printed weight of a level-2 group is not the sum of its rows',
    rule: 'section-weight-mismatch',
    families: ['national-2020', 'national-2021', 'zhongwei'],
    alone: true,
    inject(form) {
      const at = form.truth.indicators.findIndex(
        (row, number) =>
          row.level2Weight !== null && number > 0 && form.drafts[number]?.group !== form.drafts[number - 1]?.group,
      );
      const weight = form.truth.indicators[at]?.level2Weight;
      const text = textOf(form, `indicators/${at}/level2`);
      if (!weight || text === null) return null;
      const changed = text.replace(`${weight}分`, `${plus(weight, '1')}分`);
      return {
        form: edit(form, { [`indicators/${at}/level2`]: changed }),
        path: `/record/indicators/${at}/level2Weight`,
      };
    },
  },
  {
    name: 'qualitative row says partly done, with full marks',
    rule: 'qualitative-band',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(form, (candidate) => candidate.draft.measure.outcome.kind === 'band');
      return row ? { form: editScores(form, { [owner(row, 'score')]: row.weight }), path: pathOf(row, 'score') } : null;
    },
  },
  {
    name: 'qualitative row says partly done, with a score far below its band',
    rule: 'qualitative-band',
    families: SCORED,
    alone: true,
    inject(form) {
      const [row] = rowsWhere(form, (candidate) => candidate.draft.measure.outcome.kind === 'band');
      if (!row) return null;
      const low = printShort(productQuotient(exact(row.weight), exact('20'), exact('100'), 2));
      return { form: editScores(form, { [owner(row, 'score')]: low }), path: pathOf(row, 'score') };
    },
  },
  {
    name: 'rating two grades off',
    rule: 'rating-mismatch',
    families: ['yunnan'],
    alone: true,
    inject(form) {
      return form.truth.rating === '优' ? { form: edit(form, { rating: '中' }), path: '/record/rating' } : null;
    },
  },
];
