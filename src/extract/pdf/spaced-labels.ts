/** Labels whose characters stand wide apart: where no lines part the cells, only what they say tells that they are one. */
import { unionOf } from '../lattice/geometry.js';
import type { TextBlock } from './text-block.js';

/** The labels of forms, without spaces. */
const LABELS = new Set(
  (
    '项目名称 项目编码 主管部门 实施单位 项目单位 预算单位 部门名称 单位名称 项目负责人 联系电话 项目资金 预算资金 资金情况 ' +
    '资金来源 资金总额 年度资金总额 总额 财政拨款 其他资金 上年结转资金 年初预算数 全年预算数 全年执行数 执行率 分值 权重 得分 ' +
    '自评得分 总分 合计 备注 说明 年度目标 总体目标 年度总体目标 预期目标 年初设定目标 实际完成情况 完成情况 绩效指标 一级指标 ' +
    '二级指标 三级指标 指标值 年度指标值 目标值 完成值 实际完成值 全年完成值 产出指标 效益指标 满意度指标 成本指标 数量指标 ' +
    '质量指标 时效指标 社会效益 社会效益指标 经济效益 经济效益指标 生态效益 生态效益指标 可持续影响 可持续影响指标'
  ).split(' '),
);
const MAX_LENGTH = Math.max(...Array.from(LABELS, ({ length }) => length));
/** Characters of one label stand at one height, within this share of their size, and no further apart than so many ems. */
const SAME_HEIGHT = 0.2;
const MAX_GAP = 100;
/** So many single characters side by side are a spaced text; with more than a title and some signatures, no cell is sure. */
const MIN_SPACED = 3;
const MAX_TEXTS = 3;
const HANZI = /^[\u4E00-\u9FFF]$/;

/** Whether a single character stands in the line of another, behind it. */
function followsInLine(last: TextBlock, next: TextBlock): boolean {
  const em = Math.max(last.size, next.size);
  const gap = next.box[0] - last.box[2];
  return Math.abs(next.box[1] - last.box[1]) <= SAME_HEIGHT * em && gap > 0 && gap <= MAX_GAP * em;
}

const signOf = ({ glyphs }: TextBlock): string | null => (glyphs.length === 1 ? (glyphs[0]?.text ?? null) : null);

/** How many blocks from an index on are the characters of a label; 0 where they are those of none. */
function labelLength(blocks: readonly TextBlock[], start: number): number {
  let [text, length] = ['', 0];
  for (let at = start; at < Math.min(blocks.length, start + MAX_LENGTH); at += 1) {
    const block = blocks[at] as TextBlock;
    const sign = signOf(block);
    if (sign === null || (at > start && !followsInLine(blocks[at - 1] as TextBlock, block))) break;
    text += sign;
    if (LABELS.has(text)) length = at - start + 1;
  }
  return length;
}

/** The blocks, in the order in which they were shown, with each spaced label as one. */
export function joinLabels(blocks: readonly TextBlock[]): TextBlock[] {
  const joined: TextBlock[] = [];
  for (let at = 0; at < blocks.length;) {
    const own = blocks.slice(at, at + Math.max(1, labelLength(blocks, at)));
    const [first] = own as [TextBlock];
    const box = unionOf(own.map((block) => block.box)) ?? first.box;
    joined.push({ ...first, glyphs: own.flatMap(({ glyphs }) => glyphs), box });
    at += own.length;
  }
  return joined;
}

/** Whether texts stand with their characters wide apart that are no known labels: where a cell ends is not to be seen. */
export function hasSpacedTexts(blocks: readonly TextBlock[]): boolean {
  let [texts, length] = [0, 0];
  let last: TextBlock | null = null;
  for (const block of blocks) {
    const goesOn = last !== null && length > 0 && followsInLine(last, block);
    length = HANZI.test(signOf(block) ?? '') ? (goesOn ? length + 1 : 1) : 0;
    if (length === MIN_SPACED) texts += 1;
    last = block;
  }
  return texts > MAX_TEXTS;
}
