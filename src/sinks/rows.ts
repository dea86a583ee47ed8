/** From the results of documents to the rows of the warehouse, part by part. */
import type { Evaluation } from '../model/evaluation.js';
import type { PlainValue } from './columns.js';
import { CHILDREN, DOCUMENTS, EVALUATIONS, TABLE_NAMES, type TableName } from './tables.js';
import { DocumentTally, type DocumentPart, type Making, type StoredDocument } from './work.js';

/** Values in the order of the table's columns. */
export type Row = readonly PlainValue[];
/** Rows by table, some tables left out. Whoever takes them may keep them. */
export type RowGroup = Partial<Record<TableName, Row[]>>;

/** Evaluations with all that they hold. */
export function evaluationRows(evaluations: readonly Evaluation[], making: Making): RowGroup {
  const group: RowGroup = { evaluations: evaluations.map((evaluation) => EVALUATIONS.row({ evaluation, making })) };
  for (const child of CHILDREN) group[child.name] = evaluations.flatMap((evaluation) => child.rows(evaluation));
  return group;
}

/** Adds the rows of the one to those of the other. */
export function addRows(to: RowGroup, from: RowGroup): void {
  for (const name of TABLE_NAMES) {
    const rows = from[name];
    if (rows === undefined) continue;
    const all = (to[name] ??= []);
    for (const row of rows) all.push(row);
  }
}

/** @param loadedAt ISO 8601, UTC. */
export function documentRow(document: StoredDocument, loadedAt: string): Row {
  return DOCUMENTS.row({ document, loadedAt });
}

/** The evaluations of a part; its failure stands in the row of the document. */
export function evaluationsOf({ results }: DocumentPart): Evaluation[] {
  return results.filter((result) => result.type === 'evaluation');
}

/**
 * Rows of a batch, in order, each group as soon as there is one; the row of a document comes behind its evaluations.
 * Content that stands under several paths of the batch gives its evaluations once, those of the first path.
 * @param parts
 *   A path stands once among them.
 * @throws TypeError where a path stands twice.
 */
export async function* batchRows(
  parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>,
  loadedAt: string,
): AsyncGenerator<RowGroup> {
  /** Content whose evaluations were given, with the path that gave them. */
  const given = new Map<string, string>();
  for await (const { part, document } of tallied(parts)) {
    if (document !== null) yield { documents: [documentRow(document, loadedAt)] };
    if (part === null) continue;
    const evaluations = evaluationsOf(part).filter(
      ({ source }) => (given.get(source.sha256) ?? part.path) === part.path,
    );
    for (const { source } of evaluations) given.set(source.sha256, part.path);
    if (evaluations.length > 0) yield evaluationRows(evaluations, part.making);
  }
}

/** A part, or the row of the document whose last part went by. */
type Tallied =
  { readonly part: DocumentPart; readonly document: null } | { readonly part: null; readonly document: StoredDocument };

/** @throws TypeError where a path stands twice. */
export async function* tallied(parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>): AsyncGenerator<Tallied> {
  const paths = new Set<string>();
  let tally: DocumentTally | null = null;
  for await (const part of parts) {
    if (tally === null || !part.continued) {
      if (tally !== null) yield { part: null, document: tally.finish() };
      if (paths.has(part.path)) throw new TypeError(`a path stands twice in one batch: ${part.path}`);
      paths.add(part.path);
      tally = new DocumentTally(part.path, part.making);
    }
    tally.add(part.results);
    yield { part, document: null };
  }
  if (tally !== null) yield { part: null, document: tally.finish() };
}
