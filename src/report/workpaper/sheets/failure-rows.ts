/** 未读文件 sheet: documents that gave no evaluation, why, and what to do. */
import type { Failure } from '../../../model/evaluation.js';
import type { Lang } from '../../../model/lang.js';
import { failureSaid } from '../../said.js';
import { blank, count, text, type Cell } from '../xlsx/cell.js';
import { column, type Column } from '../xlsx/sheet.js';

const COLUMNS = [
  { zh: '序号', en: 'No.', width: 7 },
  { zh: '文件', en: 'File', width: 60 },
  { zh: '格式', en: 'Format', width: 10 },
  { zh: '代码', en: 'Code', width: 20 },
  { zh: '原因', en: 'Reason', width: 44 },
  { zh: '处理建议', en: 'What to do', width: 50 },
  { zh: '处理情况', en: 'Done', width: 20 },
] as const;

export function failureColumns(lang: Lang): Column[] {
  return COLUMNS.map((each) => column(each[lang], each.width));
}

export function failureRow(failure: Failure, number: number, lang: Lang): Cell[] {
  const { source, error } = failure;
  const { message, hint } = failureSaid(failure);
  return [
    count(number),
    text(source.path),
    text(source.format),
    text(error.code),
    text(message[lang] ?? error.message),
    text(hint[lang] ?? error.hint),
    blank({ fill: 'form' }),
  ];
}
