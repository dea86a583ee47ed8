/** Writes the seed's tables in every text format, as programs write them: `npx tsx scripts/fixtures-text.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import papaparse from 'papaparse';
import { displayWidth } from '../src/report/display-width.js';
import { readSeed, type SeedIndicator, type SeedTable } from './seed-tables.js';

const tables = readSeed();

function write(folder: string, name: string, content: string | Uint8Array): void {
  const target = new URL(`../fixtures/${folder}/`, import.meta.url);
  mkdirSync(target, { recursive: true });
  writeFileSync(new URL(name, target), content);
}

/** As Excel saves a sheet: every row as wide as the sheet, titles too, CRLF. */
function asSheet(delimiter: string): string {
  const width = Math.max(...tables.flatMap((table) => table.rows.map((row) => row.length)));
  const pad = (row: readonly string[]): string[] => Array.from({ length: width }, (_, index) => row[index] ?? '');
  const rows = tables.flatMap((table) => [[table.title], [table.year], ...table.rows, []].map(pad));
  return `${papaparse.unparse(rows, { delimiter, newline: '\r\n' })}\r\n`;
}

/** As a script writes it: titles as lines, a blank line between the tables. */
function asCsv(): string {
  const parts = tables.map(
    (table) =>
      `${table.title}\n${table.year}\n${papaparse.unparse(
        table.rows.map((row) => [...row]),
        { newline: '\n' },
      )}\n`,
  );
  return parts.join('\n');
}

function asTabs(): string {
  return tables
    .map((table) => [table.title, table.year, ...table.rows.map((row) => row.join('\t')), ''].join('\r\n'))
    .join('\r\n');
}

