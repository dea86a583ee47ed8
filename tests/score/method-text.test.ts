/** The method text of real forms, in the variants that layouts and typists make of it. */
import { describe, expect, it } from 'vitest';
import { hasOwnRule, readMethod, readMethods } from '../../src/score/method-text.js';
import { indicator, record } from '../helpers/record-builder.js';

const ends = (text: string): string[] | null =>
  readMethod(text).bands?.map(({ grade, high, low }) => `${grade} ${high}-${low}`) ?? null;

const WIDE = ['reached 1-0.8', 'partly 0.8-0.5', 'missed 0.5-0'];
const NATIONAL = ['reached 1-0.8', 'partly 0.8-0.6', 'missed 0.6-0'];

describe('bands', () => {
  it.each([
    ['seed, full-width', '则根据“三档”原则分别按照指标值的100-80%（含）、80-50%（含）、50-0%来记分。', WIDE],
    ['seed, half-width with spaces', '按照指标值的 100-80% (含)、80-50% (含)、50-0% 来记分', WIDE],
    ['seed, broken over lines', '按照指标\n值的100-80%\n(含)、80-50%\n(含)、50-0%来\n记分', WIDE],
    ['percent on both ends', '100%-80%(含)、80%-60%(含)、60%-0%合理确定分值', NATIONAL],
    [
      'full-width percent and tilde',
      '１００％～８０％（含８０％）、８０％～６０％（含６０％）、６０％～０％',
      NATIONAL,
    ],
    ['至', '100%至80%（含80%）、80%至60%（含60%）、60%至0%', NATIONAL],
    ['lowest first', '0%-60%、60%（含）-80%、80%（含）-100%', NATIONAL],
    ['a gap between the bands', '100-80%、70-50%、50-0%', null],
    ['two bands only', '100-60%（含）、60-0%', null],
    ['no bands', '完成值达到指标值，记满分', null],
  ])('%s', (_, text, expected) => {
    expect(ends(text)).toEqual(expected);
  });
});

describe('formulas', () => {
  it.each([
    ['未达到指标值，按 B/A 或 A/B×该指标分值记分', ['either']],
    ['按Ｂ／Ａ或者Ａ／Ｂ×该指标分值记分', ['either']],
    ['未达到指标值，按B/A或A/B×该\n指标分值记分', ['either']],
    ['正向指标得分=B/A×该指标分值，反向指标得分=（A/B）×该指标分值', ['directed']],
    ['反向指标得分=[1-(B-A)/A]×分值', ['linear']],
    ['反向指标：得分=（1－（实际完成值－指标值）／指标值）×分值', ['linear']],
    ['完成得满分', []],
  ])('%s', (text, expected) => {
    const { either, directed, linear } = readMethod(text);
    expect(Object.entries({ either, directed, linear }).flatMap(([name, said]) => (said ? [name] : []))).toEqual(
      expected,
    );
  });

  it('reads a text cut into pieces over the rows as one, and a carried-down one once', () => {
    const first = '1.若为定性指标，按照100-80%（含）、80-50%（含）、50-0%来记分。';
    const second = '2.若为定量指标，按B/A或A/B×该指标分值记分。';
    const methods = [first, first, null, second].map((method) => indicator({ method }));
    const statement = readMethods(record({ indicators: methods }));
    expect(statement.bands).toHaveLength(3);
    expect(statement.either).toBe(true);
  });

  it('stays quick on hostile text', () => {
    expect(readMethod('1-((((((('.repeat(20_000)).bands).toBeNull();
    expect(readMethod('100-'.repeat(50_000)).bands).toBeNull();
  });
});

describe('rules of a row of its own', () => {
  it.each([
    ['每少1次扣2分，扣完为止', true],
    ['完成得10分，否则不得分', true],
    ['按完成情况酌情扣分', true],
    ['达到指标值得10分，未达到得0分', true],
    ['按B/A×该指标分值记分', false],
    ['达到得100分', false],
    ['完成值高于指标值较多的，按照偏离度适度调减分值', false],
    [null, false],
  ])('%s: %s', (method, expected) => {
    expect(hasOwnRule(method)).toBe(expected);
  });
});
