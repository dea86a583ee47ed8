/** Decides what a raised text (上标) prints behind the text before it: a note's mark is no part of a figure. */

/** 〔1〕, [1], （注2）, ①: marks of notes only. */
const NOTE_MARK = /^(?:[[【〔(（]\s*注?\s*\d{0,2}\s*[\]】〕)）]|[①-⑳]|注\s*\d{0,2})$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * What stands for a raised text. Raised digits behind a digit stay raised, so that `227.39¹` is not read as 227.391;
 * behind anything else (m², 公里²) they are digits like others.
 * @param before
 *   The text that it follows on its line.
 */
export function raisedText(before: string, text: string): string {
  if (NOTE_MARK.test(text.trim())) return '';
  if (!/\d$/.test(before) || !/^\d{1,9}$/.test(text.trim())) return text;
  return text.replace(/\d/g, (digit) => RAISED.charAt(Number(digit)));
}
