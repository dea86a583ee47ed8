/** What the characters that draw lines draw, and which lines of a text are a table drawn with them. */

/** `─ ━ ┄ ═ ╌` … and `│ ┃ ┆ ║ ╎` …: all others between U+2500 and U+257F but the diagonals go both ways. */
const ACROSS = /^[\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550\u2574\u2576\u2578\u257A\u257C\u257E=-]$/;
const DOWN = /^[\u2502\u2503\u2506\u2507\u250A\u250B\u254E\u254F\u2551\u2575\u2577\u2579\u257B\u257D\u257F|]$/;
const BOTH = /^[\u250C-\u254B\u2552-\u2570+]$/;

export function drawsAcross(character: string): boolean {
  return ACROSS.test(character) || BOTH.test(character);
}

export function drawsDown(character: string): boolean {
  return DOWN.test(character) || BOTH.test(character);
}

/** A corner or a crossing. */
export function isJunction(character: string): boolean {
  return BOTH.test(character);
}

export function isLineDrawing(character: string): boolean {
  return character >= '\u2500' && character <= '\u257F';
}

/** `┌──┬──┐`, `+----+----+`: the upper edge of a drawn table; `|---|---|` belongs to Markdown. */
export function isUpperEdge(line: string): boolean {
  const text = line.trim();
  return text.length >= 5 && /^(?:\+[-=+]+\+|[┌┏╔╒╓╭][─━═┄┅┈┉╌╍┬┭┮┯┰┱┲┳╤╥╦]+[┐┓╗╕╖╮])$/.test(text);
}

/** Whether a line can belong to a table that an upper edge began: it starts and ends with a line of the drawing. */
export function isDrawnLine(line: string): boolean {
  const text = line.trim();
  return text.length >= 2 && drawsDown(text.charAt(0)) && drawsDown(text.charAt(text.length - 1));
}
