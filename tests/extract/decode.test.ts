import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/extract/decode.js';

const TEXT = '项目支出绩效自评表（2024年度）\n一级指标\t分值\t≥95%\t10.65万元\n劳务费（命题、阅卷）\t4\n';

describe('decoding', () => {
  it.each([
    ['UTF-8', iconv.encode(TEXT, 'utf-8'), 'utf-8'],
    ['UTF-8 with a mark', iconv.encode(TEXT, 'utf-8', { addBOM: true }), 'utf-8'],
    ['GBK', iconv.encode(TEXT, 'gbk'), 'gb18030'],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030'],
    ['UTF-16 with a mark, little end first', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 with a mark, big end first', iconv.encode(TEXT, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16 without a mark, little end first', iconv.encode(TEXT, 'utf-16le', { addBOM: false }), 'utf-16le'],
    ['UTF-16 without a mark, big end first', iconv.encode(TEXT, 'utf-16be', { addBOM: false }), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, replaced: 0 });
  });

  it('reads characters of four bytes in GB18030', () => {
    const text = `㐀㐁𠮷${TEXT}`;
    expect(decodeText(iconv.encode(text, 'gb18030'))?.text).toBe(text);
  });

  it('takes Big5 where GB18030 would give rare characters', () => {
    const text = '預算執行情況：產出指標、效益指標、滿意度指標，財政撥款六十萬元。';
    expect(decodeText(iconv.encode(text, 'big5'))).toEqual({ text, encoding: 'big5', replaced: 0 });
  });

  it.each([
    ['UTF-8', 'utf-8', 'utf-8'],
    ['GBK', 'gbk', 'gb18030'],
  ])('keeps %s with one broken byte', (_, written, encoding) => {
    const bytes = Buffer.concat([iconv.encode(TEXT, written), Buffer.from([0xff]), iconv.encode(TEXT, written)]);
    const decoded = decodeText(bytes);
    expect(decoded?.encoding).toBe(encoding);
    expect(decoded?.replaced).toBeGreaterThan(0);
    expect(decoded?.text).toContain(TEXT.slice(0, 30));
  });

  it('keeps UTF-8 that was cut in the middle of a character', () => {
    expect(decodeText(iconv.encode(TEXT.repeat(3), 'utf-8').subarray(0, -2))).toMatchObject({ encoding: 'utf-8' });
  });

  it('honours the declaration of a page, unless its bytes are UTF-8', () => {
    const page = '<html><meta charset="big5"><td>指標</td>';
    expect(decodeText(iconv.encode(page, 'big5'))?.text).toBe(page);
    expect(decodeText(iconv.encode(page, 'utf-8'))?.text).toBe(page);
  });

  it('reads the signs of the western encoding', () => {
    const page = Buffer.from('<html><meta charset="iso-8859-1"><td>\x95 \x93&#39033;\x94 \x97 \x80</td>', 'latin1');
    expect(decodeText(page)?.text).toContain('<td>• “&#39033;” — €</td>');
  });

  it('does not believe a page that calls its Chinese bytes western', () => {
    const page = `<html><meta charset="iso-8859-1">${TEXT}`;
    expect(decodeText(iconv.encode(page, 'gbk'))).toEqual({ text: page, encoding: 'gb18030', replaced: 0 });
    expect(decodeText(iconv.encode(page, 'utf-8'))?.text).toBe(page);
  });

  it.each([
    ['a program', Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex')],
    ['NUL bytes', Buffer.alloc(100)],
    ['random control bytes', Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 37) % 256))],
  ])('takes %s for no text', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });
});
