/** The files of an upload as a table, each with how far it is. */
import { h, replace } from '../../report/page/client/dom.js';
import type { ChosenFile } from './chosen-files.js';
import type { FileProgress } from './upload-job.js';
import { sizeText, words } from './words.js';

interface Row {
  readonly size: number;
  /** Bytes of all files up to the end of this one. */
  readonly end: number;
  readonly state: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly result: HTMLElement;
  arrived: boolean;
  over: boolean;
}

export class ProgressList {
  readonly element: HTMLElement;
  private readonly rows: Row[] = [];
  private readonly line: HTMLElement;
  private readonly overall: HTMLProgressElement;
  private readonly bytes: number;

  constructor(files: readonly ChosenFile[]) {
    const body = h('tbody');
    let end = 0;
    for (const { name, file } of files) {
      end += file.size;
      const bar = h('progress', { max: 1, value: 0, 'aria-label': name });
      const state = h('span', {}, words.waiting);
      const result = h('td');
      this.rows.push({ size: file.size, end, state, bar, result, arrived: false, over: false });
      const size = h('td', { class: 'figure' }, sizeText(file.size));
      body.append(h('tr', {}, h('td', { class: 'long' }, name), size, h('td', {}, bar, ' ', state), result));
    }
    this.bytes = end;
    this.line = h('p', { role: 'status' }, words.total(0, files.length));
    // Uploaded and audited count half each.
    this.overall = h('progress', { max: 2, value: 0, 'aria-label': words.overall, class: 'overall' });
    const head = h('tr', {}, ...words.columns.map((column) => h('th', { scope: 'col' }, column)));
    const table = h('table', {}, h('thead', {}, head), body);
    const scroll = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.columns[0] }, table);
    this.element = h('div', {}, this.overall, this.line, scroll);
  }

  /** @param bytes On the other side, with what the form adds around the files. */
  sent(bytes: number): void {
    for (const row of this.rows) {
      if (row.arrived) continue;
      const share = row.size === 0 ? 1 : Math.min(Math.max((bytes - (row.end - row.size)) / row.size, 0), 1);
      if (share === 0) break;
      row.bar.value = share / 2;
      replace(row.state, share === 1 ? words.uploaded : words.uploading(Math.floor(share * 100)));
    }
    this.count(Math.min(bytes / Math.max(this.bytes, 1), 1));
  }

  show(files: readonly FileProgress[]): void {
    for (const file of files) {
      const row = this.rows[file.index];
      if (row === undefined) continue;
      row.arrived = true;
      row.over = file.state === 'done' || file.state === 'cancelled';
      row.bar.value = row.over ? 1 : 0.5;
      replace(row.state, stateText(file));
      replace(row.result, resultText(file));
      row.result.className = file.failures > 0 || file.findings.error > 0 ? 'bad' : '';
    }
    this.count(null);
  }

  private sentShare = 0;

  private count(share: number | null): void {
    this.sentShare = share ?? this.sentShare;
    const done = this.rows.filter(({ over }) => over).length;
    this.overall.value = this.sentShare + done / Math.max(this.rows.length, 1);
    replace(this.line, words.total(done, this.rows.length));
  }
}

function stateText({ state, documents, evaluations, failures }: FileProgress): string {
  switch (state) {
    case 'waiting':
      return words.uploaded;
    case 'reading':
      return words.reading(documents);
    case 'cancelled':
      return words.cancelled;
    case 'done':
      return evaluations + failures === 0 ? words.passedOver : '100%';
  }
}

function resultText({ evaluations, failures, findings }: FileProgress): string {
  const parts = [
    evaluations > 0 && words.found(evaluations, findings.error, findings.warning),
    failures > 0 && words.unread(failures),
  ];
  return parts.filter((part) => part !== false).join('；');
}
