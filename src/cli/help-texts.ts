/** Words of the command line's help, in both languages. */
import type { Lang } from '../model/lang.js';

export interface HelpTexts {
  readonly titles: Readonly<Record<string, string>>;
  readonly usage: { readonly program: string; readonly options: string };
  readonly about: string;
  readonly footer: string;
  readonly commands: Readonly<Record<'audit' | 'extract' | 'rules' | 'schema' | 'help', string>>;
  readonly arguments: Readonly<Record<'paths' | 'rule' | 'schema', string>>;
  readonly options: Readonly<
    Record<
      | 'as'
      | 'format'
      | 'gridFormat'
      | 'ruleFormat'
      | 'out'
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
      rules: '核查规则目录；给出规则名则解释该规则',
      schema: '输出结果的 JSON Schema',
      help: '显示命令的帮助',
    },
    arguments: {
      paths: '文件、文件夹（含子文件夹）或 zip 压缩包；- 为标准输入',
      rule: '规则名，如 score-mismatch',
      schema: 'record、evaluation 或 grid；不写则为全部',
    },
    options: {
      as: `标准输入的格式：${FORMATS}`,
      format: '输出格式：json、ndjson 或 table（终端默认 table，否则 ndjson）',
      gridFormat: '输出格式：json 或 ndjson（默认）',
      ruleFormat: '输出格式：table（默认）、json 或 ndjson',
      out: '结果写入文件，不写标准输出',
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
      rules: 'the catalogue of audit rules; with NAME, its explanation',
      schema: 'the JSON Schema of the results',
      help: 'show the help of a command',
    },
    arguments: {
      paths: 'files, folders (recursive) or zip archives; - is standard input',
      rule: 'name of a rule, such as score-mismatch',
      schema: 'record, evaluation or grid; everything without',
    },
    options: {
      as: `format of standard input: ${FORMATS}`,
      format: 'json, ndjson or table (default: table on a terminal, else ndjson)',
      gridFormat: 'json or ndjson (default)',
      ruleFormat: 'table (default), json or ndjson',
      out: 'write the results to a file instead of standard output',
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
