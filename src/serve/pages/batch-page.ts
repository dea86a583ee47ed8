/** A batch without script: how far it is, and its results once they are there. */
import { html } from 'hono/html';
import type { Lang } from '../../model/lang.js';
import type { Overview } from '../../report/page/page.js';
import type { OverviewRow } from '../../report/page/view.js';
import type { BatchView, PlainError } from '../batch-view.js';
import type { Batch } from '../batch.js';
import { renderFrame, type Html } from './layout.js';
import { PAGE_TEXTS, type PageTexts } from './texts.js';

const REFRESH_SECONDS = 2;

export function progressPage(batch: Batch, lang: Lang): Promise<string> {
  const { progress, batch: words } = PAGE_TEXTS[lang];
  const rows = batch.files.map(({ upload, state, counts }) => {
    const figures = [counts.documents, counts.evaluations, counts.findings.error, counts.findings.warning];
    return html`<tr>
      <td class="long">${upload.name}</td>
      <td>${progress.state[state]}</td>
      ${figures.map((figure) => html`<td class="figure">${figure}</td>`)}
    </tr>`;
  });
  const body = html`<h1>${progress.title}</h1>
    <p>${words.state[batch.state]}。${progress.wait}</p>
    <form method="post" action="/batches/${batch.id}/cancel"><button type="submit">${progress.cancel}</button></form>
    ${table(progress.columns, rows)}`;
  return renderFrame({ lang, title: progress.title, body, refresh: REFRESH_SECONDS });
}

export function batchPage(batch: Batch, { overview, errors }: BatchView, lang: Lang): Promise<string> {
  const texts = PAGE_TEXTS[lang];
  const words = texts.batch;
  const { summary, rows, unread, cross } = overview;
  const { error, warning, info } = summary.findings;
  const at = `/batches/${batch.id}`;
  const body = html`<h1>${words.title}</h1>
    ${batch.state === 'cancelled' ? html`<p class="problem">${words.state.cancelled}</p>` : ''}
    <p class="summary">
      ${words.summary(summary.documents, summary.evaluations, summary.failures)}<br />
      ${words.findings(error, warning, info)}
    </p>
    <p><a class="button" href="${at}/page">${words.interactive}</a></p>
    <nav aria-label="${words.downloads}">
      <ul class="links">
        <li><a href="${at}/result.json" download>${words.json}</a></li>
        <li><a href="${at}/workpaper.xlsx" download>${words.workpaper}</a></li>
        <li><a href="${at}/report.html" download>${words.page}</a></li>
        <li><a href="/">${words.another}</a></li>
      </ul>
    </nav>
    <h2>${words.evaluations}</h2>
    ${
      rows.length === 0
        ? html`<p>${words.none}</p>`
        : table(
            words.columns,
            rows.map((row) => overviewRow(row, at, texts)),
            'overview',
          )
    }
    ${errors.length === 0 ? '' : errorSection(errors, at, lang)}
    ${cross.length === 0 ? '' : crossSection(overview, at, lang)}
    ${unread.length === 0 ? '' : unreadSection(overview, lang)}
    <form method="post" action="${at}/delete"><button type="submit" class="danger">${words.remove}</button></form>`;
  return renderFrame({ lang, title: words.title, body });
}

/** A table that scrolls by itself where the window is narrow. */
export function table(columns: readonly string[], rows: readonly Html[], name = ''): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${columns.join('，')}">
    <table class="${name}">
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function overviewRow(row: OverviewRow, at: string, { batch: words }: PageTexts): Html {
  return html`<tr>
    <td class="figure">${row.key}</td>
    <td class="long">${row.unit ?? ''}</td>
    <td class="long"><a href="${at}/evaluations/${row.key}">${row.project ?? row.label ?? row.path}</a></td>
    <td class="figure">${row.year ?? ''}</td>
    <td class="figure">${row.declared ?? ''}</td>
    <td class="figure">${row.recomputed ?? ''}</td>
    <td class="figure">${row.difference ?? ''}</td>
    <td class="${row.verdict}">${words.verdict[row.verdict]}</td>
    <td class="figure">${row.errors} / ${row.warnings}</td>
  </tr>`;
}

function errorSection(errors: readonly PlainError[], at: string, lang: Lang): Html {
  const items = errors.map(
    ({ key, project, message }) => html`<li><a href="${at}/evaluations/${key}">${key} ${project}</a>：${message}</li>`,
  );
  return html`<h2>${PAGE_TEXTS[lang].batch.errors}</h2>
    <ul>
      ${items}
    </ul>`;
}

function crossSection({ cross }: Overview, at: string, lang: Lang): Html {
  const items = cross.map(({ message, places }) => {
    const links = places.map(({ key }) => html` <a href="${at}/evaluations/${key}">${key}</a>`);
    return html`<li>${message[lang] ?? message.zh ?? ''}${links}</li>`;
  });
  return html`<h2>${PAGE_TEXTS[lang].batch.cross}</h2>
    <ul>
      ${items}
    </ul>`;
}

function unreadSection({ unread }: Overview, lang: Lang): Html {
  const words = PAGE_TEXTS[lang].batch;
  const rows = unread.map(
    ({ path, message, hint }) =>
      html`<tr>
        <td class="long">${path}</td>
        <td>${message[lang] ?? message.zh ?? ''}</td>
        <td>${hint[lang] ?? hint.zh ?? ''}</td>
      </tr>`,
  );
  return html`<h2>${words.unread}</h2>
    ${table(words.unreadColumns, rows)}`;
}
