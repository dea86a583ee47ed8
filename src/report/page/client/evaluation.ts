/** One table: the form with its findings, the list of them, and the original beside it. */
import type { EvaluationView } from '../view.js';
import { evaluationAddress, listedKeys, overviewAddress, type App } from './app.js';
import { h, type Child } from './dom.js';
import { evidencePane } from './evidence.js';
import { findingDetail, findingList, placeText } from './findings.js';
import { folded, shortened } from './folded.js';
import { verdict } from './form-notes.js';
import { cellId, formView } from './form.js';
import { badge } from './overview.js';
import { keepInWindow } from './side-height.js';
import { said, t } from './words.js';

const PREFIX = 'cell-';

export interface EvaluationScreen {
  readonly element: HTMLElement;
  /** Goes on to the next finding (1) or back to the one before (-1). */
  step(by: 1 | -1): void;
  /** Shows what stands in the cell. */
  showCell(cell: string): void;
  /** Addresses of the tables before and behind in the list; null at its ends. */
  readonly previous: string | null;
  readonly following: string | null;
}

/** Whether the findings stand below the form instead of beside it: as `narrow.css` has it. */
const isStacked = (): boolean => window.matchMedia('(max-width: 900px)').matches;

export function evaluationScreen(app: App, view: EvaluationView): EvaluationScreen {
  let chosen: number | null = null;
  const evidence = evidencePane(view, app.overview, app.source, (index) => {
    choose(index, true);
  });
  const list = findingList(
    view,
    app.setup,
    (index) => {
      choose(index, !isStacked());
    },
    (cell) => {
      reveal(cell);
    },
  );
  const form = formView(view, {
    prefix: PREFIX,
    choose: (index) => {
      choose(index, !isStacked());
    },
    showRow: (index) => {
      const row = view.rows[index];
      if (row !== undefined) evidence.show(row.place, null, index);
    },
  });

  const cellOf = (cell: string): HTMLElement | null => form.querySelector(`#${CSS.escape(cellId(PREFIX, cell))}`);
  const reveal = (cell: string): void => {
    const element = cellOf(cell);
    if (element === null) return;
    mark(element);
    element.tabIndex = -1;
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    element.focus({ preventScroll: true });
  };
  const mark = (cell: HTMLElement | null): void => {
    for (const marked of form.querySelectorAll('.chosen')) marked.classList.remove('chosen');
    cell?.classList.add('chosen');
  };
  /** @param toCell Whether the cell is to come into sight; else what is said of it stays there. */
  const choose = (index: number, toCell: boolean): void => {
    const finding = view.findings[index];
    if (finding === undefined) return;
    chosen = index;
    list.open(index);
    const cell = finding.cell == null ? null : cellOf(finding.cell);
    mark(cell);
    if (toCell) cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    fitSide();
    evidence.show(finding.place, index);
  };

  const keys = listedKeys(app);
  const at = keys.indexOf(view.key);
  const addressAt = (index: number): string | null => {
    const key = at < 0 ? undefined : keys[index];
    return key === undefined ? null : evaluationAddress(key);
  };
  const [previous, following] = [addressAt(at - 1), addressAt(at + 1)];
  // Paper cannot be opened.
  app.beforePrint = () => {
    for (const details of form.querySelectorAll('details')) details.open = true;
  };

  const side = h(
    'aside',
    { class: 'pane-side', 'aria-label': t('findings') },
    h(
      'section',
      { class: 'pane-findings', tabindex: 0, 'aria-label': t('findings') },
      h('h2', {}, t('bracketed', { text: t('findings'), more: view.findings.length })),
      list.element,
    ),
    evidence.element,
  );
  const fitSide = keepInWindow(side);
  const element = h(
    'main',
    { id: 'content', tabindex: -1, class: 'evaluation' },
    h(
      'nav',
      { class: 'line', 'aria-label': t('allTables') },
      h('a', { class: 'button', href: overviewAddress(app.choice) }, `← ${t('back')}`),
      h(
        'span',
        { class: 'turn' },
        previous !== null && h('a', { class: 'button', href: previous, rel: 'prev' }, t('previous')),
        at >= 0 && h('span', { class: 'muted' }, t('position', { at: at + 1, count: keys.length })),
        following !== null && h('a', { class: 'button', href: following, rel: 'next' }, t('following')),
      ),
    ),
    heading(view),
    h(
      'div',
      { class: 'panes' },
      h('div', { class: 'pane-form' }, form, profileNote(view), diagnostics(view, reveal), crossNote(app, view)),
      side,
    ),
    footnotes(view, app),
    h('p', { class: 'help muted' }, t('helpEvaluation')),
  );
  return {
    element,
    previous,
    following,
    step(by) {
      const last = view.findings.length - 1;
      const next = chosen === null ? (by === 1 ? 0 : last) : chosen + by;
      choose(next < 0 ? last : next > last ? 0 : next, true);
    },
    showCell(cell) {
      const index = view.findings.findIndex((finding) => finding.cell === cell);
      if (index >= 0) choose(index, true);
      reveal(cell);
    },
  };
}

