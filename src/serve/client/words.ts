/** Words of the upload as it goes on, in the language of the page. */

interface Words {
  readonly ready: (files: number, size: string) => string;
  readonly columns: readonly [string, string, string, string];
  readonly waiting: string;
  readonly uploading: (percent: number) => string;
  readonly uploaded: string;
  readonly reading: (documents: number) => string;
  readonly passedOver: string;
  readonly cancelled: string;
  readonly found: (tables: number, errors: number, warnings: number) => string;
  readonly unread: (failures: number) => string;
  readonly total: (done: number, all: number) => string;
  readonly overall: string;
  readonly cancel: string;
  readonly clear: string;
  readonly nothing: string;
  readonly tooMany: (most: number) => string;
  readonly tooLarge: (name: string, most: string) => string;
  readonly tooLargeTogether: (most: string) => string;
  readonly broken: string;
}

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    ready: (files, size) => `已选 ${String(files)} 个文件，共 ${size}`,
    columns: ['文件', '大小', '进度', '结果'],
    waiting: '等待上传',
    uploading: (percent) => `上传 ${String(percent)}%`,
    uploaded: '已上传，等待复核',
    reading: (documents) => (documents === 0 ? '复核中' : `复核中，已读 ${String(documents)} 份`),
    passedOver: '格式不支持，已略过',
    cancelled: '已取消',
    found: (tables, errors, warnings) =>
      `${String(tables)} 张表，错误 ${String(errors)} 项，警告 ${String(warnings)} 项`,
    unread: (failures) => (failures === 1 ? '未能读出' : `${String(failures)} 份未能读出`),
    total: (done, all) => `已完成 ${String(done)} / ${String(all)} 个文件`,
    overall: '总进度',
    cancel: '取消',
    clear: '清空选择',
    nothing: '请先选择文件，或将文件拖到框内。',
    tooMany: (most) => `一次最多上传 ${String(most)} 个文件，请分批上传或打包为 zip。`,
    tooLarge: (name, most) => `文件超出大小限制（${most}）：${name}`,
    tooLargeTogether: (most) => `总大小超过 ${most}，请分批上传。`,
    broken: '与程序的连接中断，请确认程序仍在运行后重试。',
  },
  en: {
    ready: (files, size) => `${String(files)} files chosen, ${size} together`,
    columns: ['File', 'Size', 'Progress', 'Result'],
    waiting: 'waiting for upload',
    uploading: (percent) => `uploading ${String(percent)}%`,
    uploaded: 'uploaded, waiting for the audit',
    reading: (documents) => (documents === 0 ? 'auditing' : `auditing, ${String(documents)} documents read`),
    passedOver: 'unknown format, passed over',
    cancelled: 'cancelled',
    found: (tables, errors, warnings) =>
      `${String(tables)} tables, ${String(errors)} errors, ${String(warnings)} warnings`,
    unread: (failures) => (failures === 1 ? 'not read' : `${String(failures)} documents not read`),
    total: (done, all) => `${String(done)} of ${String(all)} files done`,
    overall: 'overall progress',
    cancel: 'Cancel',
    clear: 'Clear the choice',
    nothing: 'Choose files first, or drop them into the box.',
    tooMany: (most) => `At most ${String(most)} files at once: upload them in parts, or as a zip archive.`,
    tooLarge: (name, most) => `The file is larger than allowed (${most}): ${name}`,
    tooLargeTogether: (most) => `Larger than ${most} together: upload the files in parts.`,
    broken: 'The connection to the application broke off. Make sure that it still runs, then try again.',
  },
};

export const words: Words = WORDS[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** `12.3 MB` */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1_024 && unit < UNITS.length - 1; unit++) size /= 1_024;
  return `${String(unit === 0 ? size : Math.round(size * 10) / 10)} ${UNITS[unit] ?? ''}`;
}
