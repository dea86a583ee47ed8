/** The HTML around the data: everything in one document, nothing of it from a document that was audited but as JSON. */
import type { Lang } from '../../model/lang.js';
import { hashSource, type PageAssets } from './assets.js';
import type { PageSetup } from './view.js';

/** Tells a page of ours from other documents. */
export const PAGE_MARK = '<meta name="generator" content="fuhe">';

const TITLES: Readonly<Record<Lang, string>> = {
  zh: '复核：绩效自评核查结果',
  en: 'fuhe: audit of self-evaluations',
};
const NO_SCRIPT = {
  zh: '本页须启用脚本才能显示；脚本已包含在文件内，不会访问网络。',
  en: 'This page needs scripts to show; they are part of the file and do not use the network.',
} as const;

/** Nothing is fetched, sent, framed or run but the page's own program. */
export function embeddedPolicy({ script, style }: PageAssets): string {
  return policy([
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    // Pages of the originals, embedded; data cannot be run as an image.
    'img-src data:',
  ]);
}

/** The same for the local application: the page fetches its data from where it came from, and nowhere else. */
export function serverPolicy({ script, style }: PageAssets): string {
  return policy([
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "connect-src 'self'",
    'img-src blob: data:',
    "frame-ancestors 'none'",
  ]);
}

function policy(directives: readonly string[]): string {
  return ["default-src 'none'", ...directives, "base-uri 'none'", "form-action 'none'"].join('; ');
}

/** Everything before the data. @param contentPolicy Null where a header says it. */
export function beginDocument(setup: PageSetup, assets: PageAssets, contentPolicy: string | null): string {
  const { lang } = setup;
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    PAGE_MARK,
    ...(contentPolicy === null ? [] : [`<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`]),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${TITLES[lang]}</title>`,
    // An empty icon: without one a browser asks the server for it.
    '<link rel="icon" href="data:,">',
    `<style>${assets.style}</style>`,
    '</head>',
    '<body>',
    '<div id="page"></div>',
    `<noscript><p>${NO_SCRIPT[lang]}</p></noscript>`,
    dataBlock('setup', setup),
  ].join('\n');
}

/** Everything behind the data. */
export function endDocument({ script }: PageAssets): string {
  return `\n<script>${script}</script>\n</body>\n</html>\n`;
}

/** Data that the page finds by its name. @param name Ours, never a text of a document. */
export function dataBlock(name: string, data: unknown): string {
  return `\n<script type="application/json" id="data-${name}">${scriptSafe(data)}</script>`;
}

/** JSON that cannot end the block it stands in, whatever it says; fields without a value are left out. */
function scriptSafe(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => value ?? undefined).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
