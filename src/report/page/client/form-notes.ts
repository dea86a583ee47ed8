/** What the page adds to the printed cells: recomputed scores, and how cells were moved. */
import type { ColumnName, EvaluationView, RepairView, RowView } from '../view.js';
import { h } from './dom.js';
import { statusName, t, verdictName, type Word } from './words.js';

export const COLUMN_WORDS: Readonly<Record<ColumnName, Word>> = {
  level1: 'level1',
  level2: 'level2',
  level3: 'level3',
  weight: 'weight',
  target: 'target',
  actual: 'actual',
  method: 'method',
  score: 'score',
  reason: 'shortfall',
};
/** @param isOpen Whether the formula shows without being asked for. */
export function recomputedCell({ recomputed }: RowView, isOpen: boolean): HTMLElement {
  if (recomputed == null) return h('td', { class: 'ours' });
  const { value, status, formula } = recomputed;
  const name = h('span', { class: `score-status ${status}` }, statusName(status));
  if (formula == null) return h('td', { class: 'ours figure' }, value, ' ', name);
  return h(
    'td',
    { class: 'ours figure', title: formula },
    h('details', { open: isOpen }, h('summary', {}, value, ' ', name), h('span', { class: 'formula' }, formula)),
  );
}

/** @param column Its name, where the note stands in another one. */
export function repairNote({ kind, from, raw }: RepairView, column: string | null): HTMLElement {
  const says = {
    joined: () => t('joinedFrom'),
    carried: () => t('carriedFrom'),
    split: () => (from == null ? t('moved') : t('splitFrom', { from: from + 1 })),
    moved: () => (from == null ? t('moved') : t('movedFrom', { from: from + 1 })),
  }[kind]();
  const word = COLUMN_WORDS[column as ColumnName] as Word | undefined;
  return h(
    'span',
    { class: 'note repair', title: raw },
    word === undefined ? says : t('labelled', { name: t(word), text: says }),
  );
}

export function verdict(name: EvaluationView['verdict']): HTMLElement {
  return h('span', { class: `verdict ${name}` }, verdictName(name));
}

/** Whether 总分 itself holds; what is wrong elsewhere in the table is no word on it. Null where there is nothing to compare. */
export function totalVerdict({ declared, recomputed, difference }: EvaluationView): HTMLElement | null {
  if (declared == null || recomputed == null || difference == null) return null;
  return verdict(Number(difference) === 0 ? 'consistent' : 'discrepant');
}
