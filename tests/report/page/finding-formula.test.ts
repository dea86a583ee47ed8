import { describe, expect, test } from 'vitest';
import type { EvaluationRecord } from '../../../src/model/record.js';
import { evaluationView } from '../../../src/report/page/page.js';
import { auditRecord } from '../../../src/score/audit.js';
import { evaluation } from '../../helpers/results.js';
import { fund, indicator, record } from '../../helpers/record-builder.js';

/** The formula of the first finding of the rule in a table that is audited as it stands. */
function formulaIn(rule: string, fields: Partial<EvaluationRecord>): string | null | undefined {
  const made = record(fields);
  const audit = auditRecord(made, { profile: 'auto', lang: 'zh', locate: () => ({}) });
  return evaluationView(evaluation({ record: made, audit }), 1).findings.find((each) => each.rule === rule)?.formula;
}

const rows = (scores: readonly string[], weights = scores): EvaluationRecord['indicators'] =>
  scores.map((score, index) => {
    const weight = weights[index] ?? score;
    return indicator({ level3: `指标${String(index)}甲`, weight, score, reason: '略' });
  });

describe('the arithmetic of a finding', () => {
  test.each<[string, string, Partial<EvaluationRecord>, string]>([
    [
      'sum of the scores',
      'total-score-mismatch',
      { indicators: rows(['40', '35', '15'], ['40', '35', '25']), totalScore: '95' },
      '40 + 35 + 15 = 90',
    ],
    [
      'with the execution score',
      'total-score-mismatch',
      { indicators: rows(['50', '40']), funds: [fund({ weight: '10', score: '10' })], totalScore: '99' },
      '50 + 40 + 10 = 100',
    ],
    [
      'sum of the weights',
      'weight-total-mismatch',
      { indicators: rows(['40', '35', '40']), totalScore: '115' },
      '40 + 35 + 40 = 115',
    ],
    [
      'parts of the funds',
      'funds-sum-mismatch',
      {
        funds: [
          fund({ annualBudget: '70.00' }),
          fund({ item: '财政拨款', kind: 'fiscal', annualBudget: '60.00' }),
          fund({ item: '其他资金', kind: 'other', annualBudget: '5.00', initialBudget: '0.00', executed: '0.00' }),
        ],
        indicators: rows(['50', '50']),
        totalScore: '100',
      },
      '60.00 + 5.00 = 65.00',
    ],
    [
      'the execution score',
      'execution-score-mismatch',
      {
        funds: [fund({ annualBudget: '60.00', executed: '30.00', executionRate: '0.5', weight: '10', score: '9' })],
        indicators: rows(['50', '40']),
        totalScore: '99',
      },
      '30.00 ÷ 60.00 × 10 = 5 → 5.00',
    ],
  ])('%s', (_name, rule, fields, formula) => {
    expect(formulaIn(rule, fields)).toBe(formula);
  });

  test('of a score is the one that it was recomputed by', () => {
    const short = indicator({ target: '100人', actual: '80人', weight: '50', score: '45', reason: '略' });
    expect(formulaIn('score-mismatch', { indicators: [short, ...rows(['50'])], totalScore: '95' })).toContain('40');
  });
});
