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
  readonly exact: Fine;
}

/** The unrounded figure as far as a spreadsheet is sure of it. */
export interface Fine {
  readonly figure: string;
  readonly places: number;
}

/**
 * Digits at which the unrounded figure is cut before it is rounded: what binary fractions get wrong lies far behind,
 * so that 2.675 is rounded up here as it is on paper.
 */
const MOST_PLACES = 10;
const FEWEST_PLACES = 8;
/** What binary fractions may get wrong. */
const NOISE = new Decimal('1e-12');
/** Nearer to the border of rounding than this, the figure that was cut may lie on the other side. */
const DOUBTFUL = new Decimal('1e-7');

/** Whether a spreadsheet, calculating with binary fractions, rounds to the same figure. */
export function roundsAlike(exact: Decimal, places: number): boolean {
  const distance = toBorder(exact, places);
  return distance.isZero() || distance.greaterThan(DOUBTFUL);
}

/** The unrounded figure with as many digits as are the same in every spreadsheet. */
export function fineFigure(exact: Decimal): Fine {
  let places = MOST_PLACES;
  while (places > FEWEST_PLACES && !toBorder(exact, places).greaterThan(NOISE)) places -= 1;
  return { figure: printDecimal(decimal(roundTo(exact, places))), places };
}

/** How far it is to where rounding at so many places turns from down to up. */
function toBorder(exact: Decimal, places: number): Decimal {
  const unit = new Decimal(10).pow(-places);
  return exact.minus(exact.div(unit).floor().plus('0.5').times(unit)).abs();
}

/** Whether a spreadsheet holds every figure as it is. */
export function areExact(figures: readonly (string | null)[]): boolean {
  return figures.every((figure) => figure === null || isExact(figure));
}
