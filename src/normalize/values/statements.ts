/** Words around one figure that change nothing about it: 完成3项, 培训3期, 资金拨付及时率100%, 100%完成. */
import { isNumeralCharacter } from './numerals.js';
import { wordList, type Scanner } from './scanner.js';

/**
 * Verbs in front of an amount with a unit. None that says a change (增长, 下降, 新增, 减少) or what is left (剩余, 还差):
 * their figure is not the measured one.
 */
export const VERBS = wordList(
  '完成 已完成 实际完成 共完成 累计完成 全年完成 全部完成 实现 已实现 培训 开展 已开展 共开展 举办 已举办 组织 召开 建设 建成 已建成 ' +
    '新建 改造 修建 维修 购置 采购 发放 印发 印刷 编制 制作 检查 服务 覆盖 资助 救助 慰问 补助 支付 拨付 支出 引进 招聘 招录 聘用 建立',
);

/** Behind a percentage. */
export const DONE_RATE = wordList('完成 已完成 全部完成 达标 合格 覆盖 到位 通过 兑现');

/** Behind a deadline or a time limit. */
export const DONE_BY = wordList(
  '完成 全部完成 完成任务 完成支付 完成拨付 完成发放 完成验收 完成建设 完工 竣工 办结 结案 发放 发放到位 发放完成 发放完毕 拨付 拨付到位 ' +
    '拨付完成 拨付完毕 支付 支付到位 支付完成 支付完毕 到位 交付 交付使用 投入使用 验收 结项 结题 上报 报送 到达 到场 响应 处理 处置 回复 答复 解决 修复 受理 反馈 实施完成 实施完毕 建成',
);

/** Rates that grow with success; one of failure (投诉率, 未完成率) may be another than the indicator's. */
const RATES: ReadonlySet<string> = new Set(
  (
    '完成率 覆盖率 合格率 达标率 通过率 及时率 准确率 到位率 使用率 普及率 参与率 发放率 执行率 知晓率 满意率 办结率 结案率 优良率 ' +
    '开工率 竣工率 拨付率 支付率 保障率 兑现率 签约率 签订率 履约率 入学率 就业率 利用率 成活率 完好率 符合率 达成率 满意度 知晓度 完成度'
  ).split(' '),
);
const RATE_LENGTH = 3;
const FAILING = /[未不无非失差误超逾漏欠弃退]/;
const LONGEST_NAME = 12;
const FIRST_HAN = '\u4E00';
const LAST_HAN = '\u9FFF';

/**
 * Consumes a rate's name in front of its figure: 培训合格率, with 达, 达到, 为 or a colon behind it.
 * @returns whether one stands here.
 */
export function takeRateName(scanner: Scanner): boolean {
  const { text, at } = scanner;
  for (let end = at; end < text.length && end - at <= LONGEST_NAME; end++) {
    const character = text.charAt(end);
    if (character < FIRST_HAN || character > LAST_HAN || isNumeralCharacter(character)) return false;
    if (character !== '率' && character !== '度') continue;
    const name = text.slice(at, end + 1);
    if (FAILING.test(name) || !RATES.has(name.slice(-RATE_LENGTH))) continue;
    scanner.at = end + 1;
    scanner.take(COPULAS);
    return true;
  }
  return false;
}

const COPULAS = wordList('达 达到 已达 已达到 为 是 :');
