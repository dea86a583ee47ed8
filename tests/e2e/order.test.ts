/** The order of the tables in a file changes no record and no finding: only ids, table numbers and places. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditDocument, summarizeBatch, type Evaluation, type Result } from '../../src/index.js';
import { generateForm } from '../helpers/forms/generate.js';
import { derivedSeed, Random } from '../helpers/forms/random.js';
import { FILE_NAMES, renderForms, type TextFormat } from '../helpers/forms/render.js';
import { SEED } from '../helpers/seed.js';

const turns = Number(process.env['FUHE_ORDER_TURNS'] ?? 6);
const FORMATS: readonly TextFormat[] = ['tsv', 'csv', 'markdown', 'html', 'aligned'];

/** The table that a result is of, by its printed label. */
function labelOf(result: Result): string {
  if (result.type === 'failure') throw new Error(`not read: ${result.error.message}`);
  return result.record.label ?? `(no label) ${result.record.projectName ?? ''}`;
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === 'location' || key === 'id' ? undefined : inner)),
  );
}

/** What must not change, by label. */
function essence(results: readonly Result[]): Map<string, unknown> {
  return new Map(
    results
      .filter((result): result is Evaluation => result.type === 'evaluation')
      .map((result) => {
        const { record, diagnostics, audit } = result;
        return [labelOf(result), withoutPlaces({ record, diagnostics, audit })] as const;
      })
      .sort(([one], [two]) => (one < two ? -1 : 1)),
  );
}

/** Findings across tables: rule, figures and the labels of their places. */
function crossFindings(results: readonly Result[]): unknown[] {
  const batch = summarizeBatch();
  batch.add(results);
  const labels = new Map(results.map((result) => [result.type === 'evaluation' ? result.id : '', labelOf(result)]));
  return batch.finish().findings.map(({ rule, declared, recomputed, places }) => ({
    rule,
    declared,
    recomputed,
    places: places.map(({ id, path }) => `${labels.get(id) ?? ''} ${path}`).sort(),
  }));
}

async function read(text: string, path: string): Promise<Result[]> {
  return (await auditDocument(new TextEncoder().encode(text), { path })).results;
}

describe('the eight tables of the seed in any order', async () => {
  const text = readFileSync('fixtures/text/seed/input.txt', 'utf8');
  const parts = text
    .split(/(?=项目支出绩效自评表（)/u)
    .filter((part) => part.trim() !== '')
    .map((part) => part.replace(/\n*$/u, '\n\n'));
  const printed = await read(parts.join(''), 'seed.txt');
  const orders = Array.from({ length: turns }, (_, turn) =>
    new Random(derivedSeed(SEED, turn)).shuffle(parts.map((_part, index) => index)),
  );

  it('eight parts', () => expect(parts).toHaveLength(8));

  it.each([[7, 6, 5, 4, 3, 2, 1, 0], ...orders].map((order) => ({ order: order.join(' ') })))(
    `$order (FUHE_SEED=${SEED})`,
    async ({ order }) => {
      const shuffled = await read(
        order
          .split(' ')
          .map((index) => parts[Number(index)] ?? '')
          .join(''),
        'seed.txt',
      );
      expect(shuffled.map(labelOf)).toEqual(order.split(' ').map((index) => `表${Number(index) + 1}`));
      expect(essence(shuffled)).toEqual(essence(printed));
      expect(crossFindings(shuffled)).toEqual(crossFindings(printed));
    },
  );
});

describe(`generated forms of mixed families in any order (FUHE_SEED=${SEED})`, () => {
  const documents = FORMATS.flatMap((format, at) =>
    Array.from({ length: turns }, (_, turn) => ({ format, number: at * turns + turn })),
  );

  it.each(documents)('$format, document $number', async ({ format, number }) => {
    const random = new Random(derivedSeed(SEED, number));
    const forms = Array.from({ length: random.integer(2, 6) }, (_, index) =>
      generateForm(derivedSeed(SEED ^ 0x5bd1e995, number * 8 + index), { table: index + 1 }),
    );
    const shuffled = random.shuffle(forms);
    const [one, two] = await Promise.all(
      [forms, shuffled].map((order) => read(renderForms(order, format), FILE_NAMES[format])),
    );
    expect(one?.map(labelOf)).toEqual(forms.map((_, index) => `表${index + 1}`));
    expect(essence(two ?? [])).toEqual(essence(one ?? []));
    expect(crossFindings(two ?? [])).toEqual(crossFindings(one ?? []));
  });
});
