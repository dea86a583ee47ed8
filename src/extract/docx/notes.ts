/** Gives out the footnotes and endnotes of a document, each once, where the text refers to it first. */
import type { XmlElement } from './xml-tree.js';

interface NoteParts {
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
}

function notesById(part: XmlElement | null, name: string): Map<string, XmlElement> {
  const notes = (part?.children ?? []).filter((element) => element.name === name);
  return new Map(notes.map((note) => [note.attributes['id'] ?? '', note]));
}

export class Notes {
  private readonly footnotes: Map<string, XmlElement>;
  private readonly endnotes: Map<string, XmlElement>;

  constructor({ footnotes, endnotes }: NoteParts) {
    this.footnotes = notesById(footnotes, 'w:footnote');
    this.endnotes = notesById(endnotes, 'w:endnote');
  }

  /** @param reference Names the note by its id, or holds it, as Word 2003 wrote it. */
  take(reference: XmlElement): XmlElement | null {
    if (reference.name === 'w:footnote' || reference.name === 'w:endnote') return reference;
    const notes = reference.name === 'w:footnoteReference' ? this.footnotes : this.endnotes;
    const id = reference.attributes['id'] ?? '';
    const note = notes.get(id) ?? null;
    notes.delete(id);
    return note;
  }
}
