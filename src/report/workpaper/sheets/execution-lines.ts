/** 重算 sheet: the rows of the execution rates (执行率) and of the execution score. */
import { decimal, decimalPlaces, roundTo } from '../../../model/decimal.js';
import type { ExecutionLine, RateLine } from '../live/execution.js';
import { WORDS } from '../words.js';
import { figure, isExact, text } from '../xlsx/cell.js';
import { percentFormat, type KindLine, type Line, type LineCells } from './line-cells.js';
import { shortText } from './short-text.js';

export function rateLine(cells: LineCells, { fund, budget, declared, live }: RateLine): KindLine {
  const format = declared === null ? {} : { format: percentFormat(decimalPlaces(declared)) };
  const common: Line = {
    ...cells.counted(false),
    name: text(shortText(fund.item)),
    target: figure(budget, {}, true),
    actual: figure(fund.executed, {}, true),
    unit: text(fund.currencyUnit),
    declared: figure(declared, format),
  };
  if (live === null) return { kind: 'executionRate', line: { ...common, ...cells.note('noRate') } };
  return {
    kind: 'executionRate',
    line: {
      ...common,
      ...cells.fine(`${cells.at('actual')}/${cells.at('target')}`, live.exact),
      ...cells.rounded(live.recomputed, { format: percentFormat(decimalPlaces(live.recomputed)) }),
      ...cells.difference(live.recomputed, declared, true),
      ...agreement(cells, live.exact.figure, declared, null),
      ...cells.note('rate'),
    },
  };
}

export function executionScoreLine(cells: LineCells, line: ExecutionLine): KindLine {
  const { fund, budget, executed, weight, declared, recomputed, live, counted } = line;
  const common: Line = {
    ...cells.counted(counted),
    name: text(shortText(fund.item)),
    weight: figure(weight),
    target: figure(budget, {}, true),
    actual: figure(executed, {}, true),
    unit: text(executed === fund.executed ? fund.currencyUnit : null),
    convention: text(WORDS[cells.lang].conventions.execution),
    declared: figure(declared),
    ...(counted ? cells.taken(recomputed, declared) : {}),
  };
  if (live === null || recomputed === null) {
    const note = cells.note(recomputed === null ? 'executionTaken' : 'executionGiven');
    return { kind: 'executionScore', line: { ...common, recomputed: figure(recomputed), ...note } };
  }
  return {
    kind: 'executionScore',
    line: {
      ...common,
      ...cells.fine(`MAX(0,MIN(1,${cells.at('actual')}/${cells.at('target')}))*${cells.at('weight')}`, live.exact),
      ...cells.rounded(recomputed),
      ...cells.difference(recomputed, declared),
      ...agreement(cells, live.exact.figure, declared, { weight, places: decimalPlaces(recomputed) }),
      ...cells.note(counted ? 'executionScore' : 'executionOut'),
    },
  };
}

/** Whether the declared figure is the calculated one, rounded as it is printed; full marks at all places. */
function agreement(
  cells: LineCells,
  exact: string,
  declared: string | null,
  full: { readonly weight: string | null; readonly places: number } | null,
): Line {
  if (declared === null || !isExact(declared)) return {};
  const isFull = full?.weight != null && decimal(declared).equals(decimal(full.weight));
  const places = isFull ? full.places : decimalPlaces(declared);
  const agrees = decimal(roundTo(decimal(exact), places)).equals(decimal(declared));
  return cells.agreement(`ROUND(${cells.at('fine')},${String(places)})=${cells.at('declared')}`, agrees);
}
