/** Finds the headers and footers that a section prints. */
import { toggleOf, valueOf, type XmlElement } from './xml-tree.js';

export type RunningHead = 'header' | 'footer';

/** A header or footer: the id of its part, or itself, as Word 2003 wrote it. */
type RunningHeadReference = string | XmlElement;

const INLINE = { header: 'w:hdr', footer: 'w:ftr' } as const;

/**
 * The headers or footers that a section begins with, in the order of its pages.
 * None where it goes on with those of the section before, or on the same page.
 */
export function runningHeads(section: XmlElement, kind: RunningHead): RunningHeadReference[] {
  if (valueOf(section, 'w:type') === 'continuous') return [];
  const found = new Map<string, RunningHeadReference>();
  for (const child of section.children) {
    const { type = 'default', id } = child.attributes;
    if (child.name === `w:${kind}Reference` && id !== undefined) found.set(type, id);
    else if (child.name === INLINE[kind]) found.set(type === 'odd' ? 'default' : type, child);
  }
  const first = toggleOf(section, 'w:titlePg') === true ? found.get('first') : undefined;
  // Those of even pages repeat those of odd ones, and are kept when a document stops to print them.
  const every = found.get('default') ?? found.get('even');
  return [first, every].filter((reference) => reference !== undefined);
}
