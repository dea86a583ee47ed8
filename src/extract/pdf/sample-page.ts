/** A page made of one rule and one word, to see whether pdfjs-dist gives operators and glyphs at all. */
import type * as pdfjs from 'pdfjs-dist';

const OBJECTS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  '<</Length 44>>stream\n9 9 m 90 9 l S BT /F 9 Tf 9 12 Td (fuhe) Tj ET\nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Courier>>',
];

function samplePdf(): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = OBJECTS.map((object, index) => {
    const at = text.length;
    text += `${String(index + 1)} 0 obj${object}endobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(OBJECTS.length + 1);
  const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return new TextEncoder().encode(text + trailer);
}

/** Codes of the path's pieces, which the package does not export: a move, then a line. */
const LINE = [0, 9, 9, 1, 90, 9];

/** Whether the rule and the word come out as they went in, in the shapes that `page-scan.ts` counts on. */
export async function readsSamplePage(library: typeof pdfjs): Promise<boolean> {
  const task = library.getDocument({ data: samplePdf(), verbosity: 0, useSystemFonts: false });
  try {
    const page = await (await task.promise).getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const path = argsArray[fnArray.indexOf(library.OPS.constructPath)] as [number, [ArrayLike<number>]] | undefined;
    const text = argsArray[fnArray.indexOf(library.OPS.showText)] as [{ unicode: string; width: number }[]] | undefined;
    const line = Array.from(path?.[1][0] ?? []);
    const word = (text?.[0] ?? []).map((glyph) => glyph.unicode).join('');
    return path?.[0] === library.OPS.stroke && String(line) === String(LINE) && word === 'fuhe';
  } finally {
    await task.destroy();
  }
}
