/** Finds the evaluation tables in the lines of a document by anchor words, not by position. */
import type { ColumnField } from '../templates/template.js';
import { columnField, gluedColumnFields, headField, isGoalLabel, isTitle, isTotalLabel, labelOf } from './headers.js';
import { brokenHeader, withTail } from './broken-header.js';
import type { Line } from './lines.js';

/** The lines of one evaluation table. */
export interface TableLines {
  /** Title, year, head, funds and goals: everything above the indicator header. */
  readonly before: readonly Line[];
  /** The header of the indicator block: one line, two where it has two tiers or was broken. */
  readonly header: readonly Line[];
  /** Indicator rows, total row and footer. */
  readonly body: readonly Line[];
}

function fieldsOf(line: Line): ColumnField[] {
  return line.cells.flatMap((cell) => {
    const field = columnField(cell.key);
    return gluedColumnFields(cell.key) ?? (field === null ? [] : [field]);
  });
}

/** Whether the wordings make a header of an evaluation table: names of indicators and what became of them. */
function isHeader(fields: readonly ColumnField[]): boolean {
  const kinds = new Set(fields);
  const named = kinds.has('level1') || kinds.has('level2') || kinds.has('level3');
  return named && (kinds.has('actual') || kinds.has('score')) && kinds.size >= 3;
}

/** A header that a line end broke: two lines, each a part of it. */
function headerHeight(lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (line === undefined || line.kind === 'text') return 0;
  const fields = fieldsOf(line);
  if (isHeader(fields)) return 1;
  const next = lines[at + 1];
  if (fields.length < 2 || next === undefined || next.kind === 'text') return 0;
  if (fields.length < line.cells.length - 1) return 0;
  const rest = fieldsOf(next);
  if (rest.length < 2 || rest.length < next.cells.length - 1 || isHeader(rest)) return 0;
  return isHeader([...fields, ...rest]) ? 2 : 0;
}

/** The second tier of a header: only sign, value, unit and the like under a spanning cell; not the header once more. */
function isSecondTier(upper: Line, line: Line | undefined): boolean {
  if (line === undefined || line.kind === 'text' || line.cells.length === 0) return false;
  const fields = line.cells.map((cell) => columnField(cell.key));
  if (fields.some((field) => field === null)) return false;
  if (isHeader(fieldsOf(line)) && line.cells.every(({ key }) => upper.cells.some((cell) => cell.key === key)))
    return false;
  return fields.length >= 2 || fields[0] === 'comparator' || fields[0] === 'unit';
}

/** A second tier whatever it says: short words, all under header cells that span columns while the others span both rows. */
function isUnderHeader(upper: Line, lower: Line | undefined): boolean {
  if (lower === undefined || lower.block !== upper.block || lower.row !== upper.row + 1) return false;
  if (lower.cells.length < 2 || upper.cells.filter((cell) => cell.rowSpan > 1).length < 3) return false;
  return lower.cells.every(({ text, column }) => {
    const above = upper.cells.find((cell) => column >= cell.column && column < cell.column + cell.columnSpan);
    return above !== undefined && above.columnSpan > 1 && above.rowSpan === 1 && text.length <= 12 && !/\d/u.test(text);
  });
}

function startsHead(line: Line): boolean {
  return line.cells.some((cell, index) => index < 2 && headField(labelOf(cell.text, cell.key)) === 'projectName');
}

function startsDepartmentHead(line: Line): boolean {
  return line.cells.some((cell, index) => {
    if (index >= 2) return false;
    const field = headField(labelOf(cell.text, cell.key));
    return field === 'department' || field === 'unit';
  });
}

export function isTotalLine(line: Line): boolean {
  const first = line.cells[0];
  if (first === undefined) return false;
  if (isTotalLabel(first.key)) return line.cells.slice(1).every((cell) => cell.text.length <= 40);
  // The label and its figure in one cell: 总分99.18, 合计：100
  return line.cells.length <= 3 && /^(自评)?(总分|合计|总得分)[:：]?\d+(\.\d+)?分?$/u.test(first.text);
}

