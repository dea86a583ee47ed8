/** The work on one document: whether it is one at all, and what the pipeline makes of it. */
import { failure } from '../diagnostics/catalogue.js';
import { auditTables, extractGrids, isKnownFormat } from '../pipeline.js';
import type { Defect, Job, Outcome, WorkSettings } from './engine.js';
import { promisesFormat } from './format-endings.js';
import { LineBuffer, toLines } from './lines.js';

export async function workOn(job: Job, settings: WorkSettings): Promise<Outcome> {
  const { path, name, bytes } = job;
  const { command, profile, lang, maxBytes } = settings;
  // A damaged or empty document is no unknown format: where the name promises one, silence would hide a loss.
  if (job.passable && !promisesFormat(name) && !isKnownFormat({ name, bytes })) return { lines: null, defects: [] };
  if (job.oversized !== null) {
    const source = { path, sha256: null, format: null };
    return { lines: toLines([failure('too-large', source, lang, job.oversized)]), defects: [] };
  }
  const defects: Defect[] = [];
  const onDefect = (error: unknown): void => {
    const known = error instanceof Error;
    defects.push({ message: known ? error.message : String(error), stack: known ? (error.stack ?? null) : null });
  };
  const options = { path, name, lang, limits: { maxBytes }, onDefect };
  const lines = new LineBuffer();
  if (command === 'extract') lines.add(await extractGrids(bytes, options));
  else for await (const result of auditTables(bytes, { ...options, profile })) lines.add(result);
  return { lines: lines.finish(), defects };
}
