/** 带圈字符: what an `EQ` field prints that lays signs over each other, as one character. */

const CIRCLE = /^[○◯〇O]$/i;
const BOX = /^[□■☐]$/;

/** `EQ \o\ac(○,3)` prints ③, a tick in a box ☑; of other signs laid over each other the last one. `""` for other formulas. */
export function overstruckText(instruction: string): string {
  const found = /^\s*eq\s+\\o\s*(?:\\a[lcr]\s*)?\(([^,;()]*)[,;]([^()]*)\)/i.exec(instruction);
  const frame = found?.[1]?.trim() ?? '';
  const text = found?.[2]?.trim() ?? '';
  if (CIRCLE.test(frame) && /^(?:[1-9]|1\d|20)$/.test(text)) return String.fromCodePoint(0x245f + Number(text));
  if (BOX.test(frame) && /^[√✓✔]$/.test(text)) return '☑';
  if (BOX.test(frame) && /^[×✗x]$/i.test(text)) return '☒';
  return text;
}
