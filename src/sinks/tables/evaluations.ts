/** Table `evaluations`: one row a self-evaluation table, with the whole of it as JSON. */
import { auditSchema, type Evaluation } from '../../model/evaluation.js';
import { recordSchema } from '../../model/record.js';
import { sourceSchema } from '../../model/source.js';
import { column, field, jsonColumn, POINTS, type Column, type ColumnType } from '../columns.js';
import type { Making } from '../work.js';

/** An evaluation and how it was made. */
export interface EvaluationRow {
  readonly evaluation: Evaluation;
  readonly making: Making;
}

const TEXT: ColumnType = { kind: 'text' };

/** The columns of one part of the evaluation. */
function part<K extends 'source' | 'record' | 'audit'>(
  name: K,
  columns: readonly Column<Evaluation[K]>[],
): Column<EvaluationRow>[] {
  return columns.map(({ fields, read, ...rest }) => ({
    ...rest,
    fields: fields.map((each) => `${name}.${each}`),
    read: ({ evaluation }) => read(evaluation[name]),
  }));
}

export const EVALUATION_COLUMNS: readonly Column<EvaluationRow>[] = [
  column(
    'id',
    TEXT,
    { zh: '自评表编号：文件 SHA-256#表序号', en: '<sha256 of the document>#<table>: the stable key' },
    ({ evaluation }) => evaluation.id,
    { nullable: false, fields: ['id'] },
  ),
  ...part('source', [
    {
      ...field(sourceSchema, 'sha256', { zh: '所在文件的 SHA-256', en: 'SHA-256 of the document; see documents' }),
      name: 'document_sha256',
    },
    {
      ...field(sourceSchema, 'table', {
        zh: '文件中第几张自评表，自 1 起',
        en: 'Number of the table in the document, from 1',
      }),
      name: 'table_number',
    },
    jsonColumn(
      'pages',
      { zh: '所在页码；无页码的格式为空', en: 'Pages it stands on; null where the format has none' },
      ({ pages }) => pages,
      { fields: ['pages[]'], nullable: true },
    ),
  ]),
  ...part('record', [
    field(recordSchema, 'title', { zh: '表名，如原文', en: 'Title of the table, as printed' }),
    field(recordSchema, 'label', { zh: '表号，如原文', en: 'Label of the table (表1), as printed' }),
    field(recordSchema, 'year', { zh: '年度', en: 'Budget year' }),
    field(recordSchema, 'projectName', { zh: '项目名称；部门整体自评表为空', en: '项目名称; null in a 部门整体 form' }),
    field(recordSchema, 'department', { zh: '主管部门或部门（单位）名称', en: '主管部门, or 部门（单位）名称' }),
    field(recordSchema, 'unit', { zh: '实施单位、项目单位或填报单位', en: '实施单位, 项目单位 or 填报单位' }),
    field(recordSchema, 'totalWeight', { zh: '总分行的分值', en: '总分 row, weight column' }, POINTS),
    field(recordSchema, 'totalScore', { zh: '总分行的得分', en: '总分' }, POINTS),
    field(recordSchema, 'rating', { zh: '评价等级，如原文', en: '评价等级 (优 良 中 差), as printed' }),
  ]),
  ...part('audit', [
    field(auditSchema, 'profile', { zh: '复算所依的规则档案', en: 'Profile that the recomputation followed' }),
    field(auditSchema, 'declaredTotal', { zh: '申报总分', en: 'Declared total' }, POINTS),
    field(auditSchema, 'recomputedTotal', { zh: '复算总分', en: 'Recomputed total; see the schema of audit' }, POINTS),
    field(auditSchema, 'difference', { zh: '差异：申报 − 复算', en: 'declared − recomputed' }, POINTS),
    field(auditSchema, 'verdict', { zh: '结论', en: 'discrepant, incomplete or consistent' }),
  ]),
  column(
    'program_version',
    TEXT,
    { zh: '复核所用的程序版本', en: 'Version of fuhe that made it' },
    ({ making }) => making.programVersion,
    { nullable: false },
  ),
  column(
    'requested_profile',
    TEXT,
    { zh: '指定的规则档案，同 documents.profile', en: 'Profile that was asked for, as documents.profile' },
    ({ making }) => making.profile,
    { nullable: false },
  ),
  jsonColumn(
    'json',
    { zh: '整张自评表的复核结果（JSON）', en: 'The whole evaluation as `fuhe audit` prints it' },
    ({ evaluation }) => evaluation,
  ),
];
