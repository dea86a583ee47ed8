/** The files that a report is written to: never over a document, and never read as one. */
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PAGE_MARK } from '../report/page/page.js';
import { UsageError } from './usage-error.js';

/** More than the head of a page has before its mark. */
const HEAD = 2_048;

export class ReportTargets {
  readonly page: string;
  readonly workpaper: string;

  constructor(private readonly folder: string) {
    this.page = path.join(folder, 'index.html');
    this.workpaper = path.join(folder, 'workpaper.xlsx');
  }

  /**
   * Refuses to write over what is to be read. An earlier report in a folder that is read is no document.
   * @throws UsageError
   */
  async check(paths: readonly string[]): Promise<void> {
    const isEarlier = await isReport(this.page);
    for (const target of [this.page, this.workpaper]) {
      const found = await stat(target).catch(() => null);
      if (found === null) continue;
      if (!found.isFile()) throw refusal(target);
      for (const named of paths) {
        const source = named === '-' ? null : await stat(named).catch(() => null);
        if (source === null) continue;
        const isIt = source.dev === found.dev && source.ino === found.ino;
        const isWithin = source.isDirectory() && (await this.isWithin(named));
        if (isIt || (isWithin && !isEarlier)) throw refusal(target);
      }
    }
  }

  /** Whether the file is one of them. */
  async isOwn(file: string): Promise<boolean> {
    const name = path.basename(file);
    if (name !== path.basename(this.page) && name !== path.basename(this.workpaper)) return false;
    return (await realpath(path.dirname(file))) === (await realpath(this.folder));
  }

  private async isWithin(folder: string): Promise<boolean> {
    const way = path.relative(await realpath(folder), await realpath(this.folder));
    return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  }
}

async function isReport(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(PAGE_MARK);
  } finally {
    await handle.close();
  }
}

function refusal(target: string): UsageError {
  return new UsageError(
    { zh: `--out 会覆盖 ${target}，它在要读的文件之中`, en: `--out would overwrite ${target}, which is to be read` },
    { zh: '请换一个文件夹', en: 'choose another folder' },
  );
}
