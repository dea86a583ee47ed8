/** The end of the terminal table, which is what stays on the screen: what to look at first, by rule, by unit, what was not read. */
import type { Failure } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import { findRule } from '../rules/registry.js';
import type { BatchDigest } from './batch-digest.js';
import { displayWidth, fitWidth, padWidth } from './display-width.js';
import { printable } from './printable.js';
import { SEVERITY_COLOURS, type Paint } from './style.js';
import { layLine, type Column } from './table-layout.js';
import { TABLE_TEXTS } from './table-texts.js';

/** A table as the summary names it. */
export interface TablePlace {
  readonly path: string;
  readonly table: number;
}

export interface SummaryOptions {
  readonly lang: Lang;
  readonly paint: Paint;
  readonly width: number;
}

/** Lines of each list; the rest is counted. */
const LONGEST = 10;
const INDENT = '  ';
const NUMBER = 8;

export function summaryLines(
  digest: BatchDigest<TablePlace>,
  failures: readonly Pick<Failure, 'source' | 'error'>[],
  options: SummaryOptions,
): string[] {
  // One document alone has said everything already.
  const lost = digest.tables + digest.failures > 1 ? unread(failures, digest.failures, options) : [];
  if (digest.tables < 2) return lost;
  // The last lines are those that are seen first.
  return [...lost, ...byUnit(digest, options), ...byRule(digest, options), ...worst(digest, options)];
}

function worst(digest: BatchDigest<TablePlace>, { lang, paint, width }: SummaryOptions): string[] {
  const texts = TABLE_TEXTS[lang];
  const tables = digest.worstTables();
  if (tables.length === 0) return [];
  const names = Math.max(16, width - INDENT.length - 3 * (NUMBER + 2) - 2);
  const columns: readonly Column[] = [
    { width: NUMBER, align: 'right', keep: 'start' },
    { width: NUMBER, align: 'right', keep: 'start' },
    { width: NUMBER, align: 'right', keep: 'start' },
    { width: Math.ceil(names / 2), align: 'left', keep: 'start' },
    { width: Math.floor(names / 2), align: 'left', keep: 'end' },
  ];
  const lines = tables.slice(0, LONGEST).map(({ errors, warnings, difference, project, unit, place }) => {
    const name = printable(project ?? unit ?? '—');
    const cells = [errors, warnings, difference ?? '—', name, `${printable(place.path)} #${String(place.table)}`];
    return paint(errors > 0 ? 'red' : 'yellow', INDENT + layLine(columns, cells.map(String)));
  });
  const heads = [
    texts.severities.error,
    texts.severities.warning,
    texts.columns[5],
    texts.columns[2],
    texts.columns[0],
  ];
  return section(texts.first, [paint('dim', INDENT + layLine(columns, heads.map(String))), ...lines], paint);
}

function byRule(digest: BatchDigest<TablePlace>, { lang, paint, width }: SummaryOptions): string[] {
  const texts = TABLE_TEXTS[lang];
  const rules = digest.byRule();
  const name = Math.max(...rules.map(({ rule }) => rule.length), 0);
  const severity = Math.max(...Object.values(texts.severities).map(displayWidth)) + 2;
  const lines = rules.slice(0, LONGEST).map(({ rule, severity: grade, findings, tables }) => {
    const label = paint(SEVERITY_COLOURS[grade], padWidth(texts.severities[grade], severity));
    const title = findRule(rule)?.meta.title[lang] ?? '';
    const rest = Math.max(10, width - INDENT.length - NUMBER - severity - name - 4);
    const said = fitWidth(`${title}${texts.inTables(tables)}`, rest);
    return `${INDENT}${padWidth(String(findings), NUMBER, 'right')}  ${label}${padWidth(rule, name)}  ${said}`;
  });
  const more = rules.length > LONGEST ? [INDENT + paint('dim', texts.more(rules.length - LONGEST))] : [];
  return section(texts.byRule, [...lines, ...more], paint);
}

function byUnit(digest: BatchDigest<TablePlace>, { lang, paint, width }: SummaryOptions): string[] {
  const texts = TABLE_TEXTS[lang];
  const units = digest.byUnit();
  if (units.length < 2) return [];
  const columns: readonly Column[] = [
    ...Array.from({ length: 4 }, (): Column => ({ width: NUMBER, align: 'right', keep: 'start' })),
    { width: Math.max(16, width - INDENT.length - 4 * (NUMBER + 2)), align: 'left', keep: 'start' },
  ];
  const lines = units.slice(0, LONGEST).map(({ unit, tables, discrepant, errors, warnings }) => {
    const cells = [...[errors, warnings, discrepant, tables].map(String), printable(unit ?? '—')];
    return INDENT + layLine(columns, cells);
  });
  const { severities, verdicts, tables, unit } = texts;
  const heads = [severities.error, severities.warning, verdicts.discrepant, tables, unit];
  const more = units.length > LONGEST ? [INDENT + paint('dim', texts.more(units.length - LONGEST))] : [];
  return section(texts.byUnit, [paint('dim', INDENT + layLine(columns, heads)), ...lines, ...more], paint);
}

function unread(
  failures: readonly Pick<Failure, 'source' | 'error'>[],
  count: number,
  { lang, paint, width }: SummaryOptions,
): string[] {
  const texts = TABLE_TEXTS[lang];
  const lines = failures.slice(0, LONGEST).map(({ source, error }) => {
    const why = `  ${printable(error.code)}`;
    return `${INDENT}${fitWidth(printable(source.path), Math.max(16, width - INDENT.length - why.length), 'end')}${why}`;
  });
  const more = count > LONGEST ? [INDENT + paint('dim', texts.more(count - LONGEST))] : [];
  return section(texts.unreadDocuments, [...lines, ...more], paint);
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length > 0 ? ['', paint('bold', title), ...lines] : [];
}

/** How many of the failures the summary can name. */
export const NAMED_FAILURES = LONGEST;
