/** How the readers of Word documents give up: the failure travels as an exception to where the reader began. */
import type { Localized, Lang } from '../../model/lang.js';
import type { Block } from '../../model/grid.js';
import type { FailureCode } from '../../model/diagnostic.js';
import type { ExtractFailure } from '../extractor.js';

export class DocumentFault extends Error {
  constructor(
    private readonly code: FailureCode,
    private readonly detail: Localized,
  ) {
    super(detail.en);
  }

  failure(lang: Lang): ExtractFailure {
    return { failed: this.code, detail: this.detail[lang] };
  }
}

export function corrupt(zh: string, en: string): DocumentFault {
  return new DocumentFault('corrupt', { zh, en });
}

/** Characters that stand on scanned pages beside the scans: a title, page numbers. */
const BESIDE_SCANS = 200;

/**
 * @param objects
 *   Names of embedded objects that could not be read.
 * @throws DocumentFault
 *   where a document has such objects in place of tables, or pictures, which are most likely scanned pages.
 */
export function refuseScans(blocks: readonly Block[], pictures: number, objects: readonly string[] = []): void {
  if (pictures + objects.length === 0 || blocks.some((block) => block.kind === 'grid')) return;
  if (objects.length > 0) {
    const names = objects.join('、');
    throw new DocumentFault('no-table', {
      zh: `文档中没有可读的表格，嵌入对象（${names}）未能读出，请将其内容粘贴为表格`,
      en: `no table but for embedded objects that are not read (${names}); paste what they hold as a table`,
    });
  }
  const characters = blocks.reduce((sum, block) => sum + (block.kind === 'text' ? block.text.length : 0), 0);
  if (characters > BESIDE_SCANS) return;
  throw new DocumentFault('no-table', {
    zh: '文档中只有图片，没有可读的表格（可能是扫描件）',
    en: 'the document holds pictures and no table (it may be a scan)',
  });
}

/** What the work gives, or the failure that it ended in. */
export async function orFailure<T>(lang: Lang, work: () => Promise<T>): Promise<T | ExtractFailure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentFault) return error.failure(lang);
    throw error;
  }
}
