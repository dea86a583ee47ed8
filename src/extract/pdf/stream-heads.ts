/** Headings over several columns of a table without lines: they stand in the middle of the headings below them. */
import { unionOf, type Box } from '../lattice/geometry.js';

interface Placed {
  readonly column: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly box: Box;
}

/** A row of headings has at least this many, one below it at least so many; neither holds a figure. */
const MIN_HEADS = 4;
const MIN_PARTS = 2;
/** A heading stands in the middle of those below it, within this share of their width. */
const CENTRED = 0.12;

const hasFigures = (row: readonly Placed[]): boolean => row.some(({ text }) => /\d/.test(text));
const endOf = ({ column, columnSpan }: Placed): number => column + columnSpan;
const middle = (box: Box): number => (box[0] + box[2]) / 2;

/** The headings below that stand from one neighbour of a heading to the other. */
function partsOf(heads: readonly Placed[], at: number, below: readonly Placed[]): readonly Placed[] {
  const [before, after] = [heads[at - 1], heads[at + 1]];
  const from = before === undefined ? 0 : endOf(before);
  const to = after?.column ?? Infinity;
  return below.filter((part) => part.column >= from && endOf(part) <= to);
}

/** The headings with those over several columns widened; any other row as it is. */
export function spanHeads<T extends Placed>(heads: readonly T[], below: readonly Placed[]): T[] {
  if (heads.length < MIN_HEADS || below.length < MIN_PARTS) return [...heads];
  if (hasFigures(heads) || hasFigures(below)) return [...heads];
  // The cells of a row stand below one heading each; of the parts of headings, the middle ones do.
  const isBelowHead = ({ column }: Placed): boolean => heads.some((head) => head.column === column);
  if (below.length >= heads.length && below.filter(isBelowHead).length * 2 >= below.length) return [...heads];
  return heads.map((head, at): T => {
    const parts = partsOf(heads, at, below);
    const [first] = parts;
    const last = parts.at(-1);
    const box = unionOf(parts.map((part) => part.box));
    if (parts.length < MIN_PARTS || first === undefined || last === undefined || box === null) return head;
    if (Math.abs(middle(head.box) - middle(box)) > (box[2] - box[0]) * CENTRED) return head;
    const column = Math.min(head.column, first.column);
    return { ...head, column, columnSpan: Math.max(endOf(head), endOf(last)) - column };
  });
}
