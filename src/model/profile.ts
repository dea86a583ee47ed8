/** 规则档案: everything that differs by place and year, as data. A user's JSON file has the same shape. */
import { z } from 'zod';
import { severitySchema } from './diagnostic.js';
import { decimalSchema } from './value.js';

const localizedSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** 依据: the document that a rule or figure rests on; `clause` null where only the document is known. */
export const basisSchema = z.strictObject({ document: z.string().min(1), clause: z.string().nullable() });
export type Basis = z.infer<typeof basisSchema>;

/** 档: one qualitative grade. Shares of the weight as fractions; `low` belongs to the band, `high` too. */
export const bandSchema = z.strictObject({
  grade: z.enum(['reached', 'partly', 'missed']),
  high: decimalSchema,
  low: decimalSchema,
});
export type Band = z.infer<typeof bandSchema>;

/** How a quantitative row below (or above) its target is scored. */
const shortfallSchema = z.enum(['ratio', 'linear', 'closeness', 'equality']);

export const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: localizedSchema,
  basis: z.array(basisSchema).min(1),
  weights: z.strictObject({
    /** 分值 of all rows and the execution score together */
    total: decimalSchema,
    /** 预算执行率分值; null where the form has no execution score */
    execution: decimalSchema.nullable(),
    /** 一级指标 weights by name: `{ "产出指标": "50" }` */
    level1: z.record(z.string(), decimalSchema),
  }),
  conventions: z.strictObject({
    /** ≥ > and plain counts */
    positive: shortfallSchema,
    /** ≤ < */
    reverse: shortfallSchema,
    /** = */
    equal: shortfallSchema,
    /** 成本指标: an amount without sign */
    cost: shortfallSchema,
  }),
  bands: z.array(bandSchema),
  limits: z.strictObject({
    /** 执行率 below this needs a reason; fraction */
    lowExecution: decimalSchema,
    /** actual above this many times the target needs a reason */
    overAchievement: decimalSchema,
    /** relative gap of claimed share and execution rate */
    spendResultGap: decimalSchema,
  }),
  /** Digits behind the point of a recomputed score; half up, once, at the end. */
  rounding: z.strictObject({ places: z.int().min(0).max(6) }),
  /** 评价等级, highest first; `from` belongs to the grade. */
  ratings: z.array(z.strictObject({ name: z.string().min(1), from: decimalSchema })),
  /** Severities that differ from the rule's own, by rule name. */
  severities: z.record(z.string(), severitySchema),
});
export type Profile = z.infer<typeof profileSchema>;
