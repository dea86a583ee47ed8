import { describe, expect, test } from 'vitest';
import { jsonWriter, ndjsonWriter } from '../../src/report/json.js';
import type { BatchEnd, ResultWriter } from '../../src/report/result-writer.js';

const END: BatchEnd = {
  findings: [],
  summary: { documents: 3, evaluations: 3, failures: 0, findings: { error: 0, warning: 0, info: 0 } },
};

function write(
  writer: ResultWriter<unknown>,
  documents: readonly (readonly unknown[])[],
  end: BatchEnd | null,
): string {
  return writer.start() + documents.map((results) => writer.document(results)).join('') + writer.finish(end);
}

describe('json', () => {
  test.each([
    ['no document', []],
    ['one result', [[{ a: 1 }]]],
    ['several documents of several tables', [[{ a: 1 }, { a: 2 }], [], [{ a: 3 }]]],
  ])('%s: the pieces make one object', (_name, documents) => {
    expect(JSON.parse(write(jsonWriter(), documents, END))).toEqual({
      schemaVersion: '1.0',
      results: documents.flat(),
      ...END,
    });
  });

  test('without an audit it has neither findings nor summary', () => {
    expect(JSON.parse(write(jsonWriter(), [[{ a: 1 }]], null))).toEqual({ schemaVersion: '1.0', results: [{ a: 1 }] });
  });
});

test('ndjson: one result a line and nothing else', () => {
  const text = write(ndjsonWriter(), [[{ a: '一\n二' }, { a: 2 }], [{ a: 3 }]], END);
  expect(text).toBe('{"a":"一\\n二"}\n{"a":2}\n{"a":3}\n');
});
