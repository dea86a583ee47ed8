/** Finds the parts of a Word document by the relationships of its package. */
import type { Budget } from '../budget.js';
import { corrupt } from '../word/fault.js';
import { parseXml, XmlAllowance, type XmlElement } from './xml-tree.js';

/** Where parts come from: a zip package, or one XML file that holds them all. */
export interface PartSource {
  /** Null where there is no such part. */
  read(name: string): Promise<Uint8Array | XmlElement | null>;
}

/** Where the text stands in the documents of nearly all programs. */
const FALLBACK = 'word/document.xml';

export interface DocumentParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  /** The notes of the document, each under its `w:id`. */
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  /** The bytes of a part that the document names by the id of a relationship. */
  readonly related: (id: string) => Promise<Uint8Array | null>;
  /** Likewise a part in XML, as headers and footers are. */
  readonly relatedXml: (id: string) => Promise<XmlElement | null>;
}

interface Relationship {
  readonly id: string;
  /** The last part of its type: `styles`. */
  readonly kind: string;
  readonly target: string;
}

/** A target as the name of a part: relative to the folder, or from the root of the package. */
function resolve(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.filter((step) => step !== '').join('/');
}

function folderOf(part: string): string {
  return part.slice(0, Math.max(0, part.lastIndexOf('/')));
}

function relationshipsPart(part: string): string {
  const folder = folderOf(part);
  const name = part.slice(part.lastIndexOf('/') + 1);
  return `${folder === '' ? '' : `${folder}/`}_rels/${name}.rels`;
}

export async function readParts(source: PartSource, budget: Budget): Promise<DocumentParts> {
  const allowance = new XmlAllowance();
  const parse = async (name: string): Promise<XmlElement | null> => {
    const part = await source.read(name);
    return part === null || !(part instanceof Uint8Array) ? part : parseXml(part, budget, allowance);
  };
  const relationships = async (part: string): Promise<Relationship[]> => {
    const root = await parse(relationshipsPart(part));
    return (root?.children ?? [])
      .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
      .map(({ attributes: { Id: id = '', Type: type = '', Target: target = '' } }) => ({
        id,
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolve(folderOf(part), target),
      }));
  };

  const named = (await relationships('')).find(({ kind }) => kind === 'officeDocument')?.target;
  const found = named === undefined ? null : await parse(named);
  const main = found === null || named === undefined ? FALLBACK : named;
  const document = found ?? (await parse(FALLBACK));
  if (document === null) throw corrupt('缺少正文 document.xml', 'without its text (document.xml)');
  const related = await relationships(main);
  const partOf = (kind: string): string =>
    related.find((relationship) => relationship.kind === kind)?.target ?? `word/${kind}.xml`;
  const targets = new Map(related.map(({ id, target }) => [id, target]));
  return {
    document,
    styles: await parse(partOf('styles')),
    numbering: await parse(partOf('numbering')),
    footnotes: await parse(partOf('footnotes')),
    endnotes: await parse(partOf('endnotes')),
    async related(id) {
      const target = targets.get(id);
      const part = target === undefined ? null : await source.read(target);
      return part instanceof Uint8Array ? part : null;
    },
    async relatedXml(id) {
      const target = targets.get(id);
      return target === undefined ? null : parse(target);
    },
  };
}
