/** Finished results for tests of what comes after the audit. */
import type { Audit, Evaluation, Failure, Finding } from '../../src/model/evaluation.js';
import type { EvaluationRecord } from '../../src/model/record.js';
import { indicator } from './record-builder.js';

export const SHA256 = 'a'.repeat(64);

export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    rule: 'score-mismatch',
    severity: 'error',
    path: '/record/indicators/0/score',
    declared: '4',
    recomputed: '3.75',
    difference: '0.25',
    message: '申报 4 分，复算 3.75 分，多计 0.25 分',
    location: { row: 11 },
    ...fields,
  };
}

export function evaluation(fields: {
  readonly path?: string;
  readonly record?: Partial<EvaluationRecord>;
  readonly audit?: Partial<Audit>;
}): Evaluation {
  return {
    type: 'evaluation',
    schemaVersion: '1.0',
    id: `${SHA256}#1`,
    source: { path: fields.path ?? 'a/自评表.txt', sha256: SHA256, format: 'text', table: 1, pages: null },
    record: {
      title: '项目支出绩效自评表',
      label: '表1',
      year: 2024,
      projectName: '考试经费',
      department: null,
      unit: null,
      funds: [],
      goals: [],
      indicators: [indicator({ level3: '食宿费' })],
      totalWeight: null,
      totalScore: '100',
      rating: null,
      ...fields.record,
    },
    diagnostics: [],
    audit: {
      profile: 'zhongwei-2024',
      profileEvidence: [],
      checks: [],
      declaredTotal: '100',
      recomputedTotal: '99.75',
      difference: '0.25',
      verdict: 'discrepant',
      scores: [],
      findings: [finding()],
      ...fields.audit,
    },
  };
}

export function unreadable(path = 'b.docx'): Failure {
  return {
    type: 'failure',
    schemaVersion: '1.0',
    source: { path, sha256: null, format: null },
    error: { code: 'not-found', message: '文件不存在', hint: '请核对路径' },
  };
}
