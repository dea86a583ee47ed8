/** Follows the definition of a table row: merge marks and right edges of its cells, one after the other. */
import type { CellDefinition } from '../word/nested-tables.js';

export class RowBuilder {
  private cells: CellDefinition[] = [];
  private left = 0;
  private vertical: CellDefinition['vertical'] = 'none';
  private goesOnFromLeft = false;

  /** @returns whether the word belongs to the definition of a row. */
  take(word: string, value: number | null): boolean {
    switch (word) {
      case 'trowd':
        this.cells = [];
        this.left = 0;
        this.beginCell();
        return true;
      case 'trleft':
        if (this.cells.length === 0) this.left = value ?? 0;
        return true;
      case 'clvmgf':
        this.vertical = 'start';
        return true;
      case 'clvmrg':
        this.vertical = 'continued';
        return true;
      case 'clmgf':
        this.goesOnFromLeft = false;
        return true;
      case 'clmrg':
        this.goesOnFromLeft = true;
        return true;
      case 'cellx': {
        const right = Math.max(this.left, value ?? 0);
        this.cells.push({
          left: this.left,
          right,
          vertical: this.vertical,
          goesOnFromLeft: this.goesOnFromLeft,
        });
        this.left = right;
        this.beginCell();
        return true;
      }
      default:
        return false;
    }
  }

  /** The definition in force: one serves all rows until the next. */
  definitions(): readonly CellDefinition[] {
    return this.cells;
  }

  private beginCell(): void {
    this.vertical = 'none';
    this.goesOnFromLeft = false;
  }
}
