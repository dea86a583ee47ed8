/** What the normaliser gives for each evaluation table of a document. */
import type { Diagnostic } from './diagnostic.js';
import type { EvaluationRecord } from './record.js';
import type { Location } from './source.js';

export interface NormalizedTable {
  readonly record: EvaluationRecord;
  readonly diagnostics: readonly Diagnostic[];
  /** Place of each field that stands in the document, by JSON pointer (`/record/indicators/3/score`). */
  readonly locations: ReadonlyMap<string, Location>;
  /** 原因 printed in the fund block itself, as printed: the record has no field for it, the rules ask whether there is one. */
  readonly fundReasons: readonly string[];
  /** Pages that the table stands on, null where the format has none. */
  readonly pages: readonly number[] | null;
}

/** The location of a pointer: its own, or that of the nearest parent that has one. */
export function locate(locations: ReadonlyMap<string, Location>, pointer: string): Location {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = locations.get(at);
    if (found !== undefined) return found;
  }
  return {};
}
