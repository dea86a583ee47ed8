/** Words of the command line's help, in both languages. */
import type { Lang } from '../model/lang.js';

export interface HelpTexts {
  readonly titles: Readonly<Record<string, string>>;
  readonly usage: { readonly program: string; readonly options: string };
  readonly about: string;
  readonly footer: string;
  readonly commands: Readonly<
    Record<
      'audit' | 'extract' | 'load' | 'report' | 'serve' | 'enqueue' | 'work' | 'queue' | 'rules' | 'schema' | 'help',
      string
    >
  >;
  readonly arguments: Readonly<
    Record<'paths' | 'reportPaths' | 'queueAction' | 'queueIds' | 'rule' | 'schema', string>
  >;
  readonly options: Readonly<
    Record<
      | 'as'
      | 'to'
      | 'queue'
      | 'workTo'
      | 'drain'
      | 'schemaFormat'
      | 'host'
      | 'port'
      | 'keep'
      | 'format'
      | 'gridFormat'
      | 'ruleFormat'
      | 'out'
      | 'reportOut'
      | 'images'
      | 'maxImages'
      | 'profile'
      | 'maxSize'
      | 'maxMemory'
      | 'jobs'
      | 'timeout'
      | 'resume'
      | 'failOn'
      | 'logLevel'
      | 'lang'
      | 'help'
      | 'version',
      string
    >
  >;
}

const FORMATS = 'pdf|docx|doc|xlsx|xls|html|markdown|csv|text|image|zip';

