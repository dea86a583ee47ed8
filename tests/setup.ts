/** Runs before each test file: property tests draw from the seed of all drawn tests. */
import fc from 'fast-check';
import { SEED } from './helpers/seed.js';

fc.configureGlobal({ seed: SEED });
