/** Results as JSON: one object for the whole batch, or one object a line. */
import { SCHEMA_VERSION } from '../model/evaluation.js';
import type { ResultWriter } from './result-writer.js';

/** `--format ndjson`: one result a line, in input order. */
export function ndjsonWriter(): ResultWriter<unknown> {
  return {
    start: () => '',
    document: (results) => results.map((result) => `${JSON.stringify(result)}\n`).join(''),
    finish: () => '',
  };
}

/** `--format json`: one object, written piece by piece; one result a line inside. */
export function jsonWriter(): ResultWriter<unknown> {
  let first = true;
  return {
    start: () => `{"schemaVersion":${JSON.stringify(SCHEMA_VERSION)},"results":[`,

    document(results) {
      const lines = results.map((result) => JSON.stringify(result));
      const lead = first ? '\n' : ',\n';
      if (lines.length > 0) first = false;
      return lines.length > 0 ? lead + lines.join(',\n') : '';
    },

    finish(end) {
      const rest = end && `,"findings":${JSON.stringify(end.findings)},"summary":${JSON.stringify(end.summary)}`;
      return `\n]${rest ?? ''}}\n`;
    },
  };
}
