/** 指标方向: which way an indicator is better, from its sign, its level names and, where the sign is missing, its own name. */
import type { Indicator } from '../model/record.js';
import type { Direction } from '../model/rule.js';
import type { Value } from '../model/value.js';

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
      return isCost(indicator) ? costDirection(indicator.target) : bareDirection(indicator);
  }
}

/** A bare rate under 成本指标 may be a saving (more is better) or a share of the budget used (less is better). */
function costDirection(target: Value): Direction | null {
  return target.unit === '%' || target.canonical?.unit === '1' ? null : 'cost';
}

/** Which side of a range (10-14场, 3-5日) falls short of it; null where that is not certain. */
export function rangeDirection(indicator: Indicator): 'positive' | 'reverse' | null {
  if (isCost(indicator)) return costDirection(indicator.target) === 'cost' ? 'reverse' : null;
  const bare = bareDirection(indicator);
  return bare === 'positive' || bare === 'reverse' ? bare : null;
}

const HARM =
  '(?:事故|投诉|差错|失误|误差|违规|违纪|违法|死亡|伤亡|受伤|信访|上访|舆情|超支|超标|超时|逾期|拖欠|缺陷|漏报|错报|误报|故障|' +
  '流失|辍学|返工|返贫|发病|感染|失业|空置|不良|坏账|损耗|能耗|排放|污染)';
const HARM_COUNT = new RegExp(
  `${HARM}(?:事件|案件|问题|情况)?(?:发生)?(?:人数|人次|次数|起数|件数|数量|数|量|率|比例)?$`,
);
/** Deeds that turn a harm into a merit: 受理投诉件数, 查处违法案件数. */
const REMEDY =
  /处理|处置|受理|办理|办结|查处|化解|调解|整改|整治|打击|排查|救助|降低|减少|减排|下降|防范|预防|控制|解决|回复|答复|培训|宣传|监测|检测/;
/** Shares that may be wished high or low: 三公经费控制率, 预算调整率. */
const UNCLEAR = /控制[率数]|变动率|变更率|调整率|偏离|偏差|波动|浮动|结余|结转/;
const TAIL = '(?:\\([^()]{0,40}\\))?$';
const TIME_LIMIT = new RegExp(
  `(?:时限|工期|周期|耗时|用时|(?:完成|办理|办结|响应|审批|拨付|支付|处理|到位)时间)${TAIL}`,
);
const TIME_SPENT = new RegExp(
  `(?:天数|时长|年限|课时|学时|工时|(?:服务|培训|开放|运行|工作|学习|活动|演出|值班)时间)${TAIL}`,
);
/** Money that may be a cost although no level says so: less may be better. */
const COST_NAME = /成本|费用|费$|费支出|支出|单价|标准|经费/;
const TIME_UNIT = /^(?:秒|分钟|工作日|日|周|月|季度|年)$/;

function bareDirection(indicator: Indicator): Direction | null {
  const name = withoutSpace(indicator.level3 ?? '')
    .replace(/[（(]/g, '(')
    .replace(/[）)]/g, ')');
  const plain = name.replace(/[。；;：:，,]+$/, '');
  if (TIME_UNIT.test(indicator.target.canonical?.unit ?? indicator.target.unit ?? '')) {
    if (TIME_LIMIT.test(plain)) return 'reverse';
    return TIME_SPENT.test(plain) ? 'positive' : null;
  }
  if (HARM_COUNT.test(plain)) return REMEDY.test(plain) ? null : 'reverse';
  if (UNCLEAR.test(plain)) return null;
  if ((indicator.target.unit ?? '').includes('元') && (indicator.level2 === null || COST_NAME.test(plain))) return null;
  // A bare zero of anything else: nothing to strive for, so more is neither better nor worse for certain.
  return indicator.target.value !== null && /^-?0+(?:\.0+)?$/.test(indicator.target.value) ? null : 'positive';
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
