/** 指标方向: the sign fits what is measured (a cost, a time limit or a harm has an upper bound, a count of output a lower one). */
import type { Localized } from '../model/lang.js';
import { defineRule, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, isOutput, nameOf } from './evidence/rows.js';
import { compact } from './evidence/texts.js';
import { isCount, isTime } from './evidence/units.js';

/** Money that is better more: saved, earned or raised. */
const GAIN = /节约|节省|节支|降低|减少|下降|收益|收入|产值|筹|捐/u;
/** Money that may well be set as a minimum: standards of pay and aid. */
const FLOOR_MONEY = /标准|补助|补贴|津贴|待遇|救助|奖|工资|薪|投入|配套/u;
/** Names of what is paid, whatever it is paid for (人员补助及保险费). */
const EXPENSE = /(?:(?<!经)费|费用|成本|支出|造价|单价)(?:[（(][^（()）]{0,60}[）)])?$/u;
const TIME_LIMIT = /时限|工期|周期|耗时|用时|(?:完成|办理|办结|响应|审批|拨付|支付|处理|等待)时间/u;
/** Times that are better long. */
const LASTING = /使用|寿命|质保|保修|保障|有效|存续|服务|维持|持续|运行|管护|养护|保存|培训|监测|公示|观测|稳定/u;
/** What one rather has little of, or what is capped on purpose. */
const UNWANTED =
  /投诉|事故|差错|失误|错误|错漏|缺陷|故障|死亡|伤|上访|信访|舆情|违|发生|超|污染|排放|能耗|消耗|损失|减少|降低|控制|限|编制|缺|退|流失|返贫|失业|逾期|积压|滞留|未|零|闲置|三公|公务|接待|用车|车辆|出国|会议|投入|拖欠|隐患|案发|火灾|次生|病|疫|亡|费|空置|空闲|在编|在职|维修|抢修|返修|停机|停运|停水|停电|中断/u;
/** Harm that is counted, or told as a rate; not its handling (投诉处理率) or its decline. */
const HARM =
  /(?:事故|投诉|差错|失误|误差|违规|违纪|违法|死亡|伤亡|故障|缺陷|逾期|拖欠|返贫|失业|流失|辍学)(?:事件|案件|问题)?(?:发生)?(?:率|数|数量|量|次数|起数|件数|人数)$/u;
const REMEDY =
  /处理|处置|受理|办理|办结|查处|化解|整改|治理|打击|排查|降低|减少|下降|防范|预防|控制|解决|回复|答复|救助|监测|抢修|排除/u;
/** Outside 成本指标, only a name that ends so is surely a cost. */
const COST_NAME = /成本(?:[（(][^（()）]{0,60}[）)])?$/u;

const KINDS: Readonly<Record<'cost' | 'time' | 'harm' | 'output', Localized>> = {
  cost: { zh: '成本', en: 'a cost' },
  time: { zh: '完成时限', en: 'a time limit' },
  harm: { zh: '负面情况', en: 'something unwanted' },
  output: { zh: '产出数量', en: 'a count of output' },
};

export const directionSuspect = defineRule({
  meta: {
    name: 'direction-suspect',
    title: { zh: '指标符号与指标性质不符', en: 'The sign fits badly with what is measured' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '成本金额、时限、工期、周期或事故、差错等负面指标用了 ≥，或产出数量用了 ≤。',
        en: 'A cost, a time to completion or a harm (accidents, errors) has ≥, or a count of output has ≤.',
      },
      why: {
        zh: '符号方向反了，花得越多、拖得越久反而得分越高，计分结果随之颠倒。',
        en: 'With the sign reversed, spending more or finishing later earns more: the score is turned upside down.',
      },
      next: {
        zh: '核对年初绩效目标申报表中的符号；填反的更正后重新计分。',
        en: 'Compare with the target form of the beginning of the year; correct the sign and score again.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”是{kindZh}，指标值却为“{target}”，符号可能填反',
        en: '“{name}” is {kindEn}, yet its target is “{target}”: the sign may be reversed',
      },
    },
    example: {
      zh: '“设备采购成本”指标值 ≥30万元：成本应以 ≤ 为界。',
      en: '“设备采购成本” with target ≥30万元: a cost is bounded from above.',
    },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      const { target } = row.indicator;
      const kind = measured(row);
      if (kind === null || target.comparator === null || target.comparator === '=') continue;
      const atLeast = target.comparator === '≥' || target.comparator === '>';
      const path = `${row.path}/target`;
      yield atLeast === (kind === 'output')
        ? match(path)
        : mismatch(path, {
            declared: target.raw,
            fields: { name: nameOf(row), target: quoteValue(target), kindZh: KINDS[kind].zh, kindEn: KINDS[kind].en },
          });
    }
  },
});

/** What the row measures, where its level, name and unit agree on that. */
function measured(row: ScoredRow): keyof typeof KINDS | null {
  const { level2, level3, target } = row.indicator;
  const unit = target.canonical?.unit;
  const name = compact(level3 ?? '');
  if (target.kind !== 'quantity' || unit === undefined || name === '') return null;
  if (row.cost || (unit === '元' && COST_NAME.test(name))) {
    return unit.split('/')[0] === '元' && isExpense(name) ? 'cost' : null;
  }
  // ≥0 is met by anything; only a harm that is called for is suspect.
  if (HARM.test(name) && !REMEDY.test(name)) return target.value === '0' ? null : 'harm';
  if (isTime(unit)) return TIME_LIMIT.test(name) && !LASTING.test(name) ? 'time' : null;
  const counted = isOutput(row) && /数量/u.test(compact(level2 ?? '数量')) && isCount(unit);
  return counted && !UNWANTED.test(name) ? 'output' : null;
}

function isExpense(name: string): boolean {
  return !GAIN.test(name) && (EXPENSE.test(name) || !FLOOR_MONEY.test(name));
}
