/** 项目资金: draws a fund block whose rows add up, with the execution rate and score that follow from it. */
import { add, compare, exact, negate, printFixed, printShort, productQuotient, type Exact } from './exact.js';
import type { Family, FundColumn } from './family.js';
import type { TruthFund } from './form.js';
import type { Random } from './random.js';

export interface FundDraft {
  readonly label: string;
  readonly texts: Readonly<Record<FundColumn, string>>;
  readonly truth: TruthFund;
}

export interface FundsDraft {
  readonly rows: readonly FundDraft[];
  /** The budget that execution is measured against, and what was spent. */
  readonly budget: Exact;
  readonly executed: Exact;
  readonly executionScore: Exact | null;
}

interface Amounts {
  readonly initialBudget: Exact;
  readonly annualBudget: Exact;
  readonly executed: Exact;
}

const PART_SETS: readonly (readonly (readonly [string, string, string])[])[] = [
  [
    ['其中：财政拨款', '财政拨款', 'fiscal'],
    ['其他资金', '其他资金', 'other'],
  ],
  [
    ['其中:当年财政拨款', '当年财政拨款', 'fiscal'],
    ['上年结转资金', '上年结转资金', 'carryover'],
    ['其他资金', '其他资金', 'other'],
  ],
  [
    ['其中：中央财政资金', '中央财政资金', 'fiscal'],
    ['地方资金', '地方资金', 'fiscal'],
    ['其他资金', '其他资金', 'other'],
  ],
  [['其中：财政资金', '财政资金', 'fiscal']],
];

const ZERO: Exact = { units: 0n, places: 2 };

function cents(amount: number): Exact {
  return { units: BigInt(amount), places: 2 };
}

/** `percent` of an amount, to the cent. */
function share(amount: Exact, percent: number): Exact {
  return productQuotient(amount, exact(String(percent)), exact('100'), 2);
}

/** Rows whose amounts sum to `total`: all in the first, or some in the second too. */
function partAmounts(random: Random, total: Amounts, count: number): readonly Amounts[] {
  const percent = count > 1 && random.chance(0.4) ? random.integer(5, 40) : 0;
  const second: Amounts = {
    initialBudget: share(total.initialBudget, percent),
    annualBudget: share(total.annualBudget, percent),
    executed: share(total.executed, percent),
  };
  const rest = (key: keyof Amounts): Exact => add(total[key], negate(second[key]));
  const first: Amounts = {
    initialBudget: rest('initialBudget'),
    annualBudget: rest('annualBudget'),
    executed: rest('executed'),
  };
  const none: Amounts = { initialBudget: ZERO, annualBudget: ZERO, executed: ZERO };
  return [first, second, none].slice(0, count);
}

interface Style {
  readonly thousands: boolean;
  readonly unit: string;
  readonly rateFixed: boolean;
  readonly blank: string;
  readonly partRates: boolean;
}

function printAmount(amount: Exact, style: Style): string {
  const plain = printFixed(amount, 2);
  const grouped = style.thousands ? plain.replace(/\B(?=(\d{3})+(?=\.))/g, ',') : plain;
  return `${grouped}${style.unit}`;
}

function rateOf(amounts: Amounts, base: 'annualBudget' | 'initialBudget'): Exact | null {
  return amounts[base].units === 0n ? null : productQuotient(exact('100'), amounts.executed, amounts[base], 2);
}

