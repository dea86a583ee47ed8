/** The lists of a document (numbering.xml), and the numbers that its paragraphs get from them. */
import { ListCounter, type ListDefinition, type ListLevel } from '../word/list-counter.js';
import { readSymbols } from '../word/symbol-fonts.js';
import { fontOf, numberingOf, styleOf, type Styles } from './styles.js';
import { childOf, numberOf, toggleOf, valueOf, type XmlElement } from './xml-tree.js';

interface AbstractList {
  readonly levels: (ListLevel | undefined)[];
  /** Level that paragraphs of a style get, by the style's id. */
  readonly styleLevels: ReadonlyMap<string, number>;
  /** The numbering style that holds the levels of this list. */
  readonly styleLink: string | null;
}

function readLevel(element: XmlElement): ListLevel {
  // Formats that later versions added stand in a choice beside their nearest old one.
  const format = valueOf(element, 'w:numFmt') ?? 'decimal';
  const suffix = valueOf(element, 'w:suff');
  const text = valueOf(element, 'w:lvlText') ?? '';
  return {
    start: numberOf(valueOf(element, 'w:start')) ?? 0,
    format,
    text: format === 'bullet' ? readSymbols(text, fontOf(childOf(element, 'w:rPr')) ?? '') : text,
    restartAfter: numberOf(valueOf(element, 'w:lvlRestart')),
    legal: toggleOf(element, 'w:isLgl') ?? false,
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
  };
}

function readAbstractList(element: XmlElement): AbstractList {
  const levels: (ListLevel | undefined)[] = [];
  const styleLevels = new Map<string, number>();
  for (const child of element.children) {
    if (child.name !== 'w:lvl') continue;
    const index = numberOf(child.attributes['ilvl']) ?? 0;
    if (index < 0 || index > 8) continue;
    levels[index] = readLevel(child);
    const style = styleOf(child, 'w:pStyle');
    if (style !== null) styleLevels.set(style, index);
  }
  return { levels, styleLevels, styleLink: valueOf(element, 'w:numStyleLink') ?? null };
}

export class Numbering {
  private readonly abstracts = new Map<string, AbstractList>();
  private readonly lists = new Map<string, XmlElement>();
  private readonly definitions = new Map<string, ListDefinition | null>();
  private readonly counter = new ListCounter();

  constructor(
    root: XmlElement | null,
    private readonly styles: Styles,
  ) {
    for (const element of root?.children ?? []) {
      if (element.name === 'w:abstractNum') {
        this.abstracts.set(element.attributes['abstractNumId'] ?? '', readAbstractList(element));
      } else if (element.name === 'w:num') {
        this.lists.set(element.attributes['numId'] ?? '', element);
      }
    }
  }

  /** The number of the next paragraph with what parts it from the text; `""` where the paragraph has none. Counts it. */
  next(properties: XmlElement | undefined): string {
    const own = numberingOf(properties);
    const styled = this.styles.numbering(styleOf(properties, 'w:pStyle'));
    const listId = own?.listId ?? styled?.listId ?? null;
    if (listId === null || listId === '0') return '';
    const list = this.definition(listId);
    if (list === null) return '';
    const styleLevel = styled?.style == null ? undefined : this.styleLevels(listId)?.get(styled.style);
    return this.counter.next(listId, list, own?.level ?? styleLevel ?? styled?.level ?? 0);
  }

  private styleLevels(listId: string): ReadonlyMap<string, number> | undefined {
    return this.abstracts.get(valueOf(this.lists.get(listId), 'w:abstractNumId') ?? '')?.styleLevels;
  }

  private definition(listId: string): ListDefinition | null {
    let definition = this.definitions.get(listId);
    if (definition === undefined) {
      definition = this.define(listId);
      this.definitions.set(listId, definition);
    }
    return definition;
  }

  private define(listId: string): ListDefinition | null {
    const list = this.lists.get(listId);
    const counterId = valueOf(list, 'w:abstractNumId');
    const abstract = counterId === undefined ? undefined : this.abstracts.get(counterId);
    if (list === undefined || counterId === undefined || abstract === undefined) return null;
    const levels = [...(this.linked(abstract) ?? abstract).levels];
    const startOverrides = new Map<number, number>();
    for (const override of list.children) {
      if (override.name !== 'w:lvlOverride') continue;
      const index = numberOf(override.attributes['ilvl']) ?? 0;
      const level = childOf(override, 'w:lvl');
      if (level !== undefined && index >= 0 && index <= 8) levels[index] = readLevel(level);
      const start = numberOf(valueOf(override, 'w:startOverride'));
      if (start !== null) startOverrides.set(index, start);
    }
    return { levels, counterId, startOverrides };
  }

  /** The list behind a numbering style; one step, as such a list has levels of its own. */
  private linked({ styleLink }: AbstractList): AbstractList | null {
    const listId = styleLink === null ? null : this.styles.listOf(styleLink);
    const abstractId = listId === null ? undefined : valueOf(this.lists.get(listId), 'w:abstractNumId');
    return abstractId === undefined ? null : (this.abstracts.get(abstractId) ?? null);
  }
}
