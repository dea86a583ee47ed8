/** Recognises binary formats by their magic numbers and, for containers, by what lies in them. */
import { detectCompound } from './compound-file.js';
import { holdsZip, zipBody } from '../zip-body.js';
import { asciiAt, detected, type Detection } from './detection.js';
import { detectZip } from './zip-file.js';

interface Magic {
  readonly at: number;
  readonly bytes: string;
  readonly is: Detection;
}

const image = (kind: string): Detection => detected('image', `图片（${kind}）`, `image (${kind})`);
const unknown = (zh: string, en: string): Detection => detected(null, zh, en);

/** In order; the first that fits. */
const MAGICS: readonly Magic[] = [
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', is: image('PNG') },
  { at: 0, bytes: '\xff\xd8\xff', is: image('JPEG') },
  { at: 0, bytes: 'GIF8', is: image('GIF') },
  { at: 0, bytes: 'II*\0', is: image('TIFF') },
  { at: 0, bytes: 'MM\0*', is: image('TIFF') },
  { at: 8, bytes: 'WEBP', is: image('WebP') },
  { at: 4, bytes: 'ftypheic', is: image('HEIC') },
  { at: 4, bytes: 'ftypavif', is: image('AVIF') },
  { at: 0, bytes: '\0\0\0\x0cjP  ', is: image('JPEG 2000') },
  { at: 0, bytes: '\x09\x08\x10\0\0\x06', is: detected('xls', 'Excel 97-2003 工作簿', 'Excel 97-2003 workbook') },
  { at: 0, bytes: '\x09\x08\x08\0\0\x05', is: detected('xls', 'Excel 5.0/95 工作簿', 'Excel 5.0/95 workbook') },
  { at: 0, bytes: '\x09\0\x04\0', is: unknown('Excel 2 工作表', 'Excel 2 worksheet') },
  { at: 0, bytes: '\x09\x02\x06\0', is: unknown('Excel 3 工作表', 'Excel 3 worksheet') },
  { at: 0, bytes: '\x09\x04\x06\0', is: unknown('Excel 4 工作表', 'Excel 4 worksheet') },
  { at: 0, bytes: 'ID;P', is: unknown('SYLK 表格', 'SYLK spreadsheet') },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c', is: unknown('压缩包（7z）', '7z archive') },
  { at: 0, bytes: 'Rar!\x1a\x07', is: unknown('压缩包（RAR）', 'RAR archive') },
  { at: 0, bytes: '\x1f\x8b', is: unknown('压缩文件（gzip）', 'gzip file') },
  { at: 0, bytes: 'BZh', is: unknown('压缩文件（bzip2）', 'bzip2 file') },
  { at: 0, bytes: '\xfd7zXZ\0', is: unknown('压缩文件（xz）', 'xz file') },
  { at: 257, bytes: 'ustar', is: unknown('归档文件（tar）', 'tar archive') },
  { at: 0, bytes: 'SQLite format 3\0', is: unknown('SQLite 数据库', 'SQLite database') },
  { at: 0, bytes: 'PAR1', is: unknown('Parquet 文件', 'Parquet file') },
  { at: 0, bytes: '\x7fELF', is: unknown('可执行文件', 'executable') },
];

/** Readers of PDF accept up to a kilobyte of other bytes before the header. */
const PDF_HEADER_REACH = 1_024;

function isBitmap(bytes: Uint8Array): boolean {
  // `BM` alone may open a text; the two reserved words and the size of the header make it sure.
  return asciiAt(bytes, 0, 2) === 'BM' && asciiAt(bytes, 6, 4) === '\0\0\0\0' && (bytes[14] ?? 0) >= 12;
}

/** Rich text; a mark of UTF-8 and blank lines may stand before it. */
export function isRtf(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s{0,40}\{\\rtf/.test(asciiAt(bytes, 0, 64));
}

/** @returns null where the bytes have no known signature. */
export function detectBinary(bytes: Uint8Array): Detection | null {
  if (asciiAt(bytes, 0, 4) === 'PK\x03\x04' || asciiAt(bytes, 0, 4) === 'PK\x05\x06') return detectZip(bytes);
  if (asciiAt(bytes, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return detectCompound(bytes);
  const magic = MAGICS.find(({ at, bytes: sign }) => asciiAt(bytes, at, sign.length) === sign);
  if (magic !== undefined) return magic.is;
  if (isBitmap(bytes)) return image('BMP');
  if (isRtf(bytes)) return detected('doc', 'RTF 文档', 'RTF document');
  if (asciiAt(bytes, 0, PDF_HEADER_REACH).includes('%PDF-')) return detected('pdf', 'PDF 文档', 'PDF document');
  return holdsZip(bytes) ? detectZip(zipBody(bytes)) : null;
}