function asMarkdown(): string {
  const line = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return tables
    .map((table) => {
      const [first = [], ...rest] = table.rows;
      const rows = [line(first), line(first.map(() => '---')), ...rest.map(line)];
      return `## ${table.title}\n\n${table.year}\n\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

/** Every space separates, so cells lose their own. */
function asTokens(): string {
  const line = (row: readonly string[]): string =>
    row
      .map((cell) => cell.replace(/\s/g, ''))
      .filter((cell) => cell !== '')
      .join(' ');
  return tables.map((table) => [table.title, table.year, ...table.rows.map(line), ''].join('\n')).join('\n');
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Rows from `index` on that go on with the cell of row `index`. */
function runLength(indicators: readonly SeedIndicator[], index: number, ends: (row: SeedIndicator) => boolean): number {
  let end = index + 1;
  while (end < indicators.length && !ends(indicators[end] as SeedIndicator)) end += 1;
  return end - index;
}

/** As a web page prints the form: merged cells as spans, the column heads in a thead that reaches into the body. */
function tableHtml(table: SeedTable): string {
  const cell = (text: string, columns = 1, rows = 1): string => {
    const spans = `${rows > 1 ? ` rowspan="${String(rows)}"` : ''}${columns > 1 ? ` colspan="${String(columns)}"` : ''}`;
    return `<td${spans}>${text === '' ? '&nbsp;' : `<p>${escapeHtml(text)}</p>`}</td>`;
  };
  const row = (...cells: string[]): string => `<tr>${cells.join('')}</tr>`;
  const { indicators } = table;
  const body = indicators.map((indicator, index) => {
    const level1 = index === 0 || indicator.level1 !== '';
    const level2 = index === 0 || level1 || indicator.level2 !== '';
    const method = index === 0 || indicator.method !== '';
    return row(
      ...(level1
        ? [
            cell(
              indicator.level1,
              1,
              runLength(indicators, index, (next) => next.level1 !== ''),
            ),
          ]
        : []),
      ...(level2
        ? [
            cell(
              indicator.level2,
              1,
              runLength(indicators, index, (next) => next.level2 !== '' || next.level1 !== ''),
            ),
          ]
        : []),
      ...[indicator.level3, indicator.weight, indicator.target, indicator.actual].map((text) => cell(text)),
      ...(method
        ? [
            cell(
              indicator.method,
              1,
              runLength(indicators, index, (next) => next.method !== ''),
            ),
          ]
        : []),
      cell(indicator.score),
      cell(indicator.reason),
    );
  });
  return [
    `<h2 align="center">${table.title}</h2>`,
    `<p align="center">${table.year}</p>`,
    '<table border="1" cellspacing="0">',
    '<tbody>',
    row(cell('项目名称', 2), cell(table.project, 8)),
    row(cell('主管部门', 2), cell(table.department, 3), cell('实施单位', 2), cell(table.unit, 3)),
    row(
      cell('项目资金<br>(万元)'.replace('<br>', '\n'), 2, 4),
      cell('', 2),
      cell('年初预算数', 2),
      cell('全年预算数', 2),
      cell('全年执行数', 2),
    ),
    ...table.funds.map(([label, ...amounts]) => row(cell(label, 2), ...amounts.map((amount) => cell(amount, 2)))),
    row(cell('年度总体目标', 2, 2), cell('年初设定目标', 3), cell('年度总体目标完成情况', 5)),
    row(cell(table.goals[0], 3), cell(table.goals[1], 5)),
    row(cell('绩效指标', 1, indicators.length + 1), ...table.headers.map((header) => cell(header))),
    ...body,
    row(cell('总分', 8), cell(table.total), cell('')),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function asHtml(): string {
  const style = '<style>table { width: 100% } td { padding: 2px }</style>';
  const head = `<head><meta charset="utf-8"><title>绩效自评</title>${style}</head>`;
  const nav = '<div style="display:none">打印 关闭</div>';
  const layout = `<table width="960" align="center"><tr><td>${nav}\n${tables.map(tableHtml).join('\n')}\n<p>附件下载</p></td></tr></table>`;
  return `<!DOCTYPE html>\n<html>${head}\n<body>\n${layout}\n</body></html>\n`;
}

/** Cuts a text into pieces no wider than `width`. */
function wrap(text: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text.replace(/<\/?p>/g, '').replace(/\s+/g, '')) {
    if (displayWidth(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** The place where each of the ten columns starts, in columns of a terminal. */
const STARTS = [0, 10, 28, 48, 116, 124, 140, 156, 184, 194];

/** A printed line: each text at the start of its column, further right only where the one before is longer. */
function printLine(cells: readonly (readonly [column: number, text: string])[]): string {
  let line = '';
  for (const [column, text] of cells) {
    if (text === '') continue;
    const gap = (STARTS[column] ?? 0) - displayWidth(line);
    line += ' '.repeat(line === '' ? gap : Math.max(2, gap)) + text;
  }
  return line;
}

/** As a viewer prints a page to text: columns made of spaces, the merged method cell running down beside the rows. */
function tableColumns(table: SeedTable): string {
  const goals = table.goals.map((goal, index) => wrap(goal, index === 0 ? 80 : 64));
  const goalLines = Array.from({ length: Math.max(...goals.map((goal) => goal.length)) }, (_, index) =>
    printLine([
      [2, goals[0]?.[index] ?? ''],
      [5, goals[1]?.[index] ?? ''],
    ]),
  );
  const method = wrap(table.indicators.map((indicator) => indicator.method).join(''), 26);
  const body = Array.from({ length: Math.max(table.indicators.length, method.length) }, (_, index) => {
    const row = table.indicators[index];
    const texts = row === undefined ? [] : [row.level1, row.level2, row.level3, row.weight, row.target, row.actual];
    const squeezed = texts.map((text): string => text.replace(/\s/g, ''));
    return printLine([
      ...squeezed.map((text, at) => [at + 1, text] as const),
      [7, method[index] ?? ''],
      [8, row?.score ?? ''],
      [9, row?.reason ?? ''],
    ]);
  });
  return [
    ' '.repeat(90) + table.title,
    ' '.repeat(100) + table.year,
    printLine([
      [0, '项目名称'],
      [2, table.project],
    ]),
    printLine([
      [0, '主管部门'],
      [2, table.department],
      [5, '实施单位'],
      [7, table.unit],
    ]),
    printLine([
      [0, '项目资金(万元)'],
      [5, '年初预算数'],
      [6, '全年预算数'],
      [7, '全年执行数'],
    ]),
    ...table.funds.map(([label, ...amounts]) =>
      printLine([[2, label], ...amounts.map((amount, at) => [at + 5, amount] as const)]),
    ),
    printLine([
      [0, '年度总体目标'],
      [2, '年初设定目标'],
      [5, '年度总体目标完成情况'],
    ]),
    ...goalLines,
    printLine([[0, '绩效指标'], ...table.headers.map((header, at) => [at + 1, header.replace(/\s/g, '')] as const)]),
    ...body,
    printLine([
      [0, '总分'],
      [8, table.total],
    ]),
  ].join('\n');
}

write('csv/seed-utf8', 'input.csv', asCsv());
write('csv/seed-utf8-bom', 'input.csv', `\uFEFF${asSheet(',')}`);
write('csv/seed-gb18030', 'input.csv', iconv.encode(asSheet(','), 'gb18030'));
write('csv/seed-tsv', 'input.tsv', asSheet('\t'));
write('text/seed-utf16le', 'input.txt', iconv.encode(asTabs(), 'utf-16le', { addBOM: true }));
write('text/seed-utf16be', 'input.txt', iconv.encode(asTabs(), 'utf-16be', { addBOM: false }));
write('text/seed-tokens', 'input.txt', asTokens());
write('text/seed-columns', 'input.txt', `${tables.map(tableColumns).join('\n\f')}\n`);
write('markdown/seed-pipes', 'input.md', asMarkdown());
write('html/seed-spans', 'input.html', asHtml());
