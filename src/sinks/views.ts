/** Views for the questions that are asked of every batch; the same SQL for every engine. */
import type { Localized } from '../model/lang.js';
import { quoteText } from './ddl.js';

export interface View {
  readonly name: string;
  readonly description: Localized;
  readonly query: string;
}

export const VIEWS: readonly View[] = [
  {
    name: 'unit_year_totals',
    description: {
      zh: '按单位和年度：自评表数，申报总分、复算总分及差异（仅计两者皆有的表），各级核查结果数',
      en: 'By unit and year: tables, declared and recomputed totals and their difference (of tables that have both), findings by severity',
    },
    query: `SELECT
  e.unit,
  e.year,
  count(*) AS evaluations,
  count(*) FILTER (WHERE e.verdict = 'discrepant') AS discrepant,
  count(e.difference) AS compared,
  sum(e.declared_total) FILTER (WHERE e.difference IS NOT NULL) AS declared_total,
  sum(e.recomputed_total) FILTER (WHERE e.difference IS NOT NULL) AS recomputed_total,
  sum(e.difference) AS difference,
  coalesce(sum(f.errors), 0) AS errors,
  coalesce(sum(f.warnings), 0) AS warnings,
  coalesce(sum(f.infos), 0) AS infos
FROM evaluations AS e
LEFT JOIN (
  SELECT
    evaluation_id,
    count(*) FILTER (WHERE severity = 'error') AS errors,
    count(*) FILTER (WHERE severity = 'warning') AS warnings,
    count(*) FILTER (WHERE severity = 'info') AS infos
  FROM findings
  GROUP BY evaluation_id
) AS f ON f.evaluation_id = e.id
GROUP BY e.unit, e.year`,
  },
  {
    name: 'rule_findings',
    description: {
      zh: '按单位、年度和规则：核查结果数、涉及的自评表数、多计合计、少计合计',
      en: 'By unit, year and rule: findings, tables that have one, what was declared too high and too low',
    },
    query: `SELECT
  e.unit,
  e.year,
  f.rule,
  f.severity,
  count(*) AS findings,
  count(DISTINCT e.id) AS evaluations,
  sum(f.difference) FILTER (WHERE f.difference > 0) AS overstated,
  -sum(f.difference) FILTER (WHERE f.difference < 0) AS understated
FROM findings AS f
JOIN evaluations AS e ON e.id = f.evaluation_id
GROUP BY e.unit, e.year, f.rule, f.severity`,
  },
  {
    name: 'indicator_scores',
    description: {
      zh: '逐项指标：指标值、实际值、申报得分、复算得分、差异、算式',
      en: 'Each indicator with its target, actual, declared and recomputed score, their difference and the formula',
    },
    query: `SELECT
  e.id AS evaluation_id,
  e.year,
  e.unit,
  e.project_name,
  i.indicator_index,
  i.level1,
  i.level2,
  i.level3,
  i.weight,
  i.target_raw,
  i.actual_raw,
  s.declared,
  s.recomputed,
  s.declared - s.recomputed AS difference,
  s.status,
  s.convention,
  s.formula
FROM indicators AS i
JOIN evaluations AS e ON e.id = i.evaluation_id
LEFT JOIN scores AS s ON s.evaluation_id = i.evaluation_id AND s.indicator_index = i.indicator_index`,
  },
  {
    name: 'project_funds',
    description: {
      zh: '逐个项目：资金总额，单位元，及执行率（执行数 ÷ 全年预算数，六位小数）',
      en: 'Each project with its total funds in 元, and executed ÷ annual budget to six places',
    },
    query: `SELECT
  e.id AS evaluation_id,
  e.year,
  e.unit,
  e.project_name,
  f.initial_budget_yuan,
  f.annual_budget_yuan,
  f.executed_yuan,
  CAST(round(f.executed_yuan / NULLIF(f.annual_budget_yuan, 0), 6) AS DECIMAL(38, 6)) AS execution_rate
FROM funds AS f
JOIN evaluations AS e ON e.id = f.evaluation_id
WHERE f.kind = 'total'`,
  },
  {
    name: 'evaluation_paths',
    description: {
      zh: '自评表所在的文件路径：内容相同的文件各占一行',
      en: 'Where each table stands: one row for each path that has its content',
    },
    query: `SELECT e.id AS evaluation_id, d.path, d.loaded_at
FROM evaluations AS e
JOIN documents AS d ON d.sha256 = e.document_sha256 AND d.evaluation_count > 0`,
  },
];

/** Statements that put the views in place, whatever stood there before. */
export function createViews(): string[] {
  return VIEWS.flatMap(({ name, query, description }) => [
    `DROP VIEW IF EXISTS ${name}`,
    `CREATE VIEW ${name} AS\n${query}`,
    `COMMENT ON VIEW ${name} IS ${quoteText(description.zh)}`,
  ]);
}
