/** Copies with one cell a line: a name printed upright (产 over 出 over 指 over 标) is one cell again. */
import type { Line, LineCell } from './lines.js';
import { headerKey } from './text.js';

const LONGEST = 12;
/** What upright cells of a form say: 绩效指标, 产出指标, 年度总体目标. */
const NAME = /^\p{Script=Han}{1,10}(?:指标|目标)$/u;

/** The character that stands alone in a line; null where the line says more. */
function lone(line: Line | undefined): LineCell | null {
  const [cell, ...others] = line?.cells ?? [];
  return cell !== undefined && others.length === 0 && /^\p{Script=Han}$/u.test(cell.text) ? cell : null;
}

/** Where the name ends that begins at a line, exclusive; `at` where none does. */
function endOfName(lines: readonly Line[], at: number): number {
  let text = '';
  for (let end = at; end < at + LONGEST; end++) {
    const cell = lone(lines[end]);
    if (cell === null) return at;
    text += cell.text;
    if (NAME.test(text)) return end + 1;
  }
  return at;
}

/** The lines, each upright name in one of them. */
export function joinUprightNames(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const cell = lone(line);
    const end = cell === null ? at : endOfName(lines, at);
    if (cell === null || end === at) {
      out.push(line);
      continue;
    }
    const text = lines
      .slice(at, end)
      .map((one) => lone(one)?.text ?? '')
      .join('');
    out.push({ ...line, cells: [{ ...cell, text, raw: text, key: headerKey(text) }] });
    at = end - 1;
  }
  return out;
}
