/** What kind of text a cell holds: the classes that the aligner's recognisers weigh. */
import { decimal, type Decimal } from '../model/decimal.js';
import type { Value } from '../model/value.js';
import { LEVEL1_NAMES, LEVEL2_NAMES } from '../templates/registry.js';
import { matchKey } from './text.js';
import { readFigure, readWeightInName } from './values/read-figure.js';
import { readValue } from './values/read-value.js';

export type TextClass =
  | 'number'
  | 'points'
  | 'percent'
  | 'quantity'
  | 'bound'
  | 'range'
  | 'date'
  | 'dash'
  | 'sign'
  | 'measure'
  | 'level1'
  | 'level2'
  | 'level12'
  | 'level-name'
  | 'level-weight'
  | 'group'
  | 'method'
  | 'quality'
  | 'cause'
  | 'grade'
  | 'core'
  | 'placeholder'
  | 'phrase'
  | 'long';

export interface Features {
  readonly text: string;
  readonly key: string;
  readonly class: TextClass;
  /** The figure of a plain number, a percentage or points. */
  readonly figure: Decimal | null;
  readonly value: Value;
  readonly length: number;
}

const SIGNS =
  /^(≥|≤|>|<|=|＝|＞|＜|≧|≦|⩾|⩽|≥=|≤=|[>＞][=＝]|[<＜][=＝]|[=＝]{2}|定性|定量|正向指标?|反向指标?|逆向指标?|大于等于|小于等于|大于|小于|等于|正向|反向)$/u;
const MEASURES =
  /^(%|％|‰|元|万元|亿元|千元|个|人|人次|人数|次|项|件|份|户|家|天|日|小时|年|月|个月|分|分钟|批|期|场|台|套|名|亩|万亩|公里|千米|米|平方米|㎡|m2|吨|公斤|千克|篇|册|本|座|处|条|种|辆|所|间|幅|株|头|只|百分比|工作日|季度|部|支|张|块|例|起|宗|门|课时|学时|元\/.{1,6}|万元\/.{1,6}|件次|人·?天|点|片|根|盏|组|班|届|位|村|镇|公顷|立方米|层级?|文字描述|无)$/u;
const METHOD =
  /(若为定[性量]|定[性量]指标|三档|记分|计分|评分标准|得满分|记满分|B\/A|A\/B|[×x*]该?(指标)?(分值|权重)|扣\d*\.?\d*分|得\d+(\.\d+)?分|按.{0,12}比例|每(减少|降低|增加|超过|少|低|差|降|增).{0,16}扣|酌情|得分[=＝]|分值的?\d|指标值的\d|不得分|满分的)/u;
const CAUSE =
  /(原因|由于|因为|因[^此素].{1,}|调剂|未(完成|达到|达|及时|支付|申报|履职|开展|能|执行|到位|实施|使用|验收|结算|下达|全部|足额)|不足|剩余|结余|节约|滞后|推迟|延迟|延期|疫情|影响|偏差|偏低|偏高|加强|改进|整改|下一步|措施|超出|超额|超支|减少|调整|取消|变更|暂缓|尚未|不够|较少|较低|较高|将|正在|需要?|有待)/u;
const QUALITY =
  /^(基本|全面|有效|显著|明显|持续|不断|逐步|较好|良好|优良|长期|长效|稳步|进一步|大幅|充分|切实|稳定|积极|及时|按时|按期|合格|达标|完成|已完成|未完成|部分|达成|达到|实现|符合|规范|合规|是|否|有|高|中|低|好|较高|较低|正常|可控|和谐|提供|提升|提高|改善|增强|促进|保障|保证|维护|推进|推动|优化|有所|得到|减轻|降低|满意|明确|健全|完善|严格|落实|到位|安全|杜绝|无|零|不|年底|月底|月末|季末|全年|当年|常年|每)/u;
const QUALITY_END =
  /(提升|提高|改善|增强|促进|保障|保证|维护|推进|推动|明显|显著|有效|稳定|良好|合格|完成|达标|到位|及时|规范|发展|满意|长效|长期|增长|降低|减少|加强|优化|好转|落实|健全|完善|实现|依据|服务|前|内|无误)$/u;
const GRADE = /^(优|良|中|差|优秀|良好|合格|不合格|一般|较差|较好)$/u;
const CORE = /^(是|否|★|☆|核心|非核心|√|✓)$/u;
/** 指标2：, ……, XXX: what an empty form has in place of a name. */
export const PLACEHOLDER = /^((绩效)?(指标|目标)[\d一二三四五六七八九十]*[:：]?|[.…．。*＊xX×]+)$/u;
const GROUP = /^(年度|当年|项目|本年)?绩效指标(完成情况)?$/u;

