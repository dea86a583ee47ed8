/** `--format table`: one line a self-evaluation table, the findings that need a look under it, a summary. */
import type { Severity } from '../model/diagnostic.js';
import type { CrossFinding, Evaluation, Failure, Finding, Result } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import type { Location } from '../model/source.js';
import { BatchDigest } from './batch-digest.js';
import { displayWidth } from './display-width.js';
import { printable } from './printable.js';
import type { ResultWriter } from './result-writer.js';
import { painter, SEVERITY_COLOURS } from './style.js';
import { layLine, layOut } from './table-layout.js';
import { NAMED_FAILURES, summaryLines, type TablePlace } from './table-summary.js';
import { TABLE_TEXTS } from './table-texts.js';
import { wrapText } from './wrap-text.js';

export interface TableOptions {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Long lines are broken to the width: for eyes, not for `grep`. */
  readonly wrap: boolean;
}

const VERDICT_COLOURS = { consistent: 'green', discrepant: 'red', incomplete: 'yellow' } as const;
/** Tables of which it is known where they stand; beyond, they are named by their hash. */
const MOST_PLACES = 100_000;
/** Enough of a document's hash to find it by. */
const SHORT_HASH = 12;

export function tableWriter({ lang, color, width, wrap }: TableOptions): ResultWriter<Result> {
  const texts = TABLE_TEXTS[lang];
  const paint = painter(color);
  const columns = layOut(width, texts.columns, Object.values(texts.verdicts));
  const digest = new BatchDigest<TablePlace>();
  const failures: Pick<Failure, 'source' | 'error'>[] = [];
  const places = new Map<string, string>();
  let headed = false;

  return {
    start: () => '',

    document(results) {
      const heading = headed ? [] : [paint('bold', layLine(columns, texts.columns))];
      headed = true;
      for (const result of results) keep(result);
      return toText([...heading, ...results.flatMap((result) => resultLines(result))]);
    },

    finish(end) {
      if (!end) return '';
      const { documents, evaluations, failures: unread, findings } = end.summary;
      const across = end.findings.flatMap((finding) => acrossLines(finding));
      const { discrepant, incomplete, consistent } = digest.verdicts;
      for (const { rule, severity } of end.findings) digest.addFinding(rule, severity);
      return toText([
        ...(across.length > 0 ? ['', paint('bold', texts.acrossTables), ...across] : []),
        ...summaryLines(digest, failures, { lang, paint, width }),
        ...(headed ? [''] : []),
        ...(digest.tables > 1 ? [texts.verdictCounts(discrepant, incomplete, consistent)] : []),
        texts.summary(documents, evaluations, unread),
        texts.findings(findings.error, findings.warning, findings.info),
      ]);
    },
  };

  function keep(result: Result): void {
    if (result.type === 'evaluation') {
      const { path, table } = result.source;
      digest.add(result, { path, table });
      if (places.size < MOST_PLACES) places.set(result.id, `${printable(path)} #${String(table)}`);
      return;
    }
    digest.addFailure();
    if (failures.length < NAMED_FAILURES) failures.push({ source: result.source, error: result.error });
  }

  function resultLines(result: Result): string[] {
    return result.type === 'failure' ? failureLines(result) : evaluationLines(result);
  }

  function failureLines({ source, error }: Failure): string[] {
    return [
      `${paint('red', texts.unread)}  ${printable(source.path)}`,
      `    ${printable(error.message)} ${paint('dim', `(${error.code})`)}`,
      `    ${paint('dim', printable(error.hint))}`,
    ];
  }

  function evaluationLines({ source, record, audit }: Evaluation): string[] {
    const count = (severity: Severity): number => audit.findings.filter((each) => each.severity === severity).length;
    // What contradicts the document itself comes first.
    const shown = (['error', 'warning'] as const).flatMap((severity) => {
      return audit.findings.filter((finding) => finding.severity === severity);
    });
    const line = layLine(columns, [
      printable(source.path),
      String(source.table),
      printable(record.projectName ?? record.department ?? record.title ?? '—'),
      audit.declaredTotal ?? '—',
      audit.recomputedTotal ?? '—',
      audit.difference ?? '—',
      texts.verdicts[audit.verdict],
      `${String(count('error'))}/${String(count('warning'))}`,
    ]);
    return [
      paint(VERDICT_COLOURS[audit.verdict], line),
      ...shown.flatMap((finding) => findingLines(finding, place(finding.location) + printable(finding.message))),
      ...(count('info') > 0 ? [`    ${paint('dim', texts.moreInfo(count('info')))}`] : []),
    ];
  }

  function findingLines({ severity, rule }: Pick<Finding, 'severity' | 'rule'>, message: string): string[] {
    const [label, name] = [texts.severities[severity], printable(rule)];
    const marks = `${paint(SEVERITY_COLOURS[severity], label)} ${paint('dim', name)} `;
    if (!wrap) return [`    ${marks}${message}`];
    const [first = '', ...more] = wrapText(`${' '.repeat(displayWidth(`${label} ${name} `))}${message}`, width - 4, 4);
    return [`    ${marks}${first.trimStart()}`, ...more.map((line) => `    ${line}`)];
  }

  /** Page and row, as far as they are known; what is there, the message says itself. */
  function place({ page, row }: Location): string {
    const parts = [...(page ? [texts.page(page)] : []), ...(typeof row === 'number' ? [texts.row(row + 1)] : [])];
    return parts.length > 0 ? `${parts.join(texts.space)}${texts.colon}` : '';
  }

  function acrossLines({ severity, rule, message, places: concerned }: CrossFinding): string[] {
    return [
      ...findingLines({ severity, rule }, printable(message)),
      ...concerned.map(({ id, path }) => `        ${paint('dim', `${places.get(id) ?? shortId(id)} ${path}`)}`),
    ];
  }
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function shortId(id: string): string {
  const [hash = '', table = ''] = id.split('#');
  return `${hash.slice(0, SHORT_HASH)}#${table}`;
}
