/** Room for pictures: whole pages, in the order of the documents, until the first that does not fit. */

export class PictureBudget {
  private left: number;
  private spent = false;
  private readonly taken = new Set<string>();

  constructor(bytes: number) {
    this.left = bytes;
  }

  get isSpent(): boolean {
    return this.spent;
  }

  /** Whether the picture is to be written: it fits, and is not there yet. */
  take(key: string, bytes: number): boolean {
    if (this.spent || this.taken.has(key)) return false;
    if (bytes > this.left) {
      this.spent = true;
      return false;
    }
    this.left -= bytes;
    this.taken.add(key);
    return true;
  }
}
