/** Rules on totals, weights and ratings. */
import { expect } from 'vitest';
import { ratingMismatch } from '../../src/rules/rating-mismatch.js';
import { recomputedTotalMismatch } from '../../src/rules/recomputed-total-mismatch.js';
import { sectionWeightMismatch } from '../../src/rules/section-weight-mismatch.js';
import { totalScoreMismatch } from '../../src/rules/total-score-mismatch.js';
import { weightTotalMismatch } from '../../src/rules/weight-total-mismatch.js';
import { fund, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { testRule } from '../helpers/test-rule.js';

interface Execution {
  readonly weight?: string | null;
  readonly score: string | null;
}

/** A table whose rows have these scores; a row without a weight of its own weighs as much as it scores. */
function total(
  totalScore: string | null,
  scores: readonly (string | null)[],
  {
    execution,
    weights,
    totalWeight = null,
  }: { execution?: Execution; weights?: (string | null)[]; totalWeight?: string | null } = {},
) {
  return record({
    totalScore,
    totalWeight,
    funds: execution === undefined ? [] : [fund({ weight: '10', ...execution })],
    indicators: scores.map((score, index) =>
      indicator({
        score,
        weight: weights?.[index] ?? (weights === undefined ? (score ?? '10') : null),
        level3: `指标${index}甲`,
      }),
    ),
  });
}

/** A row that scores 98 of 100, and beside it one of points given or taken. */
function withExtra(totalScore: string, level1: string, score: string, fields: IndicatorFields = {}) {
  return record({
    totalScore,
    totalWeight: '100',
    indicators: [indicator({ weight: '100', score: '98' }), indicator({ level1, weight: null, score, ...fields })],
  });
}

testRule(totalScoreMismatch, {
  good: {
    'extra points on top': withExtra('103', '加分项', '5'),
    'extra points up to the full marks': withExtra('100', '加分项（不超过5分）', '5'),
    'extra points left out': withExtra('98', '附加分', '5'),
    'points taken off with a sign': withExtra('96', '扣分项', '-2'),
    'points taken off without one': withExtra('96', '减分项', '2'),
    'sum agrees': total('99.18', ['10', '4', '85.18']),
    'execution score counts': total('100', ['90'], { execution: { score: '10' } }),
    'execution is shown, but the rows weigh 100 already': total('98', ['98'], {
      execution: { score: '10' },
      weights: ['100'],
    }),
    'execution counts on top of 100': total('108', ['98'], { execution: { score: '10' }, weights: ['100'] }),
    'a copied execution score of a part is not added': record({
      totalScore: '100',
      funds: [
        fund({ weight: '10', score: '10' }),
        fund({ item: '财政拨款', kind: 'fiscal', weight: '10', score: '10' }),
      ],
      indicators: [indicator({ weight: '90', score: '90' })],
    }),
    '其中 is part of the row above': record({
      totalScore: '10',
      indicators: [indicator(), indicator({ level3: '其中：线上培训人数', score: '4', weight: '4' })],
    }),
    'trailing zeros are no difference': total('90.00', ['90']),
    'a merged score cell': total('30', ['30', null], { weights: ['30', null] }),
    'an execution score left blank and not added': total('88', ['88'], { execution: { score: null }, weights: ['90'] }),
    'left out, as the printed weight says': total('89.66', ['89.66'], {
      execution: { score: '9.9' },
      weights: ['90'],
      totalWeight: '90',
    }),
    'an execution score whose weight is not printed': total('97.9', ['79'], {
      execution: { weight: null, score: '18.9' },
      weights: [null],
    }),
  },
  bad: {
    'one point lost': [
      total('98.18', ['10', '4', '85.18']),
      { path: '/record/totalScore', declared: '98.18', recomputed: '99.18', difference: '-1.00', severity: 'error' },
    ],
    'a hundredth too much': [total('99.19', ['10', '4', '85.18']), { difference: '0.01' }],
    'execution score forgotten': [
      total('88', ['88'], { execution: { score: '9.5' }, weights: ['90'] }),
      {
        declared: '88',
        recomputed: '97.5',
        difference: '-9.5',
        message: expect.stringContaining('漏加预算执行率得分') as string,
      },
    ],
    'more than an unread execution score could give': [
      total('98', ['86.7'], { weights: ['90'] }),
      { declared: '98', recomputed: '86.7', difference: '11.3' },
    ],
    'rounded up to a whole number': [total('100', ['10', '89.99']), { recomputed: '99.99', difference: '0.01' }],
  },
  undetermined: {
    'a score is blank': total('90', ['90', null]),
    'no total': total(null, ['90']),
    'the execution score is blank': total('95', ['90'], { execution: { score: null }, weights: ['90'] }),
    'the execution score may stand in a row that was not read': total('96.5', ['86.7'], { weights: ['90'] }),
    'rows without weight and score may belong to a merged cell': total('40', ['30', null], { weights: ['30', null] }),
  },
});

testRule(recomputedTotalMismatch, {
  good: {
    'all agree': total('100', ['10', '90']),
    'scores rounded to whole numbers': record({
      totalScore: '9',
      indicators: [indicator({ actual: '86.2人', score: '9' })],
    }),
    'a blank score that is worth what the total says': total('20', ['10', null], { weights: ['10', '10'] }),
    'an execution score that is shown and left out': total('89.66', ['89.66'], {
      execution: { score: '10' },
      weights: ['89.66'],
      totalWeight: '89.66',
    }),
    'an execution score of unknown weight counts as declared': record({
      totalScore: '29.91',
      funds: [fund({ score: '19.91' })],
      indicators: [indicator({ weight: null })],
    }),
    'a share of a zero budget counts as declared': record({
      totalScore: '100',
      funds: [fund({ annualBudget: '0.00', executed: '0.00', executionRate: '0', weight: '10', score: '10' })],
      indicators: [indicator({ weight: '90', score: '90' })],
    }),
    'a wrong score has its own finding': record({ totalScore: '8', indicators: [indicator({ score: '8' })] }),
  },
  bad: {
    'a blank score, worth less than the total claims': [
      record({ totalScore: '20', indicators: [indicator(), indicator({ actual: '50人', score: null })] }),
      { path: '/record/totalScore', declared: '20', recomputed: '15.00', difference: '5.00', severity: 'error' },
    ],
  },
  undetermined: {
    'a blank score that the total counts as nothing': total('10', ['10', null], { weights: ['10', '10'] }),
    'a blank execution score that the total does without': total('90', ['90'], { execution: { score: null } }),
    'a blank execution score worth something': total('96', ['90'], { execution: { score: null } }),
    'no total': total(null, ['10']),
    'a blank score that cannot be recomputed': record({
      totalScore: '20',
      indicators: [indicator(), indicator({ actual: null, score: null })],
    }),
  },
});

const weights = (values: (string | null)[], more: Parameters<typeof total>[2] = {}, totalScore = '50') =>
  total(totalScore, values, { weights: values, ...more });

testRule(weightTotalMismatch, {
  good: {
    'extra points beside the 100': withExtra('103', '加分项', '5', { weight: '5' }),
    'extra points in the printed total': {
      ...withExtra('103', '加分项', '5', { weight: '5' }),
      totalWeight: '105',
    },
    'printed without the execution weight that makes up the 100': weights(
      ['60', '30'],
      { execution: { score: '10' }, totalWeight: '90' },
      '100',
    ),
    'the rows weigh 100': weights(['60', '40']),
    'with execution 100': weights(['60', '30'], { execution: { score: '10' } }),
    'execution shown beside 100': total('100', ['100'], { execution: { score: '10' }, weights: ['100'] }),
    'as printed': weights(['70', '15'], { totalWeight: '85' }),
  },
  bad: {
    'five missing': [
      weights(['60', '35']),
      { path: '/record/totalWeight', declared: null, recomputed: '95', difference: null },
    ],
    'printed total differs': [
      weights(['60', '35'], { totalWeight: '100' }),
      { declared: '100', recomputed: '95', difference: '5', severity: 'error' },
    ],
    'execution counts on top of 100': [
      total('108', ['98'], { execution: { score: '10' }, weights: ['100'] }),
      { recomputed: '110' },
    ],
    'more than 100, however the table ends': [total(null, ['60', '55']), { recomputed: '115' }],
  },
  undetermined: {
    'a weight is blank': total(null, ['60', '30'], { weights: ['60', null] }),
    'the table may have been cut': total(null, ['60', '35']),
    'the execution weight is not printed': weights(
      ['50', '30'],
      { execution: { weight: null, score: '18.9' } },
      '98.9',
    ),
    'the execution weight may stand in a row that was not read': weights(['60', '30']),
    'no weights': total(null, [null, null], { weights: [null, null] }),
    'a row without weight and score': total(null, ['60', null], { weights: ['60', null] }),
  },
});

const section = (...rows: readonly IndicatorFields[]) => record({ indicators: rows.map(indicator) });
const ended = (...rows: readonly IndicatorFields[]) => ({ ...section(...rows), totalScore: '90' });
const output = (weight: string | null, level1Weight: string | null = '40'): IndicatorFields => ({
  level1Weight,
  weight,
});
const benefit = (weight: string): IndicatorFields => ({
  level1: '效益指标',
  level1Weight: '40',
  level2: '社会效益指标',
  weight,
});

testRule(sectionWeightMismatch, {
  good: {
    'both sections agree': section(output('30'), output('10'), benefit('40')),
    'printed beside the first row only': section(output('30'), output('10', null)),
    'nothing printed': section(output('40', null), benefit('40')),
    'second level': section(
      { level2Weight: '15', weight: '10' },
      { level2Weight: '15', weight: '5' },
      { level2: '质量指标', weight: '3' },
    ),
    '其中 is not added again': section(output('40'), { ...output('15'), level3: '其中：线上' }),
    'a lost name above a section that agrees': section({ level1: null, weight: '40' }, benefit('40')),
    'the same second level under another first': section(
      { level2: '经济成本', level2Weight: '5', weight: '5' },
      { level1: '成本指标', level2: '经济成本', level2Weight: '7', weight: '7' },
    ),
  },
  bad: {
    'five moved from one section to the next': [
      ended(output('30'), output('15'), benefit('35')),
      [
        {
          path: '/record/indicators/0/level1Weight',
          declared: '40',
          recomputed: '45',
          difference: '-5',
          severity: 'error',
        },
        { path: '/record/indicators/2/level1Weight', declared: '40', recomputed: '35', difference: '5' },
      ],
    ],
    'too much in the last section, however the table ends': [
      section(output('40'), benefit('45')),
      { path: '/record/indicators/1/level1Weight', declared: '40', recomputed: '45' },
    ],
    'second level': [
      ended({ level2Weight: '15', weight: '10' }, { level2Weight: '15', weight: '4' }),
      { path: '/record/indicators/0/level2Weight', declared: '15', recomputed: '14', difference: '1' },
    ],
  },
  undetermined: {
    'a weight is blank': section(output('30'), output(null)),
    'the last section of a table that may have been cut': section(output('40'), benefit('15')),
    'rows with a lost name beside it': section(output('30'), { level1: null, weight: '10' }),
  },
});

const rated = (totalScore: string | null, rating: string | null, totalWeight: string | null = null) =>
  record({ totalScore, rating, totalWeight });

testRule(ratingMismatch, {
  good: {
    优: rated('95', '优'),
    'the edge belongs to the grade': rated('90', '优秀'),
    良: rated('89.99', '良好'),
    'with its label': rated('95', '（自评等级）优'),
    'with another label': rated('85', '评价结论：良好'),
    'in brackets': rated('70', '（中）'),
    差: rated('59.5', '差', '100'),
    'no rating': rated('50', null),
  },
  bad: {
    'one grade too high': [
      rated('84.47', '优'),
      { path: '/record/rating', declared: '优', recomputed: '良', difference: null, severity: 'error' },
    ],
    'too low': [rated('92', '良'), { recomputed: '优' }],
  },
  undetermined: {
    'no total': rated(null, '优'),
    'a word that is no grade': rated('80', '合格'),
    'two grades': rated('80', '优良'),
    'a text that has the word in it': rated('95', '无偏差'),
    'a share in words': rated('95', '完成中期目标'),
    'another scale': rated('80', '优', '85'),
  },
});
