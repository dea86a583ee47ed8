/** The rule across tables: one count or amount claimed under two projects. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationRecord } from '../../src/model/record.js';
import { duplicateClaim } from '../../src/rules/duplicate-claim.js';
import { indicator, record, type IndicatorFields } from '../helpers/record-builder.js';

type Evaluation = Parameters<ReturnType<typeof duplicateClaim.start>['add']>[0];

const CASES: IndicatorFields = { level3: '劳动人事争议仲裁案件', target: '1300件', actual: '1300余件' };

const project = (id: string, fields: IndicatorFields = {}, head: Partial<EvaluationRecord> = {}): Evaluation => ({
  id,
  record: record({ projectName: `项目${id}`, indicators: [indicator({ ...CASES, ...fields })], ...head }),
});

function claims(evaluations: readonly Evaluation[]) {
  const collector = duplicateClaim.start();
  for (const evaluation of evaluations) collector.add(evaluation);
  return collector.finish();
}

describe('duplicate-claim', () => {
  it('finds one claim with all its places, white space aside', () => {
    const found = claims([
      project('a#1'),
      project('a#2', { target: '1300 件', actual: '1300 余件' }),
      project('b#1', {}, { unit: '另一单位' }),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      declared: '1300余件',
      recomputed: null,
      difference: null,
      places: [
        { id: 'a#1', path: '/record/indicators/0/actual' },
        { id: 'a#2', path: '/record/indicators/0/actual' },
      ],
    });
  });

  it('takes the department where the unit is not said', () => {
    expect(claims([project('a', {}, { unit: null }), project('b', {}, { unit: null })])).toHaveLength(1);
  });

  it('knows a unit beside whose name the seal goes', () => {
    expect(claims([project('a', {}, { unit: '某某站' }), project('b', {}, { unit: '某某站（盖章）' })])).toHaveLength(
      1,
    );
  });

  it.each<[string, readonly [Evaluation, Evaluation]]>([
    ['the same project twice', [project('a', {}, { projectName: '甲' }), project('b', {}, { projectName: '甲' })]],
    ['another year', [project('a'), project('b', {}, { year: 2023 })]],
    ['another unit', [project('a'), project('b', {}, { unit: '另一单位' })]],
    ['another name', [project('a'), project('b', { level3: '培训人数' })]],
    ['another target', [project('a'), project('b', { target: '1200件' })]],
    ['another actual', [project('a'), project('b', { actual: '1301件' })]],
    ['a project without a name', [project('a'), project('b', {}, { projectName: null })]],
    ['no year', [project('a', {}, { year: null }), project('b', {}, { year: null })]],
    ...[
      ['a rate', '≥90%', '≥90%'],
      ['a time limit', '≤60日', '≤60日'],
      ['a date', '2024年', '2024年'],
      ['a text', '有效提升', '有效提升'],
      ['a price', '400元/人', '400元/人'],
      ['a bare figure', '5', '5'],
      ['a range', '1-3人', '1-3人'],
      ['nothing', '0起', '0起'],
    ].map(([name = '', target = '', actual = '']): [string, readonly [Evaluation, Evaluation]] => [
      `${name} does not count`,
      [project('a', { target, actual }), project('b', { target, actual })],
    ]),
  ])('is silent: %s', (_, evaluations) => {
    expect(claims(evaluations)).toEqual([]);
  });

  it('finds the same in any order of the documents', () => {
    const all = ['a', 'b', 'c', 'd'].flatMap((id, index) => [
      project(`${id}#1`, {}, { unit: index % 2 === 0 ? '甲' : '乙' }),
      project(`${id}#2`, { level3: '培训人数', target: '5万元', actual: '5万元' }),
    ]);
    const expected = claims(all);
    expect(expected).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(claims(shuffled)).toEqual(expected);
      }),
    );
  });
});
