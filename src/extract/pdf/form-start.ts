/** How a form begins, where tables that follow each other without a gap are parted; and the last row of one. */
import { squeeze } from './squeezed-text.js';

/** What the first row of a form says. */
const FIRST_LABEL = /^(?:项目(?:支出)?名称|部门[（(]单位[)）]名称|部门名称|单位名称|主管部门|预算部门)/;
/** The heading of a level's column. */
export const LEVEL_HEAD = /^[一二三]级指标/;
export const TITLE = /(?:自评|自我评价).{0,6}表/;
const MAX_TITLE = 60;

/** The label of a form's last row. */
export const TOTAL = /^(?:总分|合计|总计)$/;

/** The label at the beginning of a form; null for the texts of any other row. */
export function firstLabel(texts: readonly string[]): string | null {
  const label = squeeze(texts.find((text) => text !== '') ?? '');
  return FIRST_LABEL.test(label) ? label : null;
}

/** Whether a row of texts is the title of a form. */
export function isTitleRow(texts: readonly string[]): boolean {
  return texts.some((text) => text.length <= MAX_TITLE && TITLE.test(squeeze(text)));
}
