/** Prints tables to PDF by way of HTML and Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PrintedTable } from './printed-tables.js';

export interface PrintStyle {
  readonly landscape?: boolean;
  /** What is drawn: every border; none; coloured rows; a line below the column heads; a line below every row. */
  readonly lines: 'all' | 'separate' | 'none' | 'zebra' | 'header' | 'rows';
  readonly font?: string;
  /** In points. */
  readonly fontSize?: number;
  /** CSS of the page size. */
  readonly pageSize?: string;
  /** Each table on a page of its own. */
  readonly breaks?: boolean;
  readonly title?: boolean;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

function tableHtml({ titles, rows, columns, cells }: PrintedTable, { title = true }: PrintStyle): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row);
    const tds = own.map(({ rowSpan, columnSpan, text }) => {
      const spans = `${rowSpan > 1 ? ` rowspan="${String(rowSpan)}"` : ''}${columnSpan > 1 ? ` colspan="${String(columnSpan)}"` : ''}`;
      return `<td${spans}>${escapeHtml(text)}</td>`;
    });
    const isHeader = own.some(({ text }) => text === '三级指标');
    return `<tr${isHeader ? ' class="header"' : ''}>${tds.join('')}</tr>`;
  });
  const heads = title ? titles.map((line) => `<p class="title">${escapeHtml(line)}</p>`).join('') : '';
  return `<section>${heads}<table style="--columns:${String(columns)}"><tbody>${lines.join('\n')}</tbody></table></section>`;
}

const LINES: Readonly<Record<PrintStyle['lines'], string>> = {
  all: 'table{border-collapse:collapse}td{border:1px solid #000}',
  separate: 'table{border-spacing:2px;border:1px solid #333}td{border:1px solid #333}',
  none: 'table{border-collapse:collapse}td{padding:3px 6px}',
  zebra: 'table{border-collapse:collapse}td{padding:3px 6px}tr:nth-child(odd) td{background:#e8eef6}',
  header:
    'table{border-collapse:collapse}td{padding:3px 6px}tr.header td{border-top:1px solid #000;border-bottom:1px solid #000}',
  rows: 'table{border-collapse:collapse}td{padding:3px 6px;border-bottom:1px solid #555}',
};

export function pageHtml(tables: readonly PrintedTable[], style: PrintStyle): string {
  const { landscape = false, font = 'Noto Sans CJK SC', fontSize = 8, pageSize = 'A4', breaks = false } = style;
  const css = [
    `@page{size:${pageSize}${landscape ? ' landscape' : ''};margin:15mm}`,
    `*{print-color-adjust:exact;-webkit-print-color-adjust:exact}`,
    `body{font:${String(fontSize)}pt "${font}";margin:0}table{width:100%}td{padding:2px 3px}`,
    `.title{text-align:center;margin:6px}`,
    breaks ? 'section+section{break-before:page}' : '',
    LINES[style.lines],
  ].join('\n');
  const body = tables.map((table) => tableHtml(table, style)).join('\n');
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>自评表</title><style>${css}</style></head><body>${body}</body></html>`;
}

/** PDF of a web page. */
export function printHtml(html: string): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuhe-chromium-'));
  try {
    const [page, pdf] = [path.join(folder, 'page.html'), path.join(folder, 'page.pdf')];
    writeFileSync(page, html);
    execFileSync(
      'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        `--user-data-dir=${path.join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        `file://${page}`,
      ],
      { stdio: 'ignore' },
    );
    return readFileSync(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function printByChromium(tables: readonly PrintedTable[], style: PrintStyle): Uint8Array {
  return printHtml(pageHtml(tables, style));
}
