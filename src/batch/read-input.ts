/** Reads the bytes of one document, never more of them than the limit allows. */
import { open, type FileHandle } from 'node:fs/promises';
import { findByName, type FilePath } from './file-names.js';
import { lost, type InputBytes, type LostInput, type OversizedInput } from './input.js';

/** More than format detection looks at. */
export const HEAD = 4 * 1024 * 1024;

/**
 * The bytes of a regular file.
 * @param path How results call it.
 * @param file Where it lies, if elsewhere.
 */
export async function readFileInput(
  path: string,
  maxBytes: number,
  file: FilePath = path,
): Promise<InputBytes | OversizedInput | LostInput> {
  try {
    const handle = await openFile(file);
    try {
      const { size } = await handle.stat();
      // A file may grow while it is read, so its size alone is no bound.
      return await collect(handle.createReadStream({ autoClose: false }), size > maxBytes ? HEAD : maxBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return lost(path, error);
  }
}

/** The first bytes of a file, fewer where it is shorter. @throws What the file system throws. */
export async function readStart(file: FilePath, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openFile(file: FilePath): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    const found = typeof file === 'string' ? await findByName(file) : null;
    if (found === null) throw error;
    return open(found, 'r');
  }
}

/** The bytes of a stream such as standard input, which is left unread beyond the limit. */
export async function readStreamInput(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<InputBytes | OversizedInput> {
  return collect(stream, maxBytes);
}

/** The bytes of a stream up to the limit; the rest is left unread. */
export async function collect(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<InputBytes | OversizedInput> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > maxBytes) return { kind: 'oversized', head: Buffer.concat(chunks.slice(0, 1)) };
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks, length) };
}
