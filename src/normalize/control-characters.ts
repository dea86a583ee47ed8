/** Tells of characters that are dropped from texts although no layout puts them there: nothing goes without a word. */
import type { LineCell } from './lines.js';
import type { Notes } from './notes.js';

/**
 * Control characters other than tabs and line ends, and the marks that turn the direction of what is shown. No database
 * stores the first; with the second a text shows otherwise than it reads.
 */
const CONTROL = /[\u0000-\u0006\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F\u200F\u202A-\u202E\u2066-\u2069]/g;

/** `U+0000 U+202E`: each kind once. */
function nameKinds(text: string): string {
  const kinds = new Set(text.match(CONTROL));
  return [...kinds]
    .map((character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

export function reportControlCharacters(cells: Iterable<LineCell>, notes: Notes): void {
  for (const { raw, text, location } of cells) {
    if (raw === text) continue;
    const kinds = nameKinds(raw);
    if (kinds !== '') notes.say('text-unassigned', { path: null, raw: `${kinds}：${text}`, location });
  }
}
