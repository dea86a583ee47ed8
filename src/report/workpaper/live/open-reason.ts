/** Why a score has no formula in the workpaper: in the words of a reviewer who asks for it. */
import type { Score } from '../../../model/evaluation.js';
import type { Lang, Localized } from '../../../model/lang.js';
import { renderMessage } from '../../../model/lang.js';
import type { Indicator } from '../../../model/record.js';
import { compareValues } from '../../../score/comparison.js';
import { hasOwnRule } from '../../../score/method-text.js';

const REASONS = {
  judgement: {
    zh: '定性指标，得分由评价人判断，不复算；合计取申报得分',
    en: 'Qualitative: the score is a judgement, not recomputed; the total takes the declared score',
  },
  noWeight: { zh: '没有分值，无法复算', en: 'No weight, nothing to recompute with' },
  noTarget: { zh: '没有指标值，无法复算', en: 'No target, nothing to compare with' },
  noActual: { zh: '没有实际完成值，无法复算', en: 'No actual, nothing to compare' },
  bound: {
    zh: '实际完成值“{actual}”是界限，不是实测值，无法复算',
    en: 'The actual “{actual}” is a bound, not a measured value',
  },
  words: { zh: '实际完成值不是数，无法复算', en: 'The actual is not a figure' },
  units: { zh: '指标值与实际完成值的计量单位不能换算', en: 'Target and actual do not convert to one unit' },
  ownRule: {
    zh: '本行另有计分规则（见计分方法），通用公式不适用',
    en: 'The row goes by a scoring rule of its own; the conventions do not apply',
  },
  noConvention: {
    zh: '所用规则档案没有适用于本行的计分公式',
    en: 'The profile has no formula for a row like this',
  },
  digits: {
    zh: '由程序精确复算；电子表格的有效位数不足以重算，故不设公式',
    en: 'Recomputed exactly by the program; a spreadsheet has too few digits to do it again, so no formula',
  },
} satisfies Readonly<Record<string, Localized>>;

const LONGEST = 40;

/** @param score One that has no live formula. */
export function openReason(indicator: Indicator, score: Score, lang: Lang): string {
  const fields = { actual: (indicator.actual.raw ?? '').slice(0, LONGEST) };
  return renderMessage(REASONS[reasonOf(indicator, score)], fields, lang);
}

function reasonOf(indicator: Indicator, score: Score): keyof typeof REASONS {
  const { target, actual, weight, level3, method } = indicator;
  if (score.recomputed !== null) return 'digits';
  if (score.status === 'judgement') return 'judgement';
  if (weight === null) return 'noWeight';
  if (target.kind === 'empty') return 'noTarget';
  if (actual.kind === 'empty') return 'noActual';
  if (actual.comparator !== null && actual.comparator !== '=') return 'bound';
  if (actual.kind === 'qualitative') return 'words';
  const dates = [target, actual].filter(({ kind }) => kind === 'date').length;
  if (dates === 1 || (dates === 0 && compareValues(target, actual, level3) === null)) return 'units';
  return hasOwnRule(method) ? 'ownRule' : 'noConvention';
}
