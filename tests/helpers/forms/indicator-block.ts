/** The lower part of a form: 绩效指标 with its header, 总分, footer; and the truth of each indicator. */
import type { Canvas, Run } from './canvas.js';
import { add, printFixed, printShort, type Exact } from './exact.js';
import type { ColumnKind, Family } from './family.js';
import type { TruthIndicator } from './form.js';
import { HEADERS, RATING_LABELS, TOTAL_LABELS } from './headers.js';
import type { IndicatorDraft } from './indicators.js';
import { drawFooter } from './prose.js';
import type { Random } from './random.js';

/** Habits of one form. */
export interface BlockStyle {
  readonly columns: readonly ColumnKind[];
  /** Extra grid columns of the name column. */
  readonly widened: number;
  readonly level1Weights: boolean;
  readonly level2Weights: boolean;
  readonly brackets: readonly [string, string];
  readonly fixedPlaces: boolean;
  readonly method: string | null;
}

export function columnRuns(style: BlockStyle): ReadonlyMap<ColumnKind, Run> {
  const runs = new Map<ColumnKind, Run>();
  let from = 0;
  for (const kind of style.columns) {
    const to = from + (kind === 'level3' ? style.widened : 0);
    runs.set(kind, { from, to });
    from = to + 1;
  }
  return runs;
}

function printScore(score: Exact, style: BlockStyle): string {
  const short = printShort(score);
  return style.fixedPlaces
    ? printFixed(score.places < 2 ? { units: score.units * 10n ** BigInt(2 - score.places), places: 2 } : score)
    : short;
}

function sumOf(rows: readonly IndicatorDraft[]): string {
  return printShort(add(...rows.flatMap((row) => (row.weight === null ? [] : [row.weight]))));
}

function eachMethod(row: IndicatorDraft): string {
  if (row.measure.kind === 'words') return '按三档原则评价计分';
  return row.measure.sign === '≤' ? '达到指标值记满分，未达到按A/B×分值记分' : '达到指标值记满分，未达到按B/A×分值记分';
}

/** Text of one cell of a row that is not merged over others. */
function textOf(kind: ColumnKind, row: IndicatorDraft, family: Family, style: BlockStyle): string {
  const { measure } = row;
  const own = family.columns.includes('sign');
  switch (kind) {
    case 'level3':
      return row.name;
    case 'weight':
      return row.weight === null ? '' : printShort(row.weight);
    case 'sign':
      return measure.sign;
    case 'target':
    case 'adjusted':
      return own ? measure.bareTarget : measure.target;
    case 'unit':
      return measure.unit;
    case 'actual':
      return own ? measure.bareActual : measure.actual;
    case 'method':
      return eachMethod(row);
    case 'coefficient':
      return row.coefficient;
    case 'score':
    case 'review':
      return row.score === null ? '' : printScore(row.score, style);
    case 'reason':
      return row.reason;
    case 'core':
      return row.section === 1 ? '是' : '否';
    case 'label':
    case 'level1':
    case 'level2':
      throw new RangeError(`${kind} is merged`);
  }
}

/** Cells that reach over following rows: `[text, rows]` at the first row of each group. */
function merged(
  kind: 'level1' | 'level2',
  rows: readonly IndicatorDraft[],
  style: BlockStyle,
): ReadonlyMap<number, { readonly text: string; readonly span: number; readonly weight: string | null }> {
  const found = new Map<number, { text: string; span: number; weight: string | null }>();
  const key = (row: IndicatorDraft): number => (kind === 'level1' ? row.section : row.group);
  for (let at = 0; at < rows.length;) {
    const first = rows[at];
    if (!first) break;
    let end = at + 1;
    while (end < rows.length && rows[end] && key(rows[end] as IndicatorDraft) === key(first)) end++;
    const weight = (kind === 'level1' ? style.level1Weights : style.level2Weights) ? sumOf(rows.slice(at, end)) : null;
    const [open, close] = style.brackets;
    found.set(at, {
      text: `${first[kind]}${weight === null ? '' : `${open}${weight}分${close}`}`,
      span: end - at,
      weight,
    });
    at = end;
  }
  return found;
}

function placeHeader(
  canvas: Canvas,
  random: Random,
  family: Family,
  style: BlockStyle,
  wordings: ReadonlyMap<ColumnKind, string>,
): void {
  const runs = columnRuns(style);
  const row = canvas.addRow('indicator-header');
  const height = family.twoTier ? 2 : 1;
  const lower = family.twoTier ? canvas.addRow('indicator-header') : row;
  for (const [kind, run] of runs) {
    if (kind === 'label') continue;
    const text = wordings.get(kind) ?? '';
    const nested = family.twoTier && (kind === 'sign' || kind === 'target' || kind === 'unit');
    if (nested) canvas.place(lower, run, text);
    else canvas.place(row, run, text, [], height);
  }
  const sign = runs.get('sign');
  const unit = runs.get('unit');
  if (family.twoTier && sign && unit) canvas.place(row, { from: sign.from, to: unit.to }, '年度指标值');
}

