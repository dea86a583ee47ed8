/** What stands across the documents of a batch: the counts, and the findings between tables. */
import { renderMessage, type Lang } from '../model/lang.js';
import type { Severity } from '../model/diagnostic.js';
import type { CrossFinding, Result, Summary } from '../model/evaluation.js';
import { BATCH_RULES } from '../rules/registry.js';

export interface BatchSummary {
  readonly findings: readonly CrossFinding[];
  /** Findings of the tables and between them, together. */
  readonly summary: Summary;
}

/** Collects a batch document by document; keeps only a digest of each, so a batch may be of any length. */
export interface BatchSummarizer {
  /** The results of one document. */
  /** Takes the results of one document, or more of those of the one before where it comes in parts. */
  add(results: readonly Result[], continued?: boolean): void;
  finish(): BatchSummary;
}

/**
 * Starts an empty batch.
 *
 * @example
 * ```ts
 * const batch = summarizeBatch();
 * for (const path of paths) batch.add((await auditDocument(await readFile(path), { path })).results);
 * const { findings, summary } = batch.finish();
 * ```
 * @param options.severities
 *   Severities that differ from the rules' own, by rule name: those of the profile, where one was chosen.
 */
export function summarizeBatch(
  options: { readonly lang?: Lang; readonly severities?: Readonly<Record<string, Severity>> } = {},
): BatchSummarizer {
  const { lang = 'zh', severities = {} } = options;
  const collectors = BATCH_RULES.map((rule) => ({ meta: rule.meta, collector: rule.start() }));
  const counted = { documents: 0, evaluations: 0, failures: 0 };
  const bySeverity = { error: 0, warning: 0, info: 0 };

  return {
    add(results, continued = false) {
      if (!continued) counted.documents += 1;
      for (const result of results) {
        if (result.type === 'failure') {
          counted.failures += 1;
          continue;
        }
        counted.evaluations += 1;
        for (const finding of result.audit.findings) bySeverity[finding.severity] += 1;
        for (const { collector } of collectors) collector.add(result);
      }
    },

    finish() {
      const findings = collectors.flatMap(({ meta, collector }) =>
        collector.finish().map((outcome): CrossFinding => {
          const { declared, recomputed, difference } = outcome;
          const template = meta.messages[outcome.message ?? 'default'] ?? meta.messages.default;
          const figures = { declared: declared ?? '', recomputed: recomputed ?? '', difference: difference ?? '' };
          return {
            rule: meta.name,
            severity: severities[meta.name] ?? meta.severity,
            declared,
            recomputed,
            difference,
            message: renderMessage(template, { ...figures, ...outcome.fields }, lang),
            places: [...outcome.places],
          };
        }),
      );
      const total = { ...bySeverity };
      for (const { severity } of findings) total[severity] += 1;
      return { findings, summary: { ...counted, findings: total } };
    },
  };
}
