/** Goldens: each fixture's results as they are kept beside it in `expected.json`, without what is not the document's. */
import { readdirSync, readFileSync } from 'node:fs';
import { auditDocument, summarizeBatch, type Evaluation, type Failure, type Result } from '../../src/index.js';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

export interface Fixture {
  /** `text/seed` */
  readonly name: string;
  readonly input: URL;
  readonly expected: URL;
}

/** Every folder `<format>/<case>` that holds an `input.*`. */
export function listFixtures(): Fixture[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\/input\.[^/]+$/u.test(path))
    .sort()
    .map((path) => {
      const name = path.slice(0, path.lastIndexOf('/'));
      return { name, input: new URL(path, FIXTURES), expected: new URL(`${name}/expected.json`, FIXTURES) };
    });
}

/** Results without path, hash and version. */
export interface Golden {
  readonly results: readonly unknown[];
  readonly findings: readonly unknown[];
}

/** Left out: prose has tests of its own, and confidences are measured on thousands of tables. */
const LEFT_OUT = new Set(['message', 'hint', 'profileEvidence', 'confidence']);

function evaluationGolden({ source, record, diagnostics, audit }: Evaluation): unknown {
  const { format, table, pages } = source;
  return { type: 'evaluation', format, table, pages, record, diagnostics, audit };
}

function failureGolden({ source, error }: Failure): unknown {
  return { type: 'failure', format: source.format, error };
}

export async function readResults(fixture: Fixture): Promise<Result[]> {
  const path = fixture.input.pathname.split('/').at(-1) ?? '';
  return (await auditDocument(readFileSync(fixture.input), { path })).results;
}

export function goldenOf(results: readonly Result[]): Golden {
  const batch = summarizeBatch();
  batch.add(results);
  const findings = batch.finish().findings.map(({ places, ...rest }) => ({
    ...rest,
    places: places.map(({ id, ...place }) => ({ table: Number(id.slice(id.indexOf('#') + 1)), ...place })),
  }));
  const golden: Golden = {
    results: results.map((result) => (result.type === 'evaluation' ? evaluationGolden(result) : failureGolden(result))),
    findings,
  };
  return JSON.parse(JSON.stringify(golden, (key, value: unknown) => (LEFT_OUT.has(key) ? undefined : value))) as Golden;
}

/** Lists with an item a line, so that a change shows as the line it is. */
const LISTS = new Set(['funds', 'goals', 'indicators', 'diagnostics', 'checks', 'scores', 'findings']);

function printItems(items: readonly unknown[], indent: string, print: (item: unknown) => string): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}  ${print(item)}`).join(',\n')}\n${indent}]`;
}

function printValue(value: unknown, indent: string): string {
  if (Array.isArray(value)) return printItems(value, indent, (item) => printValue(item, `${indent}  `));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => {
    const list = LISTS.has(key) && Array.isArray(inner);
    const text = list
      ? printItems(inner, `${indent}  `, (item) => JSON.stringify(item))
      : printValue(inner, `${indent}  `);
    return `${indent}  ${JSON.stringify(key)}: ${text}`;
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}

export function printGolden(golden: Golden): string {
  return `${printValue(golden, '')}\n`;
}
