/** A page of the original without script: the picture, and on it the places of the findings, each a way back to it. */
import { html } from 'hono/html';
import type { PagePicture } from '../../evidence/picture.js';
import type { Lang } from '../../model/lang.js';
import type { EvaluationView } from '../../report/page/page.js';
import type { Batch } from '../batch.js';
import { renderFrame } from './layout.js';
import { PAGE_TEXTS } from './texts.js';

export function originalPage(batch: Batch, view: EvaluationView, picture: PagePicture, lang: Lang): Promise<string> {
  const { evaluation: own } = PAGE_TEXTS[lang];
  const { page, width, height } = picture;
  const back = `/batches/${batch.id}/evaluations/${String(view.key)}`;
  const marks = view.findings.flatMap((finding, index) => {
    const { bbox } = finding.place;
    if (finding.place.page !== page || bbox === undefined) return [];
    const [x0, y0, x1, y1] = bbox;
    const message = finding.message[lang] ?? finding.message.zh ?? '';
    return html`<a id="mark-${index + 1}" href="${back}#finding-${index + 1}" aria-label="${message}">
      <title>${message}</title>
      <rect class="${finding.severity}" x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"></rect>
    </a>`;
  });
  const title = `${view.projectName ?? view.source.path} · ${own.original(page)}`;
  const source = `/batches/${batch.id}/pictures/${view.source.sha256}/${String(page)}`;
  const body = html`<p><a href="${back}">${own.back}</a></p>
    <h1>${title}</h1>
    <svg class="original" viewBox="0 0 ${width} ${height}" role="group" aria-label="${title}">
      <image href="${source}" width="${width}" height="${height}"></image>
      ${marks}
    </svg>`;
  return renderFrame({ lang, title, body });
}
