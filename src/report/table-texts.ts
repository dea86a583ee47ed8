/** Words of the terminal table in both languages. */
import type { Severity } from '../model/diagnostic.js';
import type { Audit } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';

interface TableTexts {
  /** In the order of the columns. */
  readonly columns: readonly string[];
  readonly verdicts: Readonly<Record<Audit['verdict'], string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly unread: string;
  readonly acrossTables: string;
  readonly colon: string;
  readonly page: (page: number) => string;
  readonly row: (row: number) => string;
  /** Between two parts of a place. */
  readonly space: string;
  readonly moreInfo: (count: number) => string;
  readonly summary: (documents: number, evaluations: number, failures: number) => string;
  readonly findings: (error: number, warning: number, info: number) => string;
}

const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

export const TABLE_TEXTS: Readonly<Record<Lang, TableTexts>> = {
  zh: {
    columns: ['文件', '表', '项目', '申报', '复算', '差异', '结论', '错误/警告'],
    verdicts: { consistent: '相符', discrepant: '不符', incomplete: '缺数' },
    severities: { error: '错误', warning: '警告', info: '提示' },
    unread: '未读出',
    acrossTables: '跨表核查',
    colon: '：',
    page: (page) => `第 ${String(page)} 页`,
    row: (row) => `第 ${String(row)} 行`,
    space: ' ',
    moreInfo: (count) => `另有提示 ${String(count)} 条（--format json 可见）`,
    summary: (documents, evaluations, failures) =>
      `共 ${String(documents)} 份文件，${String(evaluations)} 张自评表，${String(failures)} 份未能读出`,
    findings: (error, warning, info) =>
      `核查结果：错误 ${String(error)}，警告 ${String(warning)}，提示 ${String(info)}`,
  },
  en: {
    columns: ['File', 'Table', 'Project', 'Declared', 'Recomputed', 'Difference', 'Verdict', 'Err/Warn'],
    verdicts: { consistent: 'consistent', discrepant: 'discrepant', incomplete: 'incomplete' },
    severities: { error: 'error', warning: 'warning', info: 'info' },
    unread: 'not read',
    acrossTables: 'Across tables',
    colon: ': ',
    page: (page) => `page ${String(page)}`,
    row: (row) => `row ${String(row)}`,
    space: ', ',
    moreInfo: (count) => `and ${String(count)} of severity info (see --format json)`,
    summary: (documents, evaluations, failures) =>
      `${plural(documents, 'document')}, ${plural(evaluations, 'table')}, ${plural(failures, 'document')} not read`,
    findings: (error, warning, info) =>
      `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${String(info)} info`,
  },
};
