import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Failure, Result } from '../../../src/model/evaluation.js';
import type { GridResult } from '../../../src/model/grid.js';
import { linesOf, runCli } from '../../helpers/run-cli.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';
import { zip, type ZipMember } from './zip-builder.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const form = seed.slice(seed.indexOf('项目支出绩效自评表（表7）'), seed.indexOf('项目支出绩效自评表（表8）'));
const workbook = readFileSync('fixtures/xlsx/seed-sheets/input.xlsx');
const gbk = (name: string): Uint8Array => iconv.encode(name, 'gb18030');
let archives = 0;

/** What became of each member: `name` where it was read, `name: code` where it failed. */
async function outcomes(members: readonly ZipMember[], ...flags: string[]): Promise<string[]> {
  const archive = folder.write(`${String((archives += 1))}.zip`, zip(members));
  const results = linesOf<Result>((await runCli(['audit', archive, ...flags])).stdout);
  return results.map((result) => {
    const name = result.source.path.replace(archive, '');
    return result.type === 'failure' ? `${name}: ${result.error.code}` : name;
  });
}

describe('members of an archive', () => {
  test('are documents of their own, in the order of their names', async () => {
    const archive = folder.write(
      '2024年.zip',
      zip([
        { name: 'b.txt', content: form },
        { name: 'a/表.xlsx', content: workbook, flags: 0x800 },
      ]),
    );
    const { status, stdout } = await runCli(['audit', archive]);
    expect(status).toBe(0);
    const results = linesOf<Result>(stdout);
    expect(results.map(({ source }) => source.path)).toEqual([
      ...Array.from({ length: 8 }, () => `${archive}!/a/表.xlsx`),
      `${archive}!/b.txt`,
    ]);
    expect(results[0]?.source.sha256).toBe(createHash('sha256').update(workbook).digest('hex'));
    const [alone] = linesOf<Result>((await runCli(['audit', folder.write('b.txt', form)])).stdout);
    expect({ ...results[8], source: null }).toEqual({ ...alone, source: null });
  });

  test('extract reads them too; so does standard input', async () => {
    const bytes = zip([{ name: 'a.txt', content: form }]);
    const { stdout } = await runCli(['extract', folder.write('e.zip', bytes)]);
    expect(linesOf<GridResult>(stdout).map(({ type, source }) => [type, source.path])).toEqual([
      ['grid', `${folder.at('e.zip')}!/a.txt`],
    ]);
    const piped = await runCli(['audit', '-', '--as', 'zip'], { stdin: bytes });
    expect(linesOf<Result>(piped.stdout).map(({ source }) => source.path)).toEqual(['-!/a.txt']);
  });

  test('an archive in a folder stands where it is sorted', async () => {
    folder.write('mixed/a.txt', form);
    folder.write('mixed/c.txt', form);
    folder.write('mixed/b.ZIP', zip([{ name: 'x.txt', content: form }]));
    folder.write('mixed/按名称无后缀', zip([{ name: 'y.txt', content: form }]));
    const results = linesOf<Result>((await runCli(['audit', folder.at('mixed')])).stdout);
    const paths = results.map(({ source }) => source.path.slice(folder.at('mixed/').length));
    expect(paths).toEqual(['a.txt', 'b.ZIP!/x.txt', 'c.txt', '按名称无后缀!/y.txt']);
  });

  test('unknown formats, folders, hidden files and those of macOS are passed over', async () => {
    const members = [
      'x.bin',
      '.hidden.txt',
      '.git/a.txt',
      '__MACOSX/._a.txt',
      'a/',
      'Thumbs.db',
      '~$自评表.txt',
      'data.json',
      'a/b.txt',
    ];
    const bytes = Uint8Array.of(0, 1, 2, 255, 254, 0, 7);
    const content = (name: string) =>
      name.endsWith('.txt') ? form : name.endsWith('.json') ? '{"a": 1}' : name.endsWith('/') ? '' : bytes;
    expect(await outcomes(members.map((name) => ({ name, content: content(name) })))).toEqual(['!/a/b.txt']);
  });

  test('other bytes may stand before an archive or behind it', async () => {
    const whole = Buffer.from(zip([{ name: 'a.txt', content: form }]));
    for (const bytes of [
      Buffer.concat([Buffer.from('MZ unpack me'), whole]),
      Buffer.concat([whole, Buffer.from('\r\n')]),
    ]) {
      const archive = folder.write('within.zip', bytes);
      const results = linesOf<Result>((await runCli(['audit', archive])).stdout);
      expect(results.map(({ type, source }) => [type, source.path])).toEqual([['evaluation', `${archive}!/a.txt`]]);
    }
  });

  test('members that lie over each other are refused but for one', async () => {
    const whole = Buffer.from(zip([{ name: 'a.txt', content: form }]));
    const at = whole.indexOf('PK\x01\x02');
    const end = whole.indexOf('PK\x05\x06');
    const entry = whole.subarray(at, end);
    const directory = Buffer.concat(Array.from({ length: 5 }, () => entry));
    const tail = Buffer.from(whole.subarray(end));
    tail.writeUInt16LE(5, 8);
    tail.writeUInt16LE(5, 10);
    tail.writeUInt32LE(directory.length, 12);
    const archive = folder.write('over.zip', Buffer.concat([whole.subarray(0, at), directory, tail]));
    const results = linesOf<Result>((await runCli(['audit', archive])).stdout);
    expect(results.map((result) => (result.type === 'failure' ? result.error.code : 'read'))).toEqual([
      'read',
      ...Array.from({ length: 4 }, () => 'corrupt'),
    ]);
  });

  test('an archive without documents is no error, a damaged one is', async () => {
    expect(await outcomes([])).toEqual([]);
    const whole = zip([{ name: 'a.txt', content: form }]);
    for (const [name, bytes] of [
      ['cut.zip', whole.slice(0, -30)],
      ['text.zip', form],
      ['nothing.zip', ''],
    ] as const) {
      const { status, stdout } = await runCli(['audit', folder.write(name, bytes)]);
      expect(status).not.toBe(2);
      expect(linesOf<Failure>(stdout)[0]?.source.path).toBe(folder.at(name));
    }
  });
});