export function placeIndicators(
  canvas: Canvas,
  random: Random,
  family: Family,
  style: BlockStyle,
  rows: readonly IndicatorDraft[],
): readonly TruthIndicator[] {
  const runs = columnRuns(style);
  const wordings = new Map<ColumnKind, string>();
  for (const kind of style.columns) {
    if (kind !== 'label') wordings.set(kind, random.pick(family.headers[kind] ?? HEADERS[kind]));
  }
  const truths: TruthIndicator[] = [];
  const blocks = [...new Set(rows.map((row) => row.block))];
  const label = random.pick(family.label);
  let number = 0;
  for (const block of blocks) {
    const part = rows.filter((row) => row.block === block);
    const top = canvas.nextRow;
    placeHeader(canvas, random, family, style, wordings);
    const labelAt = runs.get('label');
    const headerRows = canvas.nextRow - top;
    if (labelAt) {
      const text = label.replace('{n}', blocks.length > 1 ? String(block + 1) : '').replace('{w}', sumOf(part));
      canvas.place(top, labelAt, text, [], part.length + headerRows);
    }
    const levels = { level1: merged('level1', part, style), level2: merged('level2', part, style) };
    const first = number;
    let level1Weight: string | null = null;
    let level2Weight: string | null = null;
    part.forEach((row, at) => {
      const line = canvas.addRow('indicator', number);
      const owner = (field: string): string => `indicators/${number}/${field}`;
      for (const kind of ['level1', 'level2'] as const) {
        const cell = levels[kind].get(at);
        const run = runs.get(kind);
        if (!cell) continue;
        if (kind === 'level1') level1Weight = cell.weight;
        else level2Weight = cell.weight;
        if (!run) continue;
        const owners = Array.from({ length: cell.span }, (_, below) =>
          [kind, ...(cell.weight === null ? [] : [`${kind}Weight`])].map(
            (field) => `indicators/${number + below}/${field}`,
          ),
        ).flat();
        canvas.place(line, run, cell.text, owners, cell.span);
      }
      for (const [kind, run] of runs) {
        if (kind === 'label' || kind === 'level1' || kind === 'level2') continue;
        if (kind === 'method' && family.method === 'merged') {
          if (at > 0) continue;
          const owners = part.map((_, below) => `indicators/${first + below}/method`);
          canvas.place(line, run, style.method ?? '', owners, part.length);
          continue;
        }
        canvas.place(line, run, textOf(kind, row, family, style), [owner(kind)]);
      }
      const has = (kind: ColumnKind): boolean => runs.has(kind);
      const own = has('sign');
      const printed = (kind: ColumnKind): string | null =>
        has(kind) ? textOf(kind, row, family, style) || null : null;
      const method = family.method === 'merged' ? style.method : printed('method');
      truths.push({
        level1: has('level1') ? row.level1 : null,
        level1Weight: has('level1') ? level1Weight : null,
        level2: has('level2') ? row.level2 : null,
        level2Weight: has('level2') ? level2Weight : null,
        level3: row.name,
        weight: printed('weight'),
        target: printed('target') ?? '',
        actual: printed('actual') ?? '',
        ...(own &&
        row.measure.kind === 'quantity' &&
        !/[-余]/.test(`${row.measure.bareTarget}${row.measure.bareActual}`)
          ? { targetComparator: row.measure.sign || null, targetUnit: row.measure.unit }
          : {}),
        method,
        score: printed('score'),
        reason: printed('reason'),
      });
      number++;
    });
  }
  return truths;
}

export interface Totals {
  readonly weight: string | null;
  readonly score: string | null;
}

/** 总分 row; the label reaches to the first of its two figures. */
export function placeTotal(
  canvas: Canvas,
  random: Random,
  style: BlockStyle,
  both: boolean,
  weight: Exact,
  score: Exact,
): Totals {
  const runs = columnRuns(style);
  const scoreAt = runs.get('score');
  if (!scoreAt) return { weight: null, score: null };
  const weightAt = both ? runs.get('weight') : undefined;
  const row = canvas.addRow('total');
  const to = Math.min(scoreAt.from, weightAt?.from ?? scoreAt.from) - 1;
  canvas.place(row, { from: 0, to }, random.pick(TOTAL_LABELS));
  const scoreText = printScore(score, style);
  const weightText = weightAt ? printShort(weight) : null;
  if (weightAt && weightText !== null) canvas.place(row, weightAt, weightText, ['totalWeight']);
  canvas.place(row, scoreAt, scoreText, ['totalScore']);
  return { weight: weightText, score: scoreText };
}

export function placeFooter(canvas: Canvas, random: Random, family: Family, rating: string): void {
  const place = (label: string, text: string, owners: readonly string[]): void => {
    const row = canvas.addRow('footer');
    canvas.place(row, { from: 0, to: 0 }, label);
    canvas.place(row, { from: 1, to: canvas.columns - 1 }, text, owners);
  };
  if (family.rating) place(random.pick(RATING_LABELS), rating, ['rating']);
  for (const label of family.footer) place(label, drawFooter(random, label), []);
}
