/** The warehouse as data: its tables, in the order in which they are written. DDL, rows and dictionary follow from it. */
import type { Evaluation } from '../model/evaluation.js';
import type { Localized } from '../model/lang.js';
import { column, type Column, type DecimalType, type PlainValue } from './columns.js';
import { DIAGNOSTICS, FINDINGS, FUNDS, GOALS, INDICATORS, SCORES, type ChildTable } from './tables/children.js';
import { DOCUMENT_COLUMNS, type DocumentRow } from './tables/documents.js';
import { EVALUATION_COLUMNS, type EvaluationRow } from './tables/evaluations.js';

/** Of the tables; a target of an older layout is migrated, one of a newer layout refused. */
export const LAYOUT_VERSION = 3;

export const TABLE_NAMES = [
  'documents',
  'evaluations',
  'funds',
  'goals',
  'indicators',
  'scores',
  'findings',
  'diagnostics',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];
export type ChildName = Exclude<TableName, 'documents' | 'evaluations'>;

/** What the world needs to know of a table, whatever its rows are made of. */
export interface Table {
  readonly name: TableName;
  readonly description: Localized;
  readonly key: readonly string[];
  readonly columns: readonly Omit<Column<never>, 'read'>[];
}

/** A table with the way to its rows. */
export interface Filled<T> extends Table {
  row(item: T): PlainValue[];
}

/** Whether a decimal text can stand in a column of the type without loss. */
export function fits(text: string, { precision, scale }: DecimalType): boolean {
  const [whole = '', fraction = ''] = text.replace(/^-?0*/, '').split('.');
  return whole.length <= precision - scale && fraction.replace(/0+$/, '').length <= scale;
}

function table<T>(
  name: TableName,
  description: Localized,
  key: readonly string[],
  columns: readonly Column<T>[],
): Filled<T> {
  const decimals = columns.some(({ type }) => type.kind === 'decimal');
  const overflow = column<T>(
    'overflow',
    { kind: 'json' },
    {
      zh: '超出 DECIMAL 列容量的数：列名与原数（JSON）；该列为空',
      en: 'Figures beyond their DECIMAL column, which is then null: an object of column and exact text',
    },
    () => null,
  );
  return {
    name,
    description,
    key,
    columns: decimals ? [...columns, overflow] : columns,
    row(item) {
      const values: PlainValue[] = [];
      const beyond: [string, string][] = [];
      for (const { name: at, type, read } of columns) {
        const value = read(item);
        if (type.kind === 'decimal' && typeof value === 'string' && !fits(value, type)) {
          beyond.push([at, value]);
          values.push(null);
        } else values.push(value);
      }
      if (decimals) values.push(beyond.length === 0 ? null : JSON.stringify(Object.fromEntries(beyond)));
      return values;
    },
  };
}

export const DOCUMENTS = table<DocumentRow>(
  'documents',
  { zh: '文件：一份文件一行，未能读出的也在内', en: 'One row a document, those that could not be read among them' },
  ['path'],
  DOCUMENT_COLUMNS,
);

export const EVALUATIONS = table<EvaluationRow>(
  'evaluations',
  { zh: '自评表：一张一行', en: 'One row a self-evaluation table' },
  ['id'],
  EVALUATION_COLUMNS,
);

/** A list of the evaluation with its table. */
export interface Child extends Table {
  /** Where the list stands in the evaluation: `record.funds`. */
  readonly list: string;
  rows(evaluation: Evaluation): PlainValue[][];
}

function childTable<T>(name: ChildName, index: string, description: Localized, child: ChildTable<T>): Child {
  const filled = table(name, description, ['evaluation_id', index], child.columns);
  return {
    ...filled,
    list: child.list,
    rows: (evaluation) =>
      child.items(evaluation).map((item, place) => filled.row({ evaluationId: evaluation.id, index: place, item })),
  };
}

export const CHILDREN: readonly Child[] = [
  childTable('funds', 'fund_index', { zh: '项目资金：一行资金一行', en: '项目资金: one row a printed row' }, FUNDS),
  childTable('goals', 'goal_index', { zh: '年度总体目标：一行一行', en: '年度总体目标: one row a printed row' }, GOALS),
  childTable(
    'indicators',
    'indicator_index',
    { zh: '绩效指标：一行指标一行', en: '绩效指标: one row a printed row' },
    INDICATORS,
  ),
  childTable('scores', 'score_index', { zh: '复算：一个指标一行', en: '复算: one row an indicator' }, SCORES),
  childTable(
    'findings',
    'finding_index',
    { zh: '核查结果：一项一行', en: '核查结果: one row a discrepancy' },
    FINDINGS,
  ),
  childTable(
    'diagnostics',
    'diagnostic_index',
    { zh: '读取说明：未能读清或作过归位之处', en: 'What could not be read, or had to be put right' },
    DIAGNOSTICS,
  ),
];

export const TABLES: readonly Table[] = [DOCUMENTS, EVALUATIONS, ...CHILDREN];

/** Something of each table. */
export function byTable<T>(give: (table: TableName) => T): Readonly<Record<TableName, T>> {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, give(name)])) as Record<TableName, T>;
}
