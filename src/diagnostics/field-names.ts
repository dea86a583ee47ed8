/** What the fields are called in messages for people. */
import { renderMessage, type Lang, type Localized } from '../model/lang.js';

const FIELD_NAMES: Readonly<Record<string, Localized>> = {
  group: { zh: '绩效指标', en: 'group label' },
  level1: { zh: '一级指标', en: 'level 1' },
  level2: { zh: '二级指标', en: 'level 2' },
  level3: { zh: '三级指标', en: 'level 3' },
  weight: { zh: '分值', en: 'weight' },
  comparator: { zh: '指标性质', en: 'sign' },
  target: { zh: '指标值', en: 'target' },
  unit: { zh: '计量单位', en: 'unit' },
  actual: { zh: '实际完成值', en: 'actual' },
  method: { zh: '得分计算方法', en: 'method' },
  score: { zh: '得分', en: 'score' },
  reason: { zh: '未完成原因', en: 'reason' },
  other: { zh: '其他列', en: 'other column' },
  item: { zh: '资金项目', en: 'fund item' },
  label: { zh: '项目资金', en: 'fund label' },
  initialBudget: { zh: '年初预算数', en: 'initial budget' },
  annualBudget: { zh: '全年预算数', en: 'annual budget' },
  executed: { zh: '全年执行数', en: 'executed' },
  executionRate: { zh: '执行率', en: 'execution rate' },
  totalWeight: { zh: '总分（分值）', en: 'total weight' },
  totalScore: { zh: '总分', en: 'total score' },
  projectName: { zh: '项目名称', en: 'project name' },
  goals: { zh: '年度总体目标', en: 'goals' },
  indicators: { zh: '绩效指标', en: 'indicators' },
  // What stands in the place of a name where it is no single field.
  lostLevel1: { zh: '一级指标名称可能遗失', en: 'the level-1 name may be lost' },
  unplacedText: { zh: '有内容未能归栏', en: 'some text fits no column' },
  noTotal: { zh: '没有总分行', en: 'no total row' },
};

const LINES: Localized = { zh: '{count} 行断行合并为一行', en: '{count} broken lines joined' };

/** The name of a field in the language; the field itself where it has none. */
export function fieldName(field: string, lang: Lang): string {
  return FIELD_NAMES[field]?.[lang] ?? field;
}

const SEPARATORS: Localized = { zh: '、', en: ', ' };

/** `target “600件”`: the field, and the text as printed. */
export function fieldWithText(field: string, text: string, lang: Lang): string {
  return withText(fieldName(field, lang), `“${text}”`, lang);
}

function withText(name: string, quoted: string, lang: Lang): string {
  return quoted !== '' && lang === 'en' ? `${name} ${quoted}` : `${name}${quoted}`;
}

/** That a row was broken over several lines. */
export function joinedLines(count: number, lang: Lang): string {
  return renderMessage(LINES, { count: String(count) }, lang);
}

/** What {@link fieldWithText} gives, or a name alone. */
const NAMED = /^([^“”]{1,40}?) ?(“[\s\S]*”)?$/;

/**
 * What a message says of fields, in the other language: `weight “5”, target “600件”`. Null where it is not made of names
 * of fields; what is printed between quotes stays as it is.
 */
export function sayOfFields(said: string, from: Lang, to: Lang): string | null {
  const count = Number(/^\d{1,9}(?= )/.exec(said)?.[0]);
  if (said === joinedLines(count, from)) return joinedLines(count, to);
  const parts = split(said, SEPARATORS[from]).map((part) => {
    const [, name = '', quoted = ''] = NAMED.exec(part) ?? [];
    const named = Object.values(FIELD_NAMES).filter((each) => each[from] === name);
    // 绩效指标 is a column where a text of it is quoted, else the block of that name.
    const known = named.at(quoted === '' ? -1 : 0)?.[to];
    if (known === undefined) return null;
    return withText(known, quoted, to);
  });
  return parts.includes(null) ? null : parts.join(SEPARATORS[to]);
}

/** Parts between separators that stand outside of quotes. */
function split(text: string, separator: string): string[] {
  const parts = text.split(separator);
  const joined: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    if (isOpen) joined.push(`${joined.pop() ?? ''}${separator}${part}`);
    else joined.push(part);
    const last = joined.at(-1) ?? '';
    isOpen = last.includes('“') && !last.endsWith('”');
  }
  return joined;
}
