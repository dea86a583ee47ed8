/** A zip archive as a list of members, each read when it is its turn. */
import { closeSync, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type Entry, type ZipFile, fromBufferPromise, fromFdPromise } from 'yauzl';
import { zipBody } from '../../extract/zip-body.js';
import type { FilePath } from '../file-names.js';
import type { InputBytes, LostInput, OversizedInput } from '../input.js';
import { collect, HEAD } from '../read-input.js';
import { decodeNames, distinctNames, isHiddenName, isSafeName } from './member-names.js';

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;
/** Beyond this an archive's list of names alone is an attack. */
const MAX_ENTRIES = 50_000;
/** Packed documents rarely shrink to a tenth; only small ones may be emptier than that. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 10 * 1024 * 1024;
/** What one archive may unpack to: so many bytes, and so many times its own size besides. */
const TOTAL_BYTES = 4 * 1024 * 1024 * 1024;
const TOTAL_RATIO = 20;

const FILE_KIND = 0xf000;
const REGULAR_FILE = 0x8000;
const SYMBOLIC_LINK = 0xa000;
const UNIX = 3;

/** How large an archive may be to look for where it begins and ends. */
const SEARCHED_BYTES = 256 * 1024 * 1024;
/** Bytes before the name of a member, where its data lie. */
const LOCAL_HEAD = 30;

/** Members that documents have which are zip files themselves. */
const PACKAGE_MEMBERS = /^(?:\[Content_Types\]\.xml|mimetype|OFD\.xml|content\.xml|META-INF\/container\.xml)$/;

/** Why a member is not read. */
type Refusal = Pick<LostInput, 'code' | 'detail'>;

const OVERLAP: Refusal = { code: 'corrupt', detail: 'overlapping members' };

export interface Member {
  readonly name: string;
  /** Why it is not to be read. */
  readonly refused: Refusal | null;
  readonly entry: Entry;
}

function zipOf(bytes: Uint8Array): Promise<ZipFile> {
  const body = zipBody(bytes);
  return fromBufferPromise(Buffer.from(body.buffer, body.byteOffset, body.length), OPTIONS);
}

/** By the number of the open file, because the reader takes no name in bytes; it is closed with the archive. */
async function openZip(file: FilePath): Promise<ZipFile> {
  const descriptor = openSync(file, 'r');
  try {
    return await fromFdPromise(descriptor, OPTIONS);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** The archive in a file of other bytes: some may stand before it, or behind it. Null where it is too large to look. */
async function openWithin(file: FilePath): Promise<ZipFile | null> {
  return (await stat(file)).size > SEARCHED_BYTES ? null : zipOf(await readFile(file));
}

/** Members that lie over each other make a small archive a large one; no program writes them. */
function overlapping(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>();
  const ordered = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of ordered) {
    const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameRaw } = entry;
    if (start < end) found.add(entry);
    end = Math.max(end, start + LOCAL_HEAD + fileNameRaw.length + compressedSize);
  }
  return found;
}

function refusal(name: string, entry: Entry): Member['refused'] {
  const kind = entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & FILE_KIND : 0;
  if (!isSafeName(name)) return { code: 'unreadable', detail: 'unsafe name' };
  if (kind === SYMBOLIC_LINK) return { code: 'unreadable', detail: 'symbolic link' };
  if (kind !== 0 && kind !== REGULAR_FILE) return { code: 'unreadable', detail: 'not a regular file' };
  if (entry.isEncrypted()) return { code: 'encrypted', detail: '' };
  if (!entry.canDecodeFileData()) {
    return { code: 'unreadable', detail: `compression method ${String(entry.compressionMethod)}` };
  }
  return null;
}

export class ZipArchive {
  /** In order of their names; folders and hidden files left out. */
  members: readonly Member[] = [];
  /** Whether the list of members ends too soon, and why. */
  incomplete: 'corrupt' | 'too-large' | null = null;
  /** Whether it is a document of its own: Word, Excel and others are zip files too. */
  isPackage = false;
  private users = 1;
  private unpacked = 0;

  private constructor(private readonly zip: ZipFile) {}

  /** @returns null where it is no zip archive, or one without a list of members. */
  static async openBytes(bytes: Uint8Array): Promise<ZipArchive | null> {
    return ZipArchive.list(() => zipOf(bytes));
  }

  /** @returns null where it is no zip archive, or one without a list of members. */
  static async openFile(file: FilePath): Promise<ZipArchive | null> {
    const archive = await ZipArchive.list(() => openZip(file));
    if (archive !== null && archive.incomplete !== 'corrupt') return archive;
    const found = await ZipArchive.list(() => openWithin(file));
    if (found === null || found.members.length <= (archive?.members.length ?? 0)) {
      found?.release();
      return archive;
    }
    archive?.release();
    return found;
  }

  private static async list(open: () => Promise<ZipFile | null>): Promise<ZipArchive | null> {
    try {
      const zip = await open();
      if (zip === null) return null;
      const archive = new ZipArchive(zip);
      await archive.readDirectory();
      return archive;
    } catch {
      return null;
    }
  }

  /** Keeps the archive open for one more user. */
  retain(): this {
    this.users += 1;
    return this;
  }

  release(): void {
    this.users -= 1;
    if (this.users === 0) this.zip.close();
  }

  /** The bytes of a member, never more than allowed. */
  async read({ entry }: Member, maxBytes: number): Promise<InputBytes | OversizedInput | Refusal> {
    const { compressedSize, uncompressedSize } = entry;
    this.unpacked += Math.min(uncompressedSize, maxBytes);
    if (this.unpacked > TOTAL_BYTES + this.zip.fileSize * TOTAL_RATIO) {
      return { kind: 'oversized', head: new Uint8Array(), detail: 'the archive unpacks to too much' };
    }
    const inflated = uncompressedSize > RATIO_FREE_BYTES && uncompressedSize > compressedSize * MAX_RATIO;
    // The beginning tells whether it is a document at all.
    const allowed = inflated || uncompressedSize > maxBytes ? HEAD : maxBytes;
    try {
      const read = await collect(await this.zip.openReadStreamPromise(entry), allowed);
      return inflated && read.kind === 'oversized'
        ? { ...read, detail: `packed more than ${String(MAX_RATIO)} times` }
        : read;
    } catch {
      return { code: 'corrupt', detail: '' };
    }
  }

  private async readDirectory(): Promise<void> {
    const entries: Entry[] = [];
    try {
      for await (const entry of this.zip.eachEntry()) {
        if (entries.length === MAX_ENTRIES) {
          this.incomplete = 'too-large';
          break;
        }
        entries.push(entry);
      }
    } catch {
      this.incomplete = 'corrupt';
    }
    const names = decodeNames(
      entries.map(({ fileNameRaw, generalPurposeBitFlag, extraFields }) => {
        return { bytes: fileNameRaw, flags: generalPurposeBitFlag, extras: extraFields };
      }),
    );
    const overlaps = overlapping(entries);
    this.isPackage = names.some((name) => PACKAGE_MEMBERS.test(name));
    const found = names
      .map((name, index) => ({ name, entry: entries[index] as Entry }))
      .filter(({ name }) => !name.endsWith('/') && !isHiddenName(name))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const distinct = distinctNames(found.map(({ name }) => name));
    this.members = found.map(({ name, entry }, index) => ({
      name: distinct[index] ?? name,
      entry,
      refused: overlaps.has(entry) ? OVERLAP : refusal(name, entry),
    }));
  }
}
