/** Where a batch leads to from its page, and what its files are called. */
import type { Lang } from '../model/lang.js';
import type { PageLink } from '../report/page/page.js';
import type { Batch } from './batch.js';
import { PAGE_TEXTS } from './pages/texts.js';

export function batchLinks(id: string): PageLink[] {
  const { zh, en } = PAGE_TEXTS;
  const at = `/batches/${id}`;
  const link = (
    href: string,
    word: 'json' | 'workpaper' | 'page' | 'manage' | 'another',
    download = false,
  ): PageLink => ({
    href,
    text: { zh: zh.batch[word], en: en.batch[word] },
    download,
  });
  return [
    link(`${at}/result.json`, 'json', true),
    link(`${at}/workpaper.xlsx`, 'workpaper', true),
    link(`${at}/report.html`, 'page', true),
    link(at, 'manage'),
    link('/', 'another'),
  ];
}

/** Without the ending: of the only file, or of the day. */
export function fileStem(batch: Batch, lang: Lang): string {
  const word = { zh: '复核', en: 'audit' }[lang];
  const [first, second] = batch.files;
  const name = first !== undefined && second === undefined ? first.upload.name : '';
  const last = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '');
  return `${word}-${last === '' ? dayOf(batch.created) : last}`;
}

/** `2024-12-31`, by the clock on the wall. */
function dayOf(time: number): string {
  const date = new Date(time);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
