/** Faults of the fund block and of what was spent. */
import { exact, printFixed, printShort, productQuotient } from '../forms/exact.js';
import type { Form } from '../forms/form.js';
import { edit, editScores, plus, textOf } from './edit.js';
import type { Fault } from './fault.js';

const WHOLE = ['national-2020', 'national-2021', 'department', 'sichuan'];

/** Plain amounts, without separators and units. */
function amount(form: Form, owner: string): string | null {
  const text = textOf(form, owner);
  return text !== null && /^\d+\.\d\d$/.test(text) ? text : null;
}

/** Sets what was spent, in the total and in its first part, with the rate and score that follow. */
function spend(form: Form, percent: string): Form | null {
  const budget = amount(form, 'funds/0/annualBudget');
  const rows = form.truth.funds.slice(1).map((fund, at) => ({ fund, at: at + 1 }));
  const rest = rows.slice(1);
  if (budget === null || rest.some(({ fund }) => fund.annualBudget === null || !/^0\.00$/.test(fund.annualBudget)))
    return null;
  const executed = printFixed(productQuotient(exact(budget), exact(percent), exact('100'), 2));
  const rate = printFixed(productQuotient(exact('100'), exact(executed), exact(budget), 2));
  const capped = Number(percent) > 100 ? budget : executed;
  const score = printShort(productQuotient(exact('10'), exact(capped), exact(budget), 2));
  const texts: Record<string, string> = { 'funds/0/executed': executed, 'funds/0/executionRate': `${rate}%` };
  if (rows.length > 0) {
    texts['funds/1/executed'] = executed;
    if (/%/.test(textOf(form, 'funds/1/executionRate') ?? '')) texts['funds/1/executionRate'] = `${rate}%`;
  }
  return edit(editScores(form, { 'funds/0/score': score }), texts);
}

export const FUND_FAULTS: readonly Fault[] = [
  ...(['initialBudget', 'annualBudget', 'executed'] as const).map((column): Fault => ({
    name: `parts do not add up: ${column}`,
    rule: 'funds-sum-mismatch',
    families: column === 'initialBudget' ? [...WHOLE, 'zhongwei', 'guangshui'] : ['zhongwei', 'guangshui', 'yinchuan'],
    alone: true,
    inject(form) {
      const part = amount(form, `funds/1/${column}`);
      // One part alone (财政资金) may leave out others; two or more claim to be the whole.
      if (part === null || form.truth.funds.length < 3) return null;
      return { form: edit(form, { [`funds/1/${column}`]: plus(part, '1.00') }), path: `/record/funds/0/${column}` };
    },
  })),
  {
    name: 'printed rate five points too low',
    rule: 'execution-rate-mismatch',
    families: WHOLE,
    alone: true,
    inject(form) {
      const rate = textOf(form, 'funds/0/executionRate')?.replace('%', '');
      return rate
        ? {
            form: edit(form, { 'funds/0/executionRate': `${plus(rate, '-5')}%` }),
            path: '/record/funds/0/executionRate',
          }
        : null;
    },
  },
  {
    name: 'execution score one point too low',
    rule: 'execution-score-mismatch',
    families: WHOLE,
    alone: true,
    inject(form) {
      const score = textOf(form, 'funds/0/score');
      return score
        ? { form: editScores(form, { 'funds/0/score': plus(score, '-1') }), path: '/record/funds/0/score' }
        : null;
    },
  },
  {
    name: 'spent more than the budget',
    rule: 'execution-over-budget',
    families: WHOLE,
    alone: true,
    inject(form) {
      const changed = spend(form, '105');
      return changed && { form: changed, path: '/record/funds/0/executed' };
    },
  },
  {
    name: 'half of the budget spent, no reason anywhere',
    rule: 'low-execution-no-reason',
    families: WHOLE,
    alone: true,
    inject(form) {
      if (form.truth.indicators.some((row) => row.reason !== null && !/^[无—]$/.test(row.reason))) return null;
      if (form.truth.goals.some((goal) => /资金/.test(goal.achieved))) return null;
      const changed = spend(form, '50');
      return changed && { form: changed, path: '/record/funds/0/executionRate' };
    },
  },
  {
    name: 'outputs claim far more than was spent',
    rule: 'spend-result-gap',
    families: WHOLE,
    alone: true,
    inject(form) {
      const changed = spend(form, '60');
      return changed && { form: changed, path: '/record/' };
    },
  },
  {
    name: 'nothing spent, outputs with full marks',
    rule: 'zero-spend-full-output',
    families: WHOLE,
    alone: true,
    inject(form) {
      const changed = spend(form, '0');
      const full = form.drafts.some(
        (draft) => draft.level1 === '产出指标' && draft.level2 !== '成本指标' && draft.measure.outcome.kind === 'full',
      );
      return changed && full ? { form: changed, path: '/record/indicators/' } : null;
    },
  },
];