describe('fixtures/zip/mixed', () => {
  test('gives what its documents give one by one', async () => {
    const archive = 'fixtures/zip/mixed/input.zip';
    const { status, stdout } = await runCli(['audit', archive]);
    expect(status).toBe(3);
    const results = linesOf<Result>(stdout);
    const places = [...new Set(results.map(({ source }) => source.path))];
    expect(places).toEqual([
      `${archive}!/中卫市/网页/自评表.html`,
      `${archive}!/中卫市/自评表.xlsx`,
      `${archive}!/说明.txt`,
      `${archive}!/附件.zip!/自评表.xls`,
    ]);
    const alone = ['html/seed-spans/input.html', 'xlsx/seed-sheets/input.xlsx', 'xls/seed-stacked/input.xls'];
    const expected = linesOf<Result>((await runCli(['audit', ...alone.map((name) => `fixtures/${name}`)])).stdout);
    const unplaced = (result: Result) => ({ ...result, source: { ...result.source, path: '' } });
    expect(results.filter(({ type }) => type === 'evaluation').map(unplaced)).toEqual(expected.map(unplaced));
  });
});

describe('names of members', () => {
  test.each([
    ['GBK without a word', gbk('中卫市/自评表.txt'), 0, '!/中卫市/自评表.txt'],
    ['UTF-8 without a word', Buffer.from('中卫市/自评表.txt'), 0, '!/中卫市/自评表.txt'],
    ['UTF-8 as the flag says', Buffer.from('自评表.txt'), 0x800, '!/自评表.txt'],
    ['GBK that could be UTF-8', gbk('模.txt'), 0, '!/模.txt'],
  ])('%s', async (_, name, flags, path) => {
    expect(await outcomes([{ name, flags, content: form }])).toEqual([path]);
  });

  test('one name in GBK gives away the others', async () => {
    const members = ['模.txt', '自评表.txt'].map((name) => ({ name: gbk(name), content: form }));
    expect(await outcomes(members)).toEqual(['!/模.txt', '!/自评表.txt']);
  });

  test.each(['../a.txt', 'a/../../b.txt', '/etc/a.txt', 'C:/a.txt', 'c:a.txt', 'a\0.txt'])(
    'that leads out of the archive is refused: %j',
    async (name) => {
      const members = [
        { name, content: form },
        { name: 'z.txt', content: form },
      ];
      expect((await outcomes(members)).sort()).toEqual([`!/${name}: unreadable`, '!/z.txt'].sort());
    },
  );
});

