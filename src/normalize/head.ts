/** 表头: title, label, year, project, department, unit, and figures that some forms print above the table. */
import type { HeadField } from '../templates/template.js';
import { headField, isTitle, labelOf } from './headers.js';
import type { Line, LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { cleanText, headerKey } from './text.js';
import { readFigure } from './values/read-figure.js';

export interface Head {
  title: string | null;
  label: string | null;
  year: number | null;
  projectName: string | null;
  department: string | null;
  unit: string | null;
  totalScore: string | null;
  rating: string | null;
  /** From 单位：万元 beside the title. */
  currencyUnit: string | null;
}

const YEAR = /((?:19|20)\d\d)\s*年/u;
const BARE_YEAR = /^[（(]?((?:19|20)\d\d)(?:年度?)?[）)]?$/u;
const CHINESE_YEAR = /(二[〇零○O0])([一二三四五六七八九〇零○])([一二三四五六七八九〇零○])年/u;
const LABEL =
  /[（(]?((?:附表|附件|表)\s*[0-9０-９一二三四五六七八九十]+(?:[-－—.][0-9]+)?|公开\s*[0-9０-９]+(?:[-－—.][0-9]+)?\s*表)[）)]?/gu;
const CURRENCY = /单位[:：]?\s*[（(]?(?:人民币)?\s*(亿元|万元|千元|元)/u;
const BRACKET_CURRENCY = /[（(](亿元|万元|千元|元)[）)]/u;
const RATING = /^(优秀?|良好?|中等?|一般|差|合格|不合格|较好|较差)$/u;

function chineseYear(text: string): number | null {
  const match = CHINESE_YEAR.exec(text);
  if (match === null) return null;
  const digit = (char: string): number => (/[〇零○]/u.test(char) ? 0 : '一二三四五六七八九'.indexOf(char) + 1);
  return 2000 + digit(match[2] as string) * 10 + digit(match[3] as string);
}

/** 项目支出绩效自评表（自评得分：98.2分） */
const TITLE_SCORE = /(?:总分|得分)[:：为]?(\d{1,3}(?:\.\d+)?)分?/u;

/** A text that says nothing but the year: （2024年度）, 年度：2024, 2024年. */
const YEAR_ALONE =
  /^[（(]?(?:预算|评价|自评)?(?:年度)?[:：]?(?:(?:19|20)\d\d|二[〇零○O0][一二三四五六七八九〇零○]{2})(?:年度?)?[）)]?$/u;

/** What else may stand in the line of the year: （2024年度） 单位：万元. */
const CURRENCY_NOTE = /[（(]?(?:金额)?单位[:：]?(?:人民币)?(?:亿元|万元|千元|元)[）)]?$/u;

function yearIn(printed: string): number | null {
  const text = printed.normalize('NFKC');
  const match = YEAR.exec(text) ?? BARE_YEAR.exec(text);
  return match === null ? chineseYear(text) : Number.parseInt(match[1] as string, 10);
}

/** Title without label, year bracket and currency note: 项目支出绩效自评表（表1） → 项目支出绩效自评表. */
function bareTitle(text: string): string {
  const bare = text
    .replace(
      /[（(]\s*((附表|附件|表)\s*[0-9０-９一二三四五六七八九十]+([-－—.][0-9]+)?|(19|20)\d\d\s*年?度?)\s*[）)]/gu,
      '',
    )
    .replace(/[（(](自评)?(总分|得分|总得分)[:：为]?\d{1,3}(\.\d+)?分?[）)]/gu, '')
    .replace(
      /^((附表|附件|表)\s*[0-9０-９一二三四五六七八九十]+([-－—.][0-9]+)?|公开\s*[0-9０-９]+([-－—.][0-9]+)?\s*表)\s*[:：.、]?\s*/u,
      '',
    );
  return bare === '' ? text : bare;
}

/** The currency unit that a label or caption names: 项目资金（万元） → 万元. */
export function currencyIn(text: string): string | null {
  return (CURRENCY.exec(text) ?? BRACKET_CURRENCY.exec(text))?.[1] ?? null;
}

/** Reads the lines above funds and goals. Cells that it could not use are returned. */
export function readHead(lines: readonly Line[], notes: Notes): { head: Head; unused: LineCell[] } {
  const head: Head = {
    title: null,
    label: null,
    year: null,
    projectName: null,
    department: null,
    unit: null,
    totalScore: null,
    rating: null,
    currencyUnit: null,
  };
  const unused: LineCell[] = [];
  for (const line of lines) {
    const labelled = line.cells.some((cell) => headField(labelOf(cell.text, cell.key)) !== null);
    if (line.kind === 'text' || (line.cells.length <= 2 && !labelled)) {
      const text = line.cells.map((cell) => cell.text).join('');
      if (readCaption(line, text, head, notes)) continue;
    }
    readPairs(line, head, unused, notes);
  }
  return { head, unused };
}

function isFormNumber(label: string): boolean {
  return label.startsWith('公开');
}

/** Title, label, year and currency; whether the line was one of these. */
function readCaption(line: Line, text: string, head: Head, notes: Notes): boolean {
  const location = line.cells[0]?.location;
  let used = false;
  if (isTitle(text) && headField(labelOf(text, headerKey(text))) === null) {
    head.title = bareTitle(text);
    notes.place('/record/title', location);
    const score = TITLE_SCORE.exec(text)?.[1];
    if (score !== undefined && head.totalScore === null) {
      head.totalScore = score;
      notes.place('/record/totalScore', location);
    }
    used = true;
  }
  if (used || (text.length <= 24 && /^[（(]?(附表|附件|表|公开)/u.test(text))) {
    const labels = [...text.matchAll(LABEL)].map((match) => match[1] as string);
    // 公开14表 is the number of the form; 表3 that of the table.
    const label = labels.find((one) => !isFormNumber(one)) ?? labels[0];
    if (label !== undefined) {
      if (head.label === null || (isFormNumber(head.label) && !isFormNumber(label))) {
        head.label = label;
        notes.place('/record/label', location);
      }
      used = true;
    }
  }
  // A year in the title is the table's; elsewhere only a text that says nothing else.
  const titled = used && isTitle(text);
  const year = titled || YEAR_ALONE.test(text.normalize('NFKC').replace(CURRENCY_NOTE, '')) ? yearIn(text) : null;
  if (year !== null) {
    if (head.year === null) notes.place('/record/year', location);
    head.year ??= year;
    used = true;
  }
  const currency = text.length <= 60 ? currencyIn(text) : null;
  if (currency !== null && headField(labelOf(text, headerKey(text))) !== 'projectName') {
    head.currencyUnit ??= currency;
    if (/^[（(]?(金额)?单位/u.test(text)) return true;
  }
  return used;
}

const PAIR_FIELDS = ['projectName', 'department', 'unit'] as const;

function isPairField(field: HeadField): field is (typeof PAIR_FIELDS)[number] {
  return (PAIR_FIELDS as readonly string[]).includes(field);
}

/** Label and value side by side, or in one cell with a colon; several pairs a line. */
function readPairs(line: Line, head: Head, unused: LineCell[], notes: Notes): void {
  let open: HeadField | null = null;
  for (const cell of line.cells) {
    for (const piece of piecesOf(cell)) {
      const field = headField(piece.key);
      if (field !== null && piece.value === null && !(open !== null && open !== 'other' && field === 'projectName')) {
        open = field;
        continue;
      }
      if (field === 'other' && piece.value !== null && readYearOrCurrency(piece.text, head, cell, notes)) {
        open = null;
        continue;
      }
      if (field !== null && piece.value !== null) {
        fill(head, field, piece.value, cell, notes);
        open = null;
        continue;
      }
      if (open !== null) {
        fill(head, open, piece.text, cell, notes);
        open = null;
        continue;
      }
      const figure = /^(?:自评|总)(?:得分|分)[:：]?(\d+(?:\.\d+)?)分?$/u.exec(piece.text);
      if (figure !== null) fill(head, 'totalScore', figure[1] as string, cell, notes);
      else if (!readYearOrCurrency(piece.text, head, cell, notes)) unused.push(cell);
    }
  }
}

function readYearOrCurrency(text: string, head: Head, cell: LineCell, notes: Notes): boolean {
  const currency = text.length <= 30 ? currencyIn(text) : null;
  if (currency !== null) {
    head.currencyUnit ??= currency;
    return true;
  }
  const year = YEAR_ALONE.test(text.normalize('NFKC')) ? yearIn(text) : null;
  if (year === null) return false;
  if (head.year === null) notes.place('/record/year', cell.location);
  head.year ??= year;
  return true;
}

interface Piece {
  readonly text: string;
  readonly key: string;
  /** After the colon; null where the piece has none. */
  readonly value: string | null;
}

/** A cell as one piece, or as several where it holds `标签：值` pairs. */
function piecesOf(cell: LineCell): Piece[] {
  const colon = cell.text.search(/[:：]/u);
  if (colon < 0) return [{ text: cell.text, key: cell.key, value: null }];
  const key = headerKey(cell.text.slice(0, colon));
  if (headField(key) === null) return [{ text: cell.text, key: cell.key, value: null }];
  // 项目名称：某某 主管部门：某某 in one line of text: white space and a known label divide them.
  const parts = cell.raw.trim().split(/\s{1,}(?=[^\s:：]{2,12}[:：])/u);
  return parts.map((part) => {
    const at = part.search(/[:：]/u);
    const label = at < 0 ? part : part.slice(0, at);
    const value = at < 0 ? '' : cleanText(part.slice(at + 1));
    return { text: cleanText(part), key: headerKey(label), value: value === '' ? null : value };
  });
}

function fill(head: Head, field: HeadField, printed: string, cell: LineCell, notes: Notes): void {
  // 填报单位：（盖章）某某: the bracket belongs to the label.
  const value = printed.replace(/^[（(](盖章|公章|签章|签字|单位公章)[）)]/u, '');
  if (value === '') return;
  if (isPairField(field)) {
    if (head[field] !== null || /^[-—/\\]+$/u.test(value)) return;
    head[field] = value;
    notes.place(`/record/${field}`, cell.location);
    return;
  }
  switch (field) {
    case 'year': {
      const year = yearIn(value) ?? yearIn(`${value}年`);
      if (year !== null && head.year === null) {
        head.year = year;
        notes.place('/record/year', cell.location);
      }
      return;
    }
    case 'totalScore': {
      const figure = readFigure(value);
      if (figure !== null && (figure.unit === null || figure.unit === '分') && head.totalScore === null) {
        head.totalScore = figure.value;
        notes.place('/record/totalScore', cell.location);
      } else readRating(head, value, cell, notes);
      return;
    }
    case 'rating':
      readRating(head, value, cell, notes);
      return;
    case 'other':
      return;
  }
}

const TICK = '[☑√■✓✔☒]';
const GRADE = '(优秀?|良好?|中等?|差)';

/** The grade that is ticked in a list: □优 ☑良 □中 □差, or 优□ 良☑ 中□ 差□; null where none or several are. */
function tickedGrade(text: string): string | null {
  if (!new RegExp(TICK, 'u').test(text)) return null;
  const before = new RegExp(`^[^优良中差]*[□☐○${TICK.slice(1, -1)}]`, 'u').test(text);
  const pattern = before ? `${TICK}[)）]?\\s*${GRADE}` : `${GRADE}\\s*[(（]?${TICK}`;
  const grades = [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => match[1] as string);
  return grades.length === 1 ? (grades[0] as string) : null;
}

/** 评价等级; a long conclusion is no grade. */
export function readRating(head: { rating: string | null }, value: string, cell: LineCell, notes: Notes): boolean {
  const bare = value.replace(/^[（(]?(自评|评价)?(等级|结论|结果)[）)]?[:：]?/u, '').replace(/[“”"'《》（）()]/gu, '');
  // 优（优：90-100，良：80-90）: the grade before its scale.
  const scaled = new RegExp(`^${GRADE}[（(]`, 'u').exec(value)?.[1] ?? null;
  const rating = RATING.test(bare) ? bare : (tickedGrade(value) ?? scaled);
  if (rating === null) return false;
  if (head.rating === null) notes.place('/record/rating', cell.location);
  head.rating ??= rating;
  return true;
}
