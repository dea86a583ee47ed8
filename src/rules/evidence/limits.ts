/** Figures beside the limit that they passed: never rounded onto it (89.999%, not 90.00%, is below 90%). */
import { roundTo, type Decimal } from '../../model/decimal.js';

const FEWEST_PLACES = 2;
const MOST_PLACES = 8;

/** Half up at two places, at more where the figure would read as the limit itself. */
export function printBeside(figure: Decimal, limit: Decimal): string {
  let places = FEWEST_PLACES;
  while (places < MOST_PLACES && limit.equals(roundTo(figure, places)) && !limit.equals(figure)) places += 1;
  return roundTo(figure, places);
}

/** `0.89999` beside `0.9` → `"89.999%"` */
export function percentBeside(fraction: Decimal, limit: Decimal): string {
  return `${printBeside(fraction.times(100), limit.times(100))}%`;
}
