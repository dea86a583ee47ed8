/** Reads little-endian figures out of a stream; a place outside of it means that the document is damaged. */
import { corrupt } from '../word/fault.js';

export class Bytes {
  private readonly view: DataView;

  constructor(readonly data: Uint8Array) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  get length(): number {
    return this.data.length;
  }

  byte(at: number): number {
    return this.data[at] ?? this.outside();
  }

  uint16(at: number): number {
    this.check(at, 2);
    return this.view.getUint16(at, true);
  }

  int16(at: number): number {
    this.check(at, 2);
    return this.view.getInt16(at, true);
  }

  uint32(at: number): number {
    this.check(at, 4);
    return this.view.getUint32(at, true);
  }

  int32(at: number): number {
    this.check(at, 4);
    return this.view.getInt32(at, true);
  }

  /** A part, without a copy. */
  slice(at: number, length: number): Bytes {
    this.check(at, length);
    return new Bytes(this.data.subarray(at, at + length));
  }

  /** Characters of two bytes each. */
  utf16(at: number, characters: number): string {
    return new TextDecoder('utf-16le').decode(this.slice(at, characters * 2).data);
  }

  private check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.data.length) this.outside();
  }

  private outside(): never {
    throw corrupt('文档内部结构不完整', 'the document ends inside of its structures');
  }
}
