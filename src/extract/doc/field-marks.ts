/** Follows the fields (域) of the text: begin, separator and end are characters of their own. */
import { overstruckText } from '../word/overstruck.js';

const BEGIN = '\x13';
const SEPARATOR = '\x14';
const END = '\x15';

export const FIELD_MARKS = new Set([BEGIN, SEPARATOR, END]);

/** Numbers of the marks that belong together: one without its partner would swallow the rest of the text. */
export function pairMarks(marks: Iterable<string>): Set<number> {
  const paired = new Set<number>();
  const open: number[][] = [];
  let index = 0;
  for (const mark of marks) {
    if (mark === BEGIN) open.push([index]);
    else open.at(-1)?.push(index);
    if (mark === END) for (const own of open.pop() ?? []) paired.add(own);
    index += 1;
  }
  return paired;
}

interface OpenField {
  instruction: string;
  inResult: boolean;
  /** What stands for the box of a form field. */
  box: string;
}

export class FieldFollower {
  private readonly open: OpenField[] = [];
  private seen = 0;
  /** What made the embedded objects whose fields were followed to their end. */
  readonly objects: string[] = [];

  constructor(private readonly paired: ReadonlySet<number>) {}

  /** Whether text that stands here is printed. */
  get isPrinting(): boolean {
    return this.open.every(({ inResult }) => inResult);
  }

  /** Takes a mark. @returns what the field prints of itself, at its end. */
  mark(mark: string): string {
    const isPaired = this.paired.has(this.seen);
    this.seen += 1;
    const field = this.open.at(-1);
    if (!isPaired) return '';
    if (mark === BEGIN) this.open.push({ instruction: '', inResult: false, box: '' });
    else if (field !== undefined && mark === SEPARATOR) field.inResult = true;
    else if (field !== undefined) {
      this.open.pop();
      if (!this.isPrinting) return '';
      const object = /^\s*EMBED\s+([\w.]{1,80})/i.exec(field.instruction)?.[1];
      if (object !== undefined) this.objects.push(object);
      return /^\s*FORMCHECKBOX/i.test(field.instruction) ? field.box : overstruckText(field.instruction);
    }
    return '';
  }

  /** Text of the instruction. */
  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field?.inResult === false) field.instruction += text;
  }

  /** The state of the check box that the field stands for. */
  setBox(checked: boolean): void {
    const field = this.open.at(-1);
    if (field !== undefined) field.box = checked ? '☑' : '□';
  }
}
