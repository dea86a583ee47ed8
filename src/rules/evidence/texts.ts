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
const UNDONE =
  /未完成|未达|未能|未按|未到|未支付|未拨|未履|未申报|未开展|未实施|未发放|未使用|尚未|没有完成|不足|不到位|不及时|滞后|延迟|延期|延后|推迟|暂缓|取消|短缺|欠缺|进度慢|进度缓慢/u;
const LESS = /减少|偏低|较低|过低|低于|偏差|剩余|结余|结转|调剂/u;

/**
 * Whether a reason speaks of a shortfall; 无偏差 and the like are its denial.
 * @param lessIsFine
 *   For a cost or an upper bound: money saved, fewer complaints are no shortfall.
 */
export function tellsShortfall(text: string, lessIsFine: boolean): boolean {
  const said = compact(text).replace(DENIALS, '');
  return UNDONE.test(said) || (!lessIsFine && LESS.test(said));
}

/** A name for messages, cut to a readable length. */
export function shorten(text: string, length = 30): string {
  const characters = Array.from(text.slice(0, length * 4));
  return characters.length <= length && text.length <= length * 4 ? text : `${characters.slice(0, length).join('')}…`;
}
