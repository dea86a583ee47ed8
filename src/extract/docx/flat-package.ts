/** Word documents that are one XML file: all parts of a package in it (Flat OPC), or the form that Word 2003 wrote. */
import type { Budget } from '../budget.js';
import { corrupt } from '../word/fault.js';
import { readParts, type DocumentParts, type PartSource } from './parts.js';
import { childOf, parseXml, type XmlElement } from './xml-tree.js';

function partsOf(root: XmlElement): PartSource {
  const parts = new Map<string, XmlElement>();
  for (const part of root.children) {
    const content = childOf(part, 'pkg:xmlData')?.children[0];
    const name = part.attributes['name'];
    if (content !== undefined && name !== undefined) parts.set(name.replace(/^\//, '').toLowerCase(), content);
  }
  return { read: async (name) => parts.get(name.toLowerCase()) ?? null };
}

/** The parts of a document in one XML file, as programs make it that fill in templates. */
export async function readFlatParts(bytes: Uint8Array, budget: Budget): Promise<DocumentParts> {
  const root = await parseXml(bytes, budget);
  if (root.name === 'pkg:package') return readParts(partsOf(root), budget);
  if (root.name !== 'w:wordDocument') throw corrupt('不是 Word 的 XML 文档', 'not an XML document of Word');
  return {
    document: root,
    styles: childOf(root, 'w:styles') ?? null,
    // Its paragraphs hold their numbers as they are printed.
    numbering: null,
    footnotes: null,
    endnotes: null,
    related: async () => null,
    relatedXml: async () => null,
  };
}
