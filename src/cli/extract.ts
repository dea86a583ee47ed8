/** `fuhe extract`: the raw grids of the documents, as JSON. */
import { failureSchema, type Failure } from '../model/evaluation.js';
import { gridResultSchema, type GridResult } from '../model/grid.js';
import { jsonWriter, ndjsonWriter } from '../report/json.js';
import { deliver } from './deliver.js';
import { z } from 'zod';
import type { CommandContext, DocumentFlags } from './context.js';
import { oneOf } from './settings.js';

const FORMATS = ['json', 'ndjson'] as const;
const resultOfExtract = z.discriminatedUnion('type', [gridResultSchema, failureSchema]);

export async function extract(
  paths: readonly string[],
  flags: DocumentFlags,
  context: CommandContext,
): Promise<number> {
  const format = oneOf('--format', flags.format, FORMATS, 'ndjson');
  return deliver<GridResult>(paths, flags, context, {
    command: 'extract',
    profile: 'auto',
    writer: format === 'json' ? jsonWriter() : ndjsonWriter(),
    whole: format === 'json',
    lines: format === 'ndjson',
    isResult: (value): value is GridResult | Failure => resultOfExtract.safeParse(value).success,
    seen: () => undefined,
    end: () => null,
  });
}
