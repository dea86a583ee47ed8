/** 满分条件: figures from which a row's own method text grants full marks (完成率达到90%以上得满分), whatever its target is. */
import { Decimal } from '../model/decimal.js';
import type { Indicator } from '../model/record.js';
import { flatten } from './method-text.js';

const GRANT = /(?:得|记|计|给)(?:满分|全分|(\d{1,3}(?:\.\d{1,2})?)分)/g;
/** As far back as the condition of a grant may stand. */
const LOOK_BACK = 40;
/** 1. 2、 (3) before a sentence. */
const ORDINAL = /(?<![\d.])\d{1,2}(?:[、)]|\.(?!\d))/g;
const MARKS = /\d{1,3}(?:\.\d{1,2})?分(?!钟)/g;
const FIGURE = /\d{1,12}(?:\.\d{1,6})?%?/g;
/** 100% of the target is the target. */
const WHOLE = '100%';

/**
 * Whether the method grants the whole weight from another figure than the target:
 * then a target missed is not yet marks lost, and no convention of ours applies.
 */
export function hasOwnFullMarks({ method, weight, target }: Indicator): boolean {
  if (method === null) return false;
  const flat = flatten(method);
  return [...flat.matchAll(GRANT)].some(({ index, 1: marks }) => {
    const full = marks === undefined || (weight !== null && new Decimal(marks).equals(weight));
    return full && conditionsOf(flat.slice(Math.max(0, index - LOOK_BACK), index)).some((figure) => !isTarget(figure));
  });

  function isTarget(figure: string): boolean {
    const asked = [target.value, target.upper].filter((value) => value !== null);
    const named = new Decimal(figure.replace('%', ''));
    return asked.some((value) => named.equals(value) || (figure.endsWith('%') && named.div(100).equals(value)));
  }
}

/** The figures of the clauses right before a grant, up to the last clause that speaks of marks itself. */
function conditionsOf(before: string): string[] {
  const sentence = before.split(/[。;]/).at(-1) ?? '';
  const clauses = sentence.replace(ORDINAL, '').replace(MARKS, '分').split(',');
  const last = clauses.slice(0, -1).findLastIndex((clause) => /(?<!百)分|扣/.test(clause));
  const own = clauses.slice(last + 1).join(',');
  return (own.match(FIGURE) ?? []).filter((figure) => figure !== WHOLE);
}
