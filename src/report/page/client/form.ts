/** The form as printed, with marks on the cells that findings are about. */
import type { CellView, ColumnName, EvaluationView, RepairView, RowView } from '../view.js';
import { h, svg, type Child } from './dom.js';
import { folded } from './folded.js';
import { COLUMN_WORDS, recomputedCell, repairNote, totalVerdict } from './form-notes.js';
import { saidText, severityName, t, type Word } from './words.js';

/** Below this a reader should look at the original. */
const SURE = 0.9;

const FIGURES: ReadonlySet<string> = new Set(['weight', 'score']);

export interface FormOptions {
  /** Tells the cells of several forms in one page apart. */
  readonly prefix: string;
  /** Called with the number of a finding, from 0; null where marks are only printed. */
  readonly choose: ((finding: number) => void) | null;
  /** Called with a row of the indicator block that was asked for. */
  readonly showRow: ((row: number) => void) | null;
}

export const cellId = (prefix: string, cell: string): string => `${prefix}${cell.replaceAll('/', '-')}`;

export function formView(view: EvaluationView, options: FormOptions): HTMLElement {
  const form = new Form(view, options);
  return h(
    'div',
    { class: 'form' },
    form.head(),
    view.funds.length > 0 && form.funds(),
    view.goals.length > 0 && form.goals(),
    form.indicators(),
  );
}

class Form {
  /** Numbers of the findings by cell. */
  private readonly findings = new Map<string, number[]>();

  constructor(
    private readonly view: EvaluationView,
    private readonly options: FormOptions,
  ) {
    view.findings.forEach(({ cell }, index) => {
      if (cell != null) this.findings.set(cell, [...(this.findings.get(cell) ?? []), index]);
    });
  }

  head(): HTMLElement {
    const { view } = this;
    const line = (word: Word, field: string, text: string | null): HTMLElement =>
      h('tr', {}, h('th', { scope: 'row' }, t(word)), this.cell('td', field, text));
    return table(
      t('form'),
      'head',
      [],
      [
        line('projectName', 'projectName', view.projectName),
        line('department', 'department', view.department),
        line('implementing', 'unit', view.unit),
      ],
    );
  }

  funds(): HTMLElement {
    const { funds } = this.view;
    const fields = (['initialBudget', 'annualBudget', 'executed', 'weight', 'executionRate', 'score'] as const).filter(
      (field) => funds.some((fund) => fund[field] != null) || this.isMarked('funds', field),
    );
    const rows = funds.map((fund, index) =>
      h(
        'tr',
        {},
        this.cell('th', `funds/${String(index)}/item`, fund.item, { scope: 'row' }),
        ...fields.map((field) => this.cell('td', `funds/${String(index)}/${field}`, fund[field], { class: 'figure' })),
      ),
    );
    const units = [...new Set(funds.flatMap(({ currencyUnit }) => currencyUnit ?? []))];
    const title =
      units.length === 0 ? t('fundsBlock') : t('bracketed', { text: t('fundsBlock'), more: units.join(t('listed')) });
    return table(
      title,
      'funds',
      ['item' as const, ...fields].map((word) => column(word)),
      rows,
    );
  }

  goals(): HTMLElement {
    const rows = this.view.goals.map(({ planned, achieved }, index) =>
      h(
        'tr',
        {},
        this.cell('td', `goals/${String(index)}/planned`, planned),
        this.cell('td', `goals/${String(index)}/achieved`, achieved),
      ),
    );
    return table(t('goalsBlock'), 'goals', [column('planned'), column('achieved')], rows);
  }

  indicators(): HTMLElement {
    const { view } = this;
    const heads = view.columns.flatMap((name) => {
      const head = column(COLUMN_WORDS[name], name);
      return name === 'score' ? [head, ours('recomputedScore')] : [head];
    });
    if (!view.columns.includes('score')) heads.push(ours('recomputedScore'));
    const rows = view.rows.map((row, index) => this.row(row, index));
    return table(t('indicatorsBlock'), 'indicators', heads, [...rows, ...this.foot()]);
  }

  private row(row: RowView, index: number): HTMLElement {
    const cells = this.view.columns.flatMap((name): HTMLElement[] => {
      const cell = row.cells[name];
      const printed = cell == null ? [] : [this.indicatorCell(name, cell, row, index)];
      return name === 'score' ? [...printed, recomputedCell(row, this.options.choose === null)] : printed;
    });
    if (!this.view.columns.includes('score')) cells.push(recomputedCell(row, this.options.choose === null));
    return h('tr', { id: cellId(this.options.prefix, `row/${String(index)}`) }, ...cells);
  }

  private indicatorCell(name: ColumnName, cell: CellView, row: RowView, index: number): HTMLElement {
    const { showRow } = this.options;
    const notes: Child[] = row.repairs
      .filter((repair) => this.shownAt(repair, row) === name)
      .map((repair) => repairNote(repair, repair.column === name ? null : repair.column));
    if (cell.reading != null) {
      const says = cell.reading.startsWith('=') ? cell.reading : `${t('readAs')} ${cell.reading}`;
      notes.push(h('span', { class: 'note' }, says));
    }
    if (name === this.anchor && row.confidence < SURE) {
      const share = `${String(Math.round(row.confidence * 100))}%`;
      notes.push(h('span', { class: 'note unsure' }, t('confidence', { share })));
    }
    if (name === this.anchor && showRow !== null) notes.push(this.locator(row, index, showRow));
    const attributes = {
      class: `${name}${FIGURES.has(name) ? ' figure' : ''}${cell.span === undefined ? '' : ' merged'}`,
      rowspan: cell.span ?? null,
      scope: name === 'level3' ? 'row' : null,
    };
    return this.cell(name === 'level3' ? 'th' : 'td', cell.cell, cell.text, attributes, notes);
  }

