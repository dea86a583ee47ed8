/** Finds out which stretches of the other stories (headers, notes, text boxes) belong to which place of the body. */
import type { Bytes } from './bytes.js';
import type { ExtentName, FileInformation, Stretch } from './file-information.js';
import { SPRM, sprmsOf } from './sprms.js';

/** A stretch of another story. */
export interface AnchoredStretch extends Stretch {
  /** Character of the body before which it stands at the earliest. */
  readonly at: number;
  /** Whether it stands beside the paragraph with that character, in its cell; else between tables. */
  readonly isBeside: boolean;
}

/** A table of places, each with a few bytes about what lies between it and the next. */
interface PlaceTable {
  readonly places: readonly number[];
  entry(index: number): Bytes;
}

function readPlaces(table: Bytes, info: FileInformation, name: ExtentName, size: number): PlaceTable {
  const { at, length } = info.extent(name);
  const count = length < 4 ? 0 : Math.floor((length - 4) / (4 + size)) + 1;
  const bytes = table.slice(at, count === 0 ? 0 : length);
  return {
    places: Array.from({ length: count }, (_, index) => bytes.uint32(index * 4)),
    entry: (index) => bytes.slice(count * 4 + index * size, size),
  };
}

/** The stretches between the places of a story; those that run backwards or out of it are empty. */
function stretchesOf({ places }: Pick<PlaceTable, 'places'>, story: Stretch): Stretch[] {
  return places.slice(0, -1).map((place, index) => {
    const start = story.start + place;
    const end = Math.min(story.start + (places[index + 1] ?? 0), story.end);
    return { start, end: Math.max(start, end) };
  });
}

const isFilled = ({ start, end }: Stretch): boolean => end > start;

function* notes(table: Bytes, info: FileInformation, kind: 'footnote' | 'endnote'): Generator<AnchoredStretch> {
  const { places } = readPlaces(table, info, `${kind}References`, 2);
  const texts = stretchesOf(readPlaces(table, info, `${kind}Texts`, 0), info.stories[`${kind}s`]);
  for (const [index, text] of texts.entries()) {
    const reference = index < places.length - 1 ? places[index] : undefined;
    // The last text belongs to no note.
    if (reference !== undefined && isFilled(text)) yield { ...text, at: reference + 1, isBeside: false };
  }
}

/** Headers and footers of a section, in this order: of even, of odd pages; footers likewise; of the first page. */
const HEADS = 6;
/** Separators of notes, which stand before the headers of the first section. */
const SEPARATORS = 6;
const SECTION_SIZE = 12;
const CONTINUOUS = 0;

interface SectionKind {
  readonly isContinuous: boolean;
  readonly hasFirstPage: boolean;
}

function sectionKind(main: Bytes, at: number): SectionKind {
  const kind = { isContinuous: false, hasFirstPage: false };
  if (at + 2 > main.length) return kind;
  for (const { code, operand } of sprmsOf(main.slice(at + 2, main.uint16(at)))) {
    if (code === SPRM.sectionBreak) kind.isContinuous = operand.byte(0) === CONTINUOUS;
    else if (code === SPRM.titlePage) kind.hasFirstPage = operand.byte(0) !== 0;
  }
  return kind;
}

/** A section that has none of its own goes on with those of the one before. */
function* runningHeads(main: Bytes, table: Bytes, info: FileInformation): Generator<AnchoredStretch> {
  const sections = readPlaces(table, info, 'sections', SECTION_SIZE);
  const texts = stretchesOf(readPlaces(table, info, 'headerTexts', 0), info.stories.headers);
  for (let index = 0; index + 1 < sections.places.length; index += 1) {
    const [start = 0, end = 0] = sections.places.slice(index, index + 2);
    const { isContinuous, hasFirstPage } = sectionKind(main, sections.entry(index).uint32(2));
    if (isContinuous && index > 0) continue;
    const heads = texts.slice(SEPARATORS + index * HEADS, SEPARATORS + (index + 1) * HEADS);
    const [, header, , footer, firstHeader, firstFooter] = heads;
    for (const [at, own, first] of [
      [start, header, firstHeader],
      [end, footer, firstFooter],
    ] as const) {
      for (const text of hasFirstPage ? [first, own] : [own]) {
        if (text !== undefined && isFilled(text)) yield { ...text, at, isBeside: false };
      }
    }
  }
}

const BOX_SIZE = 22;
const SHAPE_SIZE = 26;
/** Place of the number of the shape in the entry of a text box. */
const BOX_SHAPE = 14;

/** Text boxes by the shapes that they are in; those in groups of shapes stand at the end. */
function* boxes(table: Bytes, info: FileInformation): Generator<AnchoredStretch> {
  const shapes = readPlaces(table, info, 'shapes', SHAPE_SIZE);
  const anchors = new Map<number, number>();
  for (let index = 0; index + 1 < shapes.places.length; index += 1) {
    anchors.set(shapes.entry(index).uint32(0), shapes.places[index] ?? 0);
  }
  const texts = readPlaces(table, info, 'boxTexts', BOX_SIZE);
  for (const [index, text] of stretchesOf(texts, info.stories.boxes).entries()) {
    const at = anchors.get(texts.entry(index).uint32(BOX_SHAPE));
    if (isFilled(text)) yield { ...text, at: at ?? Number.MAX_SAFE_INTEGER, isBeside: at !== undefined };
  }
  // A document that does not say where its boxes begin and end has them all in one.
  if (texts.places.length < 2) yield { ...info.stories.boxes, at: Number.MAX_SAFE_INTEGER, isBeside: false };
}

export type AnchoredStory = 'footnotes' | 'endnotes' | 'headers' | 'boxes';

/** In the order of the text. */
export function readAnchors(
  main: Bytes,
  table: Bytes,
  info: FileInformation,
): Readonly<Record<AnchoredStory, readonly AnchoredStretch[]>> {
  const sorted = (stretches: Iterable<AnchoredStretch>): AnchoredStretch[] =>
    [...stretches].sort((one, other) => one.start - other.start);
  return {
    footnotes: sorted(notes(table, info, 'footnote')),
    endnotes: sorted(notes(table, info, 'endnote')),
    headers: sorted(runningHeads(main, table, info)),
    boxes: sorted(boxes(table, info)),
  };
}
