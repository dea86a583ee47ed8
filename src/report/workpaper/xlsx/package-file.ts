/** The package (zip) of a workbook, written from its parts: beside the file first, in its place when complete. */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Zip, type ZipInputFile } from 'fflate';
import type { Part } from './part.js';

/** The same parts give the same bytes: no part carries the time of day. */
const MTIME = new Date(1980, 0, 1);
const DEFLATED = 8;

export async function writePackage(file: string, parts: readonly Part[]): Promise<void> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  const handle = await open(aside, 'w');
  try {
    const ready: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      ready.push(chunk);
    });
    const flush = async (): Promise<void> => {
      for (const chunk of ready.splice(0)) await handle.appendFile(chunk);
    };
    for (const part of parts) {
      const entry: ZipInputFile = {
        filename: part.name,
        size: part.size,
        crc: part.crc,
        compression: DEFLATED,
        mtime: MTIME,
      };
      zip.add(entry);
      for await (const bytes of part.bytes()) {
        entry.ondata?.(null, bytes, false);
        await flush();
      }
      entry.ondata?.(null, new Uint8Array(), true);
    }
    zip.end();
    await flush();
    await handle.sync();
    await handle.close();
    await rename(aside, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw error;
  }
}
