/** 绩效指标: draws the rows of the indicator block with weights, values and the scores that follow from them. */
import { add, exact, negate, printFixed, printShort, productQuotient, compare, type Exact } from './exact.js';
import type { Family, Section } from './family.js';
import { sameAmount, spendAmounts, splitAmount, type FundsDraft } from './funds.js';
import { drawMeasure, moneyMeasure, type Measure, type Notation } from './measure.js';
import { drawReason } from './prose.js';
import type { Random } from './random.js';
import { QUALIFIERS, TOPICS, type Topic } from './vocabulary.js';

export interface IndicatorDraft {
  readonly block: number;
  /** Number of the section and of the level-2 group in the whole form: merged cells reach over equal numbers. */
  readonly section: number;
  readonly group: number;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly measure: Measure;
  /** Null in a 其中 row. */
  readonly weight: Exact | null;
  readonly score: Exact | null;
  readonly coefficient: string;
  readonly reason: string;
}

interface Place {
  readonly block: number;
  readonly section: Section;
  readonly sectionNumber: number;
  readonly rows: number;
}

const HUNDRED = exact('100');

/** How many rows stand in each section: at least one, at most one for each half point. */
function placeRows(random: Random, family: Family): readonly Place[] {
  const blocks = random.pick(family.blocks);
  const sections = blocks.flatMap((block, at) => block.map((section) => ({ block: at, section })));
  const size = random.pick([
    random.integer(5, 9),
    random.integer(8, 18),
    random.integer(8, 18),
    random.integer(19, 40),
  ]);
  const total = Math.max(size, sections.length);
  const whole = sections.reduce((sum, { section }) => sum + section.weight, 0);
  return sections.map(({ block, section }, sectionNumber) => {
    const fair = Math.round((total * section.weight) / whole);
    const bound = section.level2.length === 1 ? Math.min(4, section.weight) : section.weight * 2;
    return { block, section, sectionNumber, rows: Math.max(1, Math.min(fair, bound)) };
  });
}

function splitWeight(random: Random, weight: number, rows: number): readonly Exact[] {
  const halves = rows > weight / 1.5 || random.chance(0.08);
  if (halves && rows <= weight * 2)
    return random.split(weight * 2, rows).map((units) => ({ units: BigInt(units * 5), places: 1 }));
  return random.split(weight, rows).map((units) => ({ units: BigInt(units), places: 0 }));
}

export function scoreOf(weight: Exact, measure: Measure): Exact {
  const { outcome } = measure;
  switch (outcome.kind) {
    case 'full':
      return weight;
    case 'ratio':
      return productQuotient(weight, outcome.over, outcome.under, 2);
    case 'band':
      return productQuotient(weight, outcome.percent, HUNDRED, 2);
  }
}

function coefficientOf(measure: Measure): string {
  return printShort(scoreOf(HUNDRED, measure));
}

/** Draws topics without repeating a name within the form. */
class TopicDeck {
  private readonly used = new Set<string>();

  constructor(
    private readonly random: Random,
    private readonly money: boolean,
  ) {}

  draw(level2: string): Topic {
    const pool = (TOPICS[level2] ?? []).filter((topic) =>
      level2.endsWith('成本指标') && !/社会|生态/.test(level2) ? (topic.measure === 'money') === this.money : true,
    );
    for (let tries = 0; ; tries++) {
      const topic = this.random.pick(pool);
      const name = tries < 6 ? topic.name : `${this.random.pick(QUALIFIERS)}${tries < 30 ? '' : tries}${topic.name}`;
      if (this.used.has(name)) continue;
      this.used.add(name);
      return { ...topic, name };
    }
  }
}

interface Seat {
  readonly place: Place;
  readonly group: number;
  readonly level2: string;
  readonly topic: Topic;
  readonly weight: Exact;
}

