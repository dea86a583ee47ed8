/** Sorts the lines below the indicator header: rows, total, sums of single sections, funds, goals, notes, footer. */
import { decimal } from '../model/decimal.js';
import { LEVEL1_NAMES, LEVEL2_NAMES } from '../templates/registry.js';
import type { ColumnField } from '../templates/template.js';
import { shiftOf, type FieldSlot } from './align-model.js';
import { PLACEHOLDER } from './features.js';
import { isTotalLine } from './find-tables.js';
import { columnField, headField, isTotalLabel } from './headers.js';
import type { Line, LineCell } from './lines.js';
import { FUND_ITEM, isFundHeader } from './regions.js';
import { readFigure } from './values/read-figure.js';

type Slots = readonly FieldSlot<ColumnField>[];

export interface BodyLines {
  readonly rows: readonly Line[];
  readonly total: Line | null;
  readonly footer: readonly Line[];
  /** The fund block of a form that has it below its indicators. */
  readonly funds: readonly Line[];
  /** 年度绩效目标2 | 新建泵站3座: goals that stand between two blocks of indicators. */
  readonly goals: readonly Line[];
  /** Lines that are no rows: repeated headers, placeholders, loose text of the page. */
  readonly dropped: readonly Line[];
  /** 小计 of a section, 注 between two rows: they have no place in the record. */
  readonly unread: readonly Line[];
}

const FOOTER =
  /^(注|备注|说明|评价结论|存在(的)?问题|改进措施|其他需要说明|填报人|填表人|联系人|审核|负责人|单位负责人|绩效自评结论|偏差大或目标未完成|自评结论|总体评价|(综合|自评|绩效|评价)*(等级|等次|评级|评价结果)|财政部门|主管部门意见|项目负责人|下一步|结果应用|评价人员|绩效评价结论)/u;
