/** Pages side by side → one wide page, as the sheet was before its columns were printed on several pages. */
import type { Box, Rule } from '../lattice/geometry.js';
import type { Fill, Glyph, PageContent } from './page-content.js';
import type { PageLayout, Pane } from './page-layout.js';
import type { SheetRow } from './sheet-panes.js';

/** A character that the edge cuts is printed on both pages; its middle may lie this far beyond, in points. */
const SEAM = 0.5;
/** A border this near to the edge, in points, is drawn along it. */
const ALONG = 2;

const shiftBox = ([x0, y0, x1, y1]: Box, by: number): Box => [x0 + by, y0, x1 + by, y1];

function shiftGlyph(glyph: Glyph, by: number): Glyph {
  const clip = glyph.clip === null ? null : shiftBox(glyph.clip, by);
  return { ...glyph, x0: glyph.x0 + by, x1: glyph.x1 + by, clip };
}

const shiftFill = (fill: Fill, by: number): Fill => ({ ...fill, box: shiftBox(fill.box, by) });

function shiftRule(rule: Rule, by: number): Rule {
  return rule.axis === 'v' ? { ...rule, at: rule.at + by } : { ...rule, from: rule.from + by, to: rule.to + by };
}

/** One of the pages, with the part of the wide page that it shows. */
interface Part {
  readonly content: PageContent;
  readonly pane: Pane;
}

/** Upper and lower edge of the tables on some pages. */
type Range = readonly [top: number, bottom: number];

function tableRange(layouts: readonly PageLayout[]): Range {
  const boxes = layouts.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'table' ? [item.box] : [])));
  return [Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[3]))];
}

/** Beside a table, what lies beyond the edge is shown by the next page; text above and below may lie anywhere. */
function shows(pane: Pane, [top, bottom]: Range, glyph: Glyph): boolean {
  const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2];
  const isBeside = y > top && y < bottom;
  return isBeside ? x >= pane.from - SEAM && x <= pane.to + SEAM : glyph.clip === null;
}

function partsOf(contents: readonly PageContent[], edges: SheetRow['edges']): Part[] {
  const parts: Part[] = [];
  for (const [index, content] of contents.entries()) {
    const [left, right] = edges[index] ?? [0, content.width];
    const before = parts.at(-1)?.pane;
    const shift = before === undefined ? 0 : before.to - left;
    const isLast = index === contents.length - 1;
    const from = before === undefined ? -Infinity : before.to;
    parts.push({ content, pane: { page: content.number, from, to: isLast ? Infinity : right + shift, shift } });
  }
  return parts;
}

/** The edges between the pages, and what they cut. */
interface Seam {
  readonly at: number;
  readonly cut: readonly Glyph[];
}

function seamsOf(parts: readonly Part[], glyphs: readonly Glyph[]): Seam[] {
  return parts.slice(1).map(({ pane: { from } }) => ({
    at: from,
    cut: glyphs.filter(({ x0, x1 }) => x0 < from - SEAM && x1 > from + SEAM),
  }));
}

/** A rule without what it covers of an interval. */
function without(rule: Rule, from: number, to: number): Rule[] {
  if (to <= rule.from || from >= rule.to) return [rule];
  const pieces = [
    { ...rule, to: from },
    { ...rule, from: to },
  ];
  return pieces.filter((piece) => piece.to > piece.from);
}

/** The rules without the borders that some programs draw along the edge of a page through cells that go on behind it. */
function openSeam(rules: readonly Rule[], { at, cut }: Seam): readonly Rule[] {
  const across = rules.filter((rule) => rule.axis === 'h' && rule.from <= at + ALONG && rule.to >= at - ALONG);
  let open = rules;
  for (const { y0, y1 } of cut) {
    const middle = (y0 + y1) / 2;
    const top = across.reduce((low, rule) => (rule.at <= middle ? Math.max(low, rule.at) : low), -Infinity);
    const bottom = across.reduce((high, rule) => (rule.at > middle ? Math.min(high, rule.at) : high), Infinity);
    open = open.flatMap((rule) =>
      rule.axis === 'v' && Math.abs(rule.at - at) <= ALONG ? without(rule, top, bottom) : [rule],
    );
  }
  return open;
}

/**
 * The pages of a sheet as one, and where each of them lies in it.
 * @param edges Where the columns of each page begin and end.
 * @param layouts How each page was laid out by itself.
 */
export function joinPages(
  contents: readonly [PageContent, ...PageContent[]],
  edges: SheetRow['edges'],
  layouts: readonly PageLayout[],
): { readonly content: PageContent; readonly panes: readonly Pane[] } {
  const parts = partsOf(contents, edges);
  const range = tableRange(layouts);
  const [first] = contents;
  const last = parts.at(-1);
  const glyphs = parts.flatMap((part) =>
    part.content.glyphs
      .map((glyph) => shiftGlyph(glyph, part.pane.shift))
      .filter((glyph) => shows(part.pane, range, glyph)),
  );
  const rules = parts.flatMap((part) => part.content.rules.map((rule) => shiftRule(rule, part.pane.shift)));
  const content: PageContent = {
    number: first.number,
    width: (last?.pane.shift ?? 0) + first.width,
    height: first.height,
    glyphs,
    rules: seamsOf(parts, glyphs).reduce(openSeam, rules),
    fills: parts.flatMap((part) => part.content.fills.map((fill) => shiftFill(fill, part.pane.shift))),
    images: parts.flatMap((part) => part.content.images.map((box) => shiftBox(box, part.pane.shift))),
    lostRuns: contents.reduce((sum, { lostRuns }) => sum + lostRuns, 0),
  };
  return { content, panes: parts.map(({ pane }) => pane) };
}

/** A box of a joined page as it lies on the page that shows most of it. */
export function onPane(box: Box, panes: readonly Pane[]): { readonly page: number; readonly box: Box } | null {
  const shown = ({ from, to }: Pane): number => Math.min(box[2], to) - Math.max(box[0], from);
  const [pane] = [...panes].sort((a, b) => shown(b) - shown(a));
  if (pane === undefined) return null;
  const cut: Box = [Math.max(box[0], pane.from), box[1], Math.min(box[2], pane.to), box[3]];
  return { page: pane.page, box: shiftBox(cut, -pane.shift) };
}
