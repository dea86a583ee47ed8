/** Words of the workpaper in both languages. */
import type { Audit, Convention, ScoreStatus } from '../../model/evaluation.js';
import type { Severity } from '../../model/diagnostic.js';
import type { Lang } from '../../model/lang.js';

export interface Words {
  readonly title: string;
  readonly font: string;
  /** Page numbers in the codes of a spreadsheet's footer. */
  readonly page: string;
  readonly continued: (name: string) => string;
  readonly sheets: Readonly<Record<'summary' | 'evaluations' | 'findings' | 'recomputation' | 'failures', string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly verdicts: Readonly<Record<Audit['verdict'], string>>;
  readonly statuses: Readonly<Record<ScoreStatus, string>>;
  readonly conventions: Readonly<Record<Convention, string>>;
  /** Fields by their names in the record. */
  readonly fields: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  readonly equal: string;
  readonly unequal: string;
  readonly unnamed: string;
}

export const WORDS: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '绩效自评复核底稿',
    font: '宋体',
    page: '第 &P 页，共 &N 页',
    continued: (name) => `本表已满，续见“${name}”`,
    sheets: { summary: '汇总', evaluations: '评价表', findings: '问题', recomputation: '重算', failures: '未读文件' },
    severities: { error: '错误', warning: '警告', info: '提示' },
    verdicts: { consistent: '相符', discrepant: '不符', incomplete: '缺数' },
    statuses: {
      match: '相符',
      'within-rounding': '舍入范围内',
      mismatch: '不符',
      judgement: '定性',
      unverifiable: '无法复算',
    },
    conventions: {
      reached: '达标满分',
      ratio: '按比例',
      linear: '线性扣减',
      closeness: '接近程度',
      execution: '执行率',
      deadline: '按期',
      range: '区间',
      band: '分档',
      equality: '须相等',
    },
    fields: {
      score: '得分',
      weight: '分值',
      level1Weight: '一级指标分值',
      level2Weight: '二级指标分值',
      level1: '一级指标',
      level2: '二级指标',
      level3: '三级指标',
      target: '指标值',
      actual: '实际完成值',
      reason: '未完成原因',
      method: '计分方法',
      initialBudget: '年初预算数',
      annualBudget: '全年预算数',
      executed: '全年执行数',
      executionRate: '执行率',
      totalWeight: '总分值',
      totalScore: '总分',
      rating: '评价等级',
      goals: '绩效目标',
      funds: '项目资金',
      indicators: '绩效指标',
    },
    yes: '是',
    no: '否',
    equal: '一致',
    unequal: '有差异',
    unnamed: '（未填）',
  },
  en: {
    title: 'Workpaper: self-evaluations recomputed',
    font: 'Arial',
    page: 'Page &P of &N',
    continued: (name) => `This sheet is full; it goes on in “${name}”`,
    sheets: {
      summary: 'Summary',
      evaluations: 'Evaluations',
      findings: 'Findings',
      recomputation: 'Recomputation',
      failures: 'Not read',
    },
    severities: { error: 'error', warning: 'warning', info: 'info' },
    verdicts: { consistent: 'consistent', discrepant: 'discrepant', incomplete: 'incomplete' },
    statuses: {
      match: 'match',
      'within-rounding': 'within rounding',
      mismatch: 'mismatch',
      judgement: 'judgement',
      unverifiable: 'unverifiable',
    },
    conventions: {
      reached: 'reached',
      ratio: 'ratio',
      linear: 'linear',
      closeness: 'closeness',
      execution: 'execution',
      deadline: 'deadline',
      range: 'range',
      band: 'band',
      equality: 'equality',
    },
    fields: {
      score: 'score',
      weight: 'weight',
      level1Weight: 'weight, level 1',
      level2Weight: 'weight, level 2',
      level1: 'level 1',
      level2: 'level 2',
      level3: 'level 3',
      target: 'target',
      actual: 'actual',
      reason: 'reason',
      method: 'method',
      initialBudget: 'initial budget',
      annualBudget: 'annual budget',
      executed: 'executed',
      executionRate: 'execution rate',
      totalWeight: 'total weight',
      totalScore: 'total',
      rating: 'rating',
      goals: 'goals',
      funds: 'funds',
      indicators: 'indicators',
    },
    yes: 'yes',
    no: 'no',
    equal: 'equal',
    unequal: 'differs',
    unnamed: '(not given)',
  },
};
