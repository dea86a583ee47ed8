/** Rows that were printed in several passes over the page: spreadsheets write cells of wrapped text after all others. */
import { overlap } from '../lattice/geometry.js';
import type { StreamRow } from './stream-rows.js';
import type { TextBlock } from './text-block.js';

/** Middles of the texts of one row differ by less, in ems. */
const SAME_ROW = 0.45;
/** Comparisons of texts after which the page is no table. */
const MAX_COMPARISONS = 4_000_000;

const middle = ({ box }: TextBlock): number => (box[1] + box[3]) / 2;
const topOf = ({ blocks }: StreamRow): number => Math.min(...blocks.map(({ box }) => box[1]));
const bottomOf = ({ blocks }: StreamRow): number => Math.max(...blocks.map(({ box }) => box[3]));

/** The rows of each pass: one begins anew where a row stands wholly above the one before. */
function passesOf(rows: readonly StreamRow[]): StreamRow[][] {
  const passes: StreamRow[][] = [];
  for (const row of rows) {
    const before = passes.at(-1)?.at(-1);
    if (before === undefined || bottomOf(row) < topOf(before)) passes.push([]);
    passes.at(-1)?.push(row);
  }
  return passes;
}

/** Whether the texts of two passes stand among each other, not side by side. */
function areInterleaved(a: readonly StreamRow[], b: readonly StreamRow[]): boolean {
  const ends = (rows: readonly StreamRow[]): [number, number] => [
    Math.min(...rows.map(({ box }) => box[0])),
    Math.max(...rows.map(({ box }) => box[2])),
  ];
  return overlap(...ends(a), ...ends(b)) > 0;
}

/** How many texts of a row stand at the height of a text, which there is room for; 0 where there is none. */
function matches(block: TextBlock, { blocks }: StreamRow): number {
  if (blocks.some(({ box }) => overlap(box[0], box[2], block.box[0], block.box[2]) > 0)) return 0;
  return blocks.filter((other) => Math.abs(middle(other) - middle(block)) <= SAME_ROW * block.size).length;
}

function withBlocks(row: StreamRow, added: readonly TextBlock[], rowOf: RowMaker): StreamRow {
  return added.length === 0 ? row : rowOf([...row.blocks, ...added], row.page);
}

type RowMaker = (blocks: readonly TextBlock[], page: number) => StreamRow;

/** Puts the texts of a later pass into the rows that they stand in; what stands in none is a row between them. */
function mergePass(rows: readonly StreamRow[], pass: readonly StreamRow[], rowOf: RowMaker): StreamRow[] {
  const added = rows.map((): TextBlock[] => []);
  const others: StreamRow[] = [];
  for (const { blocks, page } of pass) {
    const left: TextBlock[] = [];
    for (const block of blocks) {
      const counts = rows.map((row) => matches(block, row));
      const most = Math.max(...counts);
      if (most === 0) left.push(block);
      else added[counts.indexOf(most)]?.push(block);
    }
    if (left.length > 0) others.push(rowOf(left, page));
  }
  const merged = rows.map((row, at) => withBlocks(row, added[at] ?? [], rowOf));
  for (const row of others) {
    const below = merged.findIndex((other) => topOf(other) > topOf(row));
    merged.splice(below < 0 ? merged.length : below, 0, row);
  }
  return merged;
}

export function mergePasses(rows: readonly StreamRow[], rowOf: RowMaker): readonly StreamRow[] {
  const [first, ...passes] = passesOf(rows);
  const count = rows.reduce((sum, { blocks }) => sum + blocks.length, 0);
  if (first === undefined || passes.length === 0 || count * count > MAX_COMPARISONS) return rows;
  return passes.reduce<readonly StreamRow[]>(
    (merged, pass) => (areInterleaved(merged, pass) ? mergePass(merged, pass, rowOf) : [...merged, ...pass]),
    first,
  );
}
