/** What all views of the page share. */
import type { Overview, PageSetup } from '../view.js';
import type { DataSource } from './data.js';
import { chooseRows, writeChoice, type Choice } from './rows.js';

export interface App {
  readonly setup: PageSetup;
  readonly source: DataSource;
  readonly overview: Overview;
  /** What the overview lists; kept while a table is looked at. */
  choice: Choice;
  /** What the view in sight does before it is printed. */
  beforePrint: () => void;
}

/** Numbers of the tables that the overview lists, in its order. */
export function listedKeys({ overview, choice }: App): number[] {
  return chooseRows(overview.rows, choice).map(({ key }) => key);
}

export const overviewAddress = (choice: Choice): string => `#/${writeChoice(choice)}`;
export const printAddress = (choice: Choice): string => `#/print${writeChoice(choice)}`;
/** @param cell What to show first. */
export const evaluationAddress = (key: number, cell?: string): string =>
  `#/${String(key)}${cell === undefined ? '' : `?cell=${encodeURIComponent(cell)}`}`;
