/** What a visitor sees where a request was not followed. */
import { html } from 'hono/html';
import type { Lang } from '../../model/lang.js';
import type { Refusal } from '../refusal.js';
import { renderFrame } from './layout.js';
import { PAGE_TEXTS } from './texts.js';

export function errorPage({ text, hint }: Refusal, lang: Lang): Promise<string> {
  const { error } = PAGE_TEXTS[lang];
  const body = html`<h1>${error.title}</h1>
    <p class="problem" role="alert">${text[lang]}</p>
    <p>${hint[lang]}</p>
    <p><a class="button" href="/">${error.home}</a></p>`;
  return renderFrame({ lang, title: error.title, body });
}
