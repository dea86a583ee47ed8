/** Edits a generated form: the text of the cell that gives a field, and the total that follows from a changed score. */
import { add, exact, negate, printFixed, printShort } from '../forms/exact.js';
import type { Form, FormCell } from '../forms/form.js';

function gives(cell: FormCell, owner: string): boolean {
  return cell.owners.includes(owner);
}

export function textOf(form: Form, owner: string): string | null {
  return form.cells.find((cell) => gives(cell, owner))?.text ?? null;
}

/** Puts a new text in each of the cells named by a field that they give. */
export function edit(form: Form, texts: Readonly<Record<string, string>>): Form {
  for (const owner of Object.keys(texts)) {
    if (textOf(form, owner) === null) throw new RangeError(`no cell gives ${owner}`);
  }
  const cells = form.cells.map((cell) => {
    const owner = cell.owners.find((candidate) => candidate in texts);
    return owner === undefined ? cell : { ...cell, text: texts[owner] ?? '' };
  });
  return { ...form, cells };
}

/** `text` + `change`, with the places of the more exact of the two. */
export function plus(text: string, change: string): string {
  return printShort(add(exact(text), exact(change)));
}

export function difference(left: string, right: string): string {
  return printFixed(add(exact(left), negate(exact(right))));
}

/** Changes scores, and the total with them, so that only the rows themselves are at fault. */
export function editScores(form: Form, scores: Readonly<Record<string, string>>): Form {
  let total = textOf(form, 'totalScore');
  if (total === null) throw new RangeError('no total');
  for (const [owner, text] of Object.entries(scores)) total = plus(total, difference(text, textOf(form, owner) ?? '0'));
  return edit(form, { ...scores, totalScore: total });
}
