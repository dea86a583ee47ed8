/** Finds merged cells that a program wrote out once for each of their columns, as converters to Markdown, CSV and HTML do. */

type Row = readonly string[];

/** Cells of a row that are one: from the column `from` to the one before `to`. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** A cell over columns and rows; `rows` is 0 where the cell above goes on. */
interface FoldedCell extends Run {
  readonly rows: number;
}

interface FoldedRow {
  readonly runs: readonly Run[];
  /** Whether it is a row of headings. */
  readonly heads: boolean;
}

/** Twice the same text may be chance (健全, 健全), three times hardly. */
const SURE_RUN = 3;
/** A table with this many sure runs has its merged cells written out: project, planned and achieved goals alone are three. */
const SURE_RUNS = 3;
/** A row with so many texts beside the run is one of figures and values, in the columns that its heading names. */
const DATA_TEXTS = 4;
const HEADING_TEXTS = 4;
const MAX_HEADING = 24;

/** What columns of forms are headed with: 三级指标, 年度指标值(A), 全年执行数, 得分. */
const HEADING =
  /^(?:[一二三]级指标|指标名称|分值|得分|权重|\S{0,6}(?:指标值|目标值|完成值|实际值|预算数?|执行数?|执行率)\S{0,6})$/;

/** 300.20万元, ≥90%, 12个村: a figure with at most a unit. */
const FIGURE = /^[≥≤<>=＜＞约近]{0,2}[\d.,，]+\S{0,4}$/;

/** Figures and marks that stand side by side are values of their own. */
function mayRepeat(text: string): boolean {
  return text.length >= 2 && /\p{Script=Han}/u.test(text) && !FIGURE.test(text.trim());
}

/** The row as runs of equal texts; a cell that repeats nothing is a run of one. */
function runsOf(row: Row): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < row.length;) {
    const text = row[from] ?? '';
    let to = from + 1;
    if (row[to] === text && mayRepeat(text)) while (to < row.length && row[to] === text) to += 1;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

function widthOf({ from, to }: Run): number {
  return to - from;
}

/** Parts a run where one of the edges lies inside it. */
function cut({ from, to }: Run, edges: ReadonlySet<number>): Run[] {
  const cuts = [from];
  for (let at = from + 1; at < to; at += 1) if (edges.has(at)) cuts.push(at);
  return cuts.map((start, index) => ({ from: start, to: cuts[index + 1] ?? to }));
}

/** A row of headings: many short texts, all different, none of them a figure. */
function isHeading(texts: readonly string[]): boolean {
  return (
    texts.length >= HEADING_TEXTS &&
    new Set(texts).size === texts.length &&
    texts.every((text) => text.length <= MAX_HEADING && /^[^\d≥≤<>=+-]*\p{Script=Han}/u.test(text)) &&
    texts.filter((text) => HEADING.test(text)).length >= 2
  );
}

/** 预期目标 | 实际完成情况: what stands below may be the same text in both. */
function headsGoals(texts: readonly string[]): boolean {
  const isShort = texts.every((text) => text.length <= MAX_HEADING);
  return isShort && texts.length <= 3 && texts.some((text) => /目标/.test(text)) && /完成|实现|情况/.test(texts.join());
}

/** Follows the rows of one table from its top. */
class Folding {
  /** Where columns begin by the last row of headings; null above the first. */
  private headings: ReadonlySet<number> | null = null;
  private goals: ReadonlySet<number> = new Set();

  fold(row: Row): FoldedRow {
    const runs = runsOf(row);
    const texts = runs.map(({ from }) => (row[from] ?? '').replace(/\s+/g, '')).filter((text) => text !== '');
    const heads = isHeading(texts);
    const isData = !heads && texts.length > DATA_TEXTS;
    const folded = heads ? runs : runs.flatMap((run) => this.partsOf(run, isData));
    // Of blank cells side by side nothing says that they are two columns.
    const isColumn = ({ from }: Run): boolean => (row[from] ?? '') !== '' || (row[from - 1] ?? '') !== '';
    if (heads) this.headings = new Set(folded.filter(isColumn).map(({ from }) => from));
    if (heads || isData) this.goals = new Set();
    else if (headsGoals(texts)) this.goals = new Set(folded.map(({ from }) => from));
    return { heads, runs: folded };
  }

  /** Planned and achieved goals may be the same text, as may target and actual. */
  private partsOf(run: Run, isData: boolean): Run[] {
    if (widthOf(run) === 1) return [run];
    if (!isData) return cut(run, this.goals);
    if (this.headings !== null) return cut(run, this.headings);
    return widthOf(run) >= SURE_RUN ? [run] : cut(run, new Set([run.from + 1]));
  }
}

/**
 * A label at the start of rows goes on down as long as it is repeated: 绩效指标, 年度总体目标, 产出指标.
 * So does a heading over two rows of headings.
 */
function foldDown(rows: readonly Row[], folded: readonly FoldedRow[]): FoldedCell[][] {
  const tops = new Map<number, FoldedCell & { rows: number; readonly row: number; readonly text: string }>();
  return folded.map(({ heads, runs }, row) => {
    const isSecondHeading = heads && folded[row - 1]?.heads === true;
    return runs.map((run) => {
      const text = rows[row]?.[run.from] ?? '';
      const top = tops.get(run.from);
      const mayGoOn = (run.from === 0 || isSecondHeading) && mayRepeat(text);
      if (mayGoOn && top?.to === run.to && top.row + top.rows === row && top.text === text) {
        top.rows += 1;
        return { ...run, rows: 0 };
      }
      const cell = { ...run, rows: 1, row, text };
      tops.set(run.from, cell);
      return cell;
    });
  });
}

/** The cells of each row where merged cells are written out as equal ones side by side; null where they are not. */
export function foldRepeats(rows: readonly Row[]): readonly (readonly FoldedCell[])[] | null {
  let sure = 0;
  for (const row of rows) sure += runsOf(row).filter((run) => widthOf(run) >= SURE_RUN).length;
  if (sure < SURE_RUNS) return null;
  const folding = new Folding();
  return foldDown(
    rows,
    rows.map((row) => folding.fold(row)),
  );
}
