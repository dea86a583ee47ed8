/** The note beside a result file: what it was made with. Results are used again only where that is the same. */
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Profile } from '../../model/profile.js';

export interface RunNote {
  /** Of the program. */
  readonly version: string;
  readonly command: string;
  readonly lang: string;
  /** `auto`, or a digest of the profile. */
  readonly profile: string;
  /** Bounds of a document; a failure that comes of one of them counts only where they are the same. */
  readonly limits: string;
}

/** Hidden, so that no folder walk takes it for a document. */
function noteFile(results: string): string {
  return path.join(path.dirname(results), `.${path.basename(results)}.run.json`);
}

export function digestProfile(profile: 'auto' | Profile): string {
  return profile === 'auto' ? profile : createHash('sha256').update(JSON.stringify(profile)).digest('hex');
}

/** @returns null where there is none, or none that can be read. */
export async function readRunNote(results: string): Promise<RunNote | null> {
  try {
    return JSON.parse(await readFile(noteFile(results), 'utf8')) as RunNote;
  } catch {
    return null;
  }
}

export async function writeRunNote(results: string, note: RunNote): Promise<void> {
  const file = noteFile(results);
  await writeFile(`${file}.tmp`, `${JSON.stringify(note)}\n`);
  await rename(`${file}.tmp`, file);
}

/** Whether results made with the one may stand among results of the other. */
export function isSameWork(one: RunNote, other: RunNote): boolean {
  return (['version', 'command', 'lang', 'profile'] as const).every((key) => one[key] === other[key]);
}
