/** From the paths of a command line to documents for the queue, and from a job back to the bytes. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expandArchives, MEMBER_MARK } from '../batch/archive/expand-archives.js';
import { ZipArchive, type Member } from '../batch/archive/zip-archive.js';
import { lookAtFile } from '../batch/file-names.js';
import type { FileInput, Input, LostInput, MemberInput } from '../batch/input.js';
import { readFileInput } from '../batch/read-input.js';
import type { QueuedInput } from './job.js';

/** A document that was looked at. */
export interface FoundDocument {
  readonly input: QueuedInput;
  /** Null where it was not read as a whole. */
  readonly sha256: string | null;
}

export interface Look {
  readonly maxBytes: number;
  /** Whether a document that nobody named may be one that fuhe reads. */
  readonly isDocument: (name: string, bytes: Uint8Array) => boolean;
}

async function* one(input: Input): AsyncGenerator<Input> {
  yield input;
}

/** The documents of an input: itself, or the members of the archive that it is. They must be looked at, or dropped. */
export async function* documentsIn(
  input: Exclude<Input, { kind: 'stdin' }>,
  maxBytes: number,
): AsyncGenerator<{ readonly input: FileInput | MemberInput | LostInput; readonly queued: QueuedInput }> {
  const file = path.resolve(input.path);
  const nothing = (async function* () {})();
  for await (const each of expandArchives(one(input), { maxBytes, stdin: nothing, stdinName: '' })) {
    switch (each.kind) {
      case 'file':
        yield { input: each, queued: { kind: 'file', path: each.path, file, named: each.named } };
        break;
      case 'member': {
        const member = each.path.slice(input.path.length + MEMBER_MARK.length);
        yield { input: each, queued: { kind: 'member', path: each.path, file, member } };
        break;
      }
      case 'lost':
        // The name of a member may hold what no database stores.
        yield { input: each, queued: { ...each, path: each.path.replaceAll('\0', '\u2400') } };
        break;
      case 'stdin':
        throw new TypeError('standard input cannot be read elsewhere');
    }
  }
}

/** Reads a document for its digest. @returns null where it is to be passed over in silence. */
export async function lookAt(
  input: FileInput | MemberInput | LostInput,
  queued: QueuedInput,
  { maxBytes, isDocument }: Look,
): Promise<FoundDocument | null> {
  if (input.kind === 'lost') return { input: queued, sha256: null };
  const read =
    input.kind === 'file' ? await readFileInput(input.path, maxBytes, input.file) : await input.read(maxBytes);
  if (read.kind === 'lost') return { input: { ...read, path: queued.path }, sha256: null };
  const bytes = read.kind === 'bytes' ? read.bytes : read.head;
  const named = input.kind === 'file' && input.named;
  if (!named && !isDocument(input.path, bytes)) return null;
  return { input: queued, sha256: read.kind === 'bytes' ? createHash('sha256').update(bytes).digest('hex') : null };
}

/** Where documents of jobs are read from. Keeps the archive that was read last: its members come one after the other. */
export class JobInputs {
  private kept: { readonly key: string; readonly archive: Promise<ZipArchive | null> } | null = null;

  async open(queued: QueuedInput): Promise<Input> {
    switch (queued.kind) {
      case 'file':
      case 'lost':
        return queued;
      case 'member':
        return this.member(queued);
    }
  }

  async close(): Promise<void> {
    const kept = this.kept;
    this.kept = null;
    (await kept?.archive)?.release();
  }

  private async member({ path: name, file, member }: Extract<QueuedInput, { kind: 'member' }>): Promise<Input> {
    const archive = await this.archive(file);
    if (archive === null) return { kind: 'lost', path: name, code: 'not-found', detail: '' };
    return {
      kind: 'member',
      path: name,
      async read(maxBytes) {
        try {
          return await readMember(archive, member, name, maxBytes);
        } finally {
          archive.release();
        }
      },
      drop() {
        archive.release();
      },
    };
  }

  /** @returns The archive, for one user more; null where there is none. */
  private async archive(file: string): Promise<ZipArchive | null> {
    const found = await lookAtFile(file).catch(() => null);
    if (found === null) return null;
    const { stats, location } = found;
    // Another file may have taken its place.
    const key = [file, stats.dev, stats.ino, stats.size, stats.mtimeMs].join('\n');
    if (this.kept?.key !== key) {
      void this.close();
      this.kept = { key, archive: ZipArchive.openFile(location) };
    }
    return this.kept.archive.then((archive) => archive?.retain() ?? null);
  }
}

type MemberBytes = Awaited<ReturnType<MemberInput['read']>>;

/** Bytes of a member; one of an archive within the archive is looked for in there. */
async function readMember(archive: ZipArchive, name: string, at: string, maxBytes: number): Promise<MemberBytes> {
  const own = archive.members.find((member) => member.name === name);
  if (own !== undefined) return readOwn(archive, own, at, maxBytes);
  for (let mark = name.indexOf(MEMBER_MARK); mark > 0; mark = name.indexOf(MEMBER_MARK, mark + 1)) {
    const outer = archive.members.find((member) => member.name === name.slice(0, mark));
    if (outer === undefined) continue;
    const read = await readOwn(archive, outer, at, maxBytes);
    const inner = read.kind === 'bytes' ? await ZipArchive.openBytes(read.bytes) : null;
    if (inner === null) return read.kind === 'lost' ? read : { kind: 'lost', path: at, code: 'corrupt', detail: '' };
    try {
      return await readMember(inner, name.slice(mark + MEMBER_MARK.length), at, maxBytes);
    } finally {
      inner.release();
    }
  }
  return { kind: 'lost', path: at, code: 'not-found', detail: '' };
}

async function readOwn(archive: ZipArchive, member: Member, at: string, maxBytes: number): Promise<MemberBytes> {
  if (member.refused !== null) return { kind: 'lost', path: at, ...member.refused };
  const read = await archive.read(member, maxBytes);
  return 'kind' in read ? read : { kind: 'lost', path: at, ...read };
}
