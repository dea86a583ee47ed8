/** How well a text fits a field of the indicator block, as log-likelihood ratios (0: says nothing). */
import type { ColumnField } from '../templates/template.js';
import type { Features, TextClass } from './features.js';

type Fits = Readonly<Partial<Record<TextClass, number>> & { else: number }>;

const NEVER = -9;

/** Words and values in place of a weight or a score are kept apart there, not moved. */
const WEIGHT_FIT: Fits = {
  number: 2,
  points: 1.5,
  percent: -0.5,
  dash: -2.5,
  'level-weight': -1,
  quantity: -4.5,
  bound: -4.5,
  date: -4.5,
  range: -4.5,
  phrase: -4.5,
  quality: -4.5,
  grade: -4.5,
  core: -4.5,
  cause: -5,
  measure: -5,
  else: NEVER,
};

const FIT: Readonly<Record<ColumnField, Fits>> = {
  group: { group: 3, phrase: -5, else: NEVER },
  level1: {
    'level-name': 0,
    level1: 3,
    level12: 2,
    'level-weight': 1,
    level2: -3,
    phrase: -2,
    quality: -4,
    cause: -5,
    group: -3,
    else: NEVER,
  },
  level2: {
    'level-name': 1.2,
    level2: 3,
    level12: 2,
    'level-weight': -2,
    level1: -3,
    phrase: -0.8,
    quality: -2.5,
    cause: -4,
    group: -6,
    else: NEVER,
  },
  level3: {
    placeholder: 1.2,
    'level-name': 1.2,
    phrase: 1.6,
    quality: -0.3,
    cause: 0,
    long: -1,
    level2: -3,
    level12: -3.5,
    level1: -4.5,
    quantity: -3,
    bound: -4,
    date: -3.5,
    range: -4,
    method: -4,
    group: -6,
    grade: -5,
    core: -6,
    percent: -6,
    measure: -3,
    dash: -3,
    'level-weight': -6,
    else: NEVER,
  },
  level1Weight: WEIGHT_FIT,
  level2Weight: WEIGHT_FIT,
  weight: WEIGHT_FIT,
  comparator: { sign: 3, dash: -1, else: -7 },
  target: {
    placeholder: -1.5,
    'level-name': -3,
    quantity: 1.6,
    bound: 2,
    percent: 1.7,
    range: 1.7,
    date: 1.7,
    number: -0.2,
    points: -0.5,
    quality: 1.2,
    grade: 0.8,
    core: 0,
    phrase: -0.6,
    cause: -2,
    long: -2.5,
    dash: -1.2,
    measure: -2.5,
    sign: -4,
    method: -5.5,
    level1: -6,
    level2: -6,
    level12: -6,
    group: -8,
    'level-weight': -7,
    else: NEVER,
  },
  unit: { measure: 3, dash: -1, phrase: -2.5, else: -7 },
  actual: {
    placeholder: -1.5,
    'level-name': -3,
    quantity: 1.6,
    bound: 1.8,
    percent: 1.7,
    range: 1.6,
    date: 1.6,
    number: -0.2,
    points: -0.5,
    quality: 1.2,
    grade: 0.8,
    core: 0,
    phrase: -0.5,
    cause: -1.2,
    long: -1.5,
    dash: -1.2,
    measure: -2.5,
    sign: -5,
    method: -5.5,
    level1: -6,
    level2: -6,
    level12: -6,
    group: -8,
    'level-weight': -7,
    else: NEVER,
  },
  method: {
    method: 3,
    long: 0,
    phrase: -2,
    cause: -3,
    quality: -3.5,
    dash: -1,
    quantity: -6,
    bound: -6,
    percent: -6,
    range: -4,
    date: -6,
    number: -7,
    points: -6,
    grade: -6,
    core: -6,
    else: NEVER,
  },
  score: {
    number: 2,
    points: 1.3,
    percent: -4,
    dash: -2.5,
    phrase: -3,
    quality: -3,
    grade: -3,
    core: -3,
    cause: -3.5,
    quantity: -3.5,
    bound: -4,
    date: -3.5,
    range: -4,
    measure: -3.5,
    'level-weight': -4,
    else: NEVER,
  },
  reason: {
    'level-name': -3,
    cause: 2.2,
    long: 0.8,
    phrase: 0.4,
    quality: -0.6,
    dash: 0.3,
    core: -1,
    grade: -3,
    number: -5.5,
    quantity: -4,
    bound: -6,
    percent: -5,
    range: -5,
    date: -2.5,
    method: -4,
    measure: -4,
    points: -5,
    level1: -7,
    level2: -7,
    level12: -7,
    else: NEVER,
  },
  other: {
    number: 1,
    percent: 1,
    core: 1.5,
    measure: 0,
    dash: 0,
    points: 0.5,
    quantity: 0,
    bound: 0,
    phrase: -0.8,
    quality: -0.8,
    grade: 0,
    date: 0,
    range: 0,
    sign: 0,
    cause: -1.5,
    long: -2.5,
    method: -3,
    else: -5,
  },
};

/** 个村卫生室合并: the count before the measure word was cut off. */
const COUNTED_WITHOUT_COUNT =
  /^(个(?![人别体])|家(?![庭长])|名(?!称)|户(?!籍)|处(?![理于室])|所(?![以需有属])|台(?!风)|套|辆|亩|万|元|%|％)/u;

/** How well the text fits the field by itself. */
export function fit(field: ColumnField, features: Features): number {
  const fits = FIT[field];
  const base = fits[features.class] ?? fits.else;
  if ((field.endsWith('eight') || field === 'score') && features.figure !== null && base > 0) {
    const { figure } = features;
    if (figure.isNegative()) return field === 'score' ? -2 : -5;
    if (figure.gt(100)) return -6;
    // All points in one row: a coefficient or a rate out of its column, unless nothing else is there.
    if (field !== 'score' && figure.eq(100)) return -1.6;
    // Weights are whole or half numbers; a year or a count in their place is rare.
    if (figure.decimalPlaces() > (field === 'score' ? 4 : 2)) return -3;
    if (field !== 'score' && figure.isZero()) return -1;
  }
  if (field === 'reason' && COUNTED_WITHOUT_COUNT.test(features.text)) return base - 2;
  if (field === 'reason' && features.class === 'number' && features.figure?.isZero() === true) return -0.5;
  return base;
}

/** Text without signs, approximations and white space: what target and actual share. */
function bare(features: Features): string {
  return features.key.replace(/[≥≤><=余多约近]/gu, '');
}

/** How well target and actual fit each other. */
export function pairFit(target: Features, actual: Features): number {
  if (target.text === actual.text) return target.class === 'number' ? 1.2 : 2.5;
  if (bare(target) === bare(actual)) return 2;
  const a = target.value;
  const b = actual.value;
  if (a.kind === 'quantity' && b.kind === 'quantity') {
    if (a.unit === b.unit) return a.unit === null ? 0.2 : 1.5;
    if (a.canonical !== null && b.canonical !== null && a.canonical.unit === b.canonical.unit) return 1;
    return a.unit === null || b.unit === null ? -0.6 : -1.5;
  }
  if (a.kind === b.kind) return 0.3;
  if (a.kind === 'empty' || b.kind === 'empty') return -0.3;
  return -1;
}

/** How well weight and score fit each other. */
export function scoreFit(weight: Features, score: Features): number {
  if (weight.figure === null || score.figure === null) return 0;
  const comparison = score.figure.comparedTo(weight.figure);
  if (comparison > 0) return -4;
  return comparison === 0 ? 1.5 : 0.2;
}
