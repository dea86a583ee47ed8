/** How a message quotes a target or an actual: as the form has it, its sign and unit from their own columns beside it. */
import type { Value } from '../../model/value.js';

const BARE = /^[\d.,，]+$/u;

/** `"≥650户"` of a form whose cells are `≥`, `650` and `户`; empty where the cell is blank. */
export function quoteValue({ raw, comparator, unit }: Value): string {
  if (raw === null) return '';
  return BARE.test(raw) ? `${comparator ?? ''}${raw}${unit ?? ''}` : raw;
}
