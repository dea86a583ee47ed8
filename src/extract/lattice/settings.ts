/** Tolerances of the lattice, in points unless said otherwise. */
export const LATTICE = {
  /** Rules of one line may stand this far apart. */
  snap: 2.5,
  /** Gap between two pieces of one line. */
  join: 2.5,
  /** Shorter rules are corners, dots and strokes of characters. */
  minimum: 3,
  /** Two rules this close meet. */
  touch: 3,
  /** Rules that end this far beyond the last crossing one leave a side of the table open. */
  overhang: 6,
  /** Lines nearer to each other than this hold no row and no column between them. */
  track: 4,
  /** Share of an atom's side that rules must cover to part it from its neighbour. */
  coverage: 0.6,
  /** A drawing with more crossings than this is no table. */
  maxAtoms: 250_000,
  /** Pairs of rules to compare; beyond it the page is a drawing. */
  maxPairs: 50_000_000,
} as const;
