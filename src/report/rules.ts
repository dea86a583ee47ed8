/** `fuhe rules`: the catalogue of audit rules, and the explanation of one. */
import type { Lang, Localized } from '../model/lang.js';
import type { RuleMeta } from '../model/rule.js';
import { BATCH_RULES, RULES } from '../rules/registry.js';
import { padWidth } from './display-width.js';
import { painter, SEVERITY_COLOURS } from './style.js';
import { TABLE_TEXTS } from './table-texts.js';

/** One rule as the catalogue shows it, in one language. */
export interface RuleEntry {
  readonly name: string;
  readonly severity: RuleMeta['severity'];
  /** `table`: looks at one self-evaluation table; `batch`: across tables. */
  readonly scope: 'table' | 'batch';
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly basis: RuleMeta['basis'];
  readonly example: string;
}

export interface RuleTextOptions {
  readonly lang: Lang;
  readonly color: boolean;
}

const LABELS: Readonly<Record<Exclude<keyof RuleEntry, 'name' | 'title' | 'scope'>, Localized>> = {
  severity: { zh: '级别', en: 'Severity' },
  what: { zh: '含义', en: 'What' },
  why: { zh: '缘由', en: 'Why' },
  next: { zh: '处理', en: 'Next' },
  basis: { zh: '依据', en: 'Basis' },
  example: { zh: '示例', en: 'Example' },
};

/** Every rule in the order in which they run. */
export function ruleCatalogue(lang: Lang): RuleEntry[] {
  return [
    ...RULES.map(({ meta }) => entry(meta, 'table', lang)),
    ...BATCH_RULES.map(({ meta }) => entry(meta, 'batch', lang)),
  ];
}

function entry(meta: RuleMeta, scope: RuleEntry['scope'], lang: Lang): RuleEntry {
  const { name, severity, title, explain, basis, example } = meta;
  const { what, why, next } = explain;
  return {
    name,
    severity,
    scope,
    title: title[lang],
    what: what[lang],
    why: why[lang],
    next: next[lang],
    basis,
    example: example[lang],
  };
}

/** The catalogue, one rule a line. */
export function ruleTable(entries: readonly RuleEntry[], { lang, color }: RuleTextOptions): string {
  const paint = painter(color);
  const width = Math.max(...entries.map(({ name }) => name.length));
  const severities = TABLE_TEXTS[lang].severities;
  return entries
    .map(({ name, severity, title }) => {
      const label = paint(SEVERITY_COLOURS[severity], padWidth(severities[severity], 7));
      return `${padWidth(name, width)}  ${label}  ${title}\n`;
    })
    .join('');
}

/** One rule in full. */
export function ruleText(rule: RuleEntry, { lang, color }: RuleTextOptions): string {
  const paint = painter(color);
  const { document, clause } = rule.basis;
  const lines: readonly (readonly [Localized, string])[] = [
    [LABELS.severity, TABLE_TEXTS[lang].severities[rule.severity]],
    [LABELS.what, rule.what],
    [LABELS.why, rule.why],
    [LABELS.next, rule.next],
    [LABELS.basis, clause === null ? document : `${document} ${clause}`],
    [LABELS.example, rule.example],
  ];
  const shown = lines.map(([label, text]) => {
    return `${paint('dim', padWidth(label[lang], lang === 'zh' ? 6 : 10))}${text}
`;
  });
  return `${paint('bold', rule.name)}  ${rule.title}\n${shown.join('')}`;
}
