/** Leaves the numbers of pages out of headers and footers. */
import type { WordBlock } from './blocks.js';

/** `- 3 -`, `第3页 共8页`, `3/8` */
const PAGE_NUMBER = /^[\s第共页,，、/·\-—–―\d]*$/;

/** Without what says nothing but the number of the page. */
export function withoutPageNumbers(blocks: readonly WordBlock[]): WordBlock[] {
  return blocks.filter((block) => block.kind === 'table' || !PAGE_NUMBER.test(block.text));
}
