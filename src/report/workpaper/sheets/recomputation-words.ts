/** Words of the 重算 sheet. */
import type { Lang, Localized } from '../../../model/lang.js';

const KINDS = {
  indicator: { zh: '指标', en: 'indicator' },
  part: { zh: '其中', en: 'part' },
  executionRate: { zh: '执行率', en: 'execution rate' },
  executionScore: { zh: '执行率得分', en: 'execution score' },
  level1: { zh: '一级指标分值', en: 'weight, level 1' },
  level2: { zh: '二级指标分值', en: 'weight, level 2' },
  sum: { zh: '得分合计', en: 'sum of scores' },
  total: { zh: '总分', en: 'total' },
} satisfies Readonly<Record<string, Localized>>;

const NOTES = {
  rate: { zh: '全年执行数 ÷ 全年预算数', en: 'executed ÷ annual budget' },
  noRate: {
    zh: '预算数或执行数为空、为零，执行率不能复算',
    en: 'An amount is blank or the budget is zero: no rate follows',
  },
  executionScore: { zh: 'min(执行率, 1) × 分值', en: 'min(rate, 1) × weight' },
  executionOut: {
    zh: 'min(执行率, 1) × 分值；表中总分不含执行率得分',
    en: 'min(rate, 1) × weight; the total of this form leaves it out',
  },
  executionTaken: {
    zh: '金额不全，不能由本行重算；合计取申报得分',
    en: 'Not all amounts are known; the total takes the declared score',
  },
  executionGiven: {
    zh: '由程序精确复算，本行未设公式',
    en: 'Recomputed by the program; no formula in this row',
  },
  section: {
    zh: '其下各行分值之和；申报栏为标注分值',
    en: 'Sum of its rows; “declared” is the weight printed beside the name',
  },
  sectionOpen: { zh: '其下有行未标分值，不能复算', en: 'A row of it has no weight: nothing to add up' },
  sum: {
    zh: '计入合计各行之和：分值、复算得分（定性与无法复算的取申报得分）、申报得分',
    en: 'Sums of the rows in the total: weights; recomputed scores (declared ones where judgement or unverifiable); declared scores',
  },
  sumOpen: {
    zh: '计入合计的行有缺得分的，不能复算总分',
    en: 'A row in the total has no score: the total cannot be recomputed',
  },
  total: { zh: '申报栏为表中填报的总分', en: '“Declared” is the total that the form states' },
  range: { zh: '原文有舍入，可取 {low} 至 {high}', en: 'as printed, anything from {low} to {high}' },
  declaredMissing: { zh: '未填申报得分', en: 'no score declared' },
} satisfies Readonly<Record<string, Localized>>;

export type KindName = keyof typeof KINDS;
export type NoteName = keyof typeof NOTES;

export function kindWord(name: KindName, lang: Lang): string {
  return KINDS[name][lang];
}

export function noteWords(name: NoteName): Localized {
  return NOTES[name];
}
