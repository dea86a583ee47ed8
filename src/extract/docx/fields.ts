/** Follows the fields (域) of a document: their instructions are not printed, their results are. */
import { overstruckText } from '../word/overstruck.js';
import { childOf, numberOf, toggleOf, valueOf, type XmlElement } from './xml-tree.js';

interface OpenField {
  readonly form: XmlElement | undefined;
  instruction: string;
  inResult: boolean;
}

/** What is not printed under any circumstances; a field in it is none. */
export const DROPPED = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText']);

/** The field characters that belong together: one without its partner would swallow the rest of the text. */
export function pairedFieldMarks(root: XmlElement): Set<XmlElement> {
  const paired = new Set<XmlElement>();
  const open: XmlElement[][] = [];
  const rest: XmlElement[] = [root];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    if (DROPPED.has(element.name)) continue;
    if (element.name === 'w:fldChar') {
      const type = element.attributes['fldCharType'];
      if (type === 'begin') open.push([element]);
      else open.at(-1)?.push(element);
      if (type === 'end') for (const mark of open.pop() ?? []) paired.add(mark);
    }
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      rest.push(element.children[index] as XmlElement);
    }
  }
  return paired;
}

/** What a field prints that has no result of its own in the document. */
function fieldText(instruction: string, form: XmlElement | undefined): string {
  const kind = /^\s*(\w+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
  if (kind === 'EQ') return overstruckText(instruction);
  if (kind === 'FORMCHECKBOX') {
    const box = childOf(form, 'w:checkBox');
    return (toggleOf(box, 'w:checked') ?? toggleOf(box, 'w:default') ?? false) ? '☑' : '□';
  }
  if (kind === 'FORMDROPDOWN') {
    const list = childOf(form, 'w:ddList');
    const entries = (list?.children ?? []).filter(({ name }) => name === 'w:listEntry');
    return entries[numberOf(valueOf(list, 'w:result') ?? valueOf(list, 'w:default')) ?? 0]?.attributes['val'] ?? '';
  }
  return '';
}

export class Fields {
  private readonly open: OpenField[] = [];

  constructor(private readonly paired: ReadonlySet<XmlElement>) {}

  /** Whether text that stands here is printed. */
  get isPrinting(): boolean {
    return this.open.every(({ inResult }) => inResult);
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.inResult) field.instruction += text;
  }

  /** Takes a field character. @returns what the field prints of itself. */
  mark(element: XmlElement): string {
    if (!this.paired.has(element)) return '';
    const type = element.attributes['fldCharType'];
    const field = this.open.at(-1);
    if (type === 'begin') {
      this.open.push({ form: childOf(element, 'w:ffData'), instruction: '', inResult: false });
    } else if (type === 'separate' && field !== undefined) {
      field.inResult = true;
    } else if (type === 'end' && field !== undefined) {
      this.open.pop();
      // A form field with a result (a text field) has it in the text.
      return this.isPrinting ? fieldText(field.instruction, field.form) : '';
    }
    return '';
  }
}
