/**
 * What every test that draws its cases at random starts from. Fixed, so that a run can be repeated and fails only for
 * what was changed; `FUHE_SEED=7 npm test` draws others.
 */
export const SEED = Number(process.env['FUHE_SEED'] ?? 20_241_201);