test('folders parted as on Windows', async () => {
  const members = ['甲局\\表.txt', '甲局\\..\\..\\乙.txt'].map((name) => ({ name, content: form }));
  expect(await outcomes(members)).toEqual(['!/甲局/../../乙.txt: unreadable', '!/甲局/表.txt']);
});

describe('a member that cannot be read is a failure; the others are read', () => {
  const good = { name: 'z.txt', content: form };
  const MEGABYTE = 1024 * 1024;

  test.each<[string, ZipMember, string]>([
    ['encrypted', { name: 'a.txt', content: form, flags: 1 }, 'encrypted'],
    ['a symbolic link', { name: 'a.txt', content: '/etc/passwd', mode: 0o120777 }, 'unreadable'],
    ['a device', { name: 'a.txt', content: '', mode: 0o060600 }, 'unreadable'],
    ['packed in a way that is not known', { name: 'a.txt', content: form, method: 14 }, 'unreadable'],
    ['larger than it says', { name: 'a.txt', content: form, size: 10 }, 'corrupt'],
    ['smaller than it says', { name: 'a.txt', content: form, size: 1_000_000 }, 'corrupt'],
    ['larger than allowed', { name: 'a.txt', content: Buffer.alloc(3 * MEGABYTE, 'ab\tcd\n') }, 'too-large'],
    ['blown up', { name: 'a.txt', content: Buffer.alloc(30 * MEGABYTE, 'a\tb\n') }, 'too-large'],
    ['of no known format and too large', { name: 'a.txt', content: form, size: 3_000_000_000 }, 'corrupt'],
    ['empty', { name: 'a.txt' }, 'empty'],
    ['no archive, though it is called one', { name: 'a.zip', content: form }, 'corrupt'],
  ])('%s', async (_, member, code) => {
    const limit = code === 'too-large' && (member.content?.length ?? 0) < 5 * MEGABYTE ? ['--max-size', '2'] : [];
    expect(await outcomes([member, good], ...limit)).toEqual([`!/${String(member.name)}: ${code}`, '!/z.txt']);
  });

  test('archives in archives are read to a depth of three', async () => {
    let inner: ZipMember = { name: 'a.txt', content: form };
    const levels: ZipMember[] = [];
    for (let depth = 4; depth >= 1; depth -= 1) {
      levels.unshift(inner);
      inner = { name: `${String(depth)}.zip`, content: zip([inner, { name: `${String(depth)}.txt`, content: form }]) };
    }
    const members = [inner, good];
    expect(await outcomes(members)).toEqual([
      '!/1.zip!/1.txt',
      '!/1.zip!/2.zip!/2.txt',
      '!/1.zip!/2.zip!/3.zip: too-large',
      '!/z.txt',
    ]);
  });

  test('an archive that holds itself a thousand times ends', async () => {
    const bomb = Array.from({ length: 1_000 }, (_, at) => ({
      name: `${String(at)}.zip`,
      content: zip([{ name: 'x.zip', content: zip([{ name: 'y.zip' }]) }]),
    }));
    expect((await outcomes(bomb)).every((line) => line.endsWith(': too-large'))).toBe(true);
  });
});
