/** Collects what the normaliser has to say of one table: diagnostics, and the place of each field. */
import { diagnostic } from '../diagnostics/catalogue.js';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.js';
import type { Lang, MessageFields } from '../model/lang.js';
import type { Location } from '../model/source.js';

export class Notes {
  readonly diagnostics: Diagnostic[] = [];
  readonly locations = new Map<string, Location>();

  constructor(readonly lang: Lang) {}

  say(
    code: DiagnosticCode,
    at: {
      readonly path: string | null;
      readonly raw?: string | null;
      readonly location?: Location;
      readonly fields?: MessageFields;
    },
  ): void {
    this.diagnostics.push(diagnostic(code, at, this.lang));
  }

  /** Remembers where a field stands. */
  place(path: string, location: Location | undefined): void {
    if (location !== undefined) this.locations.set(path, location);
  }
}
