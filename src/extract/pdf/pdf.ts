/** Reads the tables of a PDF. */
import { setImmediate } from 'node:timers/promises';
import { diagnostic } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Extraction } from '../../model/grid.js';
import type { Localized } from '../../model/lang.js';
import { Budget, tooLarge } from '../budget.js';
import type { Extractor, ExtractFailure, ExtractOptions } from '../extractor.js';
import { documentBlocks } from './document-blocks.js';
import { isCutOff } from './ending.js';
import { FontHealth, UNKNOWN } from './font-health.js';
import { LEVEL_HEAD } from './form-start.js';
import { settleLookalikes } from './lookalikes.js';
import { PdfFile } from './open-document.js';
import type { PageContent } from './page-content.js';
import type { PageLayout } from './page-layout.js';
import { PageScan } from './page-scan.js';
import { joinPages } from './joined-pages.js';
import { layOutPage } from './page-tables.js';
import { titledPages } from './print-titles.js';
import { sheetPanes, type SheetRow } from './sheet-panes.js';
import { squeeze } from './squeezed-text.js';

/** A page with so little text and an image over so much of it is a scan. */
const MAX_SCAN_GLYPHS = 30;
const MIN_SCAN_AREA = 0.4;
/** A document whose text is mostly unreadable is read as one without text. */
const MAX_UNKNOWN_SHARE = 0.5;

const DETAILS = {
  cutOff: { zh: '文件不完整，缺少结尾', en: 'the end of the file is missing' },
  notPdf: { zh: '不是完整的 PDF', en: 'not a complete PDF' },
  page: { zh: '第 {page} 页无法读取', en: 'page {page} cannot be read' },
  scan: {
    zh: '是扫描件或图片，没有文字层；请提供原始电子版，或先做文字识别（OCR）',
    en: 'it is a scan without text; ask for the original file, or run OCR first',
  },
  noCharacters: {
    zh: '字体没有字符编码，文字无法还原；请提供原始电子版，或按扫描件做文字识别（OCR）',
    en: 'its fonts do not say which characters they show; ask for the original file, or run OCR',
  },
  spaced: {
    zh: '表格没有边框，文字又逐字分散排列，无法确定单元格的界限；请提供 Word、Excel 或带边框的版本',
    en: 'the table has no lines and its characters stand wide apart, so that no cell is sure; ask for the Word or Excel file, or a print with lines',
  },
  titled: {
    zh: '表格分印在几页上，每页重复打印了左侧的列，各页无法拼成一张表；请提供 Excel 原件，或取消“打印标题列”后重新打印',
    en: 'the table is printed on several pages that repeat its first columns, and cannot be put together; ask for the Excel file, or a print without repeated columns',
  },
  drawing: { zh: '第 {page} 页的绘图指令过多', en: 'page {page} has too many drawing operators' },
} as const satisfies Record<string, Localized>;

const NOTES = {
  scan: { zh: '第 {page} 页是图像，其中的文字未读', en: 'page {page} is an image; its text was not read' },
  damaged: {
    zh: '第 {page} 页有损坏之处，可能缺字',
    en: 'page {page} is damaged in places; text may be missing',
  },
  unknown: {
    zh: '第 {page} 页有 {count} 个字的字体没有字符编码，记为“' + UNKNOWN + '”',
    en: 'page {page}: the font of {count} characters does not say what they are; they read ' + UNKNOWN,
  },
  titled: {
    zh: '第 {page} 页与其他页重复打印了表格左侧的列，无法拼成一张表，未读',
    en: 'page {page} repeats the first columns of a table on other pages, which cannot be put together; it was not read',
  },
  lost: { zh: '第 {page} 页有字体无法读取，缺字', en: 'page {page}: a font cannot be read, text is missing' },
} as const satisfies Record<string, Localized>;

