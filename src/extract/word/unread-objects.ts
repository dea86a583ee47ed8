/** Names the embedded objects of a document that could not be read: what they show is missing from the reading. */
import { diagnostic } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Lang } from '../../model/lang.js';

/** Objects that are pictures, and say no more than any picture. */
const PICTURE = /^(?:PBrush|Paint\.Picture|Static\w*|WangImage\.|Photoshop\.|MSPhotoEd\.)/i;

export class UnreadObjects {
  private readonly counts = new Map<string, number>();

  /** @param program What made the object: `Excel.Sheet.8`. */
  add(program: string): void {
    if (!PICTURE.test(program)) this.counts.set(program, (this.counts.get(program) ?? 0) + 1);
  }

  get programs(): readonly string[] {
    return [...this.counts.keys()];
  }

  /** One for each program. */
  diagnostics(lang: Lang): Diagnostic[] {
    return [...this.counts].map(([program, count]) => {
      const times = count > 1 ? ` × ${String(count)}` : '';
      const raw = lang === 'zh' ? `【嵌入对象 ${program}】${times}` : `[embedded object ${program}]${times}`;
      return diagnostic('text-unassigned', { path: null, raw }, lang);
    });
  }
}
