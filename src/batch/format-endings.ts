/** Endings of file names that promise a format which fuhe reads; the first is the usual one. */
import path from 'node:path';
import type { SourceFormat } from '../model/source.js';

const ENDINGS: Readonly<Record<SourceFormat, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  doc: ['doc'],
  xlsx: ['xlsx'],
  xls: ['xls'],
  html: ['html', 'htm'],
  markdown: ['md', 'markdown'],
  csv: ['csv', 'tsv'],
  text: ['txt', 'text'],
  image: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp'],
};
const ALL = new Set(Object.values(ENDINGS).flat());

export const FORMAT_NAMES = Object.keys(ENDINGS) as readonly SourceFormat[];

/** A file name that promises the format. */
export function nameOfFormat(stem: string, format: SourceFormat): string {
  return `${stem}.${ENDINGS[format][0]}`;
}

/** Whether the name promises a format that fuhe reads. */
export function promisesFormat(name: string): boolean {
  return ALL.has(path.extname(name).slice(1).toLowerCase());
}