function isScan({ glyphs, images, width, height }: PageContent): boolean {
  const covered = images.some(([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0) >= MIN_SCAN_AREA * width * height);
  return covered && glyphs.length <= MAX_SCAN_GLYPHS;
}

/** Whether a grid has the headings of a form. */
function hasLevels(block: Block): boolean {
  return block.kind === 'grid' && block.grid.cells.some(({ text }) => LEVEL_HEAD.test(squeeze(text)));
}

class Reading {
  private readonly diagnostics: Diagnostic[] = [];
  private layouts: PageLayout[] = [];
  private readonly fonts = new FontHealth();
  private readonly budget: Budget;
  private characters = 0;
  private unknown = 0;
  private scans = 0;
  private isTitled = false;

  constructor(
    private readonly file: PdfFile,
    private readonly options: ExtractOptions,
  ) {
    this.budget = new Budget(options);
  }

  async run(): Promise<Extraction | ExtractFailure> {
    const { limits, lang } = this.options;
    if (this.file.pageCount > limits.maxPages) return tooLarge('maxPages', limits, lang);
    for (let number = 1; number <= this.file.pageCount; number += 1) {
      await setImmediate();
      this.options.signal.throwIfAborted();
      const failure = await this.readPage(number);
      if (failure !== null) return failure;
    }
    for (const row of sheetPanes(this.layouts)) await this.joinSheet(row);
    this.passOverTitled();
    this.noteUnassigned();
    const blocks = documentBlocks(this.layouts);
    return this.failure(blocks) ?? { format: 'pdf', blocks, diagnostics: this.diagnostics };
  }

  private async readPage(number: number): Promise<ExtractFailure | null> {
    const page = await this.file.page(number);
    if (page === 'corrupt') return { failed: page, detail: this.say(DETAILS.page, number) };
    if (page === 'too-large') return { failed: page, detail: this.say(DETAILS.drawing, number) };
    const content = new PageScan(this.file.ops, page.operators).scan();
    const glyphs = settleLookalikes(this.fonts.check(content.glyphs));
    this.characters += glyphs.length;
    this.budget.checkCharacters(this.characters);
    const layout = layOutPage({ ...content, glyphs }, this.layouts.at(-1)?.turn ?? 0);
    for (const item of layout.items) if (item.kind === 'table') this.budget.addCells(item.rows * (item.xs.length - 1));
    this.layouts.push(layout);
    const unknown = glyphs.reduce((count, { text }) => count + (text === UNKNOWN ? 1 : 0), 0);
    this.unknown += unknown;
    if (unknown > 0) this.note(NOTES.unknown, number, unknown);
    if (content.lostRuns > 0) this.note(NOTES.lost, number);
    if (page.isDamaged) this.note(NOTES.damaged, number);
    if (isScan(content)) {
      this.scans += 1;
      this.note(NOTES.scan, number);
    }
    return null;
  }

  /** Lays out as one the pages that show a sheet side by side. */
  private async joinSheet({ pages: numbers, edges }: SheetRow): Promise<void> {
    const layouts = this.layouts.filter(({ number }) => numbers.includes(number));
    const contents: PageContent[] = [];
    for (const number of numbers) {
      this.options.signal.throwIfAborted();
      const page = await this.file.page(number);
      // It was read before.
      if (typeof page === 'string') return;
      const content = new PageScan(this.file.ops, page.operators).scan();
      contents.push({ ...content, glyphs: settleLookalikes(this.fonts.check(content.glyphs)) });
    }
    const [first, ...others] = contents;
    if (first === undefined) return;
    const { content, panes } = joinPages([first, ...others], edges, layouts);
    const joined = layOutPage(content, 0, panes);
    this.layouts = this.layouts.flatMap((layout) => {
      if (layout.number === joined.number) return [joined];
      return numbers.includes(layout.number) ? [] : [layout];
    });
  }

  /** Pages that cannot be read by themselves nor together are left out, and said to be. */
  private passOverTitled(): void {
    const titled = titledPages(this.layouts);
    this.isTitled = titled.size > 0;
    for (const number of titled) this.note(NOTES.titled, number);
    this.layouts = this.layouts.map((layout) => (titled.has(layout.number) ? { ...layout, items: [] } : layout));
  }

  private noteUnassigned(): void {
    const { lang } = this.options;
    for (const { number, unassigned } of this.layouts)
      if (unassigned !== '')
        this.diagnostics.push(
          diagnostic('text-unassigned', { path: null, raw: unassigned, location: { page: number } }, lang),
        );
  }

  /** Why there is nothing to read, where that shows: the pages are pictures, or their text is no text. */
  private failure(blocks: readonly Block[]): ExtractFailure | null {
    const { lang } = this.options;
    if (this.unknown > this.characters * MAX_UNKNOWN_SHARE)
      return { failed: 'no-table', detail: DETAILS.noCharacters[lang] };
    if (this.layouts.some(({ isSpaced }) => isSpaced) && !blocks.some((block) => block.kind === 'grid'))
      return { failed: 'no-table', detail: DETAILS.spaced[lang] };
    if (this.isTitled && !blocks.some(hasLevels)) return { failed: 'no-table', detail: DETAILS.titled[lang] };
    if (this.scans > 0 && !blocks.some((block) => block.kind === 'grid'))
      return { failed: 'no-table', detail: DETAILS.scan[lang] };
    return null;
  }

  private say(text: Localized, page: number, count = 0): string {
    return text[this.options.lang].replace('{page}', String(page)).replace('{count}', String(count));
  }

  private note(text: Localized, page: number, count = 0): void {
    const fields = { raw: this.say(text, page, count) };
    this.diagnostics.push(diagnostic('text-unassigned', { path: null, location: { page }, fields }, this.options.lang));
  }
}

export const pdfExtractor: Extractor = {
  format: 'pdf',
  async extract(source, options) {
    if (isCutOff(source.bytes)) return { failed: 'corrupt', detail: DETAILS.cutOff[options.lang] };
    const file = await PdfFile.open(source.bytes, options.signal);
    if (file === 'encrypted') return { failed: 'encrypted', detail: '' };
    if (file === 'corrupt') return { failed: 'corrupt', detail: DETAILS.notPdf[options.lang] };
    try {
      return await new Reading(file, options).run();
    } finally {
      await file.close();
    }
  },
};
