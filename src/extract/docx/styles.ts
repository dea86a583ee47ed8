/** What the styles of a document say about its text: hidden or not, numbered or not, in a font of signs. */
import { childOf, descend, numberOf, toggleOf, valueOf, type XmlElement } from './xml-tree.js';

export interface NumberingReference {
  /** `"0"`: not numbered, whatever the style above says. Null where only the level is said. */
  readonly listId: string | null;
  readonly level: number | null;
}

interface Style {
  readonly basedOn: string | null;
  readonly hidden: boolean | null;
  readonly numbering: NumberingReference | null;
  readonly font: string | null;
}

/** Styles are based on each other in chains of a few; a longer one goes round in a circle. */
const MAX_CHAIN = 20;

export function numberingOf(properties: XmlElement | undefined): NumberingReference | null {
  const element = childOf(properties, 'w:numPr');
  if (element === undefined) return null;
  return { listId: valueOf(element, 'w:numId') ?? null, level: numberOf(valueOf(element, 'w:ilvl')) };
}

/** The font of a run for signs: its name for Latin letters, which symbol fonts go by. */
export function fontOf(properties: XmlElement | undefined): string | null {
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  return fonts?.['ascii'] ?? fonts?.['hAnsi'] ?? null;
}

export class Styles {
  private readonly styles = new Map<string, Style>();
  /** The style of paragraphs that name none. */
  private readonly defaultParagraph: string | null = null;

  constructor(root: XmlElement | null) {
    for (const element of root?.children ?? []) {
      const { styleId, type, default: isDefault } = element.attributes;
      if (element.name !== 'w:style' || styleId === undefined || this.styles.has(styleId)) continue;
      const run = childOf(element, 'w:rPr');
      this.styles.set(styleId, {
        basedOn: valueOf(element, 'w:basedOn') ?? null,
        hidden: toggleOf(run, 'w:vanish'),
        numbering: numberingOf(childOf(element, 'w:pPr')),
        font: fontOf(run),
      });
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(isDefault ?? '')) this.defaultParagraph = styleId;
    }
  }

  /** Whether text of these styles is hidden. Two styles that hide cancel each other, as Word has it. */
  isHidden(paragraphStyle: string | null, runStyle: string | null): boolean {
    const hides = (style: string | null): boolean => this.find(style, ({ hidden }) => hidden) ?? false;
    return hides(paragraphStyle ?? this.defaultParagraph) !== hides(runStyle);
  }

  font(paragraphStyle: string | null, runStyle: string | null): string | null {
    const find = (style: string | null): string | null => this.find(style, ({ font }) => font);
    return find(runStyle) ?? find(paragraphStyle ?? this.defaultParagraph);
  }

  /** List and level of paragraphs of a style, each from the nearest style that says it, and the style that names the list. */
  numbering(paragraphStyle: string | null): (NumberingReference & { readonly style: string | null }) | null {
    let listId: string | null = null;
    let level: number | null = null;
    let naming: string | null = null;
    for (const [id, { numbering }] of this.chain(paragraphStyle ?? this.defaultParagraph)) {
      if (listId === null && numbering?.listId != null) {
        listId = numbering.listId;
        naming = id;
      }
      level ??= numbering?.level ?? null;
    }
    return listId === null ? null : { listId, level, style: naming };
  }

  /** The list that a numbering style (列表样式) stands for. */
  listOf(style: string): string | null {
    return this.find(style, ({ numbering }) => numbering?.listId ?? null);
  }

  private find<T>(style: string | null, property: (style: Style) => T | null): T | null {
    for (const [, link] of this.chain(style)) {
      const found = property(link);
      if (found !== null) return found;
    }
    return null;
  }

  private *chain(style: string | null): Generator<readonly [string, Style]> {
    let id = style;
    for (let length = 0; id !== null && length < MAX_CHAIN; length += 1) {
      const link = this.styles.get(id);
      if (link === undefined) return;
      yield [id, link];
      id = link.basedOn;
    }
  }
}

/** The style that paragraph or run properties name. */
export function styleOf(properties: XmlElement | undefined, kind: 'w:pStyle' | 'w:rStyle'): string | null {
  return descend(properties, kind)?.attributes['val'] ?? null;
}
