/** One evaluation without script: its findings, and the form as printed with the findings on their cells. */
import { html } from 'hono/html';
import type { Lang } from '../../model/lang.js';
import { pageCatalogue } from '../../report/page/page-catalogue.js';
import type { EvaluationView } from '../../report/page/page.js';
import type { Batch } from '../batch.js';
import { table } from './batch-page.js';
import { COLUMN_TEXTS, PAGE_TEXTS } from './texts.js';
import { renderFrame, type Html } from './layout.js';

/** Address of a cell within the page. */
const cellId = (cell: string): string => `cell-${cell.replaceAll('/', '-')}`;

export function evaluationPage(batch: Batch, view: EvaluationView, lang: Lang): Promise<string> {
  const { batch: words, evaluation: own } = PAGE_TEXTS[lang];
  const title = view.projectName ?? view.title ?? view.source.path;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.columns[1], view.unit ?? view.department],
    [words.columns[3], view.year === null ? null : String(view.year)],
    [words.columns[4], view.declared],
    [words.columns[5], view.recomputed],
    [words.columns[6], view.difference],
    [words.columns[7], words.verdict[view.verdict]],
  ];
  const body = html`<p><a href="/batches/${batch.id}">${words.back}</a></p>
    <h1>${title}</h1>
    <p class="quiet">${view.source.path}</p>
    <dl class="facts">
      ${facts.map(([name, value]) =>
        value === null
          ? ''
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
    <h2>${own.findings}</h2>
    ${view.findings.length === 0 ? html`<p>${own.noFindings}</p>` : findingList(batch, view, lang)}
    <h2>${own.form}</h2>
    ${formTable(view, lang)}`;
  return renderFrame({ lang, title, body });
}

const CATALOGUE = pageCatalogue();

function findingList(batch: Batch, view: EvaluationView, lang: Lang): Html {
  const { evaluation: own } = PAGE_TEXTS[lang];
  const items = view.findings.map((finding, index) => {
    const { page, row } = finding.place;
    const number = index + 1;
    const original = `/batches/${batch.id}/evaluations/${String(view.key)}/original/${String(page)}#mark-${String(number)}`;
    const figures: readonly (readonly [string, string | null])[] = [
      [own.declared, finding.declared],
      [own.recomputed, finding.recomputed],
    ];
    return html`<li id="finding-${number}" class="${finding.severity}">
      <p>
        <strong class="severity">${own.severity[finding.severity]}</strong>
        ${finding.message[lang] ?? finding.message.zh ?? ''}
      </p>
      <p class="quiet">
        <span title="${finding.rule}">${CATALOGUE[finding.rule]?.title[lang] ?? finding.rule}</span>
        ${figures.map(([name, value]) => (value === null ? '' : html`<span>${name} ${value}</span>`))}
        ${finding.formula === null ? '' : html`<span class="formula">${finding.formula}</span>`}
        ${
          finding.cell === null
            ? ''
            : html`<a href="#${cellId(finding.cell)}">${row === undefined ? own.cell : own.place(row + 1)}</a>`
        }
        ${page === undefined || view.source.format !== 'pdf' ? '' : html`<a href="${original}">${own.original(page)}</a>`}
      </p>
    </li>`;
  });
  return html`<ol class="findings">
    ${items}
  </ol>`;
}

function formTable(view: EvaluationView, lang: Lang): Html {
  const rows = view.rows.map(
    ({ cells }) =>
      html`<tr>
        ${view.columns.map((column) => {
          const cell = cells[column];
          if (cell === null) return '';
          const found = view.findings.flatMap((finding, index) => (finding.cell === cell.cell ? [index + 1] : []));
          const marks = found.map((number) => html` <a class="mark" href="#finding-${number}">[${number}]</a>`);
          const state = found.length > 0 ? 'found' : '';
          return html`<td id="${cellId(cell.cell)}" rowspan="${cell.span ?? 1}" class="${state}">
            ${cell.text ?? ''}${marks}
          </td>`;
        })}
      </tr>`,
  );
  const columns = view.columns.map((column) => COLUMN_TEXTS[lang][column]);
  return table(columns, rows);
}
