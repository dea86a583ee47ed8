import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
for (const registry of ['rules', 'templates', 'extract']) {
  cpSync(`src/${registry}/registry.ts`, folder.at(`src/${registry}/registry.ts`), { recursive: true });
}

function scaffold(...argv: string[]): { readonly status: number | null; readonly stderr: string } {
  const command = ['--import', import.meta.resolve('tsx'), path.resolve('scripts/new.ts'), ...argv];
  return spawnSync(process.execPath, command, { cwd: folder.path, encoding: 'utf8' });
}

describe('npm run new', () => {
  test.each([
    [
      'rule',
      'late-payment',
      'src/rules/late-payment.ts',
      'tests/rules/late-payment.test.ts',
      'src/rules/registry.ts',
      '  latePayment,',
    ],
    [
      'template',
      'hainan',
      'src/templates/hainan.ts',
      'tests/templates/hainan.test.ts',
      'src/templates/registry.ts',
      '  hainan,',
    ],
    [
      'extractor',
      'image',
      'src/extract/image/image.ts',
      'tests/extract/image.test.ts',
      'src/extract/registry.ts',
      '  image: async () =>',
    ],
  ])('%s: a file, its test, its line in the registry', (kind, name, file, test, registry, entry) => {
    expect(scaffold(kind, name)).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(folder.at(file)) && existsSync(folder.at(test))).toBe(true);
    expect(readFileSync(folder.at(registry), 'utf8')).toContain(entry);
  });

  test.each([
    ['a kind that there is not', ['sinkhole', 'x'], 'usage'],
    ['a name in another case', ['rule', 'LatePayment'], 'kebab-case'],
    ['a name that is taken', ['rule', 'late-payment'], 'already'],
    ['a format that there is not', ['extractor', 'wps'], 'model/source.ts'],
  ])('refuses %s', (_name, argv, complaint) => {
    const { status, stderr } = scaffold(...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(complaint);
  });
});
