/** What a warehouse holds already, looked up by path and content: the journal of `fuhe load`. */
import { createHash } from 'node:crypto';
import type { Severity } from '../model/diagnostic.js';
import type { Making, StoredDocument } from '../sinks/work.js';

/** What became of a document that is loaded. */
export interface LoadedState {
  readonly failed: boolean;
  readonly severities: readonly Severity[];
}

interface Entry {
  /** Of content and making; null where it must be done again whatever its content. */
  readonly work: string | null;
  /** Of the whole row. */
  readonly row: string;
  readonly state: LoadedState;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** As short as it may be: the list of a large warehouse stays in memory. */
function digest(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('base64').slice(0, 16);
}

/** States are few: each stands in memory once. */
const STATES = new Map<string, LoadedState>();

export function stateOf({ status, findings }: StoredDocument): LoadedState {
  const severities = SEVERITIES.filter((severity) => findings[severity] > 0);
  const key = `${status} ${severities.join(' ')}`;
  const state = STATES.get(key) ?? { failed: status === 'failed', severities };
  STATES.set(key, state);
  return state;
}

export class LoadedIndex {
  private readonly entries = new Map<string, Entry>();

  static async read(documents: AsyncIterable<StoredDocument>): Promise<LoadedIndex> {
    const index = new LoadedIndex();
    for await (const document of documents) {
      const { sha256, programVersion, profile, limits } = document;
      index.entries.set(digest(document.path), {
        work: sha256 === null ? null : digest(sha256, programVersion, profile, limits ?? ''),
        row: digest(JSON.stringify(document)),
        state: stateOf(document),
      });
    }
    return index;
  }

  /** What became of the document where it stands as this making would load it; a failure of a limit only under the same one. */
  find(path: string, bytes: Uint8Array, { programVersion, profile, limits }: Making): LoadedState | null {
    const entry = this.entries.get(digest(path));
    if (entry === undefined || entry.work === null) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const same = ['', limits].some((bound) => entry.work === digest(sha256, programVersion, profile, bound));
    return same ? entry.state : null;
  }

  /** How the row of a document stands to what was there before. */
  compare(document: StoredDocument): 'added' | 'replaced' | 'unchanged' {
    const entry = this.entries.get(digest(document.path));
    if (entry === undefined) return 'added';
    return entry.row === digest(JSON.stringify(document)) ? 'unchanged' : 'replaced';
  }
}
