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

/** Names of rates that grow with success; a rate of failure (投诉率, 未完成率) may be another one than the indicator's. */
const RATES = [
  ...[
    '完成',
    '覆盖',
    '合格',
    '达标',
    '通过',
    '及时',
    '准确',
    '到位',
    '使用',
    '普及',
    '参与',
    '发放',
    '执行',
    '知晓',
    '满意',
    '办结',
  ],
  ...[
    '优良',
    '验收合格',
    '开工',
    '竣工',
    '拨付',
    '支付',
    '保障',
    '兑现',
    '签约',
    '履约',
    '入学',
    '就业',
    '利用',
    '签订',
    '结案',
  ],
].map((name) => `${name}率`);
const GRADES = ['满意度', '知晓度', '完成度'];
const FAILING = /[未不无非失差误超逾漏欠弃退]/;
const LONGEST_NAME = 12;

/**
 * Consumes a rate's name in front of its figure: 培训合格率, with 达, 达到, 为 or a colon behind it.
 * @returns whether one stands here.
 */
export function takeRateName(scanner: Scanner): boolean {
  const { text, at } = scanner;
  for (let end = at; end < text.length && end - at <= LONGEST_NAME; end++) {
    const character = text.charAt(end);
    if (isNumeralCharacter(character) || !/[\u4E00-\u9FFF]/.test(character)) return false;
    if (character !== '率' && character !== '度') continue;
    const name = text.slice(at, end + 1);
    if (FAILING.test(name) || ![...RATES, ...GRADES].some((rate) => name.endsWith(rate))) continue;
    scanner.at = end + 1;
    scanner.take(COPULAS);
    return true;
  }
  return false;
}

const COPULAS = wordList('达 达到 已达 已达到 为 是 :');
