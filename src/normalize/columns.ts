/** Header lines of the indicator block → columns with their fields and ranges. */
import type { ColumnField } from '../templates/template.js';
import { columnField, gluedColumnFields } from './headers.js';
import type { Line, LineCell } from './lines.js';

/** One column of the indicator block. */
export interface Column {
  /** Null: the wording is unknown; its content is kept in a diagnostic. */
  readonly field: ColumnField | null;
  readonly header: string;
  /** First slot, and the slot after the last. */
  readonly start: number;
  readonly end: number;
  readonly cell: LineCell;
}

interface Draft {
  field: ColumnField | null;
  header: string;
  start: number;
  span: number;
  cell: LineCell;
}

/** One header cell; several columns where a copy glued the wordings of several into it. */
function draftsOf(cell: LineCell, next: LineCell | undefined): Draft[] {
  const glued = gluedColumnFields(cell.key);
  if (glued === null) {
    return [{ field: columnField(cell.key), header: cell.text, start: cell.column, span: cell.columnSpan, cell }];
  }
  // Empty cells behind it are the columns of the others; without them all stand in one column.
  const room = (next?.column ?? Number.MAX_SAFE_INTEGER) - cell.column >= glued.length;
  return glued.map((field, index) => ({
    field,
    header: cell.text,
    start: cell.column + (room ? index : 0),
    span: 1,
    cell,
  }));
}

function draftsOfLine(cells: readonly LineCell[], offset = 0): Draft[] {
  return cells.flatMap((cell, index) => draftsOf({ ...cell, column: cell.column + offset }, cells[index + 1]));
}

/** 复核 beside 自评 under 得分. */
const REVIEW = /复核|审核|核查|抽查|财政|主管|专家|第三方/u;

/**
 * Puts a second tier under the first: its cells take the place of the spanning cell above them.
 * In text the lower cells stand at the slots of the upper cell; where the copy lost that, they follow
 * the upper cell that they explain (年度指标值 over 指标性质 / 指标值 / 度量单位).
 */
function joinTiers(upper: Draft[], lower: readonly LineCell[]): Draft[] {
  const lowered = draftsOfLine(lower);
  const under = (draft: Draft, next: Draft | undefined) =>
    lowered.filter((low) => low.start >= draft.start && low.start < (next?.start ?? Number.MAX_SAFE_INTEGER));
  const joined: Draft[] = [];
  const used = new Set<Draft>();
  upper.forEach((draft, index) => {
    const below = under(draft, upper[index + 1]).filter((low) => !used.has(low));
    const explains = below.length >= 2 || (below.length === 1 && draft.span > 1);
    if (!explains) {
      joined.push(draft);
      return;
    }
    for (const low of below) {
      used.add(low);
      joined.push(low.field === null ? { ...low, field: REVIEW.test(low.header) ? 'other' : draft.field } : low);
    }
  });
  const rest = lowered.filter((low) => !used.has(low));
  if (rest.length === 0) return joined;
  // The lower tier was pushed left: it explains the target column.
  const at = joined.findIndex((draft) => draft.field === 'target');
  if (at < 0) return [...joined, ...rest];
  const base = joined[at]?.start ?? 0;
  const shifted = rest.map((low, index) => ({ ...low, start: base + index, span: 1 }));
  const behind = joined.slice(at + 1);
  const push = Math.max(0, base + rest.length - (behind[0]?.start ?? Number.MAX_SAFE_INTEGER));
  const after = behind.map((draft) => ({ ...draft, start: draft.start + push }));
  return [...joined.slice(0, at), ...shifted, ...after];
}

/**
 * 权重 behind 一级指标 is that of the level, behind 二级指标 likewise; the one of the row stands behind 三级指标.
 * The heading of the level itself may be unknown or lost.
 */
function settleWeights(drafts: Draft[]): void {
  if (drafts.filter((draft) => draft.field === 'weight').length < 2) return;
  const name = drafts.findIndex((draft) => draft.field === 'level3');
  const isBehindName = drafts.some((draft, index) => index > name && draft.field === 'weight');
  drafts.forEach((draft, index) => {
    if (draft.field !== 'weight') return;
    const before = drafts[index - 1]?.field;
    const isOfLevel = index < name && isBehindName;
    if (before === 'level2') draft.field = 'level2Weight';
    else if (before === 'level1' || isOfLevel)
      draft.field = drafts.some((other) => other.field === 'level1Weight') ? 'level2Weight' : 'level1Weight';
  });
}

/** Which of several columns of one field is meant; the others have no place in the record. */
function settleDuplicates(drafts: Draft[]): void {
  const first = new Map<ColumnField, Draft>();
  for (const draft of drafts) {
    if (draft.field === null || draft.field === 'other') continue;
    const before = first.get(draft.field);
    if (before === undefined) {
      first.set(draft.field, draft);
      continue;
    }
    // The adjusted target counts, not the one of the start of the year.
    const later = draft.field === 'target' && /调整/u.test(draft.header) && !/调整/u.test(before.header);
    // 评分标准 says how to score; 指标解释 only what is meant.
    const stricter = draft.field === 'method' && /解释|说明/u.test(before.header);
    if (later || stricter) {
      before.field = 'other';
      first.set(draft.field, draft);
    } else draft.field = 'other';
  }
}

/** The columns that the header lines declare, from left to right. */
export function readColumns(header: readonly Line[]): Column[] {
  const [first, second] = header;
  if (first === undefined) return [];
  let drafts = draftsOfLine(first.cells);
  if (second !== undefined) {
    const continued = second.cells.some((cell) => {
      const field = columnField(cell.key);
      return field === 'score' || field === 'actual' || field === 'level3';
    });
    const offset = first.width;
    drafts =
      continued && !drafts.some((draft) => draft.field === 'score')
        ? [...drafts, ...draftsOfLine(second.cells, offset - 1)]
        : joinTiers(drafts, second.cells);
  }
  settleWeights(drafts);
  settleDuplicates(drafts);
  return drafts.map((draft, index) => {
    const next = drafts.find((other, at) => at > index && other.start > draft.start)?.start ?? draft.start + draft.span;
    return { ...draft, end: Math.max(draft.start + 1, next) };
  });
}
