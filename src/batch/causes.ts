/** Why a batch does not read a file, in the reader's language; the English wording is the key, its number any number. */
import type { Lang } from '../model/lang.js';

const CAUSES: Readonly<Record<string, string>> = {
  'not a regular file': '不是普通文件',
  'unsafe name': '压缩包内的文件名不安全',
  'symbolic link': '符号链接',
  'overlapping members': '压缩包内的文件互相重叠',
  'compression method {n}': '不支持的压缩方法 {n}',
  'archives within archives, more than {n} deep': '压缩包嵌套超过 {n} 层',
  'more than {n} members': '压缩包内文件超过 {n} 个',
  'the archive unpacks to too much': '压缩包解压后过大',
  'packed more than {n} times': '压缩比超过 {n} 倍',
};

export function sayCause(detail: string, lang: Lang): string {
  const number = /\d+/.exec(detail)?.[0] ?? '';
  const known = lang === 'zh' ? CAUSES[detail.replace(number === '' ? '{n}' : number, '{n}')] : undefined;
  return known === undefined ? detail : known.replace('{n}', number);
}
