/** A user's profile file: complete or extending a shipped one, and an error that names the field. */
import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../src/model/profile.js';
import { parseProfile } from '../../src/profiles/load-profile.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { findProfile, PROFILES } from '../../src/profiles/registry.js';

describe('shipped profiles', () => {
  it.each(PROFILES.map((profile) => [profile.name, profile] as const))(
    '%s has the shape of a user file',
    (name, profile) => {
      expect(parseProfile(JSON.stringify(profile), 'zh')).toEqual(profile);
      expect(profileSchema.parse(profile)).toEqual(profile);
      expect(findProfile(name)).toBe(profile);
    },
  );

  it('have names of their own', () => {
    expect(new Set(PROFILES.map(({ name }) => name)).size).toBe(PROFILES.length);
    expect(findProfile('no-such')).toBeUndefined();
  });
});

describe('a file that extends a shipped profile', () => {
  it('names only what differs', () => {
    const file = { extends: 'mof-2020', name: 'our-city', conventions: { cost: 'closeness' }, bands: [] };
    expect(parseProfile(JSON.stringify(file), 'zh')).toEqual({
      ...mof2020,
      name: 'our-city',
      conventions: { ...mof2020.conventions, cost: 'closeness' },
      bands: [],
    });
  });

  it('may begin with a byte order mark', () => {
    expect(parseProfile('\ufeff{"extends":"mof-2020","name":"ours"}', 'zh')).toMatchObject({ name: 'ours' });
  });
});

describe('errors', () => {
  const wrong = (change: Record<string, unknown>): string =>
    JSON.stringify({ extends: 'mof-2020', name: 'ours', ...change });

  it.each<[string, string, string[], string[]]>([
    ['no JSON', '{', ['不是有效的 JSON'], ['not valid JSON']],
    ['no object', '[]', ['一个 JSON 对象'], ['one JSON object']],
    ['an unknown base', wrong({ extends: 'mof' }), ['extends', '"mof"', 'mof-2020'], ['extends', '"mof"']],
    [
      'a number without quotes',
      wrong({ weights: { total: 100 } }),
      ['weights.total', '带引号的十进制数', '100'],
      ['in quotes'],
    ],
    [
      'an unknown convention',
      wrong({ conventions: { reverse: 'cubic' } }),
      ['conventions.reverse', '"linear"', '"cubic"'],
      ['expected', '"cubic"'],
    ],
    ['an unknown key', wrong({ wieghts: {} }), ['没有名为 "wieghts"'], ['unknown key "wieghts"']],
    ['a bad name', wrong({ name: 'Our City' }), ['name', '小写字母', 'Our City'], ['lower case']],
    ['too many places', wrong({ rounding: { places: 9 } }), ['rounding.places', '0 至 6', '9'], ['0 to 6']],
    ['a list in place of an object', wrong({ limits: [] }), ['limits', '对象'], ['object']],
    ['an object in place of a list', wrong({ bands: {} }), ['bands', '列表'], ['list']],
    [
      'a severity of no rule',
      wrong({ severities: { 'goal-copied': 'error', 'goals-copied': 'error' } }),
      ['severities', '"goals-copied"'],
      ['no rule "goals-copied"'],
    ],
    [
      'bands upside down',
      wrong({ bands: [{ grade: 'partly', high: '0.5', low: '0.8' }] }),
      ['bands', 'partly'],
      ['partly'],
    ],
    [
      'ratings out of order',
      wrong({
        ratings: [
          { name: '差', from: '0' },
          { name: '优', from: '90' },
        ],
      }),
      ['ratings'],
      ['ratings'],
    ],
    ['a missing field', JSON.stringify({ ...mof2020, limits: undefined }), ['limits', '缺少'], ['limits', 'missing']],
  ])('%s', (_, text, zh, en) => {
    for (const [lang, parts] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const result = parseProfile(text, lang);
      if (!('error' in result)) throw new Error('expected an error');
      for (const part of parts) expect(result.error).toContain(part);
    }
  });
});
