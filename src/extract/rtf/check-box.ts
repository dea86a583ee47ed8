/** The state of a check box of a form, which its field prints: words of its description tell it. */

const CHECK_BOX = 1;
/** The box is as its default says. */
const BY_DEFAULT = 25;

export class CheckBox {
  private type: number | null = null;
  private result = BY_DEFAULT;
  private byDefault = 0;

  take(word: string, value: number | null): void {
    if (word === 'formfield') {
      this.type = null;
      this.result = BY_DEFAULT;
      this.byDefault = 0;
    } else if (word === 'fftype') this.type = value;
    else if (word === 'ffres') this.result = value ?? BY_DEFAULT;
    else if (word === 'ffdefres') this.byDefault = value ?? 0;
  }

  /** What the box described last prints, once; nothing where it was another kind of field. */
  text(): string {
    if (this.type !== CHECK_BOX) return '';
    this.type = null;
    return (this.result === BY_DEFAULT ? this.byDefault : this.result) === 0 ? '□' : '☑';
  }
}
