/** Prints a form as a document: tabs in the manner of copied web pages, HTML, Markdown, CSV, aligned text. */
import type { Form, FormCell } from './form.js';

export type TextFormat = 'tsv' | 'html' | 'markdown' | 'csv' | 'aligned';

export const FILE_NAMES: Readonly<Record<TextFormat, string>> = {
  tsv: 'form.txt',
  html: 'form.html',
  markdown: 'form.md',
  csv: 'form.csv',
  aligned: 'form.txt',
};

/** Rows × columns of texts: a merged cell's text at its first cell, nothing in the rest. */
export function matrixOf(form: Form): string[][] {
  const matrix = form.rows.map(() => Array.from({ length: form.columns }, () => ''));
  for (const cell of form.cells) {
    const row = matrix[cell.row];
    if (row) row[cell.column] = cell.text;
  }
  return matrix;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

function escapeCsv(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function spans(cell: FormCell): string {
  const rows = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
  const columns = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '';
  return `${rows}${columns}`;
}

function htmlTable(form: Form): string {
  const lines = form.rows.map((_, row) => {
    const cells = form.cells.filter((cell) => cell.row === row);
    return `<tr>${cells.map((cell) => `<td${spans(cell)}>${escapeHtml(cell.text)}</td>`).join('')}</tr>`;
  });
  return `<table border="1">\n${lines.join('\n')}\n</table>`;
}

/** Half-width columns that a text takes: two for a Chinese character. */
function displayWidth(text: string): number {
  return [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
}

function alignedLines(form: Form): string[] {
  // A space inside a cell would look like the gap between two columns only where it is doubled.
  const matrix = matrixOf(form);
  const widths = Array.from({ length: form.columns }, (_, column) => {
    const own = form.cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
    return Math.max(4, ...own.map((cell) => displayWidth(cell.text)));
  });
  return form.rows.map((_, row) => {
    let line = '';
    let edge = 0;
    for (let column = 0; column < form.columns; column++) {
      const text = matrix[row]?.[column] ?? '';
      if (text !== '') line += ' '.repeat(Math.max(line === '' ? 0 : 2, edge - displayWidth(line))) + text;
      edge += (widths[column] ?? 4) + 2;
    }
    return line;
  });
}

function body(form: Form, format: TextFormat): string {
  switch (format) {
    case 'tsv':
      return matrixOf(form)
        .map((row) => row.join('\t'))
        .join('\n');
    case 'html':
      return htmlTable(form);
    case 'markdown': {
      const lines = matrixOf(form).map((row) => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`);
      return [lines[0] ?? '', `|${' --- |'.repeat(form.columns)}`, ...lines.slice(1)].join('\n');
    }
    case 'csv':
      return matrixOf(form)
        .map((row) => row.map(escapeCsv).join(','))
        .join('\n');
    case 'aligned':
      return alignedLines(form).join('\n');
  }
}

function looseLines(lines: readonly string[], format: TextFormat): string {
  if (format === 'html') return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  if (format === 'csv') return lines.map(escapeCsv).join('\n');
  return lines.join('\n\n');
}

/** One document of several forms, in order. */
export function renderForms(forms: readonly Form[], format: TextFormat): string {
  const parts = forms.flatMap((form) => [
    looseLines(form.before, format),
    body(form, format),
    looseLines(form.after, format),
  ]);
  const text = parts.filter((part) => part !== '').join('\n\n');
  return format === 'html'
    ? `<!doctype html><html><head><meta charset="utf-8"></head><body>\n${text}\n</body></html>\n`
    : `${text}\n`;
}
