/** Texts of cells: white space, blanks in disguise, words that speak of a shortfall. */

/** The text without any white space: a layout may break it anywhere. */
export function compact(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Marks that a form fills an unused cell with. */
const EMPTY_MARKS = /^[-‐-―−_－─/／\\0０.。．,，、;；*＊…·一]*$/u;
const NO_WORDS: ReadonlySet<string> = new Set(['无', '无。', '暂无', '没有', '无原因', 'N/A', 'n/a', '空']);

/** Whether a cell says nothing: blank, 0, 无, —, -, /. */
export function saysNothing(text: string | null): boolean {
  if (text === null) return true;
  const bare = compact(text);
  return EMPTY_MARKS.test(bare) || NO_WORDS.has(bare);
}

const DENIALS =
  /(无|没有|不存在|未发生|未出现|未见|无需|不需)(明显|重大|任何)?(未完成|未达|偏差|不足|滞后|缺|问题|结余|调剂|延)/gu;
/** 年初指标值设定偏低: the reason of a result above its target; 避免支付不及时: what is to be avoided; 偏差在合理范围内. */
const NO_SHORTFALL =
  /(?:目标|指标|预期|年初)值?(?:设定|设置|制定|测算|预估|估计|预计|定)?(?:得|的)?(?:值)?(?:较为|比较|相对|过于)?(?:偏低|较低|过低|不足|偏小|保守)|(?:避免|防止|杜绝|减少|降低)(?:了)?[^，。；,;]{0,6}(?:未按|不及时|不足|滞后|延迟|延期|污染|排放|浪费|损失|事故|投诉|矛盾|风险|隐患|成本|开支)|偏差率?(?:均|都)?(?:在合理|在允许|在规定|较小|不大|属正常)/gu;
const UNDONE =
  /未完成|未达|未能|未按|未到|未支付|未拨|未履|未申报|未开展|未实施|未发放|未使用|尚未|没有完成|不足|不到位|不及时|滞后|延迟|延期|延后|推迟|暂缓|取消|短缺|欠缺|进度慢|进度缓慢/u;
const LESS = /减少|偏低|较低|过低|低于|偏差|剩余|结余|结转|调剂/u;

/**
 * Whether a reason speaks of a shortfall; 无偏差 and the like are its denial.
 * @param lessIsFine
 *   For a cost or an upper bound: money saved, fewer complaints are no shortfall.
 */
export function tellsShortfall(text: string, lessIsFine: boolean): boolean {
  const said = compact(text).replace(DENIALS, '').replace(NO_SHORTFALL, '');
  return UNDONE.test(said) || (!lessIsFine && LESS.test(said));
}

/** A name for messages, cut to a readable length. */
export function shorten(text: string, length = 30): string {
  const characters = Array.from(text.slice(0, length * 4));
  return characters.length <= length && text.length <= length * 4 ? text : `${characters.slice(0, length).join('')}…`;
}