function seatRows(random: Random, family: Family, money: boolean): readonly Seat[] {
  const deck = new TopicDeck(random, money);
  const seats: Seat[] = [];
  let group = 0;
  for (const place of placeRows(random, family)) {
    const kinds = place.section.level2;
    const count = random.integer(
      Math.min(kinds.length, place.rows, place.rows > 2 ? 2 : 1),
      Math.min(kinds.length, place.rows),
    );
    const chosen = new Set(random.shuffle(kinds).slice(0, count));
    const present = kinds.filter((kind) => chosen.has(kind));
    const sizes = random.split(place.rows, present.length);
    const weights = splitWeight(random, place.section.weight, place.rows);
    let at = 0;
    present.forEach((level2, number) => {
      for (let row = 0; row < (sizes[number] ?? 1); row++, at++) {
        seats.push({ place, group, level2, topic: deck.draw(level2), weight: weights[at] ?? exact('1') });
      }
      group++;
    });
  }
  return seats;
}

/** Two 其中 rows that add up to a plain count. */
function partRows(random: Random, parent: IndicatorDraft): readonly IndicatorDraft[] {
  const { bareTarget, bareActual, unit, kind, sign } = parent.measure;
  const plain =
    kind === 'quantity' && sign === '' && unit !== '%' && /^\d+$/.test(bareTarget) && /^\d+$/.test(bareActual);
  const least = plain ? Math.min(Number(bareTarget), Number(bareActual)) : 0;
  if (least < 4 || !parent.measure.target.endsWith(unit)) return [];
  // A small first part, so that no part goes far beyond its own target.
  const first = random.integer(1, Math.max(1, Math.floor(least / 10)));
  const part = (name: string, target: string, actual: string): IndicatorDraft => ({
    ...parent,
    name,
    measure: {
      ...parent.measure,
      target: `${target}${unit}`,
      actual: `${actual}${unit}`,
      bareTarget: target,
      bareActual: actual,
      outcome: { kind: 'full' },
    },
    weight: null,
    score: null,
    coefficient: '',
    reason: '',
  });
  const rest = (whole: string): string => printFixed(add(exact(whole), negate(exact(String(first)))));
  return [part('其中：城区', String(first), String(first)), part('农村', rest(bareTarget), rest(bareActual))];
}

export function drawIndicators(
  random: Random,
  family: Family,
  funds: FundsDraft,
  notation: Notation,
): readonly IndicatorDraft[] {
  // The budget must leave more than a cent to every cost row.
  const money = family.name !== 'chongqing' && random.chance(0.65) && compare(funds.budget, exact('0.50')) > 0;
  const seats = seatRows(random, family, money);
  const costs = seats.filter((seat) => seat.topic.measure === 'money');
  const targets = costs.length > 0 ? splitAmount(random, funds.budget, costs.length) : [];
  const actuals = costs.length > 0 ? spendAmounts(random, targets, funds.executed, family.closeness) : [];
  const blankReason = random.pick(['', '', '', '', '无', '—']);
  const stars = family.stars && random.chance(0.6);

  const measureOf = (seat: Seat): Measure => {
    if (seat.topic.measure !== 'money') return drawMeasure(random, seat.topic, notation);
    const at = costs.indexOf(seat);
    const target = targets[at] ?? funds.budget;
    const actual = actuals[at] ?? funds.executed;
    const sign = family.closeness || (sameAmount(target, actual) && random.chance(0.3)) ? '' : '≤';
    return moneyMeasure(printFixed(target), printFixed(actual), family.currency, notation, sign);
  };
  return seats.flatMap((seat) => {
    const measure = measureOf(seat);
    const score = scoreOf(seat.weight, measure);
    const below = compare(score, seat.weight) < 0;
    const row: IndicatorDraft = {
      block: seat.place.block,
      section: seat.place.sectionNumber,
      group: seat.group,
      level1: seat.place.section.level1,
      level2: seat.level2,
      name: `${stars && random.chance(0.3) ? '★' : ''}${seat.topic.name}`,
      measure,
      weight: seat.weight,
      score,
      coefficient: coefficientOf(measure),
      reason: below ? drawReason(random) : blankReason,
    };
    return family.parts && random.chance(0.15) ? [row, ...partRows(random, row)] : [row];
  });
}
