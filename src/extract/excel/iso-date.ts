/** Dates that strict .xlsx files write as `2024-12-31T08:30:00`: the number of the day that other files have in its place. */
import { Decimal } from '../../model/decimal.js';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?Z?$/;
const DAY_SECONDS = 86_400;

/** @returns null where the text is no such date. */
export function readIsoDate(text: string, date1904: boolean): Decimal | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const seconds = (Date.UTC(year, month - 1, day, hour, minute, second) - epoch) / 1_000;
  return new Decimal(seconds).dividedBy(DAY_SECONDS);
}
