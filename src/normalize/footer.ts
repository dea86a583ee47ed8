/** Below the total row: grade, conclusions, notes, signatures. */
import { headField, labelOf } from './headers.js';
import { readRating, type Head } from './head.js';
import type { Line, LineCell } from './lines.js';
import type { Notes } from './notes.js';

const KNOWN =
  /^(注|备注|说明|评价结论|存在|问题|改进|其他|填报|填表|联系|审核|负责人|单位|绩效自评|偏差|自评|总体评价|评价|财政|主管|项目负责人|下一步|结果|日期|电话|年|\d|[（(]|附|★|定[性量]|未完成|原因)/u;

/** 偏差大或目标未完成原因分析 as a block under the table: the reasons of a form without a column for them. */
function reasonIn(line: Line): LineCell | null {
  const [label, text] = line.cells;
  if (label === undefined || !/原因(分析|说明)?(及.{0,8}措施)?$/u.test(label.key) || label.text.length > 30)
    return null;
  return text === undefined || /^[-—/\\无\s]*$/u.test(text.text) ? null : text;
}

/** Takes the grade from the footer; what is no known part of a footer is reported. */
export function readFooter(lines: readonly Line[], head: Head, notes: Notes): { reason: LineCell | null } {
  let reason: LineCell | null = null;
  for (const line of lines) {
    const first = line.cells[0];
    if (first === undefined) continue;
    const label = headField(labelOf(first.text, first.key));
    const known = label !== null || KNOWN.test(first.text);
    if (label === 'rating' || label === 'totalScore' || /结论|等级|等次|评级|评价结果/u.test(first.text)) {
      const inline = /[:：](.+)$/u.exec(first.text)?.[1];
      const candidates =
        inline === undefined ? line.cells.slice(1) : [{ ...first, text: inline }, ...line.cells.slice(1)];
      for (const cell of candidates) if (readRating(head, cell.text, cell, notes)) break;
    }
    reason ??= reasonIn(line);
    if (known || line.kind === 'text') continue;
    notes.say('row-unread', {
      path: null,
      raw: line.cells.map((cell) => cell.text).join(' | '),
      location: first.location,
    });
  }
  return { reason };
}
