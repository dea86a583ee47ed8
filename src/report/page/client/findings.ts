/** The findings of one table: a list of which one is open, with its arithmetic, basis and what to do about it. */
import type { ColumnName, EvaluationView, FindingView, PageSetup, PlaceView } from '../view.js';
import { h, replace, type Child } from './dom.js';
import { badge } from './overview.js';
import { conventionName, said, t } from './words.js';

export interface FindingList {
  readonly element: HTMLElement;
  /** Opens one, closes the others. */
  open(index: number): void;
}

export function findingList(
  view: EvaluationView,
  setup: PageSetup,
  choose: (index: number) => void,
  showCell: (cell: string) => void,
): FindingList {
  const items = view.findings.map((finding, index) => {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'finding-head',
        'aria-expanded': 'false',
        onclick: () => {
          choose(index);
        },
      },
      h('span', { class: 'finding-number' }, index + 1),
      badge(finding.severity),
      ' ',
      h('span', {}, said(finding.message)),
    );
    const detail = h('div', { class: 'detail', hidden: true });
    return { button, detail, item: h('li', { class: `finding ${finding.severity}` }, button, detail) };
  });
  return {
    element:
      items.length === 0
        ? h('p', { class: 'muted' }, t('noFindings'))
        : h('ol', { class: 'findings' }, ...items.map(({ item }) => item)),
    open(index) {
      items.forEach(({ button, detail, item }, each) => {
        const isOpen = each === index;
        button.setAttribute('aria-expanded', String(isOpen));
        item.classList.toggle('open', isOpen);
        detail.hidden = !isOpen;
        const finding = view.findings[each];
        if (!isOpen || finding === undefined) return;
        const { cell } = finding;
        replace(
          detail,
          findingDetail(finding, view, setup),
          cell != null &&
            h(
              'p',
              {},
              h(
                'button',
                {
                  type: 'button',
                  onclick: () => {
                    showCell(cell);
                  },
                },
                t('seeCell'),
              ),
            ),
        );
        if (typeof item.scrollIntoView === 'function') item.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}

/** All that is to be said of one finding, on the screen and on paper. */
export function findingDetail(finding: FindingView, view: EvaluationView, setup: PageSetup): HTMLElement {
  const rule = setup.catalogue[finding.rule];
  const { declared, recomputed, difference, formula, place } = finding;
  const row = view.rows.find(({ cells }) => cells.score?.cell === finding.cell)?.recomputed ?? null;
  const ofScore = formula != null && row?.formula === formula ? row : null;
  const basis = [...new Set([rule?.basis, ...view.profile.basis])].filter((text) => text !== undefined);
  const where = placeText(place);
  return h(
    'dl',
    { class: 'facts' },
    ...pair(t('declared'), declared ?? (recomputed == null ? null : t('blank'))),
    ...pair(t('recomputed'), recomputed),
    ...pair(t('difference'), difference),
    ...pair(t('formula'), formula == null ? null : h('span', { class: 'formula' }, formula)),
    ...pair(t('interval'), ofScore?.interval == null ? null : ofScore.interval.join(' – ')),
    ...pair(t('convention'), ofScore?.convention == null ? null : conventionName(ofScore.convention)),
    ...pair(t('basis'), basis.join(t('further'))),
    ...pair(t('what'), rule && said(rule.what), 'general'),
    ...pair(t('why'), rule && said(rule.why), 'general'),
    ...pair(t('next'), rule && said(rule.next)),
    ...pair(t('place'), where === '' ? null : where),
    ...pair(t('rawRow'), place.page == null ? rawRow(view, finding.cell) : null),
  );
}

/** @param kind `general`: said of the rule, not of this finding. */
function pair(name: string, value: Child, kind: string | null = null): HTMLElement[] {
  if (value === null || value === undefined || value === '' || value === false) return [];
  return [h('dt', { class: kind }, name), h('dd', { class: kind }, value)];
}

/** 第 5 页 第 12 行; rows and columns from 1, as people count. */
export function placeText({ page, sheet, row, column, ofRow }: PlaceView): string {
  const parts = [
    sheet == null ? null : t('sheet', { sheet }),
    page == null ? null : t('page', { page }),
    row == null ? null : t('row', { row: row + 1 }),
    column == null || ofRow === true ? null : t('column', { column: column + 1 }),
  ].filter((part) => part !== null);
  return parts.join(' ') + (ofRow === true && parts.length > 0 ? t('ofRow') : '');
}

/** The row of a cell as it was read, in one line; null outside of rows. */
export function rawRow(view: EvaluationView, cell: string | null): string | null {
  const [block, index] = (cell ?? '').split('/');
  const at = Number(index);
  if (block === 'funds') {
    const fund = view.funds[at];
    if (fund === undefined) return null;
    const { item, initialBudget, annualBudget, executed, weight, executionRate, score } = fund;
    return inOneLine([item, initialBudget, annualBudget, executed, weight, executionRate, score]);
  }
  if (block !== 'indicators' || view.rows[at] === undefined) return null;
  return inOneLine(view.columns.map((column) => textAt(view, at, column)));
}

/** What stands in a column of a row, also where a cell above covers it. */
function textAt(view: EvaluationView, row: number, column: ColumnName): string | null {
  for (let at = row; at >= 0; at -= 1) {
    const cell = view.rows[at]?.cells[column];
    if (cell != null) return cell.text;
  }
  return null;
}

function inOneLine(texts: readonly (string | null | undefined)[]): string {
  return texts.filter((text) => text != null).join(' | ');
}
