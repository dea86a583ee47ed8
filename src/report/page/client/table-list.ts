/** The list of all tables: filters, search, sorting. Rows are made as they are needed, so thousands are no burden. */
import type { OverviewRow } from '../view.js';
import { evaluationAddress, overviewAddress, printAddress, type App } from './app.js';
import { h, replace } from './dom.js';
import { chooseRows, EVERYTHING, tally, type Choice, type SortColumn } from './rows.js';
import { saidText, t, verdictName, type Word } from './words.js';

const ROWS_AT_ONCE = 100;

const COLUMNS: readonly { readonly column: SortColumn; readonly word: Word; readonly figure?: true }[] = [
  { column: 'key', word: 'number', figure: true },
  { column: 'year', word: 'year' },
  { column: 'unit', word: 'unit' },
  { column: 'project', word: 'project' },
  { column: 'declared', word: 'declared', figure: true },
  { column: 'recomputed', word: 'recomputed', figure: true },
  { column: 'difference', word: 'difference', figure: true },
  { column: 'verdict', word: 'verdict' },
  { column: 'errors', word: 'errors', figure: true },
  { column: 'warnings', word: 'warnings', figure: true },
];

export function tableList(app: App): HTMLElement {
  const body = h('tbody');
  const status = h('p', { role: 'status', class: 'status' });
  const more = h('button', { type: 'button', class: 'more' });
  const heads = new Map<SortColumn, HTMLElement>();
  let fitting: OverviewRow[] = [];

  const show = (count: number): void => {
    body.append(...fitting.slice(body.childElementCount, count).map(rowOf));
    const left = Math.min(ROWS_AT_ONCE, fitting.length - body.childElementCount);
    more.hidden = left <= 0;
    replace(more, t('more', { count: left }));
  };
  const update = (): void => {
    fitting = chooseRows(app.overview.rows, app.choice);
    body.replaceChildren();
    show(ROWS_AT_ONCE);
    replace(
      status,
      fitting.length === 0 ? t('noRows') : t('shown', { total: app.overview.rows.length, count: fitting.length }),
    );
    for (const [column, head] of heads) {
      if (column !== app.choice.sort) head.removeAttribute('aria-sort');
      else head.setAttribute('aria-sort', app.choice.descending ? 'descending' : 'ascending');
    }
  };
  const choose = (part: Partial<Choice>): void => {
    app.choice = { ...app.choice, ...part };
    history.replaceState(null, '', overviewAddress(app.choice));
    print.setAttribute('href', printAddress(app.choice));
    update();
  };
  more.addEventListener('click', () => {
    show(body.childElementCount + ROWS_AT_ONCE);
  });
  // On paper the whole list is wanted.
  app.beforePrint = () => {
    show(fitting.length);
  };

  const print = h('a', { class: 'button', href: printAddress(app.choice) }, t('printAll'));
  for (const { column, word, figure } of COLUMNS) {
    const sort = h(
      'button',
      {
        type: 'button',
        onclick: () => {
          const again = app.choice.sort === column;
          // The largest difference and the most errors are what one looks for first.
          choose({ sort: column, descending: again ? !app.choice.descending : figure === true && column !== 'key' });
        },
      },
      t(word),
    );
    heads.set(column, h('th', { scope: 'col', class: figure === true ? 'figure' : null }, sort));
  }
  const list = h(
    'table',
    { class: 'list tables' },
    h('caption', { class: 'unseen' }, t('allTables')),
    h('thead', {}, h('tr', {}, ...heads.values())),
    body,
  );
  update();
  return h(
    'section',
    {},
    h('h2', {}, t('allTables')),
    filters(app, choose),
    h('div', { class: 'line' }, status, print),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('allTables') }, list),
    more,
  );
}

function rowOf(row: OverviewRow): HTMLElement {
  const { key, year, unit, project, declared, recomputed, difference, verdict, errors, warnings } = row;
  const differs = difference != null && Number(difference) !== 0;
  return h(
    'tr',
    {},
    h('td', { class: 'figure number' }, key),
    h('td', {}, year),
    h('td', {}, unit),
    h('th', { scope: 'row', class: 'project' }, h('a', { href: evaluationAddress(key) }, project ?? row.path)),
    figure('declared', declared),
    figure('recomputed', recomputed),
    figure('difference', difference, differs ? 'differs' : ''),
    h('td', {}, h('span', { class: `verdict ${verdict}` }, verdictName(verdict))),
    figure('errors', errors === 0 ? null : errors, 'error-text'),
    figure('warnings', warnings === 0 ? null : warnings),
  );
}

/** Named for narrow screens, where the heads of the columns are gone. */
function figure(word: Word, value: string | number | null, tone = ''): HTMLElement {
  return h('td', { class: `figure ${tone}`, 'data-name': t(word) }, value);
}

function filters(app: App, choose: (part: Partial<Choice>) => void): HTMLElement {
  const { choice, overview, setup } = app;
  const search = h('input', {
    type: 'search',
    id: 'search',
    value: choice.query,
    placeholder: t('search'),
    'aria-label': t('search'),
    oninput: () => {
      choose({ query: search.value });
    },
  });
  const select = (
    word: Word,
    field: 'verdict' | 'rule' | 'unit' | 'year',
    options: [string, string][],
  ): HTMLElement => {
    const input = h(
      'select',
      {
        // Without it the name would go on with all the options.
        'aria-label': t(word),
        onchange: () => {
          choose({ [field]: input.value });
        },
      },
      h('option', { value: '' }, t('all')),
      ...options.map(([value, name]) => h('option', { value, selected: value === choice[field] }, name)),
    );
    return h('label', {}, h('span', {}, t(word)), input);
  };
  const countedBy = (values: readonly string[]): [string, string][] =>
    tally(values).map(([value, count]) => [value, `${value}（${String(count)}）`]);
  const known = (values: readonly (string | number | null)[]): string[] =>
    values.flatMap((value) => (value == null ? [] : [String(value)]));
  const verdicts = tally(overview.rows.map(({ verdict }) => verdict)).map(([verdict]): [string, string] => [
    verdict,
    verdictName(verdict as OverviewRow['verdict']),
  ]);
  const rules = tally(overview.rows.flatMap(({ rules }) => Object.keys(rules))).map(
    ([rule, count]): [string, string] => {
      const title = setup.catalogue[rule]?.title;
      return [rule, `${title === undefined ? rule : saidText(title)}（${String(count)}）`];
    },
  );
  return h(
    'form',
    {
      class: 'filters',
      role: 'search',
      onsubmit: (event) => {
        event.preventDefault();
      },
    },
    search,
    select('filterVerdict', 'verdict', verdicts),
    select('filterRule', 'rule', rules),
    select('filterUnit', 'unit', countedBy(known(overview.rows.map(({ unit }) => unit)))),
    select('filterYear', 'year', countedBy(known(overview.rows.map(({ year }) => year)))),
    h('a', { class: 'button', href: overviewAddress({ ...EVERYTHING, sort: choice.sort }) }, t('clear')),
  );
}
