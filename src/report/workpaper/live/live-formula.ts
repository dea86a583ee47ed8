/** A recomputed figure as a spreadsheet can calculate it again: the figures that go in and the formula over their cells. */
import { Decimal, decimal, printDecimal, roundTo } from '../../../model/decimal.js';
import { isExact } from '../xlsx/cell.js';

/** Cells that a formula may refer to. */
export interface Operands<T> {
  readonly weight: T;
  /** A; of a range its lower end. */
  readonly target: T;
  readonly targetUpper: T;
  /** B; of a range its lower end. */
  readonly actual: T;
  readonly actualUpper: T;
}

export interface LiveFormula {
  /** Decimal strings; null where the formula has no use for it. */
  readonly figures: Omit<Operands<string | null>, 'weight'>;
  /** Days, counted as a spreadsheet counts them. */
  readonly dates: boolean;
  /** Common unit of the figures. */
  readonly unit: string | null;
  /** The formula of the unrounded figure. @param cells References of the operands. */
  readonly expression: (cells: Operands<string>) => string;
  /** What it gives, to `FINE_PLACES`. */
  readonly exact: string;
}

/**
 * Digits at which the unrounded figure is cut before it is rounded: what binary fractions get wrong lies far behind,
 * so that 2.675 is rounded up here as it is on paper.
 */
export const FINE_PLACES = 10;
/** Nearer to the border of rounding than this, a spreadsheet may take the other side. */
const DOUBTFUL = new Decimal(10).pow(1 - FINE_PLACES);

/** Whether a spreadsheet, calculating with binary fractions, rounds to the same figure. */
export function roundsAlike(exact: Decimal, places: number): boolean {
  const unit = new Decimal(10).pow(-places);
  const border = exact.div(unit).floor().plus('0.5').times(unit);
  const distance = exact.minus(border).abs();
  return distance.isZero() || distance.greaterThan(DOUBTFUL);
}

/** Whether a spreadsheet holds every figure as it is. */
export function areExact(figures: readonly (string | null)[]): boolean {
  return figures.every((figure) => figure === null || isExact(figure));
}

/** The unrounded figure as the spreadsheet shows it. */
export function fineFigure(exact: Decimal): string {
  return printDecimal(decimal(roundTo(exact, FINE_PLACES)));
}
