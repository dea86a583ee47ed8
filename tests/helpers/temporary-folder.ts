/** A folder for one test file, gone afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file, with the folders above it, and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  at(name: string): string;
}

export function temporaryFolder(): TemporaryFolder {
  const root = mkdtempSync(path.join(tmpdir(), 'fuhe-test-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const at = (name: string): string => path.join(root, name);
  return {
    path: root,
    at,
    write(name, content) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
  };
}
