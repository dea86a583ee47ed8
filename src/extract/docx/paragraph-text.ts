/** Reads what a paragraph prints: the text of its runs, without what is hidden, deleted or a mark only. */
import { raisedText } from '../raised-text.js';
import { readSymbols, symbolText } from '../word/symbol-fonts.js';
import { DROPPED, type Fields } from './fields.js';
import { fontOf, styleOf, type Styles } from './styles.js';
import { childOf, toggleOf, valueOf, type XmlElement } from './xml-tree.js';

/** A piece of another document within this one. */
export interface EmbeddedPart {
  /** Of the relationship to its part. */
  readonly id: string;
  /** What made the object: `Excel.Sheet.12`; null for a document that is taken in when this one is opened. */
  readonly program: string | null;
}

export interface ParagraphContent {
  text: string;
  /** Text that is struck out. */
  struck: string;
  /** What is anchored in the paragraph and printed beside it: contents of text boxes. */
  readonly boxes: XmlElement[];
  /** References to footnotes and endnotes. */
  readonly notes: XmlElement[];
  readonly parts: EmbeddedPart[];
  pictures: number;
}

interface RunContext {
  readonly paragraphStyle: string | null;
  readonly hidden: boolean;
  readonly raised: boolean;
  readonly struck: boolean;
  readonly font: string;
}

/** Properties, marks of notes and comments, and what belongs to them. */
const UNPRINTED = new Set([
  ...DROPPED,
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rt',
  'w:commentReference',
  'w:annotationRef',
  'w:softHyphen',
  'w:fldData',
  'wx:t',
]);

const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

const NOTES = new Set(['w:footnoteReference', 'w:endnoteReference', 'w:footnote', 'w:endnote']);

const GRAPHICS = new Set(['w:drawing', 'w:pict', 'w:object']);

/** The branch of alternatives that is read: the first that prints text, of which the others are copies. */
export function chosenBranch({ children }: XmlElement): XmlElement | undefined {
  return children.find(({ prints }) => prints) ?? children[0];
}

export class ParagraphReader {
  constructor(
    private readonly styles: Styles,
    private readonly fields: Fields,
  ) {}

  read(paragraph: XmlElement): ParagraphContent {
    const content: ParagraphContent = { text: '', struck: '', boxes: [], notes: [], parts: [], pictures: 0 };
    const paragraphStyle = styleOf(childOf(paragraph, 'w:pPr'), 'w:pStyle');
    const hidden = this.styles.isHidden(paragraphStyle, null);
    const context = { paragraphStyle, hidden, raised: false, struck: false, font: '' };
    for (const child of paragraph.children) this.readInline(child, context, content);
    return content;
  }

  private readInline(element: XmlElement, context: RunContext, content: ParagraphContent): void {
    const { name } = element;
    if (UNPRINTED.has(name)) return;
    if (name === 'w:r' || name === 'm:r') {
      const run = this.runContext(element, context);
      for (const child of element.children) this.readInline(child, run, content);
    } else if (name === 'w:fldChar') {
      const printed = this.fields.mark(element);
      if (!context.hidden) content.text += printed;
    } else if (name === 'w:instrText') {
      this.fields.addInstruction(element.text);
    } else if (name === 'w:txbxContent') {
      if (!context.hidden) content.boxes.push(element);
    } else if (NOTES.has(name)) {
      if (!context.hidden && this.fields.isPrinting) content.notes.push(element);
    } else if (name === 'OLEObject') {
      const { id, ProgID: program = '' } = element.attributes;
      if (!context.hidden && id !== undefined) content.parts.push({ id, program });
    } else if (name === 'mc:AlternateContent') {
      const branch = chosenBranch(element);
      if (branch !== undefined) this.readInline(branch, context, content);
    } else {
      if (GRAPHICS.has(name) && !context.hidden) content.pictures += 1;
      if (!context.hidden && this.fields.isPrinting) {
        const printed = printedText(element, context.font);
        if (context.struck) content.struck += printed;
        else content.text += context.raised ? raisedText(content.text, printed) : printed;
      }
      const [before, after] = mathSigns(element);
      const isPrinted = !context.hidden && this.fields.isPrinting;
      if (isPrinted) content.text += before;
      for (const child of element.children) this.readInline(child, context, content);
      if (isPrinted) content.text += after;
    }
  }

  private runContext(run: XmlElement, { paragraphStyle }: RunContext): RunContext {
    const properties = childOf(run, 'w:rPr');
    const style = styleOf(properties, 'w:rStyle');
    const hidden =
      toggleOf(properties, 'w:vanish') ??
      (paragraphStyle === null && style === null
        ? this.styles.isHidden(null, null)
        : this.styles.isHidden(paragraphStyle, style));
    const raised = valueOf(properties, 'w:vertAlign') === 'superscript';
    const struck = toggleOf(properties, 'w:strike') === true || toggleOf(properties, 'w:dstrike') === true;
    return {
      paragraphStyle,
      hidden,
      raised,
      struck,
      font: fontOf(properties) ?? this.styles.font(paragraphStyle, style) ?? '',
    };
  }
}

/** The signs that a part of a formula prints around what is in it. */
function mathSigns(element: XmlElement): readonly [before: string, after: string] {
  switch (element.name) {
    case 'm:num':
      return ['', '/'];
    case 'm:rad':
      return ['√', ''];
    case 'm:d': {
      const properties = childOf(element, 'm:dPr');
      return [valueOf(properties, 'm:begChr') ?? '(', valueOf(properties, 'm:endChr') ?? ')'];
    }
    case 'm:nary':
      return [valueOf(childOf(element, 'm:naryPr'), 'm:chr') ?? '∫', ''];
    default:
      return ['', ''];
  }
}

function printedText(element: XmlElement, font: string): string {
  if (element.name === 'w:t' || element.name === 'm:t') return readSymbols(element.text, font);
  if (element.name === 'w:sym') {
    const { font: own = font, char = '' } = element.attributes;
    return /^[0-9a-f]{1,4}$/i.test(char) ? symbolText(own, Number.parseInt(char, 16)) : '';
  }
  return SIGNS[element.name] ?? '';
}
