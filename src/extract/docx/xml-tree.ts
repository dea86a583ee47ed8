/** Parses a part of a Word document into a small tree of elements, within bounds. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LimitExceeded, type Budget } from '../budget.js';
import { corrupt, DocumentFault } from '../word/fault.js';
import { Placeholders } from './placeholders.js';

export interface XmlElement {
  /** With the prefix that Word uses for its namespace, `w:tbl`; of a namespace that tells nothing, without. */
  readonly name: string;
  /** By local name; of attributes the namespace never matters here. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text right inside the element. */
  readonly text: string;
  /** Whether anything printed stands in it, however deep. */
  readonly prints: boolean;
}

/** Last parts of the namespaces' names, of the transitional, the strict and the 2003 form alike. */
const PREFIXES: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/\/(?:wordprocessingml\/(?:2006\/)?main|word\/2003\/wordml)$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/office\/word\/2010\/wordml$/, 'w14'],
  [/\/word\/2003\/auxHint$/, 'wx'],
  [/\/office\/2006\/xmlPackage$/, 'pkg'],
  [/\/aml\/2001\/core$/, 'aml'],
];

/** Elements that say nothing about text or tables, with all that is in them: most of a document. */
const IGNORED = new Set(
  (
    'tblBorders tcBorders tblCellMar tcMar tblLook tblW tblInd jc shd spacing ind lang sz szCs color b bCs i iCs ' +
    'kern u highlight snapToGrid widowControl adjustRightInd autoSpaceDE autoSpaceDN proofErr bookmarkStart bookmarkEnd ' +
    'lastRenderedPageBreak noProof textAlignment outlineLvl keepNext keepLines rPrChange pPrChange tblPrChange tcPrChange ' +
    'vAlign noWrap hideMark textDirection trHeight cantSplit tblStyle tblLayout tblpPr cnfStyle tabs pBdr bdr ' +
    'caps smallCaps position w em rtl cs fitText contextualSpacing suppressAutoHyphens ' +
    'trPrChange tblGridChange sectPrChange numberingChange tblPrExChange binData latentStyles docDefaults ' +
    'pgSz pgMar pgBorders pgNumType cols docGrid lnNumType footnotePr endnotePr formProt printerSettings'
  )
    .split(' ')
    .map((name) => `w:${name}`)
    .concat('pkg:binaryData'),
);

/** Word 2003 wraps revisions, comments and bookmarks alike; only what a revision put in is text. */
function isDeletedRevision(name: string, tag: SaxesTagNS): boolean {
  if (name !== 'aml:annotation') return false;
  const type = Object.values(tag.attributes).find(({ local }) => local === 'type');
  return type !== undefined && type.value !== 'Word.Insertion';
}

/** Deeper than any document that a person made; tables have their own, narrower bound. */
const MAX_DEPTH = 1_000;
const MAX_ELEMENTS = 2_000_000;
/** Characters between tags: the text of some thousand pages. */
const MAX_TEXT = 10_000_000;
/** Characters given to the parser between two looks at the signal. */
const CHUNK = 256 * 1024;

/** What the parts of one document may take up together. */
export class XmlAllowance {
  private elements = 0;
  private text = 0;

  addElement(): void {
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) throw tooMuch(MAX_ELEMENTS, '个 XML 元素', 'XML elements');
  }

  addText(length: number): void {
    this.text += length;
    if (this.text > MAX_TEXT) throw tooMuch(MAX_TEXT, '字', 'characters');
  }
}

function tooMuch(bound: number, zh: string, en: string): DocumentFault {
  return new DocumentFault('too-large', { zh: `超过 ${String(bound)} ${zh}`, en: `more than ${String(bound)} ${en}` });
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenElement[];
  text: string;
  prints: boolean;
}

const PRINTED = new Set(['w:t', 'w:sym', 'm:t']);
/** Elements whose own text is text of the document; between other tags stands the layout of the XML. */
const HOLDS_TEXT = new Set(['w:t', 'm:t', 'w:instrText']);

