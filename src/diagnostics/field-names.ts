/** What the fields are called in messages for people. */
import type { Lang, Localized } from '../model/lang.js';

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
};

/** The name of a field in the language; the field itself where it has none. */
export function fieldName(field: string, lang: Lang): string {
  return FIELD_NAMES[field]?.[lang] ?? field;
}

/** What else messages put in the place of a field. */
const REMARKS: readonly Localized[] = [
  { zh: '一级指标名称可能遗失', en: 'the level-1 name may be lost' },
  { zh: '有内容未能归栏', en: 'some text fits no column' },
  { zh: '没有总分行', en: 'no total row' },
];

/** `指标值“600件”`, `target “600件”`: the field, and the text as printed. */
const NAMED = /^([^“”]{1,40}?) ?(“[\s\S]*”)?$/;
const LINES = /^(\d+)(?: 行断行合并为一行| broken lines joined)$/;

/**
 * What a message says of fields, in the other language: `weight “5”, target “600件”`. Null where it is not made of names
 * of fields; what is printed between quotes stays as it is.
 */
export function sayOfFields(said: string, from: Lang, to: Lang): string | null {
  const lines = LINES.exec(said)?.[1];
  if (lines !== undefined) return to === 'zh' ? `${lines} 行断行合并为一行` : `${lines} broken lines joined`;
  const parts = split(said, from === 'zh' ? '、' : ', ').map((part) => {
    const [, name = '', quoted = ''] = NAMED.exec(part) ?? [];
    const known = [...Object.values(FIELD_NAMES), ...REMARKS].find((each) => each[from] === name)?.[to];
    if (known === undefined) return null;
    return quoted !== '' && to === 'en' ? `${known} ${quoted}` : `${known}${quoted}`;
  });
  return parts.includes(null) ? null : parts.join(to === 'zh' ? '、' : ', ');
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
