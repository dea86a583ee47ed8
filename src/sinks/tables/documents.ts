/** Table `documents`: every document that was loaded, those that could not be read among them. */
import { failureCodeSchema } from '../../model/diagnostic.js';
import { column, type Column, type ColumnType } from '../columns.js';
import type { StoredDocument } from '../work.js';

/** A document, and when it was loaded: ISO 8601, UTC. */
export interface DocumentRow {
  readonly document: StoredDocument;
  readonly loadedAt: string;
}

const TEXT: ColumnType = { kind: 'text' };
const INTEGER: ColumnType = { kind: 'integer' };

export const DOCUMENT_COLUMNS: readonly Column<DocumentRow>[] = [
  column(
    'path',
    TEXT,
    { zh: '路径，如命令行所写；压缩包成员为 包.zip!/成员', en: 'Path as named; archive.zip!/member for members' },
    ({ document }) => document.path,
    { nullable: false },
  ),
  column(
    'sha256',
    TEXT,
    { zh: '文件内容的 SHA-256；未能读取时为空', en: 'SHA-256 of the content; null where it could not be read' },
    ({ document }) => document.sha256,
  ),
  column(
    'format',
    TEXT,
    { zh: '文件格式；不明时为空', en: 'Format of the document; null where it is not known' },
    ({ document }) => document.format,
  ),
  column(
    'status',
    TEXT,
    { zh: 'read：全部读出；failed：未能读出', en: 'read: all of it was read; failed: it was not' },
    ({ document }) => document.status,
    { nullable: false, words: ['read', 'failed'] },
  ),
  column(
    'error_code',
    TEXT,
    { zh: '未能读出的原因代码', en: 'Stable name of the cause of a failure' },
    ({ document }) => document.errorCode,
    { words: failureCodeSchema.options },
  ),
  column(
    'error_message',
    TEXT,
    { zh: '未能读出的原因', en: 'The cause in words' },
    ({ document }) => document.errorMessage,
  ),
  column('error_hint', TEXT, { zh: '如何处理', en: 'What to do about it' }, ({ document }) => document.errorHint),
  column(
    'evaluation_count',
    INTEGER,
    { zh: '自评表数', en: 'Self-evaluation tables in it' },
    ({ document }) => document.evaluations,
    { nullable: false },
  ),
  ...(['error', 'warning', 'info'] as const).map((severity) =>
    column<DocumentRow>(
      `${severity}_count`,
      INTEGER,
      { zh: `级别为 ${severity} 的核查结果数`, en: `Findings of severity ${severity}` },
      ({ document }) => document.findings[severity],
      { nullable: false },
    ),
  ),
  column(
    'program_version',
    TEXT,
    { zh: '复核所用的程序版本', en: 'Version of fuhe that read it' },
    ({ document }) => document.programVersion,
    { nullable: false },
  ),
  column(
    'profile',
    TEXT,
    {
      zh: '指定的规则档案：auto 或档案名；自定档案附内容摘要',
      en: 'Profile that was asked for: auto or a name; one from a file with a digest of it',
    },
    ({ document }) => document.profile,
    { nullable: false },
  ),
  column(
    'limits',
    TEXT,
    { zh: '因超限未能读出时的限值', en: 'The limits, where the failure came of one of them' },
    ({ document }) => document.limits,
  ),
  column(
    'loaded_at',
    { kind: 'timestamp' },
    { zh: '载入时间；重复载入相同内容不改变', en: 'When it was loaded; loading the same again does not change it' },
    ({ loadedAt }) => loadedAt,
    { nullable: false },
  ),
];
