/** Every kind of fault, one a form, at a known place. */
import { generateForm } from '../forms/generate.js';
import { derivedSeed, Random } from '../forms/random.js';
import type { Fault, Injected } from './fault.js';
import { FUND_FAULTS } from './fund-faults.js';
import { SCORE_FAULTS } from './score-faults.js';
import { TEXT_FAULTS } from './text-faults.js';

export const FAULTS: readonly Fault[] = [...SCORE_FAULTS, ...FUND_FAULTS, ...TEXT_FAULTS];

const TRIES = 2000;

/** A fault-free form of a family that fits, with the fault put in. */
export function injectFault(fault: Fault, seed: number): Injected {
  const random = new Random(seed);
  for (let number = 0; number < TRIES; number++) {
    const form = generateForm(derivedSeed(seed, number), { family: random.pick(fault.families), loose: false });
    const injected = fault.inject(form);
    if (injected) return injected;
  }
  throw new RangeError(`no form has a place for the fault: ${fault.name}`);
}