function isTitleLine(line: Line): boolean {
  const first = line.cells[0];
  return first !== undefined && line.cells.length <= 2 && isTitle(first.text);
}

/** Title, year, 表1, 单位：万元: short lines that may stand between a title and its table. */
function isCaption(line: Line): boolean {
  const first = line.cells[0];
  if (first === undefined || line.cells.length > 3) return false;
  if (isTitleLine(line)) return true;
  const text = line.cells.map((cell) => cell.text).join('');
  return (
    text.length <= 60 &&
    (/^[（(]?(20\d\d)(年度?)?[）)]?$/u.test(text) ||
      /^[（(]?(附件|附表|表|公开)\d*[-－—.、:：\d一二三四五六七八九十]*(表|号)?[）)]?$/u.test(text) ||
      /单位[:：]/u.test(text) ||
      /^[（(].{1,20}[）)]$/u.test(text))
  );
}

/** Index of the first line of the table whose header stands at `header`, not before `floor`. */
function startOf(lines: readonly Line[], floor: number, header: number): number {
  let anchor = -1;
  for (let at = header - 1; at >= floor && anchor < 0; at--) if (startsHead(lines[at] as Line)) anchor = at;
  if (anchor < 0) {
    for (let at = header - 1; at >= floor && anchor < 0; at--) if (isTitleLine(lines[at] as Line)) anchor = at;
  }
  if (anchor < 0) {
    for (let at = floor; at < header && anchor < 0; at++) if (startsDepartmentHead(lines[at] as Line)) anchor = at;
  }
  if (anchor < 0) return header;
  // 部门, 年度 and the title stand above the project name in some forms; above the title only captions do.
  let start = anchor;
  const { block } = lines[anchor] as Line;
  let titled = isTitleLine(lines[anchor] as Line);
  for (let at = anchor - 1; at >= floor && anchor - at <= MAX_ABOVE; at--) {
    const line = lines[at] as Line;
    if (isCaption(line)) {
      start = at;
      titled ||= isTitleLine(line);
    } else if (titled || isTotalLine(line)) break;
    else if (line.kind === 'row') {
      const labelled = line.cells.some((cell) => headField(labelOf(cell.text, cell.key)) !== null);
      if (labelled) start = at;
      else if (line.block !== block) break;
    } else if (line.cells.some((cell) => cell.text.length > 40)) break;
  }
  return start;
}

/** Lines that may stand above the project name. */
const MAX_ABOVE = 8;

/** Whether a further grid goes on with the rows of a table that has no total yet. */
function continues(lines: readonly Line[], at: number, limit: number): boolean {
  const { block } = lines[at] as Line;
  for (let row = at; row < limit && (lines[row] as Line).block === block; row++) {
    const line = lines[row] as Line;
    if (isTotalLine(line) || line.cells.length >= 4) return true;
  }
  return false;
}

const NOTE = /^(注|备注|说明|填报|填表|联系|评价|审核|存在|改进|其他|自评|综合评价|综合评定|绩效等级|等级)/u;
/** A grade below a table that has no total row. */
const GRADE_NOTE = /^.{0,8}(等级|等次|评级|评价结[果论])[:：]/u;

function isGradeNote({ kind, cells }: Line): boolean {
  return kind === 'text' && GRADE_NOTE.test(cells[0]?.text ?? '');
}

