/** Words of the application's own pages, in both languages. */
import type { FileState } from '../batch-file.js';
import type { BatchState } from '../batch.js';
import type { Lang } from '../../model/lang.js';
import type { ColumnName } from '../../report/page/view.js';

export interface PageTexts {
  readonly htmlLang: string;
  readonly name: string;
  readonly about: string;
  readonly upload: {
    readonly title: string;
    readonly files: string;
    readonly folder: string;
    readonly drop: string;
    readonly formats: string;
    readonly start: string;
    readonly limits: (file: string, files: number) => string;
    readonly keeping: (minutes: number) => string;
    readonly local: string;
  };
  readonly progress: {
    readonly title: string;
    readonly wait: string;
    readonly cancel: string;
    readonly columns: readonly [string, string, string, string, string, string];
    readonly state: Readonly<Record<FileState, string>>;
  };
  readonly batch: {
    readonly title: string;
    readonly state: Readonly<Record<BatchState, string>>;
    readonly interactive: string;
    readonly downloads: string;
    readonly json: string;
    readonly workpaper: string;
    readonly page: string;
    readonly another: string;
    readonly manage: string;
    readonly remove: string;
    readonly summary: (documents: number, tables: number, failures: number) => string;
    readonly findings: (errors: number, warnings: number, infos: number) => string;
    readonly evaluations: string;
    readonly columns: readonly [string, string, string, string, string, string, string, string, string];
    readonly verdict: Readonly<Record<'consistent' | 'discrepant' | 'incomplete', string>>;
    readonly errors: string;
    readonly cross: string;
    readonly unread: string;
    readonly unreadColumns: readonly [string, string, string];
    readonly none: string;
    readonly back: string;
  };
  readonly evaluation: {
    readonly findings: string;
    readonly noFindings: string;
    readonly declared: string;
    readonly recomputed: string;
    readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
    readonly original: (page: number) => string;
    readonly place: (row: number) => string;
    readonly cell: string;
    readonly form: string;
    readonly back: string;
  };
  readonly error: { readonly title: string; readonly home: string };
}