export const HELP_TEXTS: Readonly<Record<Lang, HelpTexts>> = {
  zh: {
    titles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    usage: { program: '<命令> [选项]', options: '[选项]' },
    about: '复核：读取项目支出绩效自评表，逐项复算得分，列出与申报不符之处及其位置。',
    footer: [
      '示例：',
      '  fuhe audit 自评表.txt',
      '  fuhe audit 2024年/ --format json --out 结果.json',
      '  fuhe rules score-mismatch',
      '',
      '退出状态：0 全部读出；1 有达到 --fail-on 的核查结果；2 用法有误；3 有文件未能读出；130 被中断',
    ].join('\n'),
    commands: {
      audit: '读取、复算并报告',
      extract: '只取出表格（JSON），不复算',
      load: '读取、复算并写入数据仓库，已写入的不再重做',
      report: '生成审计人员看的网页和 Excel 底稿',
      serve: '在浏览器中使用：上传、复核、与原件对照',
      enqueue: '把文件放入队列，由多台机器分担',
      work: '从队列取文件，读取、复算并写入数据仓库，直至收到 SIGTERM',
      queue: '队列的状态（status）、失败的文件（failed）、重新处理（retry）',
      rules: '核查规则目录；给出规则名则解释该规则',
      schema: '输出结果的 JSON Schema',
      help: '显示命令的帮助',
    },
    arguments: {
      paths: '文件、文件夹（含子文件夹）或 zip 压缩包；- 为标准输入',
      reportPaths: '文件、文件夹或 zip 压缩包，或 audit 此前的结果文件（json、ndjson）；- 为标准输入',
      queueAction: 'status、failed 或 retry',
      queueIds: 'retry：只重新处理这些编号的任务；不写则为全部失败的任务',
      rule: '规则名，如 score-mismatch',
      schema: 'record、evaluation、grid 或 warehouse；不写则为全部结果',
    },
    options: {
      host: '监听的地址（默认 127.0.0.1，仅本机可访问）',
      port: '端口（默认 7070；0 为任一空闲端口）',
      keep: '结果未查看多久后删除，单位分钟（默认 120）',
      to: '数据仓库：duckdb:文件、parquet:文件夹 或 postgres://…',
      queue: '队列所在的 PostgreSQL 数据库：postgres://用户:口令@主机/数据库',
      workTo: '数据仓库：postgres://…（默认为队列所在的数据库）',
      drain: '队列为空即结束',
      schemaFormat: '输出格式：json（默认）；warehouse 另有 markdown（数据字典）、duckdb、postgres（建表语句）',
      as: `标准输入的格式：${FORMATS}`,
      format: '输出格式：json、ndjson 或 table（终端默认 table，否则 ndjson）',
      gridFormat: '输出格式：json 或 ndjson（默认）',
      ruleFormat: '输出格式：table（默认）、json 或 ndjson',
      out: '结果写入文件，不写标准输出',
      reportOut: '写到此文件夹：index.html 和 workpaper.xlsx',
      images: '网页中附原件页面图像：findings 有核查结果的页（默认）或 none 不附',
      maxImages: '页面图像合计上限，单位 MB（默认 40）',
      profile: '规则档案：auto（默认）、档案名，或自定档案的 JSON 文件',
      maxSize: '单个文件大小上限，单位 MB（默认 200）',
      maxMemory: '处理单个文件的内存上限，单位 MB（默认 900）',
      jobs: '同时处理的文件数（默认为处理器核数，至多 8）',
      timeout: '单个文件的处理时限，单位秒（默认 120）',
      resume: '接着此前的结果文件（ndjson）处理，其中已有的不再重做；可与 --out 为同一文件',
      failOn: '有此级别及以上的核查结果时退出状态为 1：error、warning 或 never（默认）',
      logLevel: '日志级别：silent、error、warn（默认）、info 或 debug',
      lang: '提示语言：zh（默认）或 en',
      help: '显示帮助',
      version: '显示版本号',
    },
  },
  en: {
    titles: {},
    usage: { program: '<command> [options]', options: '[options]' },
    about:
      'Reads 项目支出绩效自评表 (self-evaluation tables of budget performance), recomputes every score, and reports each discrepancy with its place.',
    footer: [
      'Examples:',
      '  fuhe audit report.txt',
      '  fuhe audit 2024/ --format json --out result.json',
      '  fuhe rules score-mismatch',
      '',
      'Exit status: 0 all read; 1 a finding at or above --fail-on; 2 wrong usage; 3 a document was not read; 130 interrupted',
    ].join('\n'),
    commands: {
      audit: 'read, recompute and report',
      extract: 'only take the tables out, as JSON',
      load: 'audit, and write to a warehouse; what it holds already is not done again',
      report: "the auditor's page and the Excel workpaper",
      serve: 'the local application: upload, audit, compare with the original in a browser',
      enqueue: 'put documents on a queue that several machines share',
      work: 'take documents off the queue, audit them and load the results, until SIGTERM',
      queue: 'how the queue stands (status), what failed (failed), another try for that (retry)',
      rules: 'the catalogue of audit rules; with NAME, its explanation',
      schema: 'the JSON Schema of the results',
      help: 'show the help of a command',
    },
    arguments: {
      paths: 'files, folders (recursive) or zip archives; - is standard input',
      reportPaths: 'files, folders or zip archives, or earlier results of audit (json, ndjson); - is standard input',
      queueAction: 'status, failed or retry',
      queueIds: 'for retry: the ids of jobs; all that failed without',
      rule: 'name of a rule, such as score-mismatch',
      schema: 'record, evaluation, grid or warehouse; all results without',
    },
    options: {
      host: 'address to listen on (default 127.0.0.1: this machine only)',
      port: 'port (default 7070; 0 takes a free one)',
      keep: 'minutes after which results that nobody looked at are removed (default 120)',
      to: 'the warehouse: duckdb:FILE, parquet:DIR or postgres://…',
      queue: 'the PostgreSQL database of the queue: postgres://user:password@host/database',
      workTo: 'the warehouse: postgres://… (default: the database of the queue)',
      drain: 'end when the queue is empty',
      schemaFormat: 'json (default); for warehouse also markdown (data dictionary), duckdb or postgres (SQL)',
      as: `format of standard input: ${FORMATS}`,
      format: 'json, ndjson or table (default: table on a terminal, else ndjson)',
      gridFormat: 'json or ndjson (default)',
      ruleFormat: 'table (default), json or ndjson',
      out: 'write the results to a file instead of standard output',
      reportOut: 'folder to write to: index.html and workpaper.xlsx',
      images: 'pages of the originals in the page: findings (those that carry findings, default) or none',
      maxImages: 'most that these pictures take together, in MB (default 40)',
      profile: 'auto (default), the name of a profile, or the JSON file of your own',
      maxSize: 'largest document, in MB (default 200)',
      maxMemory: 'memory that one document may take, in MB (default 900)',
      jobs: 'documents worked on at once (default: the number of cores, at most 8)',
      timeout: 'seconds that one document may take (default 120)',
      resume: 'go on from an earlier result file (ndjson): what it holds is not done again; may be the same as --out',
      failOn: 'exit with status 1 on such a finding or worse: error, warning or never (default)',
      logLevel: 'silent, error, warn (default), info or debug',
      lang: 'language of messages: zh (default) or en',
      help: 'show help',
      version: 'show the version',
    },
  },
};
