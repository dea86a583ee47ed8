/** One evaluation as the page shows it. */
import type { Audit, Evaluation } from '../../model/evaluation.js';
import type { EvaluationRecord } from '../../model/record.js';
import type { Profile } from '../../model/profile.js';
import type { Location } from '../../model/source.js';
import { PROFILES } from '../../profiles/registry.js';
import { chooseProfile } from '../../score/choose-profile.js';
import { buildContext } from '../../score/context.js';
import { isRate } from '../rate-fields.js';
import { diagnosticSaid, isForm, sayingsOf } from '../said.js';
import { addressOf, placeOfPointer, type CellPlace } from './cell-address.js';
import { formulaOf } from './finding-formula.js';
import { formRows, type FormRows } from './form-rows.js';
import { placeView } from './places.js';
import { percentOf } from './readings.js';
import type { ColumnName, EvaluationView } from './view.js';

export interface ViewOptions {
  /** The profile of the batch, where one was chosen. */
  readonly profile?: Profile | null;
}

/** @param key Its number in the batch. */
export function evaluationView(evaluation: Evaluation, key: number, options: ViewOptions = {}): EvaluationView {
  const { source, record, audit } = evaluation;
  const { profile = null } = options;
  const form = formRows(evaluation);
  const sayings = sayingsOf(evaluation, profile);
  const used = [profile, ...PROFILES].find((each) => each?.name === audit.profile) ?? null;
  const context = isForm(record) ? buildContext(record, chooseProfile(record, used ?? 'auto', 'zh').profile) : null;
  const { path, sha256, format, table, pages } = source;

  return {
    key,
    source: { path, sha256, format, table, pages },
    title: record.title,
    label: record.label,
    year: record.year,
    projectName: record.projectName,
    department: record.department,
    unit: record.unit,
    funds: record.funds.map(({ item, executionRate, location, ...fund }) => ({
      item,
      initialBudget: fund.initialBudget,
      annualBudget: fund.annualBudget,
      executed: fund.executed,
      currencyUnit: fund.currencyUnit,
      weight: fund.weight,
      executionRate: executionRate === null ? null : percentOf(executionRate),
      score: fund.score,
      place: placeView(location),
    })),
    goals: record.goals,
    columns: form.columns,
    rows: form.rows,
    totalWeight: record.totalWeight,
    totalScore: record.totalScore,
    rating: record.rating,
    declared: audit.declaredTotal,
    recomputed: audit.recomputedTotal,
    difference: audit.difference,
    verdict: audit.verdict,
    profile: {
      name: audit.profile,
      title: used?.title ?? null,
      basis: used?.basis.map(({ document, clause }) => (clause === null ? document : `${document} ${clause}`)) ?? [],
      evidence: sayings.evidence,
    },
    checked: checkedOf(audit),
    findings: audit.findings.map((finding, index) => {
      const place = placeOfPointer(finding.path, record);
      const { rule, severity } = finding;
      const shown = (figure: string | null): string | null =>
        figure !== null && isRate(finding.path) ? percentOf(figure) : figure;
      return {
        ...{ rule, severity },
        declared: shown(finding.declared),
        recomputed: shown(finding.recomputed),
        difference: shown(finding.difference),
        cell: place && cellOf(place, form),
        message: sayings.findings[index] ?? {},
        formula: context && formulaOf(finding, audit, context),
        place: placeView(finding.location, place ? rowLocation(place, record) : {}),
      };
    }),
    diagnostics: evaluation.diagnostics.map((diagnostic) => {
      const place = placeOfPointer(diagnostic.path, record);
      return {
        code: diagnostic.code,
        severity: diagnostic.severity,
        cell: place && cellOf(place, form),
        message: diagnosticSaid(diagnostic),
        place: placeView(diagnostic.location, place ? rowLocation(place, record) : {}),
      };
    }),
  };
}

function cellOf(place: CellPlace, form: FormRows): string {
  return place.block === 'indicators' ? form.cellAt(place.index, place.field as ColumnName) : addressOf(place);
}

function rowLocation({ block, index }: CellPlace, record: EvaluationRecord): Location {
  if (block === 'indicators') return record.indicators[index]?.location ?? {};
  return block === 'funds' ? (record.funds[index]?.location ?? {}) : {};
}

function checkedOf({ checks }: Audit): EvaluationView['checked'] {
  const sum = (field: 'compared' | 'matched' | 'undetermined'): number =>
    checks.reduce((total, check) => total + check[field], 0);
  return { compared: sum('compared'), matched: sum('matched'), undetermined: sum('undetermined') };
}
