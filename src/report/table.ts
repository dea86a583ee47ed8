/** `--format table`: one line a self-evaluation table, the findings that need a look under it, a summary. */
import type { Severity } from '../model/diagnostic.js';
import type { CrossFinding, Evaluation, Failure, Result } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import type { Location } from '../model/source.js';
import { printable } from './printable.js';
import type { ResultWriter } from './result-writer.js';
import { painter, SEVERITY_COLOURS } from './style.js';
import { layLine, layOut } from './table-layout.js';
import { TABLE_TEXTS } from './table-texts.js';

export interface TableOptions {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const VERDICT_COLOURS = { consistent: 'green', discrepant: 'red', incomplete: 'yellow' } as const;
/** Enough of a document's hash to find it by. */
const SHORT_HASH = 12;

export function tableWriter({ lang, color, width }: TableOptions): ResultWriter<Result> {
  const texts = TABLE_TEXTS[lang];
  const paint = painter(color);
  const columns = layOut(width);
  const mark = (severity: Severity, rule: string): string =>
    `${paint(SEVERITY_COLOURS[severity], texts.severities[severity])} ${paint('dim', printable(rule))}`;
  let headed = false;

  return {
    start: () => '',

    document(results) {
      const heading = headed ? [] : [paint('bold', layLine(columns, texts.columns))];
      headed = true;
      return toText([...heading, ...results.flatMap((result) => resultLines(result))]);
    },

    finish(end) {
      if (!end) return '';
      const { documents, evaluations, failures, findings } = end.summary;
      const across = end.findings.flatMap((finding) => acrossLines(finding));
      return toText([
        ...(across.length > 0 ? ['', paint('bold', texts.acrossTables), ...across] : []),
        ...(headed ? [''] : []),
        texts.summary(documents, evaluations, failures),
        texts.findings(findings.error, findings.warning, findings.info),
      ]);
    },
  };

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
    const shown = audit.findings.filter(({ severity }) => severity !== 'info');
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
      ...shown.map(
        (finding) =>
          `    ${mark(finding.severity, finding.rule)} ${place(finding.location)}${printable(finding.message)}`,
      ),
      ...(count('info') > 0 ? [`    ${paint('dim', texts.moreInfo(count('info')))}`] : []),
    ];
  }

  /** Page and row, as far as they are known; what is there, the message says itself. */
  function place({ page, row }: Location): string {
    const parts = [...(page ? [texts.page(page)] : []), ...(typeof row === 'number' ? [texts.row(row + 1)] : [])];
    return parts.length > 0 ? `${parts.join(texts.space)}${texts.colon}` : '';
  }

  function acrossLines({ severity, rule, message, places }: CrossFinding): string[] {
    return [
      `    ${mark(severity, rule)} ${printable(message)}`,
      ...places.map(({ id, path }) => `        ${paint('dim', `${shortId(id)} ${path}`)}`),
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
