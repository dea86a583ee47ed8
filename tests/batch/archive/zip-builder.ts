/** Builds zip archives byte by byte, also such as no program would write. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** General purpose flags: 1 encrypted, 0x800 name in UTF-8. None unless told. */
  readonly flags?: number;
  /** Unix mode, as for a link; 0 for a program that keeps none. */
  readonly mode?: number;
  /** Sizes to declare instead of the true one. */
  readonly size?: number;
  readonly method?: number;
}

const DEFLATED = 8;
const UNIX = 3 << 8;

function part(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const out = Buffer.alloc(length);
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) out.writeUInt16LE(value & 0xffff, at);
    else out.writeUInt32LE(value >>> 0, at);
    at += bytes;
  }
  return out;
}

export function zip(members: readonly ZipMember[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', flags = 0, mode = 0, size, method = DEFLATED } of members) {
    const bytes = Buffer.from(content);
    const packed = method === DEFLATED ? deflateRawSync(bytes) : bytes;
    const nameBytes = Buffer.from(name);
    const declared = size ?? bytes.length;
    const common = [
      [2, 20],
      [2, flags],
      [2, method],
      [2, 0],
      [2, 0x5821],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, declared],
      [2, nameBytes.length],
      [2, 0],
    ] as const;
    pieces.push(part([4, 0x04034b50], ...common), nameBytes, packed);
    directory.push(
      part([4, 0x02014b50], [2, UNIX | 20], ...common, [2, 0], [2, 0], [2, 0], [4, mode * 0x10000], [4, offset]),
      nameBytes,
    );
    offset += 30 + nameBytes.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = part(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, members.length],
    [2, members.length],
    [4, list.length],
    [4, offset],
    [2, 0],
  );
  return new Uint8Array(Buffer.concat([...pieces, list, end]));
}
