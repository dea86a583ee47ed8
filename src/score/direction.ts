/** 指标方向: which way an indicator is better, from its sign, its level names and, where the sign is missing, its own name. */
import type { Indicator } from '../model/record.js';
import type { Direction } from '../model/rule.js';
import { bareDirection } from './bare-direction.js';

/** 成本指标, or 经济成本 / 社会成本 / 生态环境成本 under it, at level 1 or 2. */
export function isCost(indicator: Indicator): boolean {
  return [indicator.level1, indicator.level2].some((level) => level !== null && withoutSpace(level).includes('成本'));
}

/** 其中 row: part of the row above. */
export function isSubRow(indicator: Indicator): boolean {
  return indicator.level3 !== null && withoutSpace(indicator.level3).startsWith('其中');
}

/** @returns null where the row says too little to be sure. */
export function directionOf(indicator: Indicator): Direction | null {
  const { target } = indicator;
  switch (target.kind) {
    case 'empty':
      return null;
    case 'qualitative':
      return 'qualitative';
    case 'range':
      return 'range';
    case 'date':
      return target.comparator === '≥' || target.comparator === '>' ? null : 'deadline';
    case 'quantity':
      return quantityDirection(indicator);
  }
}

function quantityDirection(indicator: Indicator): Direction | null {
  switch (indicator.target.comparator) {
    case '≥':
    case '>':
      return 'positive';
    case '≤':
    case '<':
      return 'reverse';
    case '=':
      return 'equal';
    case null:
      return isCost(indicator) ? costDirection(indicator) : bareDirection(indicator);
  }
}

/** Money that is better more although it stands under a cost. */
const GAIN = /节约|节省|节支|压减|降低|减少|下降|收入|收益|盈利|利润|增收|创收|产值|筹|捐/;

/**
 * An amount, a bare figure, nothing at all and a harm (社会成本: 投诉件数) surely are better less. A rate may be a saving
 * or a share of the budget used, and people or days to be reached stand under a cost by mistake.
 */
function costDirection(indicator: Indicator): 'cost' | null {
  const { level3, target } = indicator;
  const isRate = target.unit === '%' || target.canonical?.unit === '1';
  if (isRate || GAIN.test(withoutSpace(level3 ?? ''))) return null;
  const isAmount = target.unit === null || target.unit.includes('元');
  const isNothing = target.value !== null && /^0+(?:\.0+)?$/.test(target.value);
  return isAmount || isNothing || bareDirection(indicator) === 'reverse' ? 'cost' : null;
}

/** Whether staying below the figure may be as good as reaching it: a cost, a time limit, a harm, or nobody knows. */
export function isLessFine(indicator: Indicator): boolean {
  return isCost(indicator) || bareDirection(indicator) !== 'positive';
}

/** Which side of a range (10-14场, 3-5日) falls short of it; null where that is not certain. */
export function rangeDirection(indicator: Indicator): 'positive' | 'reverse' | null {
  if (isCost(indicator)) return costDirection(indicator) === 'cost' ? 'reverse' : null;
  return bareDirection(indicator);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
