/** Reads single parts of a zip package by name; declared sizes are checked before anything is unpacked. */
import { crc32, inflateRawSync } from 'node:zlib';
import { LimitExceeded } from '../budget.js';
import { endOfDirectory } from '../zip-body.js';
import { corrupt } from './unreadable-file.js';

const ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** A workbook has some dozen parts; one with thousands of pictures still opens. */
const MAX_ENTRIES = 20_000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** Names of parts are compared without regard to case, and some writers use backslashes. */
function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

export class ZipParts {
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly view: DataView;
  private unpacked = 0;

  /**
   * @param maxBytes
   *   Bound on all that is unpacked from this package, together.
   * @throws UnreadableFile when there is no directory, LimitExceeded when it has too many entries.
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly maxBytes: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.entries = this.readDirectory();
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /**
   * The bytes of a part.
   * @throws UnreadableFile when it is missing or damaged, LimitExceeded when it unpacks to more than allowed.
   */
  read(name: string): Uint8Array {
    const entry = this.entries.get(partKey(name));
    if (entry === undefined) throw corrupt(name);
    this.unpacked += entry.size;
    if (this.unpacked > this.maxBytes) throw new LimitExceeded('maxCharacters');
    const content = this.unpack(entry);
    if (content === null || content.length !== entry.size || crc32(content) !== entry.crc) throw corrupt(name);
    return content;
  }

  private unpack({ at, packed, size, method }: Entry): Uint8Array | null {
    if (at + 30 > this.bytes.length || this.view.getUint32(at, true) !== LOCAL_ENTRY) return null;
    const start = at + 30 + this.view.getUint16(at + 26, true) + this.view.getUint16(at + 28, true);
    const content = this.bytes.subarray(start, start + packed);
    if (method === STORED) return content;
    if (method !== DEFLATED) return null;
    try {
      // The declared size is the bound: a part that unpacks to more is damaged, or lies.
      return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
    } catch {
      return null;
    }
  }

  private readDirectory(): Map<string, Entry> {
    const end = endOfDirectory(this.bytes);
    if (end < 0) throw corrupt('zip');
    const entries = new Map<string, Entry>();
    // Bytes may stand before the archive; the directory ends where the end record begins.
    const declared = this.view.getUint32(end + 16, true);
    const start = end - this.view.getUint32(end + 12, true);
    const shift = Math.max(0, start - declared);
    for (let at = start; at >= 0 && at + 46 <= end && this.view.getUint32(at, true) === ENTRY;) {
      const nameLength = this.view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
      const key = partKey(name);
      if (!entries.has(key)) entries.set(key, this.readEntry(at, shift));
      if (entries.size > MAX_ENTRIES) throw new LimitExceeded('maxPages');
      at += 46 + nameLength + this.view.getUint16(at + 30, true) + this.view.getUint16(at + 32, true);
    }
    return entries;
  }

  private readEntry(at: number, shift: number): Entry {
    return {
      method: this.view.getUint16(at + 10, true),
      crc: this.view.getUint32(at + 16, true),
      packed: this.view.getUint32(at + 20, true),
      size: this.view.getUint32(at + 24, true),
      at: this.view.getUint32(at + 42, true) + shift,
    };
  }
}