function prefixed(tag: SaxesTagNS, known: Map<string, string | null>): string {
  let prefix = known.get(tag.uri);
  if (prefix === undefined) {
    prefix = PREFIXES.find(([namespace]) => namespace.test(tag.uri))?.[1] ?? null;
    known.set(tag.uri, prefix);
  }
  return prefix === null ? tag.local : `${prefix}:${tag.local}`;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** By local name. Most elements have none but the marks of editing sessions. */
function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | null = null;
  for (const { local, value } of Object.values(tag.attributes)) {
    if (!local.startsWith('rsid')) (attributes ??= {})[local] = value;
  }
  return attributes ?? NO_ATTRIBUTES;
}

/** Builds the tree while the parser goes through the text. */
class TreeBuilder {
  private readonly open: OpenElement[] = [];
  private readonly namespaces = new Map<string, string | null>();
  private readonly placeholders = new Placeholders<OpenElement>();
  private ignoredDepth = 0;
  private tables = 0;
  root: OpenElement | null = null;

  constructor(
    private readonly budget: Budget,
    private readonly allowance: XmlAllowance,
  ) {}

  openTag(tag: SaxesTagNS): void {
    const name = prefixed(tag, this.namespaces);
    if (this.ignoredDepth > 0 || IGNORED.has(name) || isDeletedRevision(name, tag)) {
      this.ignoredDepth += 1;
      return;
    }
    this.allowance.addElement();
    if (name === 'w:tbl') this.budget.checkDepth((this.tables += 1));
    if (this.open.length >= MAX_DEPTH) throw new LimitExceeded('maxDepth');
    const element: OpenElement = { name, attributes: attributesOf(tag), children: [], text: '', prints: false };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.placeholders.open(element, this.open.length, isOff(element));
    this.open.push(element);
    if (PRINTED.has(name)) this.markPrinting();
  }

  private markPrinting(): void {
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const element = this.open[at] as OpenElement;
      if (element.prints) return;
      element.prints = true;
    }
  }

  closeTag(): void {
    if (this.ignoredDepth > 0) {
      this.ignoredDepth -= 1;
      return;
    }
    if (this.open.pop()?.name === 'w:tbl') this.tables -= 1;
    this.placeholders.close(this.open.length);
  }

  addText(text: string): void {
    const element = this.open.at(-1);
    if (element === undefined || this.ignoredDepth > 0 || !HOLDS_TEXT.has(element.name)) return;
    this.allowance.addText(text.length);
    element.text += text;
  }
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw corrupt('XML 编码有误', 'XML in a broken encoding');
  }
}

/**
 * The root element of a part.
 *
 * A document type is refused: Word writes none, and entities are the way to make a small file large or to reach other files.
 */
export async function parseXml(
  content: Uint8Array | string,
  budget: Budget,
  allowance = new XmlAllowance(),
): Promise<XmlElement> {
  const text = typeof content === 'string' ? content : decodeXml(content);
  budget.checkCharacters(text.length);
  const builder = new TreeBuilder(budget, allowance);
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw corrupt(`XML 有误（${error.message}）`, `broken XML (${error.message})`);
  });
  parser.on('doctype', () => {
    throw corrupt('XML 含文档类型声明', 'XML with a document type');
  });
  parser.on('opentag', (tag) => {
    builder.openTag(tag);
  });
  parser.on('closetag', () => {
    builder.closeTag();
  });
  const addText = (piece: string): void => {
    builder.addText(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (let at = 0; at < text.length; at += CHUNK) {
    if (at > 0) await budget.breathe();
    parser.write(text.slice(at, at + CHUNK));
  }
  parser.close();
  if (builder.root === null) throw corrupt('XML 为空', 'empty XML');
  return builder.root;
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The child at the end of a way of names. */
export function descend(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce(childOf, element);
}

/** The attribute `val` of a child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val'];
}

/** An on/off property: null where the element does not say. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | null {
  const child = childOf(element, name);
  if (child === undefined) return null;
  return !isOff(child);
}

function isOff({ attributes }: XmlElement): boolean {
  return /^(?:0|false|off)$/.test(attributes['val'] ?? 'true');
}

/** A whole number of an attribute; null where it is none. */
export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number.parseInt(text, 10) : null;
}
