/** Terse builders of an evaluation record: every field has a harmless default, targets and actuals are given as printed. */
import type { EvaluationRecord, Fund, Goal, Indicator } from '../../src/model/record.js';
import { EMPTY_VALUE, type Value } from '../../src/model/value.js';
import { readValue } from '../../src/normalize/values/read-value.js';

/** The year of the built tables: a month alone belongs to it. */
export const BUILT_YEAR = 2024;

/** A printed cell, or a value built by hand. */
type Cell = string | null | Value;

export interface IndicatorFields extends Partial<Omit<Indicator, 'target' | 'actual'>> {
  readonly target?: Cell;
  readonly actual?: Cell;
}

/** 指标: 100 of 100 people for 10 points unless told otherwise. */
export function indicator(fields: IndicatorFields = {}): Indicator {
  const { target = '100人', actual = '100人', ...rest } = fields;
  return {
    level1: '产出指标',
    level1Weight: null,
    level2: '数量指标',
    level2Weight: null,
    level3: '培训人数',
    weight: '10',
    method: null,
    score: '10',
    reason: null,
    repairs: [],
    confidence: 1,
    location: {},
    ...rest,
    target: cell(target),
    actual: cell(actual),
  };
}

/** 年度资金总额 of 60.00万元, spent to the last fen, without an execution score. */
export function fund(fields: Partial<Fund> = {}): Fund {
  return {
    item: '年度资金总额',
    kind: 'total',
    initialBudget: '60.00',
    annualBudget: '60.00',
    executed: '60.00',
    currencyUnit: '万元',
    weight: null,
    executionRate: null,
    score: null,
    location: {},
    ...fields,
  };
}

export function goal(planned: string | null, achieved: string | null): Goal {
  return { planned, achieved };
}

/** 自评表: a table of 2024 without funds, goals, indicators or totals. */
export function record(fields: Partial<EvaluationRecord> = {}): EvaluationRecord {
  return {
    title: '项目支出绩效自评表',
    label: null,
    year: BUILT_YEAR,
    projectName: '培训项目',
    department: '市人社局',
    unit: '市人社局机关',
    funds: [],
    goals: [],
    indicators: [],
    totalWeight: null,
    totalScore: null,
    rating: null,
    ...fields,
  };
}

function cell(value: Cell): Value {
  if (value === null) return EMPTY_VALUE;
  return typeof value === 'string' ? readValue(value, { year: BUILT_YEAR }) : value;
}
