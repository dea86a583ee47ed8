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
  readonly first: string;
  readonly byRule: string;
  readonly byUnit: string;
  readonly unreadDocuments: string;
  readonly tables: string;
  readonly unit: string;
  readonly inTables: (count: number) => string;
  readonly more: (count: number) => string;
  readonly colon: string;
  readonly page: (page: number) => string;
  readonly row: (row: number) => string;
  /** Between two parts of a place. */
  readonly space: string;
  readonly moreInfo: (count: number) => string;
  readonly summary: (documents: number, evaluations: number, failures: number) => string;
  readonly verdictCounts: (discrepant: number, incomplete: number, consistent: number) => string;
  readonly findings: (error: number, warning: number, info: number) => string;
}

/** `2 tables` */
const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

export const TABLE_TEXTS: Readonly<Record<Lang, TableTexts>> = {
  zh: {
    columns: ['文件', '表', '项目', '申报', '复算', '差异', '结论', '错误/警告'],
    verdicts: { consistent: '相符', discrepant: '不符', incomplete: '缺数' },
    severities: { error: '错误', warning: '警告', info: '提示' },
    unread: '未读出',
    acrossTables: '跨表核查',
    first: '需先核查的自评表',
    byRule: '按规则',
    byUnit: '按单位',
    unreadDocuments: '未能读出的文件',
    tables: '自评表',
    unit: '单位',
    inTables: (count) => (count > 0 ? `（${String(count)} 张表）` : ''),
    more: (count) => `…另有 ${String(count)} 个`,
    colon: '：',
    page: (page) => `第 ${String(page)} 页`,
    row: (row) => `第 ${String(row)} 行`,
    space: ' ',
    moreInfo: (count) => `另有提示 ${String(count)} 条（--format json 可见）`,
    summary: (documents, evaluations, failures) =>
      `共 ${String(documents)} 份文件，${String(evaluations)} 张自评表，${String(failures)} 份未能读出`,
    verdictCounts: (discrepant, incomplete, consistent) =>
      `自评表：不符 ${String(discrepant)}，缺数 ${String(incomplete)}，相符 ${String(consistent)}`,
    findings: (error, warning, info) =>
      `核查结果：错误 ${String(error)}，警告 ${String(warning)}，提示 ${String(info)}`,
  },
  en: {
    columns: ['File', 'Table', 'Project', 'Declared', 'Recomp.', 'Diff.', 'Verdict', 'E/W'],
    verdicts: { consistent: 'consistent', discrepant: 'discrepant', incomplete: 'incomplete' },
    severities: { error: 'error', warning: 'warning', info: 'info' },
    unread: 'not read',
    acrossTables: 'Across tables',
    first: 'Look at these first',
    byRule: 'By rule',
    byUnit: 'By unit',
    unreadDocuments: 'Documents not read',
    tables: 'tables',
    unit: 'Unit',
    inTables: (count) => (count > 0 ? ` (in ${plural(count, 'table')})` : ''),
    more: (count) => `… and ${String(count)} more`,
    colon: ': ',
    page: (page) => `page ${String(page)}`,
    row: (row) => `row ${String(row)}`,
    space: ', ',
    moreInfo: (count) => `and ${String(count)} of severity info (see --format json)`,
    summary: (documents, evaluations, failures) =>
      `${plural(documents, 'document')}, ${plural(evaluations, 'table')}, ${plural(failures, 'document')} not read`,
    verdictCounts: (discrepant, incomplete, consistent) =>
      `${String(discrepant)} discrepant, ${String(incomplete)} incomplete, ${String(consistent)} consistent`,
    findings: (error, warning, info) =>
      `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${String(info)} info`,
  },
};
