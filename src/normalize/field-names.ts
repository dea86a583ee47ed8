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
