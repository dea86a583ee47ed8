import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/extract/registry.js';
import { auditDocument } from '../../../src/pipeline.js';
import { attempt, outline, read } from '../reading.js';

const TABLE = '<table><tr><td>项目<td>得分<tr><td>次数<td>9.99</table>';
const ROWS = [
  ['项目', '得分'],
  ['次数', '9.99'],
];
const page = (body: string): string => `<html><head><title>自评</title></head><body>${body}</body></html>`;

function quoted(bytes: Uint8Array): string {
  const encoded = [...bytes].map((byte) =>
    byte === 0x3d || byte < 0x20 || byte > 0x7e
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  const lines: string[] = [];
  let line = '';
  for (const sign of encoded) {
    if (line.length + sign.length > 72) {
      lines.push(`${line}=`);
      line = '';
    }
    line += sign;
  }
  return [...lines, line].join('\r\n');
}

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

function part(
  html: string,
  encoding: 'base64' | 'quoted-printable',
  charset = 'utf-8',
  headers: readonly string[] = [],
): Part {
  const bytes = charset === 'unicode' ? iconv.encode(html, 'utf-16le', { addBOM: true }) : iconv.encode(html, charset);
  const body = encoding === 'base64' ? (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n') : quoted(bytes);
  return {
    headers: [
      `Content-Type: text/html;\r\n\tcharset="${charset}"`,
      `Content-Transfer-Encoding: ${encoding}`,
      ...headers,
    ],
    body,
  };
}

const IMAGE: Part = { headers: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], body: 'iVBORw0KGgo=' };

function message(parts: readonly Part[], more = ''): string {
  const boundary = '----=_NextPart_01DB.A0B1';
  return [
    'From: <Saved by Blink>',
    'Subject: =?utf-8?Q?=E8=87=AA?=',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\ttype="text/html";${more}\r\n\tboundary="${boundary}"`,
    '',
    'This is a multi-part message.',
    ...parts.flatMap(({ headers, body }) => [`--${boundary}`, ...headers, '', body]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

describe('web archives', () => {
  it.each<[name: string, content: string]>([
    ['quoted-printable', message([part(page(TABLE), 'quoted-printable'), IMAGE])],
    ['base64', message([part(page(TABLE), 'base64'), IMAGE])],
    ['GBK', message([part(page(TABLE), 'quoted-printable', 'gb2312')])],
    [
      'GBK without a word of it',
      message([
        {
          ...part(page(TABLE), 'base64', 'gbk'),
          headers: ['Content-Type: text/html', 'Content-Transfer-Encoding: base64'],
        },
      ]),
    ],
    ['the Unicode of Word', message([part(page(TABLE), 'base64', 'unicode')])],
    [
      'an encoding that nobody knows',
      message([
        {
          ...part(page(TABLE), 'base64'),
          headers: ['Content-Type: text/html; charset="x-none"', 'Content-Transfer-Encoding: base64'],
        },
      ]),
    ],
    ['line ends of Unix', message([part(page(TABLE), 'quoted-printable')]).replaceAll('\r\n', '\n')],
    [
      'no end',
      message([part(page(TABLE), 'base64')])
        .split('\r\n')
        .slice(0, -2)
        .join('\r\n'),
    ],
    [
      'one part alone',
      `MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${part(page(TABLE), 'base64').body}`,
    ],
    ['a byte order mark', `\uFEFF${message([part(page(TABLE), 'base64')])}`],
    [
      'pictures before the page, which is named',
      message(
        [
          part(page('<table><tr><td>页眉</table>'), 'base64'),
          IMAGE,
          part(page(TABLE), 'base64', 'utf-8', ['Content-ID: <main@mhtml>']),
        ],
        '\r\n\tstart="<main@mhtml>";',
      ),
    ],
    [
      'a frame with its sheets',
      message([
        part('<html><frameset><frame src="sheet001.htm"></frameset></html>', 'quoted-printable'),
        part(page(TABLE), 'quoted-printable'),
      ]),
    ],
    [
      'an alternative in a part of its own',
      message([
        {
          headers: ['Content-Type: multipart/alternative; boundary=inner'],
          body: `--inner\r\nContent-Type: text/plain\r\n\r\n无\r\n--inner\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${part(page(TABLE), 'base64').body}\r\n--inner--`,
        },
      ]),
    ],
  ])('%s', async (_, content) => {
    for (const name of ['a.mht', 'a.doc']) expect(detectFormat({ name, bytes: Buffer.from(content) })).toBe('html');
    expect(outline(await read(content, { name: 'a.doc' }))).toEqual([ROWS]);
  });

  it('the seed gives the same records as its page', async () => {
    const html = readFileSync(new URL('../../../fixtures/html/seed-spans/input.html', import.meta.url), 'utf8');
    const titles = async (bytes: Uint8Array): Promise<unknown[]> =>
      (await auditDocument(bytes, { path: 'a.doc' })).results.map((result) =>
        result.type === 'evaluation' ? [result.record, result.audit.findings] : result.error,
      );
    expect(await titles(Buffer.from(message([part(html, 'quoted-printable', 'gb18030')])))).toEqual(
      await titles(Buffer.from(html)),
    );
  });
});

describe('web archives that hold nothing to read', () => {
  it.each<[name: string, content: string, failure: object]>([
    ['no page', message([IMAGE]), { failed: 'corrupt' }],
    ['no part', message([]), { failed: 'corrupt' }],
    [
      'parts within parts without end',
      message([]).replace(
        '--\r\n',
        '\r\nContent-Type: multipart/mixed; boundary="----=_NextPart_01DB.A0B1"\r\n\r\n'.repeat(50),
      ),
      { failed: 'corrupt' },
    ],
  ])('%s', async (_, content, failure) => {
    expect(await attempt(content, { name: 'a.mht' })).toMatchObject(failure);
  });

  it('a text that only looks like one is text', () => {
    const text = '项目\t分值\t得分\nMIME-Version: 1.0\t10\t9\nContent-Type: multipart/related\t1\t1\n';
    expect(detectFormat({ name: 'a.txt', bytes: Buffer.from(text) })).toBe('text');
  });

  it('a text longer than allowed', async () => {
    const content = message([part(page(TABLE), 'base64')]);
    expect(await attempt(content, { limits: { maxCharacters: 100 } })).toMatchObject({ failed: 'too-large' });
  });
});