/** Index after the last line of the table: the end of its grid, once the total row is past. */
function endOf(lines: readonly Line[], from: number, limit: number): number {
  let { block } = lines[from - 1] as Line;
  let closed = false;
  // Loose text belongs to the table only where the table goes on behind it.
  let end = from;
  for (let at = from; at < limit; at++) {
    const line = lines[at] as Line;
    if (line.kind === 'text') {
      if (isTitleLine(line)) break;
      // Below the total only notes belong to the form, not what else stands on the page.
      if (closed && !NOTE.test(line.cells[0]?.text ?? '')) break;
      if (closed) end = at + 1;
      continue;
    }
    if (line.block !== block) {
      // A further sheet is a further form.
      const other = line.cells[0]?.location.sheet !== lines[from - 1]?.cells[0]?.location.sheet;
      if (closed || other || !continues(lines, at, limit)) break;
      block = line.block;
    }
    if (isTotalLine(line)) closed = true;
    end = at + 1;
  }
  while (!closed && end < limit && isGradeNote(lines[end] as Line)) end++;
  return end;
}

/** Lines of a long document are looked at in parts of about this many. */
const PART = 4_000;

/** Cuts the lines of a long document before a title, so that every table is whole in one of the parts. */
export function* inParts(lines: Iterable<Line>): Generator<readonly Line[]> {
  let part: Line[] = [];
  let full = PART;
  for (const line of lines) {
    part.push(line);
    if (part.length < full) continue;
    let cut = part.length - 1;
    while (cut > 0 && !isTitleLine(part[cut] as Line)) cut--;
    while (cut > 0 && isCaption(part[cut - 1] as Line)) cut--;
    full = cut > 0 ? PART : part.length * 2;
    if (cut === 0) continue;
    yield part.slice(0, cut);
    part = part.slice(cut);
  }
  yield part;
}

/** All evaluation tables in the lines, in reading order. */
export function findTables(lines: readonly Line[]): TableLines[] {
  const headers: { at: number; height: number; joined: Line | null }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const plain = headerHeight(lines, at);
    const line = lines[at] as Line;
    const joined =
      plain === 1 ? withTail(lines, at, { line, height: 1 }) : plain === 0 ? brokenHeader(lines, at, isHeader) : null;
    const height = joined?.height ?? plain;
    if (height === 0) continue;
    headers.push({ at, height, joined: joined === null || joined.line === line ? null : joined.line });
    at += height - 1;
  }
  // A header with nothing but rows since the one before is a repetition (page break, or a copy's damage).
  const kept = headers.filter(({ at }, index) => {
    const previous = headers[index - 1];
    if (previous === undefined) return true;
    for (let between = previous.at + previous.height; between < at; between++) {
      const line = lines[between] as Line;
      // A total right below the header stands above the rows of its form.
      const isEnd = isTotalLine(line) && between > previous.at + previous.height;
      if (isEnd || isTitleLine(line) || startsHead(line)) return true;
      // 年度绩效目标2 begins another block of the same form, 年度总体目标 another form.
      if (line.cells.some((cell) => isGoalLabel(cell.key) && !/\d/u.test(cell.key))) return true;
    }
    return false;
  });
  const starts: number[] = [];
  kept.forEach(({ at }, index) => {
    const previous = kept[index - 1];
    let floor = 0;
    if (previous !== undefined) {
      floor = previous.at + previous.height;
      // The first total row closes the previous table; a 合计 further down is a sum of the next one's funds.
      for (let between = floor; between < at; between++) {
        if (!isTotalLine(lines[between] as Line)) continue;
        floor = between + 1;
        break;
      }
    }
    starts.push(startOf(lines, floor, at));
  });
  return kept.map(({ at, height, joined }, index) => {
    const below = at + height;
    const next = lines[below];
    const tiers =
      height === 1 &&
      joined === null &&
      (isSecondTier(lines[at] as Line, next) || isUnderHeader(lines[at] as Line, next))
        ? 1
        : 0;
    const limit = starts[index + 1] ?? lines.length;
    const end = Math.min(endOf(lines, below + tiers, limit), limit);
    return {
      before: lines.slice(starts[index] ?? at, at),
      header: joined === null ? lines.slice(at, below + tiers) : [joined],
      body: lines.slice(below + tiers, end),
    };
  });
}
