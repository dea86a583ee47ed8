/** Findings that rest on rows of ambiguous reading: never a plain error, and the auditor is told. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/evaluation.js';
import type { Lang } from '../../src/model/lang.js';
import { AMBIGUOUS, type EvaluationRecord } from '../../src/model/record.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { auditRecord } from '../../src/score/audit.js';
import { fund, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';

const CLEAR = /把握不足|not read with certainty/;

function table(confidence: number, row: IndicatorFields, more: Partial<EvaluationRecord> = {}): EvaluationRecord {
  const first = { level1: '产出指标', level1Weight: '100', weight: '60', score: '60' };
  const second = { ...first, level3: '渠道长度', level1Weight: null, weight: '40', score: '40' };
  return record({
    indicators: [indicator(first), { ...indicator({ ...second, ...row }), confidence }],
    totalScore: '100',
    totalWeight: '100',
    ...more,
  });
}

function audit(of: EvaluationRecord, lang: Lang = 'zh') {
  return auditRecord(of, { profile: mof2020, lang, locate: () => ({}) });
}

function found(of: EvaluationRecord, rule: string, lang?: Lang): Finding | undefined {
  return audit(of, lang).findings.find((finding) => finding.rule === rule);
}

const UNSURE = AMBIGUOUS - 0.01;

describe('a row of ambiguous reading', () => {
  const planted: readonly (readonly [string, IndicatorFields, Partial<EvaluationRecord>])[] = [
    ['score-out-of-range', { score: '41' }, { totalScore: '101' }],
    ['shortfall-full-score', { target: '≥40台', actual: '36台' }, {}],
    ['score-mismatch', { target: '≥40台', actual: '36台', score: '30' }, { totalScore: '90' }],
    ['section-weight-mismatch', { weight: '41' }, { totalWeight: '101' }],
    ['weight-total-mismatch', { weight: '41' }, {}],
    ['total-score-mismatch', {}, { totalScore: '99' }],
    ['recomputed-total-mismatch', { target: '≥40台', actual: '40台', score: null }, { totalScore: '101' }],
  ];

  it.each(planted)('%s: a warning that tells it', (rule, row, more) => {
    const finding = found(table(UNSURE, row, more), rule);
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toMatch(/读取把握不足.*请先对照原件/);
    expect(found(table(UNSURE, row, more), rule, 'en')?.message).toMatch(/not read with certainty.*check the document/);
  });

  it.each(planted)('%s: an error without a word where the reading is certain', (rule, row, more) => {
    const finding = found(table(AMBIGUOUS, row, more), rule);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).not.toMatch(CLEAR);
  });

  it('names a row where several were added up', () => {
    expect(found(table(UNSURE, {}, { totalScore: '99' }), 'total-score-mismatch')?.message).toBe(
      '申报总分 99 分，各项得分合计 100 分，少计 1 分（所据 1 行读取把握不足，如“渠道长度”，可能并非申报差错，请先对照原件）',
    );
  });

  it('is told by a milder finding too, which stays as mild', () => {
    const finding = found(table(UNSURE, { score: '39' }, { totalScore: '99' }), 'missing-reason');
    expect(finding).toMatchObject({ severity: 'warning', message: expect.stringMatching(CLEAR) as string });
  });

  it('leaves the table without a verdict, but not where it changes nothing', () => {
    expect(audit(table(UNSURE, {}, { totalScore: '99' })).verdict).toBe('incomplete');
    expect(audit(table(UNSURE, {})).verdict).toBe('consistent');
  });

  it('touches no finding that rests on something else', () => {
    const money = fund({ annualBudget: '100', executed: '50', executionRate: '0.6', weight: null, score: null });
    const finding = found(table(UNSURE, {}, { funds: [money] }), 'execution-rate-mismatch');
    expect(finding?.severity).toBe('error');
    expect(finding?.message).not.toMatch(CLEAR);
  });
});
