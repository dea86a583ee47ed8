/** The catalogue of diagnostics and failures: severity and message templates in both languages. */
import type { Diagnostic, DiagnosticCode, FailureCode, Severity } from '../model/diagnostic.js';
import { SCHEMA_VERSION, type Failure } from '../model/evaluation.js';
import { renderMessage, type Lang, type Localized, type MessageFields } from '../model/lang.js';
import type { Location, SourceFormat } from '../model/source.js';

interface DiagnosticEntry {
  readonly severity: Severity;
  readonly message: Localized;
}

/** Slots: `{what}` says what was done or not read, in the language of the message; `{raw}` is the text as printed. */
export const DIAGNOSTICS: Readonly<Record<DiagnosticCode, DiagnosticEntry>> = {
  'alignment-repaired': {
    severity: 'info',
    message: {
      zh: '单元格错位，已归入相应栏目：{what}',
      en: 'Cells stood in the wrong columns and were moved: {what}',
    },
  },
  'alignment-ambiguous': {
    severity: 'warning',
    message: {
      zh: '单元格归栏有两种可能，已取较可能的一种；另一种：{what}',
      en: 'Two readings of the row are about as likely; the record holds the likelier, the other is: {what}',
    },
  },
  'value-unread': {
    severity: 'info',
    message: { zh: '未能读成数值，按原文保留：{raw}', en: 'Not read as a figure, kept as text: {raw}' },
  },
  'header-unknown': {
    severity: 'warning',
    message: {
      zh: '表头“{raw}”未能识别，该列内容未进入记录',
      en: 'Unknown column header “{raw}”; the column is not in the record',
    },
  },
  'row-unread': {
    severity: 'warning',
    message: { zh: '该行未能归入任何栏目：{raw}', en: 'The row fits no part of the form: {raw}' },
  },
  'text-unassigned': {
    severity: 'warning',
    message: { zh: '有文字未落入任何栏目：{raw}', en: 'Text that landed in no field: {raw}' },
  },
  'low-quality-scan': {
    severity: 'warning',
    message: { zh: '扫描质量较低，识别结果请核对原件', en: 'Scan of low quality; compare with the original' },
  },
  'missing-field': {
    severity: 'warning',
    message: { zh: '表样要求的内容缺失：{what}', en: 'A field that the form demands is missing: {what}' },
  },
  truncated: {
    severity: 'warning',
    message: { zh: '表格不完整：{what}', en: 'The table has no end: {what}' },
  },
};

/** One diagnostic with its rendered message. */
export function diagnostic(
  code: DiagnosticCode,
  at: {
    readonly path: string | null;
    readonly raw?: string | null;
    readonly location?: Location;
    readonly fields?: MessageFields;
  },
  lang: Lang,
): Diagnostic {
  const entry = DIAGNOSTICS[code];
  const raw = at.raw ?? null;
  const message = renderMessage(entry.message, { raw: raw ?? '', ...at.fields }, lang);
  return { code, severity: entry.severity, path: at.path, raw, message, location: at.location ?? {} };
}

interface FailureEntry {
  readonly message: Localized;
  readonly hint: Localized;
}

/** Slot `{detail}`: what was seen, where there is more to say. */
export const FAILURES: Readonly<Record<FailureCode, FailureEntry>> = {
  'unsupported-format': {
    message: { zh: '不支持的文件格式{detail}', en: 'Unsupported file format{detail}' },
    hint: {
      zh: '请另存为 PDF、Word、Excel、网页或文本后重试',
      en: 'Save it as PDF, Word, Excel, HTML or text and try again',
    },
  },
  encrypted: {
    message: { zh: '文件已加密，无法读取{detail}', en: 'The file is encrypted{detail}' },
    hint: { zh: '请向报送单位索取未加密的版本', en: 'Ask for a copy without a password' },
  },
  corrupt: {
    message: { zh: '文件已损坏，无法读取{detail}', en: 'The file is damaged{detail}' },
    hint: { zh: '请重新下载或向报送单位索取原件', en: 'Download it again or ask for the original' },
  },
  empty: {
    message: { zh: '文件为空{detail}', en: 'The file is empty{detail}' },
    hint: { zh: '请核对文件是否上传完整', en: 'Check whether the upload was complete' },
  },
  'no-table': {
    message: { zh: '未找到绩效自评表{detail}', en: 'No self-evaluation table was found{detail}' },
    hint: {
      zh: '请确认文件中含有带“三级指标、分值、得分”等表头的自评表',
      en: 'Check that the file holds a table with headings such as 三级指标, 分值, 得分',
    },
  },
  'too-large': {
    message: { zh: '文件超出大小限制{detail}', en: 'The file is larger than allowed{detail}' },
    hint: {
      zh: '文件大小的上限可用 --max-size 提高；页数、单元格、压缩比、嵌套层数等其他上限不可调，请拆分或另存文件后再试',
      en: 'Raise --max-size for the size of a file; other limits (pages, cells, compression, nesting) are fixed: split the file or save it anew',
    },
  },
  timeout: {
    message: { zh: '处理超时{detail}', en: 'Reading took too long{detail}' },
    hint: { zh: '可用 --timeout 延长时限后重试', en: 'Raise --timeout and try again' },
  },
  'out-of-memory': {
    message: { zh: '处理该文件时内存不足{detail}', en: 'Out of memory{detail}' },
    hint: { zh: '请将文件拆分后重试', en: 'Split the file and try again' },
  },
  'not-found': {
    message: { zh: '文件不存在{detail}', en: 'No such file{detail}' },
    hint: { zh: '请核对路径', en: 'Check the path' },
  },
  unreadable: {
    message: { zh: '文件无法打开{detail}', en: 'The file cannot be opened{detail}' },
    hint: {
      zh: '请检查文件权限，或文件是否被占用；管道、设备、链接和压缩包内路径不安全的文件不会读取',
      en: 'Check its permissions; pipes, devices, links and members of archives with unsafe names are never read',
    },
  },
  internal: {
    message: { zh: '程序内部错误{detail}', en: 'Internal error{detail}' },
    hint: { zh: '请将该文件和版本号一并反馈给维护者', en: 'Please report it with the file and the program version' },
  },
};

/** What is known of a document that gave no evaluation. */
export interface FailedSource {
  readonly path: string;
  readonly sha256: string | null;
  readonly format: SourceFormat | null;
}

/** One failure with its rendered message and hint. `detail` stands in the message as it is. */
export function failure(code: FailureCode, source: FailedSource, lang: Lang, detail = ''): Failure {
  const entry = FAILURES[code];
  const shown = detail === '' ? '' : lang === 'zh' ? `：${detail}` : `: ${detail}`;
  return {
    type: 'failure',
    schemaVersion: SCHEMA_VERSION,
    source: { path: source.path, sha256: source.sha256, format: source.format },
    error: {
      code,
      message: renderMessage(entry.message, { detail: shown }, lang),
      hint: renderMessage(entry.hint, {}, lang),
    },
  };
}
