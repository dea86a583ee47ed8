/** The bytes of a document that was read earlier: the uploaded file, or a member of the uploaded archive. */
import { createHash } from 'node:crypto';
import { expandArchives } from '../batch/archive/expand-archives.js';
import type { Input } from '../batch/input.js';
import { readFileInput } from '../batch/read-input.js';
import type { Original } from './batch-view.js';

/** @returns null where it cannot be read any more. */
export async function readOriginal(original: Original, maxBytes: number): Promise<Uint8Array | null> {
  const { upload, path, sha256 } = original;
  const uploaded = inputOf(original);
  const options = { maxBytes, stdin: none(), stdinName: '' };
  for await (const input of expandArchives(uploaded, options)) {
    if (input.path !== path) {
      if (input.kind === 'member') input.drop();
      continue;
    }
    const read = input.kind === 'member' ? await input.read(maxBytes) : await readFileInput(upload.file, maxBytes);
    // An archive may hold the same name twice.
    if (read.kind === 'bytes' && createHash('sha256').update(read.bytes).digest('hex') === sha256) return read.bytes;
  }
  return null;
}

async function* inputOf({ upload }: Original): AsyncGenerator<Input> {
  yield { kind: 'file', path: upload.name, named: true, file: upload.file };
}

async function* none(): AsyncGenerator<Uint8Array> {
  // An upload has no standard input.
}
