/** All form families, merged into the lookups that the normaliser uses. */
import { anhui } from './anhui.js';
import { bonds } from './bonds.js';
import { chongqing } from './chongqing.js';
import { costFirst } from './cost-first.js';
import { department } from './department.js';
import { hubei } from './hubei.js';
import { national } from './national.js';
import { sichuan } from './sichuan.js';
import type { ColumnField, FundField, HeadField, Template } from './template.js';
import { yinchuan } from './yinchuan.js';
import { yunnan } from './yunnan.js';
import { zhongwei } from './zhongwei.js';

/** In order of precedence: the first family that knows a wording decides its field. */
export const TEMPLATES: readonly Template[] = [
  national,
  costFirst,
  zhongwei,
  yunnan,
  anhui,
  sichuan,
  hubei,
  yinchuan,
  chongqing,
  department,
  bonds,
];

function merge<Field extends string>(
  pick: (template: Template) => Readonly<Partial<Record<Field, readonly string[]>>>,
): ReadonlyMap<string, Field> {
  const merged = new Map<string, Field>();
  for (const template of TEMPLATES) {
    for (const [field, wordings] of Object.entries(pick(template)) as [Field, readonly string[]][]) {
      for (const wording of wordings) if (!merged.has(wording)) merged.set(wording, field);
    }
  }
  return merged;
}

function collect(pick: (template: Template) => readonly string[]): ReadonlySet<string> {
  return new Set(TEMPLATES.flatMap(pick));
}

/** Header wording of the indicator block → field. */
export const COLUMN_WORDINGS: ReadonlyMap<string, ColumnField> = merge((template) => template.columns);
/** Header wording of the fund block → field. */
export const FUND_WORDINGS: ReadonlyMap<string, FundField> = merge((template) => template.funds);
/** Label of the head → field. */
export const HEAD_WORDINGS: ReadonlyMap<string, HeadField> = merge((template) => template.head);
export const PLANNED_WORDINGS = collect((template) => template.goals.planned);
export const ACHIEVED_WORDINGS = collect((template) => template.goals.achieved);
export const LEVEL1_NAMES = collect((template) => template.level1);
export const LEVEL2_NAMES = collect((template) => template.level2);