/** The total of the form, not of its rows alone. */
const WHOLE = /总(得)?分$|^综合得分$/u;
/** A remark in brackets in a row of its own. */
const REMARK = /^[（(【[]?(注|备注|说明|注意|提示)[:：]/u;

export function isFigure(cell: LineCell): boolean {
  const figure = readFigure(cell.text);
  return figure !== null && (figure.unit === null || figure.unit === '分');
}

/** A figure of a sum: points, also as a share, or nothing. */
function isSum(cell: LineCell): boolean {
  return isFigure(cell) || readFigure(cell.text)?.unit === '%' || /^[-—－–/\\]{1,3}$/u.test(cell.text);
}

/** 小计, 产出指标得分, 满意度指标合计: what the sum of a section is called. */
function isSubtotalLabel(key: string): boolean {
  if (key.length > 14) return false;
  if (/^(.{1,8}|本项|分项)?小计(得分|分值)?$/u.test(key)) return true;
  if (/^(各项|绩效|年度|全部)*指标(自评)?(得分|合计|总计|总分|得分合计|合计得分|得分小计)$/u.test(key)) return true;
  const [, name] = /^(.+?)(得分|合计|总计|得分合计|合计得分|总分|得分小计)$/u.exec(key) ?? [];
  return name !== undefined && (LEVEL1_NAMES.has(name) || LEVEL2_NAMES.has(name));
}

/** Index of the label in a row that holds the sum of a section and nothing else; -1 for any other row. */
export function subtotalAt(cells: readonly LineCell[]): number {
  const at = cells.findIndex((cell) => isSubtotalLabel(cell.key));
  return at >= 0 && at <= 3 && cells.length > at + 1 && cells.slice(at + 1).every(isSum) ? at : -1;
}

/** 预算执行率得分 | 9.5: the execution score once more, below the indicators. */
export function isExecutionScore(cells: readonly LineCell[], score: string): boolean {
  const [label, figure, ...rest] = cells;
  if (label === undefined || figure === undefined || rest.length > 0) return false;
  if (!/^(项目|部门|资金)?(预算)?执行(率|情况)?(自评)?(得分|评分|分值)$/u.test(label.key)) return false;
  const read = isFigure(figure) ? readFigure(figure.text) : null;
  return read !== null && decimal(read.value).eq(decimal(score));
}

function isRepeatedHeader(line: Line): boolean {
  const known = line.cells.filter((cell) => columnField(cell.key) !== null);
  return known.length >= 3 && known.length >= line.cells.length - 1;
}

function isFooter(line: Line): boolean {
  const first = line.cells[0];
  return first !== undefined && FOOTER.test(first.text) && !line.cells.slice(2).some(isFigure);
}

function isRemark({ cells }: Line): boolean {
  return cells.length === 1 && REMARK.test(cells[0]?.text ?? '');
}

/** 指标 alone may be the end of a name that a line end broke. */
function isPlaceholder({ cells }: Line): boolean {
  return cells.every((cell) => PLACEHOLDER.test(cell.text)) && !(cells.length === 1 && cells[0]?.text === '指标');
}

/** Whether the rows above have the same names in the columns of these cells already. */
function areCarried(names: readonly LineCell[], rows: readonly Line[]): boolean {
  return names.every(({ column, text }) => {
    const last = rows.findLast((row) => row.cells.some((cell) => cell.column === column));
    return last?.cells.some((cell) => cell.column === column && cell.text === text) === true;
  });
}

function isGoalLine(line: Line): boolean {
  const [label, ...texts] = line.cells;
  if (label === undefined || texts.length === 0 || texts.length > 2) return false;
  return (
    /^(年度|长期)(绩效)?目标\d/u.test(label.key) &&
    texts.every((cell) => cell.text.length >= 4 && columnField(cell.key) === null)
  );
}

/** Names and points where the header has them: certainly an indicator, so that nothing above it ends the table. */
function isPlainRow(line: Line, slots: Slots): boolean {
  if (line.kind === 'text' || line.stream === true || line.cells.length < 4) return false;
  const [first] = line.cells;
  if (first === undefined || headField(first.key) !== null || isFooter(line) || isTotalLine(line)) return false;
  if (subtotalAt(line.cells) >= 0 || line.cells.slice(0, 2).some((cell) => FUND_ITEM.test(cell.text))) return false;
  const cellOf = (field: ColumnField): LineCell | undefined => {
    const slot = slots.find((one) => one.field === field);
    return slot === undefined
      ? undefined
      : line.cells.find((cell) => shiftOf(slot, cell.column, cell.columnSpan) === 0 && cell.columnSpan < 3);
  };
  const points = (field: ColumnField): boolean => {
    const cell = cellOf(field);
    const figure = cell === undefined || !isFigure(cell) ? null : readFigure(cell.text);
    return figure !== null && decimal(figure.value).lte(100);
  };
  const name = cellOf('level3') ?? cellOf('level2');
  if (name === undefined || isFigure(name) || !points('score')) return false;
  return slots.some((slot) => slot.field === 'weight') ? points('weight') : cellOf('actual') !== undefined;
}

/** 年初预算数 … 全年执行数 among the rows: the fund block begins. A row that names the execution rate is an indicator. */
function startsFunds(line: Line): boolean {
  return line.kind === 'row' && isFundHeader(line) && !line.cells.some((cell) => readFigure(cell.text) !== null);
}

/** Rows of the fund block below its heading at `from`: index after the last. */
function endOfFunds(lines: readonly Line[], from: number): number {
  let end = from + 1;
  for (; end < lines.length; end++) {
    const { cells, kind } = lines[end] as Line;
    const named = cells.slice(0, 3).some((cell) => cell.text.length <= 40 && FUND_ITEM.test(cell.text));
    if (kind === 'text' || !(named || cells.every(isSum)) || cells.length < 2) break;
  }
  return end;
}

/** Index of the total row; -1 where there is none. Sums of sections, above further rows or beside them, are none. */
function totalAt(lines: readonly Line[], lastRow: number, section: FieldSlot<ColumnField> | undefined): number {
  const named = [...lines.keys()].filter((at) => isTotalLine(lines[at] as Line));
  const free = named.filter((at) => section === undefined || !(lines[at] as Line).covered.has(section.start));
  // The only one, below all rows: the merged cell of the last section is too long.
  const totals = free.length === 0 && named.length === 1 ? named.filter((at) => at > lastRow) : free;
  const below = totals.filter((at) => at > lastRow);
  const [first, second] = below;
  if (first === undefined) return totals.at(-1) ?? -1;
  // 合计 | 90 | 86.67 above 自评总分 | 96.29: what the rows sum to, then the total with the execution score.
  const isWhole = (at: number): boolean => (lines[at] as Line).cells.some((cell) => WHOLE.test(cell.key));
  return second === first + 1 && isWhole(second) && !isWhole(first) && (lines[second] as Line).cells.some(isFigure)
    ? second
    : first;
}

/** Long enough for an indicator, and nothing else that has a name here. */
function mayBeRow(line: Line): boolean {
  if (line.kind === 'text' || line.cells.length < 4 || isTotalLine(line) || isFooter(line)) return false;
  return !isRepeatedHeader(line) && !line.cells.slice(0, 2).some((cell) => FUND_ITEM.test(cell.text));
}

/** Index of the last line that is certainly an indicator; below a total that stands above all rows, of the last that may be. */
function lastRowOf(lines: readonly Line[], slots: Slots): number {
  const last = lines.findLastIndex((line) => isPlainRow(line, slots));
  const top = lines.findIndex(isTotalLine);
  const isTop = top >= 0 && !lines.slice(0, top).some(mayBeRow) && lines.slice(top).filter(mayBeRow).length >= 2;
  return isTop ? Math.max(last, lines.findLastIndex(mayBeRow)) : last;
}

/** Sorts the lines of the body; the rows are as they were printed. */
export function sortBody(lines: readonly Line[], slots: Slots): BodyLines {
  const section = slots.find((slot) => slot.field === 'level1');
  const lastRow = lastRowOf(lines, slots);
  const closing = totalAt(lines, lastRow, section);
  const rows: Line[] = [];
  const footer: Line[] = [];
  const funds: Line[] = [];
  const goals: Line[] = [];
  const dropped: Line[] = [];
  const unread: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (funds.length === 0 && startsFunds(line)) {
      const end = endOfFunds(lines, at);
      funds.push(...lines.slice(at, end));
      at = end - 1;
    } else if (at === closing) continue;
    else if (at > lastRow && (footer.length > 0 || isFooter(line) || (closing > lastRow && at > closing)))
      footer.push(line);
    else if (isGoalLine(line)) goals.push(line);
    else if (line.kind === 'text' || isRepeatedHeader(line) || isPlaceholder(line)) dropped.push(line);
    else if (isTotalLine(line) || isFooter(line) || isRemark(line)) unread.push(line);
    else if (subtotalAt(line.cells) >= 0) {
      unread.push(line);
      // The name of the section may stand beside its sum.
      const names = line.cells.slice(0, subtotalAt(line.cells));
      if (!areCarried(names, rows)) rows.push({ ...line, cells: names });
    } else rows.push(line);
  }
  const total = withFigures(lines[closing] ?? null, footer[0]);
  if (total !== null && total !== lines[closing]) footer.shift();
  return { rows, total, footer, funds, goals, dropped, unread };
}

/** 总分 and its figure on two lines. */
function withFigures(total: Line | null, next: Line | undefined): Line | null {
  if (total === null || next === undefined) return total;
  if (!total.cells.every((cell) => isTotalLabel(cell.key)) || !next.cells.every(isFigure)) return total;
  const rest = next.cells.map((cell) => ({ ...cell, column: cell.column + total.width - 1 }));
  return { ...total, cells: [...total.cells, ...rest] };
}
