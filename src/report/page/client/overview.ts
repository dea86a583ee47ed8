/** The overview of a batch: counts, charts, the list of all tables, findings across tables, documents that were not read. */
import type { OverviewRow } from '../view.js';
import { evaluationAddress, overviewAddress, type App } from './app.js';
import { barChart, scoreChart } from './charts.js';
import { h, type Child } from './dom.js';
import { folded, shortened } from './folded.js';
import { addDecimals, findingsByRule } from './rows.js';
import { tableList } from './table-list.js';
import { said, severityName, t, verdictName } from './words.js';

/** Bars of one chart. */
const MOST_BARS = 10;

export function overviewView(app: App): HTMLElement {
  const { overview } = app;
  return h(
    'main',
    { id: 'content', tabindex: -1, class: 'overview' },
    h('h1', {}, t('title')),
    counts(app),
    overview.summary.documents === 0 && h('p', {}, t('noDocuments')),
    overview.rows.length > 0 && charts(app),
    overview.rows.length > 0 && tableList(app),
    overview.cross.length > 0 && crossFindings(app),
    overview.unread.length > 0 && unreadDocuments(app),
    overview.rows.length > 0 && h('p', { class: 'help muted' }, t('helpOverview')),
  );
}

function counts({ overview, choice }: App): HTMLElement {
  const { documents, evaluations, failures, findings } = overview.summary;
  const number = (name: string, count: number, tone = ''): HTMLElement =>
    h('div', { class: `count ${tone}` }, h('dt', {}, name), h('dd', {}, count));
  const verdicts = (['discrepant', 'incomplete', 'consistent'] as const).map((verdict) => {
    const count = overview.rows.filter((row) => row.verdict === verdict).length;
    const link = h(
      'a',
      { href: overviewAddress({ ...choice, verdict }), class: `verdict ${verdict}` },
      `${verdictName(verdict)} ${String(count)}`,
    );
    return h('li', {}, link);
  });
  return h(
    'section',
    { class: 'counts', 'aria-label': t('overview') },
    h(
      'dl',
      {},
      number(t('documents'), documents),
      number(t('tables'), evaluations),
      number(t('unread'), failures, failures > 0 ? 'error' : ''),
      number(severityName('error'), findings.error, findings.error > 0 ? 'error' : ''),
      number(severityName('warning'), findings.warning, findings.warning > 0 ? 'warning' : ''),
      number(severityName('info'), findings.info),
    ),
    h('ul', { class: 'verdicts', 'aria-label': t('verdicts') }, ...verdicts),
  );
}

function charts({ overview, setup, choice }: App): HTMLElement {
  return h(
    'div',
    { class: 'charts' },
    scoreChart(overview.rows),
    barChart(t('chartUnits'), unitBars(overview.rows)),
    barChart(
      t('chartRules'),
      findingsByRule(overview)
        .slice(0, MOST_BARS)
        .map(([rule, count]) => {
          const { title, severity } = setup.catalogue[rule] ?? {};
          const name = h('a', { href: overviewAddress({ ...choice, rule }) }, title === undefined ? rule : said(title));
          return { name, figure: String(count), size: count, tone: severity ?? ('plain' as const) };
        }),
    ),
  );
}

function unitBars(rows: readonly OverviewRow[]): { name: Node; figure: string; size: number; tone: 'plain' }[] {
  const differences = new Map<string, string[]>();
  for (const { unit, difference } of rows) {
    if (difference == null || Number(difference) === 0) continue;
    const name = unit ?? t('unknown');
    differences.set(name, [...(differences.get(name) ?? []), difference.replace('-', '')]);
  }
  const sums = [...differences]
    .map(([name, amounts]) => ({ name, sum: addDecimals(amounts) }))
    .sort((one, other) => Number(other.sum) - Number(one.sum));
  const shown = sums.slice(0, MOST_BARS);
  const rest = sums.slice(MOST_BARS);
  if (rest.length > 0) {
    shown.push({ name: t('chartOthers', { count: rest.length }), sum: addDecimals(rest.map(({ sum }) => sum)) });
  }
  return shown.map(({ name, sum }) => ({ name: h('span', {}, name), figure: sum, size: Number(sum), tone: 'plain' }));
}

function crossFindings({ overview, setup }: App): HTMLElement {
  const rows = new Map(overview.rows.map((row) => [row.key, row]));
  const items = overview.cross.map(({ rule, severity, message, places }) => {
    const title = setup.catalogue[rule]?.title;
    const links = places.map(({ key, cell }) => {
      const { project, path, table } = rows.get(key) ?? {};
      const link = h('a', { href: evaluationAddress(key, cell) }, shortened(project ?? String(key)));
      return h(
        'li',
        {},
        link,
        ' ',
        h('span', { class: 'muted path' }, `${path ?? ''}　${t('table', { table: table ?? 1 })}`),
      );
    });
    return h(
      'li',
      { class: `finding ${severity}` },
      h('p', {}, badge(severity), ' ', h('strong', {}, title === undefined ? rule : said(title))),
      h('p', {}, folded(said(message))),
      h('ul', { class: 'links' }, ...links),
    );
  });
  return section(t('across'), h('ol', { class: 'findings' }, ...items));
}

function unreadDocuments({ overview }: App): HTMLElement {
  const rows = overview.unread.map(({ path, message, hint }) =>
    h('tr', {}, h('th', { scope: 'row', class: 'path' }, path), h('td', {}, said(message)), h('td', {}, said(hint))),
  );
  const heads = [t('file'), t('reason'), t('hint')].map((name) => h('th', { scope: 'col' }, name));
  return section(
    t('unreadDocuments'),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('unreadDocuments') },
      h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows)),
    ),
  );
}

export function badge(severity: 'error' | 'warning' | 'info'): HTMLElement {
  return h('span', { class: `badge ${severity}` }, severityName(severity));
}

export function section(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', {}, h('h2', {}, title), ...children);
}
