/** Forms without lines side by side on one sheet: each has a part of the paper, which is read by itself. */
import { LEVEL_HEAD } from './form-start.js';
import type { Glyph } from './page-content.js';
import { squeeze } from './squeezed-text.js';
import type { Paper } from './stream-rows.js';
import type { TextBlock } from './text-block.js';

/** Space between two forms, in ems; columns of one are parted by less, or a title or a longer text stands across. */
const MIN_GUTTER = 1.5;
/** Forms on one sheet. */
const MAX_FORMS = 4;

/** Text that stands on its own part of the paper. */
export interface PaperPart {
  readonly glyphs: readonly Glyph[];
  readonly paper: Paper;
}

/** The widest space between two positions that no text of the page reaches into; null where none is a gutter. */
function gutterBetween(from: number, to: number, glyphs: readonly Glyph[]): number | null {
  const own = glyphs.filter(({ direction }) => direction !== null).sort((a, b) => a.x0 - b.x0);
  let [end, widest, gutter] = [-Infinity, 0, null as number | null];
  for (const { x0, x1, size } of own) {
    const space = x0 - end;
    if (end >= from && x0 <= to && space > widest && space >= MIN_GUTTER * size)
      [widest, gutter] = [space, (end + x0) / 2];
    end = Math.max(end, x1);
  }
  return gutter;
}

/** Where the text parts into forms, from left to right: between two headings that say the same. */
function firstGutter(blocks: readonly TextBlock[], glyphs: readonly Glyph[]): number | null {
  const heads = new Map<string, number>();
  for (const { box, glyphs: own } of [...blocks].sort((a, b) => a.box[0] - b.box[0])) {
    const text = squeeze(own.map((glyph) => glyph.text).join(''));
    if (!LEVEL_HEAD.test(text)) continue;
    const end = heads.get(text);
    const gutter = end === undefined ? null : gutterBetween(end, box[0], glyphs);
    if (gutter !== null) return gutter;
    if (end === undefined) heads.set(text, box[2]);
  }
  return null;
}

/**
 * The parts of a page, from left to right; the whole page where it holds one form.
 * @param blocks The texts that the glyphs make.
 */
export function partsOf(glyphs: readonly Glyph[], blocks: readonly TextBlock[], paper: Paper): PaperPart[] {
  const parts: PaperPart[] = [];
  let rest: PaperPart = { glyphs, paper };
  while (parts.length + 1 < MAX_FORMS) {
    const { left, width, number } = rest.paper;
    const gutter = firstGutter(
      blocks.filter(({ box }) => box[0] > left),
      rest.glyphs,
    );
    if (gutter === null) break;
    const isLeft = ({ x0 }: Glyph): boolean => x0 < gutter;
    parts.push({ glyphs: rest.glyphs.filter(isLeft), paper: { number, left, width: gutter - left } });
    const others = rest.glyphs.filter((glyph) => !isLeft(glyph));
    rest = { glyphs: others, paper: { number, left: gutter, width: left + width - gutter } };
  }
  return [...parts, rest];
}
