/** Faults of what the rows and goals say: reasons, values, units, dates, copies. */
import type { Form } from '../forms/form.js';
import { edit, plus, textOf } from './edit.js';
import {
  atLeast,
  isExact,
  isFull,
  isMoney,
  isQuantity,
  owner,
  pathOf,
  rowsWhere,
  type Fault,
  type Injected,
  type Row,
} from './fault.js';

const SCORED = ['zhongwei', 'yinchuan', 'national-2020', 'national-2021', 'bonds'];

/** Changes cells of the first row that fits. */
function change(
  form: Form,
  fits: (row: Row) => boolean,
  texts: (row: Row) => Readonly<Record<string, string>>,
  field: string,
): Injected | null {
  const [row] = rowsWhere(form, fits);
  if (!row) return null;
  const named = Object.fromEntries(Object.entries(texts(row)).map(([key, text]) => [owner(row, key), text]));
  return { form: edit(form, named), path: pathOf(row, field) };
}

function fault(
  name: string,
  rule: string,
  inject: (form: Form) => Injected | null,
  families: readonly string[] = SCORED,
): Fault {
  return { name, rule, families, alone: true, inject };
}

const isRate = (row: Row): boolean => isQuantity(row) && row.draft.measure.unit === '%' && isFull(row);
const isBounded = (row: Row): boolean => isRate(row) && row.draft.measure.sign === '≥';
const silent = (row: Row): boolean => row.truth.reason === null || /^[无—]$/.test(row.truth.reason);
const isCount = (row: Row): boolean => isExact(row) && !isMoney(row) && isFull(row) && row.draft.level2 === '数量指标';

export const TEXT_FAULTS: readonly Fault[] = [
  fault('reason removed', 'missing-reason', (form) =>
    change(
      form,
      // A small shortfall may round to full marks.
      (row) => !isFull(row) && !atLeast(row.score, row.weight),
      () => ({ reason: '' }),
      'reason',
    ),
  ),
  fault('reason only says 无', 'missing-reason', (form) =>
    change(
      form,
      // A small shortfall may round to full marks.
      (row) => !isFull(row) && !atLeast(row.score, row.weight),
      () => ({ reason: '无' }),
      'reason',
    ),
  ),
  fault('reason beside full marks', 'reason-with-full-score', (form) =>
    change(
      form,
      (row) => isExact(row) && isFull(row),
      () => ({ reason: '受天气影响，施工进度滞后，未能按期完成' }),
      'reason',
    ),
  ),
  fault('actual repeats the bound', 'unverifiable-actual', (form) =>
    change(form, isBounded, (row) => ({ actual: row.truth.target }), 'actual'),
  ),
  fault('actual is approximate', 'approximate-actual', (form) =>
    change(
      form,
      (row) => isCount(row) && atLeast(row.draft.measure.bareTarget, '100'),
      ({ draft: { measure } }) => ({ actual: `${measure.bareActual}余${measure.unit}` }),
      'actual',
    ),
  ),
  fault('actual three times the target', 'over-achievement', (form) =>
    change(
      form,
      (row) => isCount(row) && silent(row) && row.draft.measure.sign !== '=',
      ({ draft: { measure } }) => ({ actual: `${BigInt(measure.bareTarget) * 3n}${measure.unit}` }),
      'actual',
    ),
  ),
  fault('a rate above 100 %', 'rate-over-100', (form) =>
    change(
      form,
      (row) => isRate(row) && /合格率|覆盖率|准确率|满意度/.test(row.draft.name),
      () => ({ actual: '105%' }),
      'actual',
    ),
  ),
  fault('target and actual in different units', 'unit-mismatch', (form) =>
    change(
      form,
      (row) => isCount(row) && row.draft.measure.target.endsWith(row.draft.measure.unit),
      ({ draft: { measure } }) => ({ actual: `${measure.bareActual}${/亩|平方/.test(measure.unit) ? '人' : '亩'}` }),
      'actual',
    ),
  ),
  fault('a cost with ≥', 'direction-suspect', (form) =>
    change(
      form,
      (row) =>
        row.draft.level2.endsWith('成本指标') &&
        // What is paid to people may well be a floor.
        !/标准|补助/.test(row.draft.name) &&
        row.draft.measure.sign === '≤' &&
        row.draft.measure.bareTarget === row.draft.measure.bareActual,
      ({ draft: { measure } }) => ({ target: `≥${measure.bareTarget}${measure.unit}` }),
      'target',
    ),
  ),
  fault('deadline in the next year', 'date-out-of-year', (form) =>
    change(
      form,
      (row) => row.draft.measure.kind === 'date' && row.truth.actual.startsWith(String(form.truth.year)),
      () => ({ target: `${form.truth.year + 1}年6月底前` }),
      '',
    ),
  ),
  // Full marks for a missed deadline are an error of their own.
  {
    ...fault('reached in the next year', 'date-out-of-year', (form) =>
      change(
        form,
        (row) => row.draft.measure.kind === 'date',
        () => ({ target: `${form.truth.year}年12月底前`, actual: `${form.truth.year + 1}年3月` }),
        '',
      ),
    ),
    alone: false,
  },
  fault('placeholder name with a weight', 'placeholder-left', (form) =>
    change(form, isExact, () => ({ level3: '指标2：' }), ''),
  ),
  fault('placeholder target', 'placeholder-left', (form) => change(form, isBounded, () => ({ target: '≥**%' }), '')),
  {
    ...fault('the same indicator twice', 'duplicate-indicator', (form) => {
      const rows = rowsWhere(form, (row) => isExact(row) && isFull(row));
      const second = rows.find(
        (row) => row.at > 0 && rows.some((other) => other.at === row.at - 1 && other.draft.group === row.draft.group),
      );
      if (!second) return null;
      const copied = Object.fromEntries(
        (['level3', 'target', 'actual'] as const).map((field) => [
          owner(second, field),
          textOf(form, `indicators/${second.at - 1}/${field}`) ?? '',
        ]),
      );
      return { form: edit(form, copied), path: pathOf(second, '') };
    }),
  },
  fault('achieved goal copied from the planned', 'goal-copied', (form) => {
    const [goal] = form.truth.goals;
    return goal ? { form: edit(form, { 'goals/0/achieved': goal.planned }), path: '/record/goals/0' } : null;
  }),
  fault('a number promised in the goal stands in no indicator', 'goal-number-unreported', (form) => {
    const [goal] = form.truth.goals;
    return goal
      ? {
          form: edit(form, { 'goals/0/planned': `${goal.planned} 全年培训基层干部12347人次。` }),
          path: '/record/goals/0',
        }
      : null;
  }),
  fault(
    'cost amounts do not sum to the funds',
    'cost-funds-mismatch',
    (form) => {
      const costs = rowsWhere(form, (row) => row.draft.level2 === '成本指标');
      // A target with ≤ is a bound: bounds do not have to sum to the budget.
      const plain = (row: Row): boolean => isMoney(row) && row.draft.measure.sign === '';
      const same = costs.find(({ draft: { measure } }) => measure.bareTarget === measure.bareActual);
      if (!same || !costs.every(plain)) return null;
      const { bareTarget, unit } = same.draft.measure;
      const more = `${plus(bareTarget, '50')}${unit}`;
      return {
        form: edit(form, { [owner(same, 'target')]: more, [owner(same, 'actual')]: more }),
        path: '/record/funds/0/',
      };
    },
    ['zhongwei', 'national-2020', 'yinchuan'],
  ),
];
