/** `fuhe audit`: read, recompute, report. */
import { summarizeBatch } from '../batch/summary.js';
import type { Severity } from '../model/diagnostic.js';
import { resultSchema, type Result } from '../model/evaluation.js';
import { jsonWriter, ndjsonWriter } from '../report/json.js';
import type { ResultWriter } from '../report/result-writer.js';
import { tableWriter } from '../report/table.js';
import { deliver } from './deliver.js';
import { EXIT } from './exit-status.js';
import { wantsColor } from './io.js';
import type { AuditFlags, CommandContext } from './context.js';
import { chosenProfile, FAIL_LEVELS, failingSeverities, oneOf } from './settings.js';

const FORMATS = ['json', 'ndjson', 'table'] as const;
type Format = (typeof FORMATS)[number];
/** Columns to fill where the terminal does not say. */
const PLAIN_WIDTH = 120;

export async function audit(paths: readonly string[], flags: AuditFlags, context: CommandContext): Promise<number> {
  const { lang, io } = context;
  const onTerminal = flags.out === undefined && io.stdout.isTTY === true;
  const format = oneOf('--format', flags.format, FORMATS, onTerminal ? 'table' : 'ndjson');
  const failing = failingSeverities(oneOf('--fail-on', flags.failOn, FAIL_LEVELS, 'never'));
  const profile = await chosenProfile(flags.profile, lang);
  const batch = summarizeBatch({ lang, ...(profile !== 'auto' && { severities: profile.severities }) });

  const status = await deliver<Result>(paths, flags, context, {
    command: 'audit',
    profile,
    writer: writerFor(format, onTerminal, context),
    whole: format === 'json',
    lines: format === 'ndjson',
    isResult: (value): value is Result => resultSchema.safeParse(value).success,
    seen: (results, continued) => {
      batch.add(results, continued);
    },
    end: () => batch.finish(),
  });
  return status === EXIT.ok && fails(batch.finish().summary.findings, failing) ? EXIT.findings : status;
}

function writerFor(format: Format, onTerminal: boolean, { lang, io }: CommandContext): ResultWriter<Result> {
  if (format === 'json') return jsonWriter();
  if (format === 'ndjson') return ndjsonWriter();
  const width = (onTerminal ? io.stdout.columns : undefined) ?? PLAIN_WIDTH;
  return tableWriter({ lang, color: onTerminal && wantsColor(io.stdout, io.env), width, wrap: onTerminal });
}

function fails(findings: Readonly<Record<Severity, number>>, failing: readonly Severity[]): boolean {
  return failing.some((severity) => findings[severity] > 0);
}
