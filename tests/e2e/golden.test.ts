/**
 * Every fixture whose `expected.json` was read and accepted, against it.
 * `npx tsx scripts/goldens.ts` writes them anew, on purpose; a new one is accepted by its name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { batchResultSchema, summarizeBatch, type Evaluation, type Result } from '../../src/index.js';
import { goldenOf, listFixtures, readResults } from '../helpers/golden.js';

const fixtures = await Promise.all(
  listFixtures()
    .filter(({ expected }) => existsSync(expected))
    .map(async (fixture) => ({ ...fixture, results: await readResults(fixture) })),
);
const resultsOf = (name: string): readonly Result[] => fixtures.find((one) => one.name === name)?.results ?? [];

/** Forms printed clean, with the rows that stand out of their columns all the same. */
const CLEAN: Readonly<Record<string, readonly string[]>> = {
  'html/seed-spans': [],
  // A name too long for its column pushes the rest of its row.
  'text/seed-columns': ['表2 /record/indicators/9'],
};

describe('golden', () => {
  it.each(fixtures)('$name', ({ expected, results }) => {
    const kept: unknown = JSON.parse(readFileSync(expected, 'utf8'));
    expect(goldenOf(results)).toEqual(kept);
  });

  it.each(fixtures)('$name fits the schema', ({ results }) => {
    const batch = summarizeBatch();
    batch.add(results);
    const printed: unknown = JSON.parse(JSON.stringify({ schemaVersion: '1.0', results, ...batch.finish() }));
    expect(batchResultSchema.safeParse(printed).error).toBeUndefined();
  });
});

/** What the document says, whatever the format: not where it stands, nor how its cells were put right. */
function contentOf(results: readonly Result[]): unknown[] {
  return results.map((result) => {
    if (result.type === 'failure') return result.error.code;
    const { record, audit } = result;
    return withoutPlaces({
      record: { ...record, indicators: record.indicators.map((row) => ({ ...row, repairs: [], confidence: 1 })) },
      audit,
    });
  });
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'location' ? undefined : inner)));
}

/** The method of table 5, whose two cells `seed-columns` prints as one run of lines. */
function withMethodsJoined(results: readonly Result[]): Result[] {
  return results.map((result) => {
    if (result.type === 'failure' || result.record.label !== '表5') return result;
    const method = [...new Set(result.record.indicators.map((row) => row.method))].join('');
    const indicators = result.record.indicators.map((row) => ({ ...row, method }));
    return { ...result, record: { ...result.record, indicators } };
  });
}

describe('the seed in every format says the same', () => {
  const copies = fixtures.filter(({ name }) => /\/seed-[^/]+$/u.test(name));

  it.each(copies)('$name', ({ name, results }) => {
    const seed = resultsOf('text/seed');
    const expected = name === 'text/seed-columns' ? withMethodsJoined(seed) : seed;
    expect(contentOf(results)).toEqual(contentOf(expected));
  });

  it.each(Object.entries(CLEAN).map(([name, moved]) => ({ name, moved })))(
    '$name needs no repair',
    async ({ name, moved }) => {
      const results = await Promise.all(
        listFixtures()
          .filter((one) => one.name === name)
          .map(readResults),
      );
      const evaluations = results.flat().filter((result): result is Evaluation => result.type === 'evaluation');
      expect(evaluations).toHaveLength(8);
      const repaired = evaluations.flatMap(({ source, record }) =>
        record.indicators.flatMap(({ repairs }, row) =>
          repairs.length > 0 ? [`表${source.table} /record/indicators/${row}`] : [],
        ),
      );
      const reported = evaluations.flatMap(({ source, diagnostics }) =>
        diagnostics.filter(({ code }) => code.startsWith('alignment')).map(({ path }) => `表${source.table} ${path}`),
      );
      expect({ repaired, reported }).toEqual({ repaired: moved, reported: moved });
    },
  );
});
