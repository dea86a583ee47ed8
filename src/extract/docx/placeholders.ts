/** Takes the prompts out of content controls that nobody filled in: 单击或点击此处输入文字. */

/**
 * Words that tell somebody to fill in. A control that only is marked as showing its prompt does not do:
 * programs that fill in templates leave the mark in place.
 */
const PROMPT = /单击|点击|此处|请(?:选择|输入|填)|选择[一1]项|click|tap|choose|enter/i;
const MAX_PROMPT = 60;

/** An element while it is read. */
interface ReadElement {
  readonly name: string;
  text: string;
}

interface OpenControl<E> {
  readonly depth: number;
  showsPrompt: boolean;
  readonly texts: E[];
}

/** Follows the content controls of a part while it is parsed. */
export class Placeholders<E extends ReadElement> {
  private readonly controls: OpenControl<E>[] = [];

  /** @param depth Of the element in the tree. */
  open(element: E, depth: number, isOff: boolean): void {
    const control = this.controls.at(-1);
    if (element.name === 'w:sdt') this.controls.push({ depth, showsPrompt: false, texts: [] });
    else if (control === undefined) return;
    else if (element.name === 'w:showingPlcHdr') control.showsPrompt = !isOff;
    else if (element.name === 'w:t') control.texts.push(element);
  }

  close(depth: number): void {
    const control = this.controls.at(-1);
    if (control?.depth !== depth) return;
    this.controls.pop();
    const prompt = control.showsPrompt ? control.texts.map(({ text }) => text).join('') : '';
    if (prompt.length <= MAX_PROMPT && PROMPT.test(prompt)) for (const element of control.texts) element.text = '';
  }
}
