/** Carries level names and method texts down over the rows that a merged cell covered, and sees where one was lost. */
import { decimal, sumDecimals } from '../model/decimal.js';
import type { Placed } from './align-model.js';
import { LEVEL1_NAMES, LEVEL2_NAMES } from '../templates/registry.js';
import { foldGlyphs } from './values/glyphs.js';
import { joinSpreadMethods } from './spread-method.js';
import { readWeightInName } from './values/read-figure.js';

/** The levels of one row, as placed by the aligner. */
export interface LevelInput {
  readonly level1: Placed | null;
  readonly level2: Placed | null;
  /** Weights of the levels in columns of their own. */
  readonly level1Weight: string | null;
  readonly level2Weight: string | null;
  readonly method: Placed | null;
  readonly weight: string | null;
  /** A row that stands beside the sections, in none of them. */
  readonly outside: boolean;
  /** Whether a merged cell of the grid covers the slot; null where the format knows no merged cells. */
  readonly covered1: boolean | null;
  readonly covered2: boolean | null;
  readonly coveredMethod: boolean | null;
}

export interface Levels {
  level1: string | null;
  level1Weight: string | null;
  level2: string | null;
  level2Weight: string | null;
  method: string | null;
  /** The row in which level 1 begins; -1 where it has none. */
  section: number;
  /** The level-1 name was lost here. */
  lost1: boolean;
  /** Another reading of level 1 is about as likely. */
  doubtful: boolean;
}

/** A level's name and weight; （50） and （50%） are weights only behind a name that is known to be a level's. */
export function readLevelName(text: string): { readonly name: string; readonly weight: string | null } {
  const named = readWeightInName(text);
  if (named.weight !== null) return named;
  const [, before, weight] = /^(.+?)\((\d{1,3}(?:\.\d+)?)%?\)$/u.exec(foldGlyphs(text)) ?? [];
  if (before === undefined || weight === undefined) return named;
  const name = text.slice(0, before.length);
  return LEVEL1_NAMES.has(name) || LEVEL2_NAMES.has(name) ? { name, weight } : named;
}

type Family = 'output' | 'benefit' | 'satisfaction' | 'cost';

function familyOf1(name: string): Family | null {
  if (/^(项目)?产出(指标)?$/u.test(name)) return 'output';
  if (/^(项目)?效益(指标)?$/u.test(name)) return 'benefit';
  if (/^(服务对象)?满意度(指标)?$/u.test(name)) return 'satisfaction';
  if (/^成本(指标)?$/u.test(name)) return 'cost';
  return null;
}

function familyOf2(name: string): Family | null {
  if (/满意/u.test(name)) return 'satisfaction';
  if (/^(产出)?(数量|质量|时效)(指标)?$/u.test(name)) return 'output';
  if (/^(经济|社会|生态|生态环境)成本(指标)?$/u.test(name)) return 'cost';
  if (/^(经济效益|社会效益|生态效益|生态环境效益|环境效益|可持续(性|发展)?(影响)?)(类)?(指标)?$/u.test(name))
    return 'benefit';
  return null;
}

/** Whether a level-2 name stands under a level-1 name in no form: the level-1 name between them was lost. */
function contradicts(level1: string, level2: string): 'yes' | 'maybe' | 'no' {
  const above = familyOf1(level1);
  const below = familyOf2(level2);
  if (above === null || below === null || above === below) return 'no';
  // 满意度 by its plain name is a level 2 of 效益; below 满意度指标 it is called 服务对象满意度指标 or the like.
  if (below === 'satisfaction') return above !== 'benefit' ? 'yes' : /^满意度(指标)?$/u.test(level2) ? 'no' : 'maybe';
  // 经济成本 stands under 产出 in some forms of 2023.
  if (below === 'cost') return above === 'output' ? 'no' : 'yes';
  return 'yes';
}

/** One entry a row. */
export function carryLevels(rows: readonly LevelInput[]): Levels[] {
  const out: Levels[] = [];
  // A column that most rows fill has a text of its own in each; a blank there is a blank.
  const methods = joinSpreadMethods(rows.map((row) => row.method?.text ?? null));
  const filled = new Set(methods.filter((text) => text !== null)).size;
  const carriesMethod = filled * 2 <= rows.length || rows.length <= 1;
  // Forms with 项目决策 and 项目管理 have 满意度 under 效益.
  const framework = rows.some((row) => row.level1 !== null && /决策|管理|过程/u.test(row.level1.text));
  const merges2 = rows.some((row) => row.covered2 === true);
  let section = -1;
  let name1: string | null = null;
  let weight1: string | null = null;
  let name2: string | null = null;
  let weight2: string | null = null;
  let method: string | null = null;
  rows.forEach((row, index) => {
    let lost1 = false;
    let doubtful = false;
    if (row.level1 !== null) {
      const named = readLevelName(row.level1.text);
      name1 = named.name === '' ? null : named.name;
      weight1 = row.level1Weight ?? named.weight;
      lost1 = name1 === null;
      section = index;
      name2 = null;
      weight2 = null;
    } else if (row.outside) {
      [name1, weight1, name2, weight2] = [null, null, null, null];
      section = index;
    } else if (row.covered1 !== true && row.level2 !== null && name1 !== null) {
      const verdict = contradicts(name1, readLevelName(row.level2.text).name);
      const lost = verdict === 'yes' || (verdict === 'maybe' && endsBefore(rows, section, index, weight1));
      if (lost) {
        name1 = null;
        weight1 = null;
        section = index;
        lost1 = true;
      } else doubtful = verdict === 'maybe' && weight1 === null && !framework;
    } else if (section < 0) {
      section = index;
      lost1 = true;
    }
    if (row.level2 !== null) {
      const named = readLevelName(row.level2.text);
      name2 = named.name === '' ? null : named.name;
      weight2 = row.level2Weight ?? named.weight;
    } else if (row.covered2 === false && merges2) {
      // The grid knows merged cells and this one is not covered: the name is missing.
      name2 = null;
      weight2 = null;
    }
    const spread = methods[index] ?? null;
    if (spread !== null) method = spread;
    else if (!(carriesMethod && (row.coveredMethod ?? true))) method = null;
    out.push({
      level1: name1,
      level1Weight: weight1,
      level2: name2,
      level2Weight: weight2,
      method,
      section,
      lost1,
      doubtful,
    });
  });
  return out;
}

/**
 * Whether the section of level 1 is complete before `row`: its rows sum to the printed weight, or to the weight that
 * the national forms give 效益指标 while the rest has that of 满意度指标.
 */
function endsBefore(rows: readonly LevelInput[], section: number, row: number, printed: string | null): boolean {
  const above = weightsOf(rows.slice(section, row));
  if (above === null) return false;
  if (printed !== null) return decimal(printed).eq(above);
  let end = row + 1;
  while (end < rows.length && rows[end]?.level1 === null) end++;
  const below = weightsOf(rows.slice(row, end));
  if (below === null) return false;
  return ['20', '30', '40'].some((weight) => above.eq(weight)) && ['10', '20'].some((weight) => below.eq(weight));
}

function weightsOf(rows: readonly LevelInput[]) {
  const weights = rows.map((row) => row.weight).filter((weight) => weight !== null);
  return weights.length < rows.length || weights.length === 0 ? null : sumDecimals(weights);
}
