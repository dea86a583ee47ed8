/** Endings of file names that promise a format which fuhe reads; the first is the usual one. */
import path from 'node:path';
import type { SourceFormat } from '../model/source.js';

const ENDINGS: Readonly<Record<SourceFormat, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx'],
  doc: ['doc', 'wps', 'rtf', 'dot'],
  xlsx: ['xlsx', 'xlsm'],
  xls: ['xls', 'et'],
  html: ['html', 'htm', 'mht', 'mhtml'],
  markdown: ['md', 'markdown'],
  csv: ['csv', 'tsv'],
  text: ['txt', 'text'],
  image: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp'],
};
const ALL = new Set(Object.values(ENDINGS).flat());

/** What standard input may be: a document, or an archive of documents. */
export type InputFormat = SourceFormat | 'zip';
export const INPUT_FORMATS: readonly InputFormat[] = [...(Object.keys(ENDINGS) as SourceFormat[]), 'zip'];

/** A file name that promises the format. */
export function nameOfFormat(stem: string, format: InputFormat): string {
  return `${stem}.${format === 'zip' ? format : ENDINGS[format][0]}`;
}

/** Whether the name promises a format that fuhe reads. */
export function promisesFormat(name: string): boolean {
  return ALL.has(path.extname(name).slice(1).toLowerCase());
}
