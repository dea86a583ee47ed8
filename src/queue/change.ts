/** Something that others wait for, without a promise for each of them to keep. */
export class Change {
  private waiting: (() => void)[] = [];

  notify(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Waits until something changed, at most so many milliseconds. */
  async wait(most: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, most);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
