/** Characters of the symbol fonts (Symbol, Wingdings), which Word stores by their place in the font, as Unicode. */

/** Adobe's Symbol encoding, from its place 0x20 on, and from 0xA1 on. */
const SYMBOL_20 = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const SYMBOL_A1 = 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭';

/** The signs of Wingdings that stand in forms: bullets, boxes, ticks, circled digits, arrows. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x70: '□',
  0x71: '□',
  0x72: '□',
  0x73: '◆',
  0x74: '◆',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x80: '⓪',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [0x81 + index, String.fromCodePoint(0x2460 + index)])),
  0x8b: '⓿',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [0x8c + index, String.fromCodePoint(0x2776 + index)])),
  0x9e: '·',
  0x9f: '•',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '□',
  0xab: '★',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

/** Likewise of Wingdings 2. */
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0x54: '☒',
  0x97: '●',
  0x98: '●',
  0x99: '◉',
  0xa2: '■',
  0xa3: '□',
};

function symbol(code: number): string | null {
  return (code < 0xa1 ? SYMBOL_20[code - 0x20] : SYMBOL_A1[code - 0xa1]) ?? null;
}

/** The place of a character in its font: symbol fonts are stored in a private area of Unicode. */
function placeInFont(code: number): number {
  return code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
}

/** Whether a font has signs in place of letters. */
function isSymbolFont(font: string): boolean {
  return /^(?:symbol|wingdings|webdings)/i.test(font.trim());
}

/**
 * The character that a font prints at a place of its own.
 * @returns `""` for a sign that has no character, which no reader could name.
 */
export function symbolText(font: string, code: number): string {
  const name = font.trim().toLowerCase();
  const place = placeInFont(code);
  if (name === 'symbol') return symbol(place) ?? '';
  if (name === 'wingdings') return WINGDINGS[place] ?? '';
  if (name === 'wingdings 2') return WINGDINGS_2[place] ?? '';
  return isSymbolFont(font) ? '' : String.fromCodePoint(code);
}

const PRIVATE = /[\uF020-\uF0FF]/g;

/** A text that may hold places of a symbol font; the rest of it is letters like any other. */
export function readSymbols(text: string, font: string): string {
  return text.replace(PRIVATE, (sign) => symbolText(font, sign.charCodeAt(0)));
}
