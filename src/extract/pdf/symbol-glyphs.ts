/** Glyphs of symbol fonts, which files name by their place in the font, as the signs that they show. */
import { symbolText } from '../word/symbol-fonts.js';

const PRIVATE = /[\uF020-\uF0FF]/g;
/** Letters before the name of a font of which only some glyphs are in the file. */
const SUBSET = /^[A-Z]{6}\+/;
/** Signs that are Symbol's in a font of any other name: relations and operators. Others are Wingdings' bullets and boxes. */
const RELATIONS = /^[≤≥±×÷≠≈√°∞∑•→←↑↓∝]$/;

/** The symbol font that a PostScript name stands for; null for any other font. */
function symbolFont(name: string): string | null {
  const plain = name
    .replace(SUBSET, '')
    .replace(/[\s,-]/g, '')
    .toLowerCase();
  if (plain.startsWith('wingdings2')) return 'wingdings 2';
  if (plain.startsWith('wingdings') && !plain.startsWith('wingdings3')) return 'wingdings';
  return /^symbol(?:mt|ps|psmt)?(?:regular|bold|italic)*$/.test(plain) ? 'symbol' : null;
}

function signAt(sign: string, name: string): string {
  const code = sign.charCodeAt(0);
  const font = symbolFont(name);
  if (font !== null) return symbolText(font, code) || sign;
  const relation = symbolText('symbol', code);
  return RELATIONS.test(relation) ? relation : symbolText('wingdings', code) || relation || sign;
}

/** @param font The PostScript name of the font. */
export function readSigns(text: string, font: string): string {
  return text.replace(PRIVATE, (sign) => signAt(sign, font));
}
