/** What a damage operator is. */
import type { Random } from '../forms/random.js';
import type { DamagedTable } from './table.js';

export interface DamageOperator {
  readonly kind: string;
  /** Operators of an earlier phase run first: cells move before they are cut or joined. */
  readonly phase: 1 | 2 | 3;
  /** Drawn this often, relative to the others. */
  readonly frequency?: number;
  /** Does the damage in place and says what was done; null where the table has nothing of the sort. */
  damage(table: DamagedTable, random: Random): string | null;
}