/** What is said of a table above its form. */
export function heading(view: EvaluationView): HTMLElement {
  const { label, year, source } = view;
  const where = [label, year == null ? null : t('ofYear', { year }), source.path, t('table', { table: source.table })];
  const figure = (name: string, value: Child): HTMLElement =>
    h('div', { class: 'count' }, h('dt', {}, name), h('dd', {}, value));
  return h(
    'header',
    { class: 'heading' },
    h('h1', {}, folded(view.projectName ?? view.title ?? source.path)),
    h('p', { class: 'muted path' }, where.filter((part) => part != null).join('　')),
    h(
      'dl',
      { class: 'counts' },
      figure(t('declared'), view.declared ?? t('none')),
      figure(t('recomputed'), view.recomputed ?? t('none')),
      figure(t('difference'), view.difference ?? t('none')),
      figure(t('verdict'), verdict(view.verdict)),
    ),
  );
}

function profileNote({ profile, checked }: EvaluationView): HTMLElement {
  return h(
    'section',
    { class: 'profile' },
    h('h2', {}, t('profile')),
    h(
      'p',
      {},
      profile.title == null ? profile.name : said(profile.title),
      '　',
      h('span', { class: 'muted' }, profile.basis.join(t('further'))),
    ),
    profile.evidence.length > 0 && h('p', {}, t('labelled', { name: t('profileWhy'), text: '' })),
    h('ul', {}, ...profile.evidence.map((text) => h('li', {}, said(text)))),
    h('p', { class: 'muted' }, t('checked', { ...checked })),
  );
}

function diagnostics(view: EvaluationView, reveal: (cell: string) => void): HTMLElement | null {
  if (view.diagnostics.length === 0) return null;
  const items = view.diagnostics.map(({ severity, message, place, cell }) => {
    const where = placeText(place);
    const act = (): void => {
      if (cell != null) reveal(cell);
    };
    return h(
      'li',
      {},
      badge(severity),
      ' ',
      folded(said(message)),
      where !== '' && h('span', { class: 'muted' }, ` ${where} `),
      cell != null && h('button', { type: 'button', class: 'small', onclick: act }, t('seeCell')),
    );
  });
  return h('section', { class: 'diagnostics' }, h('h2', {}, t('diagnostics')), h('ul', {}, ...items));
}

/** Findings across tables that this one is part of. */
function crossNote({ overview, setup }: App, view: EvaluationView): HTMLElement | null {
  const own = overview.cross.filter(({ places }) => places.some(({ key }) => key === view.key));
  if (own.length === 0) return null;
  const names = new Map(overview.rows.map(({ key, project }) => [key, project]));
  const items = own.map(({ rule, severity, message, places }) => {
    const others = places.filter(({ key }) => key !== view.key);
    const title = setup.catalogue[rule]?.title;
    return h(
      'li',
      {},
      badge(severity),
      ' ',
      h('strong', {}, title === undefined ? rule : said(title)),
      h('p', {}, folded(said(message))),
      h(
        'ul',
        { class: 'links' },
        ...others.map(({ key, cell }) =>
          h('li', {}, h('a', { href: evaluationAddress(key, cell) }, shortened(names.get(key) ?? String(key)))),
        ),
      ),
    );
  });
  return h('section', { class: 'across' }, h('h2', {}, t('across')), h('ul', {}, ...items));
}

/** The findings as paper needs them: all open, numbered as in the form. */
export function footnotes(view: EvaluationView, { setup }: App): HTMLElement {
  const items = view.findings.map((finding) =>
    h(
      'li',
      {},
      h('p', {}, badge(finding.severity), ' ', folded(said(finding.message))),
      findingDetail(finding, view, setup),
    ),
  );
  return h(
    'section',
    { class: 'footnotes' },
    h('h2', {}, t('findings')),
    items.length === 0 ? h('p', {}, t('noFindings')) : h('ol', {}, ...items),
  );
}
