/** 核查结果: turns what a rule yields into a finding with severity, message and place, and puts findings in the order of the form. */
import type { Severity } from '../model/diagnostic.js';
import type { Finding } from '../model/evaluation.js';
import { renderMessage, type Lang, type Localized } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import type { MismatchOutcome, RuleMeta } from '../model/rule.js';
import type { Location } from '../model/source.js';

const BLANK: Localized = { zh: '空白', en: 'blank' };
const NOT_KNOWN: Localized = { zh: '无', en: 'none' };

export interface FindingOptions {
  readonly profile: Profile;
  readonly lang: Lang;
  readonly locate: (pointer: string) => Location;
}

export function findingOf(
  meta: RuleMeta,
  outcome: MismatchOutcome,
  { profile, lang, locate }: FindingOptions,
): Finding {
  const { declared, recomputed, difference, path } = outcome;
  const template = meta.messages[outcome.message ?? 'default'] ?? meta.messages.default;
  const fields = {
    declared: declared ?? BLANK[lang],
    recomputed: recomputed ?? NOT_KNOWN[lang],
    difference: difference ?? NOT_KNOWN[lang],
    ...outcome.fields,
  };
  return {
    rule: meta.name,
    severity: severityOf(meta, outcome, profile),
    path,
    declared,
    recomputed,
    difference,
    message: renderMessage(template, fields, lang),
    location: locate(path),
  };
}

const MILDNESS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The profile's severity or the rule's own; an outcome that is milder in this case stays milder. */
function severityOf(meta: RuleMeta, outcome: MismatchOutcome, profile: Profile): Severity {
  const general = profile.severities[meta.name] ?? meta.severity;
  const here = outcome.severity ?? general;
  if (profile.severities[meta.name] === undefined) return here;
  return MILDNESS[here] > MILDNESS[general] ? here : general;
}

const SECTIONS = ['funds', 'goals', 'indicators', 'totalWeight', 'totalScore', 'rating'];
const FIELDS = [
  'level1',
  'level1Weight',
  'level2',
  'level2Weight',
  'level3',
  'weight',
  'target',
  'actual',
  'initialBudget',
  'annualBudget',
  'executed',
  'executionRate',
  'planned',
  'achieved',
  'method',
  'score',
  'reason',
];

/** From the head of the form to its foot; findings of one place keep the order of their rules. */
export function inDocumentOrder(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding) => ({ finding, place: placeOf(finding.path) }))
    .sort((one, other) => comparePlaces(one.place, other.place))
    .map(({ finding }) => finding);
}

function placeOf(path: string): readonly [number, number, number] {
  const [, , section = '', index = '0', field = ''] = path.split('/');
  return [SECTIONS.indexOf(section), /^\d+$/.test(index) ? Number(index) : 0, FIELDS.indexOf(field)];
}

function comparePlaces(one: readonly [number, number, number], other: readonly [number, number, number]): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