export const PAGE_TEXTS: Readonly<Record<Lang, PageTexts>> = {
  zh: {
    htmlLang: 'zh-CN',
    name: '复核',
    about: '读取项目支出绩效自评表，逐项复算得分，列出与申报不符之处及其位置。',
    upload: {
      title: '上传自评表',
      files: '选择文件',
      folder: '选择文件夹',
      drop: '也可将文件或文件夹拖到此处',
      formats: '可读 PDF、Word、Excel、网页、文本，以及含有这些文件的 zip 压缩包。',
      start: '开始复核',
      limits: (file, files) => `单个文件不超过 ${file}，一次不超过 ${String(files)} 个文件。`,
      keeping: (minutes) =>
        `上传的文件和结果只存放在本机临时文件夹，${String(minutes)} 分钟未查看即删除，也可随时手动删除。`,
      local: '文件只在本机处理，不会发送到网络。',
    },
    progress: {
      title: '正在复核',
      wait: '页面会自动刷新，处理完毕后显示结果。',
      cancel: '取消',
      columns: ['文件', '状态', '文档', '自评表', '错误', '警告'],
      state: { waiting: '等待', reading: '复核中', done: '完成', cancelled: '已取消' },
    },
    batch: {
      title: '核查结果',
      state: { receiving: '上传中', working: '复核中', done: '已完成', cancelled: '已取消' },
      interactive: '打开核查页面（表格与原件对照）',
      downloads: '下载',
      json: '结果（JSON）',
      workpaper: '审计底稿（Excel）',
      page: '核查页面（单个文件）',
      another: '上传其他文件',
      manage: '本批概况与删除',
      remove: '删除本批文件和结果',
      summary: (documents, tables, failures) =>
        `${String(documents)} 份文档，${String(tables)} 张自评表，${String(failures)} 份未能读出`,
      findings: (errors, warnings, infos) =>
        `错误 ${String(errors)} 项，警告 ${String(warnings)} 项，提示 ${String(infos)} 项`,
      evaluations: '自评表',
      columns: ['序号', '单位', '项目', '年度', '申报总分', '复算总分', '差异', '结论', '错误 / 警告'],
      verdict: { consistent: '相符', discrepant: '不符', incomplete: '数据不全' },
      errors: '错误',
      cross: '跨表核查结果',
      unread: '未能读出的文档',
      unreadColumns: ['文档', '原因', '处理建议'],
      none: '没有自评表。',
      back: '返回本批结果',
    },
    evaluation: {
      findings: '核查结果',
      noFindings: '没有核查结果。',
      declared: '申报',
      recomputed: '复算',
      severity: { error: '错误', warning: '警告', info: '提示' },
      original: (page) => `原件第 ${String(page)} 页`,
      place: (row) => `表中第 ${String(row)} 行`,
      cell: '表中位置',
      form: '绩效指标',
      back: '返回自评表',
    },
    error: { title: '无法完成', home: '返回首页' },
  },
  en: {
    htmlLang: 'en',
    name: 'fuhe',
    about: 'Reads self-evaluation tables, recomputes every score, and lists each discrepancy with its place.',
    upload: {
      title: 'Upload self-evaluations',
      files: 'Choose files',
      folder: 'Choose a folder',
      drop: 'or drop files and folders here',
      formats: 'PDF, Word, Excel, web pages, text, and zip archives of these.',
      start: 'Start the audit',
      limits: (file, files) => `A file up to ${file}, at most ${String(files)} files at once.`,
      keeping: (minutes) =>
        `Files and results are kept in this computer's temporary folder only, and removed ${String(minutes)} minutes after they were last looked at, or when you say so.`,
      local: 'Everything stays on this computer; nothing is sent to the network.',
    },
    progress: {
      title: 'Auditing',
      wait: 'The page refreshes itself and shows the results when they are there.',
      cancel: 'Cancel',
      columns: ['File', 'State', 'Documents', 'Tables', 'Errors', 'Warnings'],
      state: { waiting: 'waiting', reading: 'auditing', done: 'done', cancelled: 'cancelled' },
    },
    batch: {
      title: 'Results',
      state: { receiving: 'uploading', working: 'auditing', done: 'done', cancelled: 'cancelled' },
      interactive: 'Open the auditor’s page (form beside the original)',
      downloads: 'Downloads',
      json: 'Results (JSON)',
      workpaper: 'Workpaper (Excel)',
      page: 'Auditor’s page (one file)',
      another: 'Upload other files',
      manage: 'This batch, and how to remove it',
      remove: 'Remove these files and results',
      summary: (documents, tables, failures) =>
        `${String(documents)} documents, ${String(tables)} tables, ${String(failures)} documents not read`,
      findings: (errors, warnings, infos) =>
        `${String(errors)} errors, ${String(warnings)} warnings, ${String(infos)} info`,
      evaluations: 'Tables',
      columns: [
        'No.',
        'Unit',
        'Project',
        'Year',
        'Declared',
        'Recomputed',
        'Difference',
        'Verdict',
        'Errors / warnings',
      ],
      verdict: { consistent: 'consistent', discrepant: 'discrepant', incomplete: 'incomplete' },
      errors: 'Errors',
      cross: 'Across tables',
      unread: 'Documents not read',
      unreadColumns: ['Document', 'Cause', 'What to do'],
      none: 'No tables.',
      back: 'Back to the results',
    },
    evaluation: {
      findings: 'Findings',
      noFindings: 'No findings.',
      declared: 'declared',
      recomputed: 'recomputed',
      severity: { error: 'error', warning: 'warning', info: 'info' },
      original: (page) => `page ${String(page)} of the original`,
      place: (row) => `row ${String(row)} of the table`,
      cell: 'place in the table',
      form: 'Indicators',
      back: 'Back to the table',
    },
    error: { title: 'This did not work', home: 'Back to the first page' },
  },
};

/** Headings of the indicator block. */
export const COLUMN_TEXTS: Readonly<Record<Lang, Readonly<Record<ColumnName, string>>>> = {
  zh: {
    level1: '一级指标',
    level2: '二级指标',
    level3: '三级指标',
    weight: '分值',
    target: '指标值',
    actual: '实际完成值',
    method: '得分计算方法',
    score: '得分',
    reason: '偏差原因',
  },
  en: {
    level1: 'Level 1',
    level2: 'Level 2',
    level3: 'Level 3',
    weight: 'Weight',
    target: 'Target',
    actual: 'Actual',
    method: 'Method',
    score: 'Score',
    reason: 'Reason',
  },
};
