/** Every word of the page in both languages. */
import type { Lang, Localized } from '../../../model/lang.js';
import type { Said } from '../view.js';
import { h } from './dom.js';

const WORDS = {
  bracketed: { zh: '{text}（{more}）', en: '{text} ({more})' },
  labelled: { zh: '{name}：{text}', en: '{name}: {text}' },
  sentence: { zh: '{text}。', en: '{text}.' },
  listed: { zh: '、', en: ', ' },
  further: { zh: '；', en: '; ' },
  title: { zh: '绩效自评复核', en: 'Audit of self-evaluations' },
  overview: { zh: '总览', en: 'Overview' },
  back: { zh: '返回总览', en: 'Back to the overview' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  otherLanguage: { zh: 'English', en: '中文' },
  themeLight: { zh: '浅色', en: 'Light' },
  themeDark: { zh: '深色', en: 'Dark' },
  print: { zh: '打印', en: 'Print' },
  printAll: { zh: '打印所列各表', en: 'Print the tables listed' },
  none: { zh: '无', en: 'none' },
  blank: { zh: '空白', en: 'blank' },
  unknown: { zh: '未注明', en: 'not said' },
  showAll: { zh: '显示全部 {count} 字', en: 'show all {count} characters' },
  loading: { zh: '正在载入…', en: 'Loading…' },
  notFound: { zh: '没有这张表', en: 'There is no such table' },
  cannotLoad: { zh: '无法载入数据', en: 'The data cannot be loaded' },

  documents: { zh: '文件', en: 'Documents' },
  tables: { zh: '自评表', en: 'Tables' },
  unread: { zh: '未能读出', en: 'Not read' },
  findings: { zh: '核查结果', en: 'Findings' },
  noFindings: { zh: '没有核查结果', en: 'No findings' },
  across: { zh: '跨表核查结果', en: 'Findings across tables' },
  diagnostics: { zh: '读取说明', en: 'How it was read' },
  unreadDocuments: { zh: '未能读出的文件', en: 'Documents that could not be read' },
  allTables: { zh: '全部自评表', en: 'All tables' },
  verdicts: { zh: '结论', en: 'Verdicts' },

  search: { zh: '搜索项目、单位、文件', en: 'Search project, unit, file' },
  filterVerdict: { zh: '结论', en: 'Verdict' },
  filterRule: { zh: '核查规则', en: 'Rule' },
  filterUnit: { zh: '单位', en: 'Unit' },
  filterYear: { zh: '年度', en: 'Year' },
  all: { zh: '全部', en: 'all' },
  clear: { zh: '清除筛选', en: 'Clear the filters' },
  more: { zh: '再显示 {count} 张', en: 'Show {count} more' },
  shown: { zh: '共 {total} 张，列出 {count} 张', en: '{count} of {total} tables' },
  noDocuments: { zh: '没有找到文件', en: 'No document was found' },
  noRows: { zh: '没有符合条件的自评表', en: 'No table fits' },

  number: { zh: '序号', en: 'No.' },
  year: { zh: '年度', en: 'Year' },
  ofYear: { zh: '{year}年', en: '{year}' },
  unit: { zh: '单位', en: 'Unit' },
  project: { zh: '项目', en: 'Project' },
  declared: { zh: '申报', en: 'Declared' },
  recomputed: { zh: '复算', en: 'Recomputed' },
  difference: { zh: '差异', en: 'Difference' },
  verdict: { zh: '结论', en: 'Verdict' },
  errors: { zh: '错误', en: 'Errors' },
  warnings: { zh: '警告', en: 'Warnings' },
  file: { zh: '文件', en: 'File' },
  reason: { zh: '原因', en: 'Cause' },
  hint: { zh: '处理', en: 'What to do' },

  chartScores: { zh: '申报分与复算分', en: 'Declared against recomputed' },
  chartUnits: { zh: '各单位差异合计（绝对值）', en: 'Differences by unit (absolute)' },
  chartRules: { zh: '各规则核查结果', en: 'Findings by rule' },
  chartSays: {
    zh: '{count} 张表：申报高于复算 {over} 张，低于复算 {under} 张，一致 {same} 张',
    en: '{count} tables: declared above recomputed {over}, below {under}, equal {same}',
  },
  chartNothing: { zh: '没有差异', en: 'No differences' },
  chartOthers: { zh: '其他 {count} 个单位', en: '{count} further units' },
  chartLargest: { zh: '只画差异最大的 {count} 张', en: 'Only the {count} largest differences are drawn' },

  form: { zh: '自评表', en: 'The form' },
  table: { zh: '第 {table} 张表', en: 'table {table}' },
  projectName: { zh: '项目名称', en: 'Project' },
  department: { zh: '主管部门', en: 'Department' },
  implementing: { zh: '实施单位', en: 'Unit' },
  fundsBlock: { zh: '项目资金', en: 'Funds' },
  item: { zh: '资金项目', en: 'Item' },
  initialBudget: { zh: '年初预算数', en: 'Initial budget' },
  annualBudget: { zh: '全年预算数', en: 'Annual budget' },
  executed: { zh: '全年执行数', en: 'Executed' },
  weight: { zh: '分值', en: 'Weight' },
  executionRate: { zh: '执行率', en: 'Rate' },
  score: { zh: '得分', en: 'Score' },
  goalsBlock: { zh: '年度总体目标', en: 'Goals of the year' },
  planned: { zh: '预期目标', en: 'Planned' },
  achieved: { zh: '实际完成情况', en: 'Achieved' },
  indicatorsBlock: { zh: '绩效指标', en: 'Indicators' },
  level1: { zh: '一级指标', en: 'Level 1' },
  level2: { zh: '二级指标', en: 'Level 2' },
  level3: { zh: '三级指标', en: 'Level 3' },
  target: { zh: '指标值', en: 'Target' },
  actual: { zh: '全年实际值', en: 'Actual' },
  method: { zh: '得分计算方法', en: 'Method' },
  shortfall: { zh: '未完成原因', en: 'Reason' },
  recomputedScore: { zh: '复算', en: 'Recomputed' },
  total: { zh: '总分', en: 'Total' },
  rating: { zh: '评价等级', en: 'Rating' },
  readAs: { zh: '读作', en: 'read as' },
  confidence: { zh: '读取把握 {share}', en: 'confidence {share}' },
  formula: { zh: '算式', en: 'Formula' },
  interval: { zh: '可能范围', en: 'Range' },
  convention: { zh: '计分方法', en: 'Convention' },
  basis: { zh: '依据', en: 'Basis' },
  profile: { zh: '规则档案', en: 'Profile' },
  profileWhy: { zh: '选用理由', en: 'Why this one' },
  why: { zh: '缘由', en: 'Why' },
  what: { zh: '含义', en: 'What' },
  next: { zh: '处理', en: 'Next' },
  place: { zh: '位置', en: 'Place' },
  ofRow: { zh: '（所在行）', en: ' (of the row)' },
  rawRow: { zh: '原表该行', en: 'The row as read' },
  checked: {
    zh: '比对 {compared} 处，相符 {matched} 处，无法判断 {undetermined} 处',
    en: '{compared} compared, {matched} matched, {undetermined} undetermined',
  },
  locate: { zh: '指标第 {row} 行在原件中的位置', en: 'Indicator row {row} in the original' },
  seeCell: { zh: '看表中单元格', en: 'Show the cell' },
  finding: { zh: '核查结果 {number}', en: 'Finding {number}' },

  movedFrom: { zh: '移自第{from}列', en: 'moved from column {from}' },
  splitFrom: { zh: '拆自第{from}列', en: 'split off column {from}' },
  joinedFrom: { zh: '由多格合并', en: 'joined from several cells' },
  carriedFrom: { zh: '沿用上行', en: 'carried down' },
  moved: { zh: '归栏', en: 'moved' },

  original: { zh: '原件', en: 'The original' },
  page: { zh: '第 {page} 页', en: 'page {page}' },
  sheet: { zh: '工作表“{sheet}”', en: 'sheet “{sheet}”' },
  row: { zh: '第 {row} 行', en: 'row {row}' },
  column: { zh: '第 {column} 列', en: 'column {column}' },
  pageOf: { zh: '原件第 {page} 页，方框为核查结果所在', en: 'Page {page} of the original, findings framed' },
  previousPage: { zh: '上一页', en: 'Previous page' },
  nextPage: { zh: '下一页', en: 'Next page' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  choosePlace: {
    zh: '选一条核查结果，可看其在原件中的位置。',
    en: 'Choose a finding to see its place in the original.',
  },
  noPages: { zh: '此格式没有页面，按行列指明位置。', en: 'This format has no pages; rows and columns give the place.' },
  noPicture: {
    zh: '本文件未附这一页的图像，请按页码查原件。',
    en: 'No picture of this page is embedded; look it up in the original.',
  },
  pictureEarlier: {
    zh: '根据已有结果文件生成，未附原件页面。',
    en: 'Made from an earlier result file; pages of the originals are not embedded.',
  },
  pictureLimit: {
    zh: '原件页面图像已达容量上限，其后的页面未附。',
    en: 'The room for pictures of the originals is used up; later pages are not embedded.',
  },

  previous: { zh: '上一张', en: 'Previous table' },
  following: { zh: '下一张', en: 'Next table' },
  position: { zh: '第 {at} 张，共 {count} 张', en: '{at} of {count}' },
  helpOverview: { zh: '键盘：/ 搜索', en: 'Keys: / search' },
  helpEvaluation: {
    zh: '键盘：N 或 J 下一条，P 或 K 上一条核查结果；] 下一张表，[ 上一张表；U 返回总览',
    en: 'Keys: N or J next finding, P or K previous finding; ] next table, [ previous table; U overview',
  },
} as const satisfies Record<string, Localized>;

export type Word = keyof typeof WORDS;

const VERDICTS = {
  consistent: { zh: '相符', en: 'consistent' },
  discrepant: { zh: '不符', en: 'discrepant' },
  incomplete: { zh: '缺数', en: 'incomplete' },
} as const;
const SEVERITIES = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
} as const;
const STATUSES = {
  match: { zh: '相符', en: 'matches' },
  'within-rounding': { zh: '舍入范围内', en: 'within rounding' },
  mismatch: { zh: '不符', en: 'differs' },
  judgement: { zh: '须人工判断', en: 'judgement' },
  unverifiable: { zh: '无法核实', en: 'unverifiable' },
} as const;
const CONVENTIONS: Readonly<Record<string, Localized>> = {
  reached: { zh: '达标得满分', en: 'full marks when reached' },
  ratio: { zh: '按完成比例', en: 'ratio' },
  linear: { zh: '按超出幅度扣减', en: 'linear deduction' },
  closeness: { zh: '按接近程度', en: 'closeness' },
  execution: { zh: '按预算执行率', en: 'execution rate' },
  deadline: { zh: '按完成时限', en: 'deadline' },
  range: { zh: '按区间', en: 'range' },
  band: { zh: '定性分档', en: 'qualitative band' },
  equality: { zh: '须与指标值相等', en: 'strict equality' },
};

let current: Lang = 'zh';

export function language(): Lang {
  return current;
}

export function speak(lang: Lang): void {
  current = lang;
}

/** A word or sentence of the page, its slots filled. */
export function t(word: Word, fields: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word][current].replace(/\{(\w+)\}/g, (slot, name: string) => String(fields[name] ?? slot));
}

export const verdictName = (verdict: keyof typeof VERDICTS): string => VERDICTS[verdict][current];
export const severityName = (severity: keyof typeof SEVERITIES): string => SEVERITIES[severity][current];
export const statusName = (status: keyof typeof STATUSES): string => STATUSES[status][current];
export const conventionName = (convention: string): string => CONVENTIONS[convention]?.[current] ?? convention;

/** A text that is known in some language; marked with it where that is not the page's. */
export function said(text: Said): Node {
  const own = text[current];
  if (own !== undefined) return document.createTextNode(own);
  const other: Lang = current === 'zh' ? 'en' : 'zh';
  return h('span', { lang: other === 'zh' ? 'zh-CN' : 'en' }, text[other] ?? '');
}

/** The same as plain text, for attributes. */
export function saidText(text: Said): string {
  return text[current] ?? text.zh ?? text.en ?? '';
}
