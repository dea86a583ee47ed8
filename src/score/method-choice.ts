/** Which 计分方法 a row goes by under a profile, and which others are known for its kind of indicator. */
import { decimal } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import type { Direction } from '../model/rule.js';
import type { Value } from '../model/value.js';
import type { Method, Shortfall, Side } from './convention.js';

/** @returns null where the direction is unknown or is not one of a quantity. */
export function methodFor(direction: Direction | null, target: Value, { conventions }: Profile): Method | null {
  switch (direction) {
    case 'positive':
      return sided(conventions.positive, 'least');
    case 'reverse':
      return sided(conventions.reverse, 'most');
    case 'equal':
      return sided(conventions.equal, equalSide(target, conventions.equal));
    case 'cost':
      return sided(conventions.cost, 'most');
    case 'deadline':
    case 'range':
    case 'qualitative':
    case null:
      return null;
  }
}

/** Under a ratio more than the wanted number is full marks, as the national system scores it; of nothing, no more is wanted. */
function equalSide(target: Value, shortfall: Shortfall): Side {
  if (target.value !== null && decimal(target.value).isZero()) return 'most';
  return shortfall === 'ratio' ? 'least' : 'same';
}

/** Closeness has no sides: whatever differs loses. */
function sided(shortfall: Shortfall, side: Side): Method {
  return { shortfall, side: shortfall === 'closeness' ? 'same' : side };
}

const CLOSENESS: Method = { shortfall: 'closeness', side: 'same' };
const LEAST: Method = { shortfall: 'ratio', side: 'least' };
const MOST: readonly Method[] = [
  { shortfall: 'ratio', side: 'most' },
  { shortfall: 'linear', side: 'most' },
];
const SAME: readonly Method[] = [
  { shortfall: 'linear', side: 'same' },
  { shortfall: 'equality', side: 'same' },
];

/** The conventions seen in use for such a row, without the one that it was scored by; the more usual first. */
export function otherMethods(used: Method, direction: Direction | null, lessFine: boolean): readonly Method[] {
  const known: Method[] = [];
  if (direction === 'positive') known.push(LEAST);
  if (direction === 'equal') known.push(LEAST, ...SAME);
  if (direction === 'reverse' || direction === 'cost' || lessFine) known.push(...MOST);
  return [...known, CLOSENESS].filter((method) => method.shortfall !== used.shortfall || method.side !== used.side);
}