function levelClass(name: string): TextClass | null {
  const key = matchKey(name).replace(/^[★☆*]/u, '');
  const first = LEVEL1_NAMES.has(key);
  const second = LEVEL2_NAMES.has(key);
  // 服务对象满意度 is the name of a level as often as of an indicator.
  if (key.length > 3 && key.endsWith('满意度')) return second ? 'level-name' : null;
  if (first && second) return 'level12';
  if (first) return 'level1';
  if (second) return 'level2';
  if (key.length > 12) return null;
  if (/^(年度|长期)(绩效)?目标\d*$/u.test(key)) return 'level1';
  if (/^[^（(\d]*(满意度|效益|影响|成本)(类)?指标$/u.test(key)) return 'level2';
  return null;
}

function wordClass(text: string): TextClass {
  if (PLACEHOLDER.test(text)) return 'placeholder';
  if (GROUP.test(matchKey(text))) return 'group';
  if (METHOD.test(text)) return 'method';
  if (text.length > 60) return 'long';
  if (GRADE.test(text)) return 'grade';
  if (CORE.test(text)) return 'core';
  if (text.length <= 16 && (QUALITY.test(text) || QUALITY_END.test(text)) && !/[，。；]/u.test(text)) {
    return CAUSE.test(text) && text.length > 6 ? 'cause' : 'quality';
  }
  if (CAUSE.test(text)) return 'cause';
  return 'phrase';
}

function classify(text: string, value: Value): { class: TextClass; figure: string | null } {
  if (/^[-—–－_/\\、*＊~～·.。…×一]{1,6}$/u.test(text) || text === '无') return { class: 'dash', figure: null };
  if (SIGNS.test(text)) return { class: 'sign', figure: null };
  const figure = readFigure(text);
  if (figure !== null) {
    if (figure.unit === null) return { class: 'number', figure: figure.value };
    if (figure.unit === '分') return { class: 'points', figure: figure.value };
    if (figure.unit === '%') return { class: 'percent', figure: figure.value };
    return { class: 'quantity', figure: null };
  }
  if (MEASURES.test(text)) return { class: 'measure', figure: null };
  const named = readWeightInName(text);
  if (/^[（(]\d+(\.\d+)?分[）)]./u.test(text)) return { class: 'level-weight', figure: null };
  if (named.name === '' && named.weight !== null) return { class: 'level-weight', figure: named.weight };
  const level = levelClass(named.weight === null ? text.replace(/[（(][\d０-９]{1,3}[%％]?[）)]$/u, '') : named.name);
  if (level !== null) return { class: level, figure: named.weight };
  switch (value.kind) {
    case 'quantity':
      return { class: value.comparator === null ? 'quantity' : 'bound', figure: null };
    case 'range':
      return { class: 'range', figure: null };
    case 'date':
      return { class: 'date', figure: null };
    case 'empty':
      return { class: 'dash', figure: null };
    case 'qualitative':
      return { class: wordClass(text), figure: null };
  }
}

/** Length of the longest name of a level at the start of a text, its weight included, that goes on behind it; else 0. */
export function knownPrefix(text: string): number {
  if (LEVEL2_NAMES.has(text) || LEVEL1_NAMES.has(text)) return 0;
  for (let end = Math.min(text.length - 2, 12); end >= 2; end--) {
    const name = text.slice(0, end);
    if (!LEVEL2_NAMES.has(name) && !LEVEL1_NAMES.has(name)) continue;
    const weight = /^[（(]\d+(\.\d+)?分[）)]/u.exec(text.slice(end));
    const length = end + (weight?.[0].length ?? 0);
    return length < text.length && !text.startsWith('指标', length) ? length : 0;
  }
  return 0;
}

/** Features of texts, remembered for one document. */
export class FeatureReader {
  readonly #known = new Map<string, Features>();

  constructor(readonly year: number | null) {}

  read(text: string): Features {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const value = readValue(text, { year: this.year });
    const { class: textClass, figure } = classify(text, value);
    const exact = figure === null ? null : decimal(figure);
    const features: Features = {
      text,
      key: matchKey(text),
      class: textClass,
      figure: exact,
      value,
      length: text.length,
    };
    this.#known.set(text, features);
    return features;
  }
}
