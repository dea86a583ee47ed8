/** Cuts a line into cells at its white space: at wide gaps, or at every space. */

/** A cell and where it stands in its line, in UTF-16 units. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const IDEOGRAPHIC_SPACE = 0x3000;
const TAB = 0x09;

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === TAB ||
    unit === 0xa0 ||
    unit === IDEOGRAPHIC_SPACE ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f
  );
}

/** The runs of characters between white space. */
export function tokensOf(line: string): Piece[] {
  const tokens: Piece[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at += 1) {
    const inside = at < line.length && !isSpace(line.charCodeAt(at));
    if (inside && start < 0) start = at;
    if (!inside && start >= 0) {
      tokens.push({ text: line.slice(start, at), start, end: at });
      start = -1;
    }
  }
  return tokens;
}

/** One ideographic space is as wide as two others, but between single characters (绩　效) it only spaces them out. */
function isGap(line: string, before: Piece, after: Piece): boolean {
  if (after.start - before.end >= 2) return true;
  const unit = line.charCodeAt(before.end);
  return unit === TAB || (unit === IDEOGRAPHIC_SPACE && before.text.length > 1 && after.text.length > 1);
}

/** The runs of text between gaps at least two columns wide. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece | null = null;
  for (const token of tokensOf(line)) {
    if (last === null || isGap(line, last, token)) pieces.push(token);
    else {
      const { start } = pieces.pop() ?? token;
      pieces.push({ text: line.slice(start, token.end), start, end: token.end });
    }
    last = token;
  }
  return pieces;
}

function isSingleHanzi(token: Piece | undefined): token is Piece {
  return token !== undefined && /^\p{Script=Han}$/u.test(token.text);
}

/** How many tokens from `from` are one word spaced out (产 出 指 标): three or more, two at the start (总 分). */
function spacedWordLength(tokens: readonly Piece[], from: number): number {
  let length = 0;
  while (isSingleHanzi(tokens[from + length])) length += 1;
  const distinct = new Set(tokens.slice(from, from + length).map((token) => token.text)).size;
  return distinct === length && length >= (from === 0 ? 2 : 3) ? length : 1;
}

/** The cells of a line in which every space separates: a word spaced out stays one cell. */
export function tokenCells(line: string): string[] {
  const tokens = tokensOf(line);
  const cells: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const length = spacedWordLength(tokens, at);
    const first = tokens[at] as Piece;
    const last = tokens[at + length - 1] as Piece;
    cells.push(line.slice(first.start, last.end));
    at += length;
  }
  return cells;
}
