/** Why a workbook gives no sheets, from where that shows to the reader, which makes it the failure. */
import type { FailureCode } from '../../model/diagnostic.js';
import type { Localized } from '../../model/lang.js';

export class UnreadableFile extends Error {
  constructor(
    readonly failed: FailureCode,
    readonly detail: Localized,
  ) {
    super(`${failed}: ${detail.en}`);
  }
}

/** The file contradicts its own structure. @param place The part or record where it shows. */
export function corrupt(place: string): UnreadableFile {
  return new UnreadableFile('corrupt', { zh: place, en: place });
}
