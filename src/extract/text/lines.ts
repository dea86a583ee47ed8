/** Walks the lines of a text without cutting it up: any line end counts, a form feed is one too. */

const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;

function isLineEnd(unit: number): boolean {
  return (
    unit === LINE_FEED ||
    unit === FORM_FEED ||
    unit === CARRIAGE_RETURN ||
    unit === 0x85 ||
    unit === 0x2028 ||
    unit === 0x2029
  );
}

/** Where the line that starts at `start` ends, and where the next one starts. */
export function lineEnd(text: string, start: number): { readonly end: number; readonly next: number } {
  let end = start;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  const pair = text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED;
  return { end, next: end + (pair ? 2 : 1) };
}

/** Every line of the text, without its end. */
export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const { end, next } = lineEnd(text, start);
    yield text.slice(start, end);
    start = next;
  }
}

export function isBlankLine(line: string): boolean {
  return line.trim() === '';
}
