/** 项目资金 printed as labels with figures beside them (预算数 | 260 | 其中：财政拨款 | 260), not in columns. */
import type { Fund } from '../model/record.js';
import type { FundField } from '../templates/template.js';
import { bareItem, kindOf, readRate } from './fund-readings.js';
import { fundField } from './headers.js';
import type { Line, LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { FUND_ITEM } from './regions.js';
import { readFigure } from './values/read-figure.js';

type Figures = Partial<Record<FundField, { readonly text: string; readonly cell: LineCell }>>;

/** The total first, then the parts in the order of their first mention. */
export function readFundPairs(
  lines: readonly Line[],
  title: string,
  currencyUnit: string | null,
  notes: Notes,
): Fund[] {
  const rows = new Map<string, Figures>([[title, {}]]);
  for (const line of lines) {
    let field: FundField | null = null;
    let item = title;
    for (const cell of line.cells) {
      const label = fundField(cell.key.replace(/[:：]$/u, ''));
      const figure = readFigure(cell.text);
      if (label !== null) {
        if (label === 'label') continue;
        field = label;
        item = title;
      } else if (figure !== null && field !== null) {
        const row = rows.get(item) ?? {};
        row[field] ??= { text: cell.text, cell };
        rows.set(item, row);
      } else if (FUND_ITEM.test(cell.text) && field !== null) item = cell.text;
      else if (!/^[-—/\\]*$/u.test(cell.text)) {
        notes.say('text-unassigned', { path: null, raw: cell.text, location: cell.location });
      }
    }
  }
  return [...rows].map(([item, figures], index) => fundOf(item, figures, index, currencyUnit, notes));
}

function fundOf(item: string, figures: Figures, index: number, currencyUnit: string | null, notes: Notes): Fund {
  const path = `/record/funds/${String(index)}`;
  const value = (field: FundField): string | null => {
    const found = figures[field];
    if (found === undefined) return null;
    notes.place(`${path}/${field}`, found.cell.location);
    return readFigure(found.text)?.value ?? null;
  };
  const annualBudget = value('annualBudget');
  const initialBudget = value('initialBudget');
  const executed = value('executed');
  const rate = figures.executionRate;
  if (rate !== undefined) notes.place(`${path}/executionRate`, rate.cell.location);
  return {
    item: bareItem(item),
    kind: index === 0 ? 'total' : kindOf(item),
    initialBudget,
    annualBudget,
    executed,
    currencyUnit,
    weight: value('weight'),
    executionRate: rate === undefined ? null : readRate(rate.text, '', executed, annualBudget ?? initialBudget),
    score: value('score'),
    location: Object.values(figures)[0]?.cell.location ?? {},
  };
}
