/** Where results go: standard output, or a file that is either a journal or replaced as a whole. */
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FileIdentity } from '../batch/inputs.js';
import { ContinuedFile, restFile } from '../batch/journal/continued-file.js';
import type { EarlierResults } from '../batch/journal/earlier-results.js';
import { writeOut, type Io } from './io.js';
import { UsageError } from './usage-error.js';

export interface Output {
  write(text: string): Promise<void>;
  /** Everything was written. */
  close(): Promise<void>;
  /** The work ended early. */
  abandon(): Promise<void>;
  /** Whether the results stand in a file of their own, neither a pipe nor a device. */
  readonly isFile: boolean;
  /** The file that the results stand in, for a folder walk to leave out; null where there is none. */
  readonly replaces: FileIdentity | null;
}

/**
 * Opens the output.
 * @param whole
 *   True for a format that is of use only when complete: it is written beside the file and renamed at the end.
 *   Lines of ndjson go straight to the file: what is there after a crash is what was done.
 * @param continued
 *   What the file holds already, where it is to be continued.
 */
export async function openOutput(
  out: string | undefined,
  io: Io,
  whole: boolean,
  continued: EarlierResults | null,
): Promise<Output> {
  if (out === undefined) {
    const nothing = async (): Promise<void> => undefined;
    return {
      write: (text) => writeOut(io.stdout, text),
      close: nothing,
      abandon: nothing,
      isFile: false,
      replaces: null,
    };
  }
  const existing = await stat(out).catch(() => null);
  if (existing?.isDirectory()) {
    throw new UsageError({ zh: `--out ${out} 是文件夹`, en: `--out ${out} is a folder` });
  }
  if (continued !== null) return continueOutput(out, continued);
  // A device or a pipe (/dev/null) is written, never replaced.
  const aside = whole && (existing === null || existing.isFile());
  const target = aside ? path.join(path.dirname(out), `.${path.basename(out)}.${String(process.pid)}.tmp`) : out;
  const handle = await openForWriting(target, out);
  if (!whole) await rm(restFile(out), { force: true });
  return {
    isFile: existing === null || existing.isFile(),
    replaces: aside ? existing : await handle.stat(),
    write: (text) => handle.appendFile(text),
    async close() {
      if (aside) await handle.sync();
      await handle.close();
      if (aside) await rename(target, out);
    },
    async abandon() {
      await handle.close();
      if (aside) await rm(target, { force: true });
    },
  };
}

async function continueOutput(out: string, earlier: EarlierResults): Promise<Output> {
  const file = await ContinuedFile.open(out, earlier).catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
  return {
    isFile: true,
    replaces: await file.handle.stat(),
    write: (text) => file.write(text),
    close: () => file.close(),
    abandon: () => file.abandon(),
  };
}

async function openForWriting(target: string, named: string): Promise<FileHandle> {
  try {
    return await open(target, 'w');
  } catch (error) {
    throw cannotWrite(named, error);
  }
}

function cannotWrite(named: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new UsageError(
    { zh: `无法写入 ${named}（${code}）`, en: `cannot write ${named} (${code})` },
    { zh: '请检查文件夹是否存在、是否有写权限', en: 'check that the folder exists and can be written' },
  );
}
