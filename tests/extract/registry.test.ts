import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/extract/registry.js';
import { attempt, read } from './reading.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the format of a document', () => {
  it.each([
    ['tabs', 'a.txt', '一级指标\t分值\t得分\n数量指标\t10\t9\n', 'text'],
    ['tabs in a file named .csv', 'a.csv', '一级指标\t分值\t得分\n数量指标\t10\t9\n', 'csv'],
    ['tabs with a quoted cell over two lines', 'a.txt', '一级指标\t分值\t得分\n"产出\n指标"\t10\t9\n', 'csv'],
    ['commas', 'a', '一级指标,分值,得分\n数量指标,10,9\n质量指标,10,9\n', 'csv'],
    ['semicolons', 'a.txt', '一级指标;分值;得分\n数量指标;10;9\n质量指标;10;9\n', 'csv'],
    ['pipes in a file named .txt', 'a.txt', '| 一级指标 | 分值 |\n|---|---|\n| 数量指标 | 10 |\n', 'markdown'],
    ['columns of spaces', 'a.txt', '一级指标   分值   得分\n数量指标   10     9\n', 'text'],
    ['single spaces', 'a.txt', '产出指标 数量指标 次数 10 3项 3项 10\n效益指标 社会效益 质量 20 9项 9项 20\n', 'text'],
    ['a page', 'a.html', '<!DOCTYPE html><table><tr><td>分值</table>', 'html'],
    ['a page named .xls', 'a.xls', '<html><body><table><tr><td>分值</table>', 'html'],
    [
      'a page behind comments and an XML line',
      'a.doc',
      '<?xml version="1.0"?><!-- x --><html><table><tr><td>1',
      'html',
    ],
    ['a table in HTML within a text', 'a.md', '# 表\n\n正文\n\n<table><tr><td>分值</td></tr></table>\n', 'markdown'],
    ['leaked tags do not make a page of tabs', 'a.txt', '目标\t<p>一</p>\t<p>二</p>\n分值\t10\t9\n', 'text'],
    ['prose', 'a.txt', '本单位2024年度绩效自评工作已经完成。\n', 'text'],
    [
      'prose with commas',
      'a.txt',
      '一是加强管理,二是落实责任,三是强化监督。\n下一步,我们将继续努力,争取进步。\n',
      'text',
    ],
    ['Markdown without a table', 'a.md', '# 标题\n\n正文\n', 'markdown'],
    ['JSON', 'a.ndjson', '{"type":"evaluation","a":1,"b":2}\n{"type":"evaluation","a":1,"b":2}\n', null],
    ['source code', 'a.js', 'const a = 1;\n', null],
    ['nothing', 'a.txt', '', null],
  ])('%s', (_, name, text, format) => {
    expect(detectFormat({ name, bytes: utf8(text) })).toBe(format);
  });

  it.each([
    ['%PDF-1.7\n%\xe2\xe3', 'pdf'],
    ['\n\n%PDF-1.4', 'pdf'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image'],
    ['II*\0\x08\0\0\0', 'image'],
    ['BM\x36\x04\0\0\0\0\0\0\x36\0\0\0\x28\0', 'image'],
    ['{\\rtf1\\ansi', 'doc'],
    ['\x7fELF\x02\x01', null],
  ])('magic number %j', (head, format) => {
    expect(detectFormat({ name: 'a.txt', bytes: bytes(head) })).toBe(format);
  });
});

describe('documents that give no grids', () => {
  it.each([
    ['no bytes', new Uint8Array(), 'empty'],
    ['white space', utf8(' \r\n\t\n'), 'empty'],
    ['a byte order mark and spaces', utf8('\uFEFF　 \n'), 'empty'],
    ['NUL bytes among others', bytes('\0\x01\0\x02abc\0\0\x03\x04'.repeat(50)), 'unsupported-format'],
    ['a zip file cut off', bytes('PK\x03\x04\x14\0\0\0\x08\0'), 'corrupt'],
    ['an old Office file cut off', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'corrupt'],
    ['JSON', utf8('{"a": 1}'), 'unsupported-format'],
  ])('%s: %s', async (_, content, failed) => {
    expect(await attempt(content, { name: 'a.txt' })).toMatchObject({ failed });
  });

  it('says what an unsupported file is', async () => {
    expect(await attempt(bytes('Rar!\x1a\x07\0'))).toEqual({ failed: 'unsupported-format', detail: '压缩包（RAR）' });
  });

  it.each([
    ['bytes', { maxBytes: 10 }],
    ['characters', { maxCharacters: 10 }],
    ['cells', { maxCells: 3 }],
  ])('more %s than allowed', async (_, limits) => {
    expect(await attempt('项目\t分值\t得分\n数量\t10\t10\n', { limits })).toMatchObject({ failed: 'too-large' });
  });

  it('throws the reason of an abort, and nothing else', async () => {
    const reason = new Error('stopped');
    await expect(attempt('项目\t分值\n', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('is aborted in the middle of a long document', async () => {
    const controller = new AbortController();
    const reading = attempt('项目\t分值\t得分\n'.repeat(200_000), { signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error('stopped'));
    }, 1);
    await expect(reading).rejects.toThrow('stopped');
  });
});

describe('a document with broken bytes', () => {
  it('is read, and the place is reported', async () => {
    const good = utf8('项目名称\t考试经费\t60.00\n主管部门\t人社局\t60.00\n');
    const broken = Uint8Array.from(good);
    broken[4] = 0x41;
    const { blocks, diagnostics } = await read(broken);
    expect(blocks).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', severity: 'warning' }]);
    expect(diagnostics[0]?.raw).toContain('\uFFFD');
  });
});
