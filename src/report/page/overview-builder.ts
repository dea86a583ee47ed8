/** Collects the overview of a batch as its results come; keeps one line of each evaluation. */
import type { CrossFinding, Evaluation, Result, Summary } from '../../model/evaluation.js';
import type { Lang } from '../../model/lang.js';
import { crossSaid, failureSaid } from '../said.js';
import type { CrossView, Overview, OverviewRow, PictureNote, UnreadDocument } from './view.js';

/** The end of the batch, its findings across tables in both languages. */
export interface OverviewEnd {
  readonly summary: Summary;
  readonly findings: Readonly<Record<Lang, readonly CrossFinding[]>>;
}

type Row = Omit<OverviewRow, 'rules'> & { readonly rules: Record<string, number> };

export class OverviewBuilder {
  private readonly rows: Row[] = [];
  private readonly unread: UnreadDocument[] = [];
  /** Keys by evaluation id: the same document may be there twice. */
  private readonly keys = new Map<string, number[]>();

  /** @returns The numbers of the evaluations among the results, in order. */
  add(results: readonly Result[]): number[] {
    return results.flatMap((result) => {
      if (result.type === 'evaluation') return [this.addEvaluation(result)];
      this.unread.push({ path: result.source.path, code: result.error.code, ...failureSaid(result) });
      return [];
    });
  }

  /** What there is so far. */
  finish({ summary, findings }: OverviewEnd, pictures: PictureNote): Overview {
    const cross = findings.zh.map((finding, index) => this.crossView(finding, index, findings));
    const extra = new Map<number, string[]>();
    for (const { rule, places } of cross) {
      for (const key of new Set(places.map((place) => place.key))) extra.set(key, [...(extra.get(key) ?? []), rule]);
    }
    const rows = this.rows.map((row) => ({ ...row, rules: countedWith(row.rules, extra.get(row.key) ?? []) }));
    return { summary, rows, unread: this.unread, cross, pictures };
  }

  private addEvaluation({ id, source, record, audit }: Evaluation): number {
    const key = this.rows.length + 1;
    const count = (severity: string): number => audit.findings.filter((each) => each.severity === severity).length;
    this.rows.push({
      key,
      path: source.path,
      table: source.table,
      label: record.label,
      year: record.year,
      unit: record.unit ?? record.department,
      project: record.projectName ?? record.title,
      declared: audit.declaredTotal,
      recomputed: audit.recomputedTotal,
      difference: audit.difference,
      verdict: audit.verdict,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      rules: countedWith(
        {},
        audit.findings.map(({ rule }) => rule),
      ),
    });
    this.keys.set(id, [...(this.keys.get(id) ?? []), key]);
    return key;
  }

  private crossView(finding: CrossFinding, index: number, lists: OverviewEnd['findings']): CrossView {
    // Only the figure is pointed at, so the record is not needed to find its cell.
    const places = finding.places.flatMap(({ id, path }) => {
      const cell = path.replace(/^\/record\//, '');
      return (this.keys.get(id) ?? []).slice(0, 1).map((key) => ({ key, cell }));
    });
    return { rule: finding.rule, severity: finding.severity, message: crossSaid(index, lists), places };
  }
}

function countedWith(counts: Readonly<Record<string, number>>, rules: readonly string[]): Record<string, number> {
  const all: Record<string, number> = { ...counts };
  for (const rule of rules) all[rule] = (all[rule] ?? 0) + 1;
  return all;
}
