/** An earlier result file of `audit`, json or ndjson, read again result by result; whatever its size where its lines allow. */
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { batchResultSchema, resultSchema, type Result } from '../model/evaluation.js';
import { UsageError } from './usage-error.js';

/** A JSON file that is not written one result a line is read as a whole, up to this. */
const MOST_WHOLE = 256 * 1024 * 1024;
/** One result a line, as `--format ndjson` and, between its first and last line, `--format json` have it. */
const BEGINS = /^\uFEFF?\s*\{\s*"(?:type"\s*:\s*"(?:evaluation|failure)"|schemaVersion"\s*:)/;
const HEAD = 1024;
const LINE_END = 0x0a;

/** Whether the content is results, whatever the file is called. */
export async function isResultFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return false;
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return BEGINS.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/**
 * The results of each document in turn. What a kill left of the last line is passed over.
 * @throws UsageError where the file holds anything else.
 */
export async function* readResultFile(path: string): AsyncGenerator<Result[]> {
  let document: Result[] = [];
  for await (const result of resultsOf(path)) {
    const [first] = document;
    if (first !== undefined && !isSameDocument(first, result)) {
      yield document;
      document = [];
    }
    document.push(result);
  }
  if (document.length > 0) yield document;
}

/** A document that was given twice begins again with its first table. */
function isSameDocument(one: Result, other: Result): boolean {
  if (one.source.path !== other.source.path || one.source.sha256 !== other.source.sha256) return false;
  return !('table' in other.source) || other.source.table !== 1;
}

async function* resultsOf(path: string): AsyncGenerator<Result> {
  let number = 0;
  let inObject = false;
  for await (const { text, isWhole } of linesOf(path)) {
    number += 1;
    const line = text.trim().replace(/^\uFEFF/, '');
    if (line === '') continue;
    if (number === 1 && line.startsWith('{"schemaVersion"') && line.endsWith('[')) {
      inObject = true;
      continue;
    }
    if (inObject && line.startsWith(']')) return;
    const parsed = parse(inObject ? line.replace(/,$/, '') : line);
    if (parsed === undefined && number === 1) {
      yield* wholeFile(path);
      return;
    }
    const result = resultSchema.safeParse(parsed);
    if (result.success) yield result.data;
    else if (isWhole) throw notResults(path, number);
    else return;
  }
}

/** Written by another program: one object over many lines, or several. */
async function* wholeFile(path: string): AsyncGenerator<Result> {
  if ((await stat(path)).size > MOST_WHOLE) throw notResults(path, 1);
  const found = batchResultSchema
    .pick({ results: true })
    .loose()
    .safeParse(parse(await readFile(path, 'utf8')));
  if (!found.success) throw notResults(path, 1);
  yield* found.data.results;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function notResults(path: string, line: number): UsageError {
  return new UsageError(
    {
      zh: `${path} 第 ${String(line)} 行不是本版本的核查结果`,
      en: `line ${String(line)} of ${path} is no result of this version`,
    },
    { zh: '请用 fuhe audit 重新生成', en: 'make it again with fuhe audit' },
  );
}

/** Lines by their line feed alone: other line separators are part of the texts. The last one may lack its end. */
async function* linesOf(path: string): AsyncGenerator<{ readonly text: string; readonly isWhole: boolean }> {
  let pieces: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      yield { text: Buffer.concat([...pieces, chunk.subarray(from, at)]).toString('utf8'), isWhole: true };
      pieces = [];
      from = at + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  if (pieces.length > 0) yield { text: Buffer.concat(pieces).toString('utf8'), isWhole: false };
}