export function drawFunds(random: Random, family: Family): FundsDraft {
  const base = family.fundColumns.includes('annualBudget') ? 'annualBudget' : 'initialBudget';
  const scale = family.currency === '元' ? 10000 : 1;
  const budget = cents(random.chance(0.5) ? random.integer(1, 500) * 100 * scale : random.integer(500, 90000) * scale);
  // Execution stays close to the budget, so that no row claims far more than was spent.
  const executed = random.chance(0.3) ? budget : share(budget, 96 + random.next() * 3.9);
  const initial = base === 'initialBudget' || random.chance(0.75) ? budget : share(budget, random.integer(60, 130));
  const total: Amounts = { initialBudget: initial, annualBudget: budget, executed };
  const style: Style = {
    thousands: random.chance(0.12),
    unit: random.chance(0.04) ? family.currency : '',
    rateFixed: random.chance(0.5),
    blank: random.pick(['', '', '—', '-']),
    partRates: random.chance(0.4),
  };
  const parts = family.name === 'bonds' ? [] : random.pick(PART_SETS);
  const amounts = partAmounts(random, total, parts.length);
  const weight = family.executionWeight === null ? null : exact(String(family.executionWeight));
  const executionScore = weight === null ? null : productQuotient(weight, executed, budget, 2);

  const draft = (label: string, item: string, kind: string, row: Amounts, whole: boolean): FundDraft => {
    const rate = whole || style.partRates ? rateOf(row, base) : null;
    const rateText = rate === null ? style.blank : `${style.rateFixed ? printFixed(rate, 2) : printShort(rate)}%`;
    const scored = whole && weight !== null && executionScore !== null;
    const has = (column: FundColumn): boolean => family.fundColumns.includes(column);
    const texts: Record<FundColumn, string> = {
      initialBudget: printAmount(row.initialBudget, style),
      annualBudget: printAmount(row.annualBudget, style),
      executed: printAmount(row.executed, style),
      weight: scored ? printShort(weight) : style.blank,
      executionRate: rateText,
      score: scored ? printShort(executionScore) : style.blank,
    };
    const said = (column: FundColumn, value: Exact | null): string | null =>
      has(column) && value !== null ? printFixed(value) : null;
    const truth: TruthFund = {
      item,
      kind,
      initialBudget: said('initialBudget', row.initialBudget),
      annualBudget: said('annualBudget', row.annualBudget),
      executed: said('executed', row.executed),
      weight: has('weight') && scored ? texts.weight : null,
      executionRate: said('executionRate', rate === null ? null : { units: rate.units, places: rate.places + 2 }),
      score: has('score') && scored ? texts.score : null,
    };
    return { label, texts, truth };
  };
  const title = random.pick(family.fundTotal);
  const rows = [
    draft(title, title.replace('：', ''), 'total', total, true),
    ...parts.map(([label, item, kind], at) => draft(label, item, kind, amounts[at] ?? total, false)),
  ];
  return { rows, budget, executed, executionScore };
}

/** `total` to the cent in `parts` amounts, none of them zero. */
export function splitAmount(random: Random, total: Exact, parts: number): readonly Exact[] {
  const units = Number(total.units);
  return random.split(units, parts).map(cents);
}

/** What was spent on each of `targets`, summing to `executed`; beyond a target only where `over` allows it. */
export function spendAmounts(
  random: Random,
  targets: readonly Exact[],
  executed: Exact,
  over: boolean,
): readonly Exact[] {
  const spent = targets.map((target) => Number(target.units));
  let saving = spent.reduce((sum, units) => sum + units, 0) - Number(executed.units);
  for (let at = 0; at < spent.length && saving > 0; at++) {
    const least = at === spent.length - 1 ? saving : random.integer(0, saving);
    const cut = Math.min(least, spent[at] ?? 0);
    spent[at] = (spent[at] ?? 0) - cut;
    saving -= cut;
  }
  for (let at = 0; saving > 0; at++) {
    const cut = Math.min(saving, spent[at] ?? 0);
    spent[at] = (spent[at] ?? 0) - cut;
    saving -= cut;
  }
  if (over && spent.length > 1) {
    const moved = random.integer(0, Math.floor(Math.min(spent[0] ?? 0, spent[1] ?? 0) / 5));
    spent[0] = (spent[0] ?? 0) - moved;
    spent[1] = (spent[1] ?? 0) + moved;
  }
  return spent.map(cents);
}

export function sameAmount(a: Exact, b: Exact): boolean {
  return compare(a, b) === 0;
}
