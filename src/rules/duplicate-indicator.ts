/** 重复指标: the same indicator stands twice in one table. */
import { defineRule, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, nameOf } from './evidence/rows.js';
import { compact, saysNothing } from './evidence/texts.js';
import { isAmount } from './evidence/units.js';

export const duplicateIndicator = defineRule({
  meta: {
    name: 'duplicate-indicator',
    title: { zh: '同一指标重复填报', en: 'The same indicator twice' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '同一张表的同一部分内，三级指标名称和指标值完全相同的指标出现两次以上。',
        en: 'An indicator of the same name and target occurs more than once in one section of the table.',
      },
      why: { zh: '同一成果重复计分，虚增总分。', en: 'One result earns marks twice.' },
      next: { zh: '合并重复指标并重新分配分值。', en: 'Merge the rows and share out the weight again.' },
    },
    messages: {
      default: {
        zh: '“{name}”（指标值 {target}）与第 {first} 项指标重复',
        en: '“{name}” (target {target}) repeats indicator {first}',
      },
    },
    example: { zh: '“培训人数”指标值 100人，在产出指标下出现两次。', en: '“培训人数” with target 100人 occurs twice.' },
  },

  *check({ rows }) {
    const seen = new Map<string, number>();
    for (const row of countedRows(rows)) {
      const key = keyOf(row);
      if (key === null) continue;
      const path = `${row.path}/level3`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, row.index + 1);
        yield match(path);
      } else {
        const { level3, target } = row.indicator;
        const fields = { name: nameOf(row), target: quoteValue(target), first: String(first) };
        yield mismatch(path, { declared: level3, fields });
      }
    }
  },
});

/** Null for rows that bear no marks or say too little to be the same as another. */
function keyOf({ indicator: { level1, level2, level3, target, weight, score } }: ScoredRow): string | null {
  if (level3 === null || target.raw === null || (weight === null && score === null)) return null;
  const name = compact(level3);
  const aim = compact(quoteValue(target));
  if (saysNothing(name) || saysNothing(aim)) return null;
  // One count is one count wherever it stands; a rate or a text of the same name may be of something else.
  const section = [level1, isAmount(target.canonical?.unit) ? null : level2].map((level) => compact(level ?? ''));
  return [...section, name, aim].join('\n');
}
