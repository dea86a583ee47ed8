/** Answers that are not pages: text as it comes, files to keep. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

/** Tells a browser to keep the answer under this name, whatever its characters: RFC 6266. */
export function asFile(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Text that is written as it comes, no faster than it is taken. */
export function streamText(context: Context, type: string, text: AsyncIterable<string>): Response {
  context.header('content-type', type);
  return context.body(toWeb(Readable.from(encode(text), { objectMode: false })));
}

export function streamFile(context: Context, type: string, file: string): Response {
  context.header('content-type', type);
  return context.body(toWeb(createReadStream(file)));
}

function toWeb(stream: Readable): ReadableStream {
  return Readable.toWeb(stream) as ReadableStream;
}

async function* encode(text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const part of text) if (part !== '') yield Buffer.from(part);
}
