/** Messages in both languages: results carry theirs in one. */
import { DIAGNOSTICS, FAILURES } from '../diagnostics/catalogue.js';
import { sayOfFields } from '../diagnostics/field-names.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Audit, CrossFinding, Evaluation, Failure } from '../model/evaluation.js';
import type { Lang, Localized } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import { findProfile } from '../profiles/registry.js';
import { auditRecord } from '../score/audit.js';
import { chooseProfile } from '../score/choose-profile.js';
import type { Said } from './page/view.js';

const LANGS: readonly Lang[] = ['zh', 'en'];

/** A text in the language that it seems to be in: English messages are words, Chinese ones hardly hold two in a row. */
export function saidOnce(text: string): Said {
  const own = text.replace(/[“"「][^”"」]*[”"」]/g, '');
  return /[A-Za-z]{2,} [a-z]{2,}/.test(own) ? { en: text } : { zh: text };
}

/**
 * Rows up to which a table is audited again. A longer one is no form that somebody filled in, and here nothing would end
 * the work on it.
 */
const MOST_ROWS = 2_000;

/** Whether the table is short enough to be worked through again. */
export function isForm({ indicators, funds, goals }: EvaluationRecord): boolean {
  return indicators.length + funds.length + goals.length <= MOST_ROWS;
}

/** The language that the results are in. */
function langOf({ profileEvidence }: Audit): Lang {
  return saidOnce(profileEvidence.join('\n')).en === undefined ? 'zh' : 'en';
}

/** What is said of one table in the language of its results and, where it could be found again, in the other one. */
export interface Sayings {
  readonly findings: readonly Said[];
  /** Why the profile was chosen. */
  readonly evidence: readonly Said[];
}

/**
 * Audits the record again in the other language.
 * Where that does not lead to the same findings (another version, a profile that is not at hand) there is only one.
 * @param profile What the batch was audited by; the results name only shipped profiles reliably.
 */
export function sayingsOf({ record, audit }: Evaluation, profile: Profile | null): Sayings {
  if (!isForm(record)) return ownSayings(audit);
  const own = langOf(audit);
  const other: Lang = own === 'zh' ? 'en' : 'zh';
  const single = (text: string): Said => ({ [own]: text });
  const both = (texts: readonly string[], others: readonly string[]): Said[] =>
    texts.map((text, index) => ({ ...single(text), [other]: others[index] }));
  for (const candidate of [profile, 'auto' as const, findProfile(audit.profile) ?? null]) {
    if (candidate === null) continue;
    const again = auditRecord(record, { profile: candidate, lang: other, locate: () => ({}) });
    if (again.profile !== audit.profile || gistOf(again) !== gistOf(audit)) continue;
    const { evidence } = chooseProfile(record, candidate, own);
    const isSameChoice = evidence.join('\n') === audit.profileEvidence.join('\n');
    return {
      findings: both(
        audit.findings.map(({ message }) => message),
        again.findings.map(({ message }) => message),
      ),
      evidence: isSameChoice ? both(evidence, again.profileEvidence) : audit.profileEvidence.map(single),
    };
  }
  return ownSayings(audit);
}

/** The messages of the findings in one language, as far as they can be said in it. */
export function messagesIn(lang: Lang, evaluation: Evaluation, profile: Profile | null): string[] {
  const { audit } = evaluation;
  const said = langOf(audit) === lang ? [] : sayingsOf(evaluation, profile).findings;
  return audit.findings.map(({ message }, index) => said[index]?.[lang] ?? message);
}

/** What the results say themselves. */
function ownSayings({ findings, profileEvidence }: Audit): Sayings {
  return { findings: findings.map(({ message }) => saidOnce(message)), evidence: profileEvidence.map(saidOnce) };
}

function gistOf({ findings }: Audit): string {
  return JSON.stringify(findings.map(({ rule, path, declared, recomputed }) => [rule, path, declared, recomputed]));
}

/**
 * A message made from a template with one slot, again in each language.
 * @param refill Says what fills the slot in another language.
 */
function sayAgain(
  template: Localized,
  message: string,
  refill: (filling: string, from: Lang, to: Lang) => string,
): Said {
  for (const lang of LANGS) {
    const [before = '', after = ''] = template[lang].split(/\{\w+\}/);
    if (!message.startsWith(before) || !message.endsWith(after)) continue;
    const filling = message.slice(before.length, message.length - after.length);
    const say = (other: Lang): string => template[other].replace(/\{\w+\}/, () => refill(filling, lang, other));
    return { zh: say('zh'), en: say('en') };
  }
  return saidOnce(message);
}

/** Details of failures begin with a colon of their language. */
function punctuate(filling: string, _from: Lang, to: Lang): string {
  return filling.replace(/^(?:：|: )/, to === 'zh' ? '：' : ': ');
}

export function diagnosticSaid({ code, message }: Diagnostic): Said {
  const template = DIAGNOSTICS[code].message;
  const isOfFields = template.zh.includes('{what}');
  return sayAgain(template, message, (filling, from, to) =>
    from === to || !isOfFields ? filling : (sayOfFields(filling, from, to) ?? filling),
  );
}

export function failureSaid({ error }: Failure): { readonly message: Said; readonly hint: Said } {
  const { message, hint } = FAILURES[error.code];
  const known = LANGS.some((lang) => hint[lang] === error.hint);
  return { message: sayAgain(message, error.message, punctuate), hint: known ? hint : saidOnce(error.hint) };
}

/** Findings across tables in each language; `lists` are the same findings, rendered twice. */
export function crossSaid(index: number, lists: Readonly<Record<Lang, readonly CrossFinding[]>>): Said {
  return { zh: lists.zh[index]?.message ?? '', en: lists.en[index]?.message ?? '' };
}