  /** 总分 and 评价等级, as far as they are printed or found fault with. */
  private foot(): HTMLElement[] {
    const { view } = this;
    const { columns } = view;
    const at = columns.indexOf('weight');
    const cells = columns.slice(at < 0 ? 0 : at).flatMap((name): HTMLElement[] => {
      if (name === 'weight') return [this.cell('td', 'totalWeight', view.totalWeight, { class: 'figure' })];
      if (name === 'score') {
        const score = this.cell('td', 'totalScore', view.totalScore, { class: 'figure' });
        const recomputed = h('td', { class: 'ours figure' }, view.recomputed, ' ', totalVerdict(view));
        return [score, recomputed];
      }
      return [h('td')];
    });
    const total = h(
      'tr',
      { class: 'total' },
      at !== 0 && h('th', { scope: 'row', colspan: at < 0 ? null : at }, t('total')),
      ...cells,
    );
    const hasRating = view.rating != null || this.findings.has('rating');
    const rating = h(
      'tr',
      { class: 'total' },
      h('th', { scope: 'row', colspan: Math.max(at, 1) }, t('rating')),
      this.cell('td', 'rating', view.rating, { colspan: columns.length - Math.max(at, 1) + 1 }),
    );
    return hasRating ? [total, rating] : [total];
  }

  /** Leads from a row to its place in the original. */
  private locator({ place }: RowView, index: number, showRow: (row: number) => void): HTMLElement | null {
    if (place.page == null && place.row == null) return null;
    const says = t('locate', { row: index + 1 });
    const act = (): void => {
      showRow(index);
    };
    // Drawn: the sign is in few fonts.
    const cross = svg('path', { d: 'M8 1v4M8 11v4M1 8h4M11 8h4M12 8a4 4 0 1 1-8 0a4 4 0 0 1 8 0' });
    const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, cross);
    return h('button', { type: 'button', class: 'locate', 'aria-label': says, title: says, onclick: act }, icon);
  }

  /** The column that carries what is said of a row as a whole. */
  private get anchor(): ColumnName {
    return this.view.columns.includes('level3') ? 'level3' : 'score';
  }

  /** The column that a repair is noted in: its own, as far as the row has a cell there. */
  private shownAt({ column }: RepairView, { cells }: RowView): ColumnName {
    const own = this.view.columns.find((name) => name === column);
    if (own !== undefined && cells[own] != null) return own;
    return column === 'comparator' || column === 'unit' ? 'target' : this.anchor;
  }

  private isMarked(block: string, field: string): boolean {
    return [...this.findings.keys()].some((cell) => cell.startsWith(`${block}/`) && cell.endsWith(`/${field}`));
  }

  private cell(
    tag: 'td' | 'th',
    cell: string,
    text: string | null,
    attributes: Readonly<Record<string, string | number | null | (() => void)>> = {},
    notes: readonly Child[] = [],
  ): HTMLElement {
    const found = this.findings.get(cell) ?? [];
    const worst = (['error', 'warning', 'info'] as const).find((severity) =>
      found.some((index) => this.view.findings[index]?.severity === severity),
    );
    const kind = [attributes['class'], worst === undefined ? '' : `marked ${worst}`].filter(Boolean).join(' ');
    return h(
      tag,
      {
        ...attributes,
        id: cellId(this.options.prefix, cell),
        class: kind === '' ? null : kind,
        // A place to go to from a finding, also by keyboard.
        tabindex: worst === undefined ? null : -1,
      },
      h('span', { class: 'text' }, text == null ? null : folded(text)),
      ...notes,
      found.length > 0 && h('span', { class: 'marks' }, ...found.map((index) => this.mark(index))),
    );
  }

  private mark(index: number): HTMLElement {
    const finding = this.view.findings[index];
    const { choose } = this.options;
    const number = String(index + 1);
    if (finding === undefined || choose === null) return h('sup', {}, number);
    const says = t('labelled', {
      name: `${t('finding', { number })}${t('listed')}${severityName(finding.severity)}`,
      text: saidText(finding.message),
    });
    return h(
      'button',
      {
        type: 'button',
        class: `mark ${finding.severity}`,
        'data-finding': index,
        'aria-label': says,
        title: says,
        onclick: (event) => {
          event.stopPropagation();
          choose(index);
        },
      },
      number,
    );
  }
}

function table(title: string, kind: string, heads: readonly HTMLElement[], rows: readonly HTMLElement[]): HTMLElement {
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
    h(
      'table',
      { class: `printed ${kind}` },
      h('caption', {}, title),
      heads.length > 0 && h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...rows),
    ),
  );
}

function column(word: Word, kind: string = word): HTMLElement {
  return h('th', { scope: 'col', class: `${kind}${FIGURES.has(kind) ? ' figure' : ''}` }, t(word));
}

/** A column that the form does not have. */
function ours(word: Word): HTMLElement {
  return h('th', { scope: 'col', class: 'ours' }, t(word));
}
