/** The frame of the application's own pages. They work without script; texts are escaped where they are put in. */
import { html } from 'hono/html';
import type { Lang } from '../../model/lang.js';
import { PAGE_TEXTS } from './texts.js';

/** Escaped HTML. */
export type Html = ReturnType<typeof html>;

export interface Frame {
  readonly lang: Lang;
  readonly title: string;
  readonly body: Html;
  /** Seconds after which the page is asked for again. */
  readonly refresh?: number;
  readonly withScript?: boolean;
}

export async function renderFrame({ lang, title, body, refresh, withScript = false }: Frame): Promise<string> {
  const texts = PAGE_TEXTS[lang];
  const page = html`<!doctype html>
    <html lang="${texts.htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}" />`}
        <title>${title} · ${texts.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/serve.css" />
        ${withScript ? html`<script src="/assets/serve.js" defer></script>` : ''}
      </head>
      <body>
        <header class="head"><a class="name" href="/">${texts.name}</a></header>
        <main>${body}</main>
      </body>
    </html>`;
  return String(await page);
}
