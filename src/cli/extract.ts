/** `fuhe extract`: the raw grids of the documents, as JSON. */
import type { GridResult } from '../model/grid.js';
import { extractGrids } from '../pipeline.js';
import { jsonWriter, ndjsonWriter } from '../report/json.js';
import { deliver } from './deliver.js';
import type { CommandContext, DocumentFlags } from './context.js';
import { oneOf } from './settings.js';

const FORMATS = ['json', 'ndjson'] as const;

export async function extract(
  paths: readonly string[],
  flags: DocumentFlags,
  context: CommandContext,
): Promise<number> {
  const { lang, io } = context;
  const format = oneOf('--format', flags.format, FORMATS, 'ndjson');
  return deliver<GridResult>(paths, flags, context, {
    writer: format === 'json' ? jsonWriter() : ndjsonWriter(),
    whole: format === 'json',
    async work({ path, name, bytes }, { maxBytes, onDefect }) {
      return [await extractGrids(bytes, { path, name, lang, limits: { maxBytes }, signal: io.signal, onDefect })];
    },
    seen: () => undefined,
    end: () => null,
  });
}
