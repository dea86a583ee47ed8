/** Decides what a document is: by its bytes first, by its name only to break a tie. */
import { decodeText } from '../decode.js';
import type { SourceFile } from '../extractor.js';
import { findDialect, type Dialect } from '../text/dialect.js';
import { detectBinary } from './binary.js';
import { detected, nameEnding, type Detection } from './detection.js';
import { isWebArchive } from './web-archive.js';

/** A table may stand behind a hundred pages of text. */
const SAMPLE_BYTES = 2 * 1024 * 1024;

const HTML = detected('html', '网页（HTML）', 'web page (HTML)');
const WEB_ARCHIVE = detected('html', '网页归档（MHTML）', 'web archive (MHTML)');
const WORD_XML = detected('docx', 'Word XML 文档', 'Word XML document');
const MARKDOWN = detected('markdown', 'Markdown 文本', 'Markdown text');
const CSV = detected('csv', 'CSV 文本', 'CSV text');
const TEXT = detected('text', '文本', 'plain text');

const EXCEL_XML = detected('xls', 'Excel 2003 XML 表格', 'Excel 2003 XML spreadsheet');
/** Prefixes are the writer's own; the namespaces are not. */
const WORD_XML_OPENING =
  /^<(?:[\w.-]{1,40}:)?(?:wordDocument|package)\s[^>]*(?:word\/2003\/wordml|office\/2006\/xmlPackage)/;
const EXCEL_XML_OPENING = /^<(?:[\w.-]{1,40}:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/;
const HTML_OPENING =
  /^(?:<!doctype\s+html|<(?:html|head|body|meta|title|table|div|p|style|center|form|section|h[1-6])[\s>/])/i;
const HTML_ENDINGS = new Set(['html', 'htm', 'xhtml', 'shtml', 'xls', 'doc']);
const TEXT_ENDINGS = new Set([
  '',
  'txt',
  'text',
  'md',
  'markdown',
  'csv',
  'tsv',
  'tab',
  'asc',
  'prn',
  'dat',
  'log',
  'doc',
  'xls',
]);

/** What follows comments, processing instructions and white space at the start. */
function skipPreamble(text: string): string {
  let at = 0;
  for (;;) {
    while (at < text.length && text.charAt(at).trim() === '') at += 1;
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '>' : null;
    const close = end === null ? -1 : text.indexOf(end, at);
    if (end === null || close < 0) return text.slice(at);
    at = close + end.length;
  }
}

function hasTableMarkup(text: string): boolean {
  return /<table[\s>]/i.test(text) && /<t[rdh][\s>]/i.test(text);
}

function detectMarkup(text: string, ending: string): Detection | null {
  // Its pages show through: it goes before them.
  if (isWebArchive(text)) return WEB_ARCHIVE;
  const content = skipPreamble(text);
  if (WORD_XML_OPENING.test(content)) return WORD_XML;
  if (EXCEL_XML_OPENING.test(content)) return EXCEL_XML;
  if (HTML_OPENING.test(content)) return HTML;
  if (content.startsWith('<') && !hasTableMarkup(content) && text.trimStart().startsWith('<?xml')) {
    return detected(null, 'XML 文件', 'XML file');
  }
  // Text around a bare <table> is Markdown, as converters of scanned documents write it.
  if (hasTableMarkup(content)) return HTML_ENDINGS.has(ending) || content.startsWith('<') ? HTML : MARKDOWN;
  return null;
}

function isJson(text: string): boolean {
  const trimmed = text.trimStart();
  return /^(?:\{\s*"|\[\s*[[{"\d])/.test(trimmed.slice(0, 1_000));
}

function ofDialect(dialect: Dialect, ending: string): Detection | null {
  switch (dialect.kind) {
    case 'pipes':
      return MARKDOWN;
    case 'delimited':
      return dialect.delimiter !== '\t' || dialect.quoted || ending === 'csv' || ending === 'tsv' ? CSV : TEXT;
    case 'columns':
    case 'tokens':
      return TEXT;
    case 'none':
      return null;
  }
}

/** A text without any table: what it is shows in its name only. */
function ofName(ending: string): Detection {
  if (ending === 'md' || ending === 'markdown') return MARKDOWN;
  if (ending === 'csv' || ending === 'tsv') return CSV;
  if (HTML_ENDINGS.has(ending) && ending.includes('h')) return HTML;
  return TEXT_ENDINGS.has(ending) ? TEXT : detected(null, '不含表格的文本', 'text without a table');
}

/** The first bytes, cut where a character of several bytes cannot be broken. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  const cut = bytes.lastIndexOf(0x0a, SAMPLE_BYTES);
  // Even length, so that UTF-16 keeps its pairs.
  return bytes.subarray(0, (cut > SAMPLE_BYTES / 2 ? cut : SAMPLE_BYTES) & ~1);
}

export function detect(file: SourceFile): Detection {
  const binary = detectBinary(file.bytes);
  if (binary !== null) return binary;
  const decoded = decodeText(sampleOf(file.bytes));
  if (decoded === null) return detected(null, '未知的二进制文件', 'unknown binary file');
  const ending = nameEnding(file.name);
  const markup = detectMarkup(decoded.text, ending);
  if (markup !== null) return markup;
  if (isJson(decoded.text)) return detected(null, 'JSON 文件', 'JSON file');
  return ofDialect(findDialect(decoded.text, ending), ending) ?? ofName(ending);
}
