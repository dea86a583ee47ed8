/** Texts of a document in columns that only say what a row is about: the whole of them stands in the document. */

const LENGTH = 200;

/** Cut to a few lines of a cell, the cut marked with `…`. */
export function shortText(text: string | null, length = LENGTH): string | null {
  if (text === null || text.length <= length) return text;
  // Half a surrogate pair at the end goes with the last character.
  return `${Array.from(text.slice(0, length)).slice(0, -1).join('')}…`;
}
