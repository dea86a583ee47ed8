/** Collects text that a document holds and no reader of it would take for its own: struck out, or under a merged cell. */
import { diagnostic } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang, Localized } from '../model/lang.js';

type Cause = 'struck' | 'covered';

const CAUSES: Readonly<Record<Cause, Localized>> = {
  struck: { zh: '【已划去】', en: '[struck out] ' },
  covered: { zh: '【被合并单元格遮盖】', en: '[under a merged cell] ' },
};

/** Enough of them to find the place; the rest are counted. */
const SHOWN = 8;
const SHOWN_CHARACTERS = 60;

export class LeftOutText {
  private readonly texts: Record<Cause, string[]> = { struck: [], covered: [] };
  private readonly counts: Record<Cause, number> = { struck: 0, covered: 0 };

  add(cause: Cause, text: string): void {
    const squeezed = text.replace(/\s+/g, ' ').trim();
    if (squeezed === '') return;
    this.counts[cause] += 1;
    if (this.texts[cause].length < SHOWN) this.texts[cause].push(squeezed.slice(0, SHOWN_CHARACTERS));
  }

  /** One for each cause. */
  diagnostics(lang: Lang): Diagnostic[] {
    return (['struck', 'covered'] as const)
      .filter((cause) => this.counts[cause] > 0)
      .map((cause) => {
        const rest = this.counts[cause] - this.texts[cause].length;
        const more = rest > 0 ? ` … + ${String(rest)}` : '';
        const raw = CAUSES[cause][lang] + this.texts[cause].join(lang === 'zh' ? '；' : '; ') + more;
        return diagnostic('text-unassigned', { path: null, raw }, lang);
      });
  }
}
