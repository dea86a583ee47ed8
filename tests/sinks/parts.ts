/** Documents on their way into a warehouse. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Evaluation, Failure, Result } from '../../src/model/evaluation.js';
import type { EvaluationRecord } from '../../src/model/record.js';
import { auditDocument } from '../../src/pipeline.js';
import type { DocumentPart, Making } from '../../src/sinks/work.js';
import { evaluation } from '../helpers/results.js';

export const MAKING: Making = { programVersion: '1.0.0', profile: 'auto', limits: '200 120 900' };

export function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

const SEED = readFileSync('fixtures/text/seed/input.txt', 'utf8');

/** The seed's eight tables as another document: `tag` makes its content different. */
export async function seedPart(path: string, tag = path): Promise<DocumentPart> {
  const { results } = await auditDocument(Buffer.from(`${SEED}\n${tag}\n`), { path, name: 'seed.txt' });
  return { path, results, making: MAKING, continued: false };
}

/** One table with this record, in a document of this content. */
export function tableOf(path: string, content: string, record: Partial<EvaluationRecord> = {}, table = 1): Evaluation {
  const sha256 = sha256Of(content);
  const made = evaluation({ path, record });
  return { ...made, id: `${sha256}#${String(table)}`, source: { ...made.source, sha256, table } };
}

export function partOf(path: string, results: readonly Result[], making: Making = MAKING): DocumentPart {
  return { path, results, making, continued: false };
}

export function failureOf(path: string, content: string | null, code: Failure['error']['code'] = 'corrupt'): Failure {
  return {
    type: 'failure',
    schemaVersion: '1.0',
    source: { path, sha256: content === null ? null : sha256Of(content), format: null },
    error: { code, message: '文件已损坏', hint: '请重新取得该文件' },
  };
}

export function evaluationsIn(parts: readonly DocumentPart[]): Evaluation[] {
  return parts.flatMap(({ results }) => results).filter((result) => result.type === 'evaluation');
}
