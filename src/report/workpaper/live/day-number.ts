/** Dates as spreadsheets count them: days since the end of 1899. */

const DAY = 86_400_000;
const START = Date.UTC(1899, 11, 30);
/** Before March 1900 spreadsheets disagree: some know a 29 February that never was. */
const FIRST_SURE = 61;

/**
 * @param date ISO date or its prefix: `2024`, `2024-12`, `2024-12-31`.
 * @returns null for no date, or one that spreadsheets do not know.
 */
export function dayNumber(date: string | null, end: 'first' | 'last'): number | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map((part) => Number(part ?? '0'));
  const first = Date.UTC(year, Math.max(0, month - 1), day || 1);
  // Day 0 is the last one of the month before.
  const last = day > 0 ? first : Date.UTC(year, month || 12, 0);
  const number = ((end === 'first' ? first : last) - START) / DAY;
  return number >= FIRST_SURE ? number : null;
}
