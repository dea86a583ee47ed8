/** Reads cells that hold a plain figure: 分值, 得分, amounts of the fund block, weights in a name. */
import { cleanText } from '../text.js';
import { foldGlyphs } from './glyphs.js';
import { Scanner } from './scanner.js';
import { takeUnit } from './unit-expression.js';

export interface Figure {
  /** A decimal string. */
  readonly value: string;
  /** As printed: 分, 万, 万元, %; null for a bare figure. */
  readonly unit: string | null;
}

/** Longest text that can be a figure with its unit. */
const LONGEST = 48;

/**
 * The one figure of a cell, with money, %, a scale word or 分 behind it at most.
 * @returns null for blanks, dashes and text, and for figures of anything else (3项, 2024年).
 */
export function readFigure(raw: string | null): Figure | null {
  const cleaned = raw === null ? '' : cleanText(raw);
  if (cleaned === '' || cleaned.length > LONGEST) return null;
  const scanner = new Scanner(foldGlyphs(cleaned));
  const currency = scanner.takeText('¥');
  const negative = scanner.takeText('-');
  const figure = scanner.takeFigure();
  if (figure === null) return null;
  const unit = takeFigureUnit(scanner);
  if (!scanner.done || unit === undefined) return null;
  const isZero = /^0(\.0+)?$/.test(figure);
  return { value: negative && !isZero ? `-${figure}` : figure, unit: currency && unit === null ? '元' : unit };
}

/** Undefined for a unit that no such figure has. */
function takeFigureUnit(scanner: Scanner): string | null | undefined {
  if (scanner.takeText('分')) return '分';
  const unit = takeUnit(scanner);
  if (unit === null) return null;
  const plain = unit.kind === null || unit.measure === '元' || (unit.kind === 'ratio' && unit.printed !== '成');
  return plain && !unit.approximate ? unit.printed : undefined;
}

/** A name and the weight printed in it; weight null where none is. */
export interface WeightedName {
  readonly name: string;
  readonly weight: string | null;
}

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '【': '】', '〔': '〕' };
const WEIGHT_LABELS = ['分值', '权重', '满分', '总分', '共计', '合计', '共', '计'];
/**
 * 效益指标40分, 目标1 40分: without brackets only behind a level's name, because 平均成绩90分 is a target,
 * and behind a number only with the space that keeps the two apart.
 */
const TRAILING_POINTS = /^(.*(?:指标|目标\d{1,2}(?= ))) ?(\d{1,3}(?:\.\d{1,4})?)分$/;

/** 产出指标（40分） → 产出指标 and 40. A bracket that holds no points (10万元/人) stays in the name. */
export function readWeightInName(text: string): WeightedName {
  // （5 0分）: a space that a layout put inside the number.
  const name = cleanText(text).replace(/([（(]\d) (\d分[）)])/u, '$1$2');
  if (!/分/.test(name) || name.length > LONGEST_NAME) return { name, weight: null };
  const folded = foldGlyphs(name);
  if (folded.length !== name.length) return { name, weight: null };
  return (
    weightInBrackets(name, folded) ??
    weightBesideBrackets(name, folded) ??
    weightAtEnd(name, folded) ?? { name, weight: null }
  );
}

const LONGEST_NAME = 200;

/**
 * The only bracket with points, at the end of the name or before it; null where there is none or more than one.
 * In the middle it ends one name before another: 产出指标（50分）数量指标.
 */
function weightInBrackets(name: string, folded: string): WeightedName | null {
  let found: WeightedName | null = null;
  for (let open = 0; open < folded.length; open++) {
    const closing = BRACKETS[folded.charAt(open)];
    if (closing === undefined) continue;
    const end = folded.indexOf(closing, open);
    const inside = folded.slice(open + 1, end < 0 ? folded.length : end);
    const weight = readPoints(inside);
    if (weight === null) continue;
    const behind = end < 0 ? '' : folded.slice(end + 1);
    if (found !== null || (open > 0 && behind !== '' && behind !== '指标')) return null;
    found = { name: name.slice(0, open) + (end < 0 ? '' : name.slice(end + 1)), weight };
  }
  return found;
}

/** 40分, 分值40分, 分值:40; nothing else. */
function readPoints(text: string): string | null {
  const scanner = new Scanner(text);
  const labelled = WEIGHT_LABELS.some((label) => scanner.takeText(label));
  scanner.takeText(':');
  const figure = scanner.takeFigure();
  const points = scanner.takeText('分');
  return figure !== null && (points || labelled) && scanner.done ? figure : null;
}

/** 产出指标(50)分: a line end pushed the 分 out of the bracket. */
function weightBesideBrackets(name: string, folded: string): WeightedName | null {
  const match = /^([^(]*)\((\d{1,3}(?:\.\d{1,4})?)\)分$/.exec(folded);
  const [, before, weight] = match ?? [];
  return before === undefined || weight === undefined ? null : { name: name.slice(0, before.length), weight };
}

function weightAtEnd(name: string, folded: string): WeightedName | null {
  const match = TRAILING_POINTS.exec(folded);
  const [, before, weight] = match ?? [];
  if (before === undefined || weight === undefined) return null;
  return { name: name.slice(0, before.length), weight };
}
