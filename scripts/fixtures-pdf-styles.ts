/** Prints forms in the ways that readers of tables stumble over, by Chromium: `npx tsx scripts/fixtures-pdf-styles.ts [NAME…]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pageHtml, printHtml } from './print-chromium.js';
import { familyForms, type PrintedTable } from './printed-tables.js';

interface TableStyle {
  /** Numbers of the forms that are printed, in the order of their families. */
  readonly forms: readonly number[];
  /** Besides thin borders around all cells. */
  readonly css: string;
  /** Whether borders show every cell: else spans of cells are not to be seen. */
  readonly ruled: boolean;
  readonly landscape?: boolean;
  /** CSS of the page size. */
  readonly pageSize?: string;
  /** In points. */
  readonly fontSize?: number;
  /** HTML behind the tables. */
  readonly behind?: string;
}

export const STYLES: Readonly<Record<string, TableStyle>> = {
  dotted: { forms: [1], ruled: true, css: 'td{border:1px dotted #000}' },
  dashed: { forms: [2], ruled: true, css: 'td{border:3px dashed #555}' },
  thick: { forms: [3], ruled: true, css: 'td{border:5px solid #000}table{border:8px solid #000}' },
  underlined: { forms: [4, 5], ruled: true, css: 'td{text-decoration:underline line-through;padding:0 1px}' },
  'header-shaded': { forms: [0], ruled: true, css: 'tr.header td{border:none;background:#cde}' },
  open: { forms: [6], ruled: true, css: 'table{border-style:hidden}', fontSize: 7 },
  vertical: {
    forms: [0, 7],
    ruled: true,
    css: 'td[rowspan]:first-child:not([colspan]){writing-mode:vertical-rl;text-align:center}',
  },
  spaced: { forms: [2], ruled: true, css: 'td{letter-spacing:.5em}' },
  sideways: {
    forms: [5],
    ruled: true,
    css: 'section{width:240mm;transform:rotate(90deg) translateY(-170mm);transform-origin:top left}',
    fontSize: 7,
  },
  'side-by-side': {
    forms: [3, 8],
    ruled: true,
    landscape: true,
    pageSize: 'A3',
    css: 'body{display:flex;gap:12px}section{flex:1}',
    fontSize: 6,
  },
  watermark: {
    forms: [1],
    ruled: true,
    css: '.mark{position:fixed;top:35%;left:0;font-size:60pt;color:#ddd;z-index:-1}',
    behind: '<div class="mark">内部资料严禁外传</div>',
  },
  'row-lines': { forms: [0, 9], ruled: false, css: 'td{border-left:none;border-right:none}' },
  'row-shades': {
    forms: [4, 6],
    ruled: false,
    landscape: true,
    css: 'td{border:none;padding:3px 6px}tr:nth-child(odd) td{background:#e8eef6}',
  },
};

/** The forms of a style. */
export function styledForms({ forms }: TableStyle): PrintedTable[] {
  const all = familyForms();
  return forms.flatMap((number) => all[number % all.length] ?? []);
}

function print(style: TableStyle): Uint8Array {
  const { css, behind = '', landscape = false, pageSize = 'A4', fontSize = 8 } = style;
  const html = pageHtml(styledForms(style), {
    lines: 'all',
    font: 'WenQuanYi Zen Hei Mono',
    landscape,
    pageSize,
    fontSize,
  });
  return printHtml(html.replace('</style>', `\n${css}</style>`).replace('</body>', `${behind}</body>`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  for (const [name, style] of Object.entries(STYLES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const folder = new URL(`../fixtures/pdf/style-${name}/`, import.meta.url);
    mkdirSync(folder, { recursive: true });
    const bytes = print(style);
    writeFileSync(new URL('input.pdf', folder), bytes);
    console.log(`style-${name}: ${String(Math.round(bytes.length / 1024))} KB`);
  }
}
