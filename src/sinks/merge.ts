/** Merges a batch into what a warehouse holds: what is there already stays, what says something else is replaced. */
import type { Evaluation } from '../model/evaluation.js';
import { addRows, documentRow, evaluationRows, evaluationsOf, tallied, type RowGroup } from './rows.js';
import { madeIn, type DocumentPart, type StoredDocument } from './work.js';

/** What a warehouse holds, as one batch sees and changes it. */
export interface Holdings {
  /** How the evaluations of these contents were made, of those that are there; see {@link madeIn}. */
  makings(contents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The rows of `documents` with these paths. */
  documents(paths: readonly string[]): Promise<readonly StoredDocument[]>;
  /** Those of the contents that a document with another path has evaluations of. */
  heldBesides(contents: readonly string[], paths: readonly string[]): Promise<ReadonlySet<string>>;
  append(rows: RowGroup): Promise<void>;
  /** Takes the evaluations of these contents out of all tables. */
  removeContents(contents: readonly string[]): Promise<void>;
  removeDocuments(paths: readonly string[]): Promise<void>;
}

/** Parts that are looked up and written together: enough to make a query worth its while. */
const GROUP_PARTS = 128;
const GROUP_EVALUATIONS = 128;

/** @param loadedAt ISO 8601, UTC. */
export async function mergeBatch(
  holdings: Holdings,
  parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>,
  loadedAt: string,
): Promise<void> {
  const documents: StoredDocument[] = [];
  const contents = new ContentWriter(holdings);
  for await (const { part, document } of tallied(parts)) {
    if (part === null) documents.push(document);
    else await contents.add(part);
  }
  await contents.flush();
  await mergeDocuments(holdings, documents, loadedAt);
}

/** Writes the evaluations of contents that are new, or were made in another way. */
class ContentWriter {
  private group: { readonly part: DocumentPart; readonly evaluations: Evaluation[] }[] = [];
  private evaluations = 0;
  /** The path whose evaluations of a content are written; null where those that are there stay. */
  private readonly writer = new Map<string, string | null>();

  constructor(private readonly holdings: Holdings) {}

  async add(part: DocumentPart): Promise<void> {
    const evaluations = evaluationsOf(part);
    if (evaluations.length === 0) return;
    this.group.push({ part, evaluations });
    this.evaluations += evaluations.length;
    if (this.group.length >= GROUP_PARTS || this.evaluations >= GROUP_EVALUATIONS) await this.flush();
  }

  async flush(): Promise<void> {
    const group = this.group;
    this.group = [];
    this.evaluations = 0;
    await this.decide(group);
    const rows: RowGroup = {};
    for (const { part, evaluations } of group) {
      const own = evaluations.filter(({ source }) => this.writer.get(source.sha256) === part.path);
      addRows(rows, evaluationRows(own, part.making));
    }
    if (rows.evaluations !== undefined && rows.evaluations.length > 0) await this.holdings.append(rows);
  }

  /** Settles for each content that comes up for the first time whether it is written, and by which path. */
  private async decide(group: typeof this.group): Promise<void> {
    const open = new Map<string, DocumentPart>();
    for (const { part, evaluations } of group) {
      for (const { source } of evaluations) {
        if (!this.writer.has(source.sha256) && !open.has(source.sha256)) open.set(source.sha256, part);
      }
    }
    if (open.size === 0) return;
    const there = await this.holdings.makings([...open.keys()]);
    const replaced: string[] = [];
    for (const [sha256, { path, making }] of open) {
      const made = there.get(sha256);
      this.writer.set(sha256, made === madeIn(making) ? null : path);
      if (made !== undefined && made !== madeIn(making)) replaced.push(sha256);
    }
    if (replaced.length > 0) await this.holdings.removeContents(replaced);
  }
}

async function mergeDocuments(
  holdings: Holdings,
  documents: readonly StoredDocument[],
  loadedAt: string,
): Promise<void> {
  const before = new Map((await holdings.documents(documents.map(({ path }) => path))).map((row) => [row.path, row]));
  const fresh = documents.filter((document) => !isSame(document, before.get(document.path)));
  if (fresh.length === 0) return;
  const paths = fresh.map(({ path }) => path);
  const old = fresh.map(({ path }) => before.get(path)).filter((row) => row !== undefined);

  const kept = new Set(
    fresh.flatMap(({ sha256, evaluations }) => (sha256 !== null && evaluations > 0 ? [sha256] : [])),
  );
  const candidates = [...new Set(old.flatMap(({ sha256 }) => (sha256 === null || kept.has(sha256) ? [] : [sha256])))];
  if (candidates.length > 0) {
    const held = await holdings.heldBesides(candidates, paths);
    const dead = candidates.filter((sha256) => !held.has(sha256));
    if (dead.length > 0) await holdings.removeContents(dead);
  }
  if (old.length > 0) await holdings.removeDocuments(old.map(({ path }) => path));
  await holdings.append({ documents: fresh.map((document) => documentRow(document, loadedAt)) });
}

/** Both are made of the same fields in the same order. */
function isSame(one: StoredDocument, other: StoredDocument | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
