/** Puts the members of zip archives in the place of the archives, each a document of its own. */
import type { FilePath } from '../file-names.js';
import { promisesFormat } from '../format-endings.js';
import type { FileInput, Input, MemberInput } from '../input.js';
import { readStart, readStreamInput } from '../read-input.js';
import { ZipArchive, type Member } from './zip-archive.js';

/** Archives in archives: 2024年.zip!/甲局.zip!/自评表.zip!/1.pdf */
const MAX_DEPTH = 3;
const MAX_MEMBERS = 20_000;
/** Between the path of an archive and the name of a member. */
export const MEMBER_MARK = '!/';

export interface ExpandOptions {
  readonly maxBytes: number;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Name that says the format of standard input: `stdin.zip`. */
  readonly stdinName: string;
}

/** Of a member, and of the end of an archive without any. */
const ZIP_MARKS: ReadonlySet<number> = new Set([0x04034b50, 0x06054b50]);

const isZipName = (name: string): boolean => /\.zip$/i.test(name);

/** Whether a file begins as zip files do. */
async function beginsAsZip(file: FilePath): Promise<boolean> {
  const start = await readStart(file, 4).catch(() => null);
  return start?.length === 4 && ZIP_MARKS.has(start.readUInt32LE(0));
}

/** Streams the inputs on. Only the list of the open archive's members is held, never what they hold. */
export async function* expandArchives(inputs: AsyncIterable<Input>, options: ExpandOptions): AsyncGenerator<Input> {
  for await (const input of inputs) {
    if (input.kind === 'stdin' && isZipName(options.stdinName)) yield* expandStdin(options);
    // A name that promises another format is believed: the file is opened once, when it is read.
    else if (input.kind === 'file' && !promisesFormat(input.path)) yield* expandFile(input, options);
    else yield input;
  }
}

async function* expandFile(input: FileInput, options: ExpandOptions): AsyncGenerator<Input> {
  const file = input.file ?? input.path;
  const archive = isZipName(input.path) || (await beginsAsZip(file)) ? await ZipArchive.openFile(file) : null;
  if (archive !== null && !archive.isPackage) yield* expandArchive(archive, input.path, 1, options);
  else {
    archive?.release();
    // What is called an archive and is none fails as the document that it is.
    yield { ...input, named: input.named || isZipName(input.path) };
  }
}

async function* expandStdin(options: ExpandOptions): AsyncGenerator<Input> {
  const read = await readStreamInput(options.stdin, options.maxBytes);
  if (read.kind === 'oversized') yield { kind: 'lost', path: '-', code: 'too-large', detail: '' };
  else yield* expandBytes(read.bytes, '-', 1, options);
}

async function* expandBytes(
  bytes: Uint8Array,
  path: string,
  depth: number,
  options: ExpandOptions,
): AsyncGenerator<Input> {
  const archive = await ZipArchive.openBytes(bytes);
  if (archive === null) yield { kind: 'lost', path, code: 'corrupt', detail: '' };
  else yield* expandArchive(archive, path, depth, options);
}

async function* expandArchive(
  archive: ZipArchive,
  path: string,
  depth: number,
  options: ExpandOptions,
): AsyncGenerator<Input> {
  try {
    for (const [index, member] of archive.members.entries()) {
      const inner = `${path}${MEMBER_MARK}${member.name}`;
      if (member.refused !== null) yield { kind: 'lost', path: inner, ...member.refused };
      else if (index >= MAX_MEMBERS)
        yield { kind: 'lost', path: inner, code: 'too-large', detail: `more than ${String(MAX_MEMBERS)} members` };
      else if (isZipName(member.name)) yield* expandMember(archive, member, inner, depth + 1, options);
      else yield memberInput(archive, member, inner);
    }
    if (archive.incomplete !== null) yield { kind: 'lost', path, code: archive.incomplete, detail: '' };
  } finally {
    archive.release();
  }
}

function memberInput(archive: ZipArchive, member: Member, path: string): MemberInput {
  archive.retain();
  return {
    kind: 'member',
    path,
    async read(maxBytes) {
      try {
        const read = await archive.read(member, maxBytes);
        return 'kind' in read ? read : { kind: 'lost', path, ...read };
      } finally {
        archive.release();
      }
    },
    drop: () => {
      archive.release();
    },
  };
}

/** An archive within an archive is read whole; its members then one by one. */
async function* expandMember(
  archive: ZipArchive,
  member: Member,
  path: string,
  depth: number,
  options: ExpandOptions,
): AsyncGenerator<Input> {
  if (depth > MAX_DEPTH) {
    yield {
      kind: 'lost',
      path,
      code: 'too-large',
      detail: `archives within archives, more than ${String(MAX_DEPTH)} deep`,
    };
    return;
  }
  const read = await archive.read(member, options.maxBytes);
  if (!('kind' in read)) yield { kind: 'lost', path, ...read };
  else if (read.kind === 'oversized') yield { kind: 'lost', path, code: 'too-large', detail: '' };
  else yield* expandBytes(read.bytes, path, depth, options);
}
