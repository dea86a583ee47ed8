/** 选择档案: the profile that a table is audited by, and why. */
import { renderMessage, type Lang, type Localized, type MessageFields } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import { PROFILES } from '../profiles/registry.js';
import { isCandidate } from './local-form.js';
import { readMethods, type MethodStatement } from './method-text.js';
import { fitSign } from './profile-fit.js';
import { signsOf, type Sign } from './profile-sign.js';

export interface ProfileChoice {
  /** Effective: the bands that the table states go before those of the profile. */
  readonly profile: Profile;
  readonly evidence: readonly string[];
}

const REQUESTED: Localized = { zh: '按指定的档案 {name}', en: 'Profile {name} as requested' };
const DEFAULT: Localized = {
  zh: '表中没有指向其他档案的内容，按全国通用办法',
  en: 'Nothing in the table speaks for another profile; the national rule is taken',
};
const OWN_BANDS: Localized = {
  zh: '定性指标分档以表中得分计算方法写明的 {bands} 为准',
  en: 'The grades {bands} stated by the table itself go before those of the profile',
};

export function chooseProfile(record: EvaluationRecord, requested: 'auto' | Profile, lang: Lang): ProfileChoice {
  const method = readMethods(record);
  const say = (text: Localized, fields: MessageFields = {}): string => renderMessage(text, fields, lang);
  if (requested !== 'auto') return withOwnBands(requested, [say(REQUESTED, { name: requested.name })], method, lang);
  const fit = fitSign(record, PROFILES);
  const candidates = PROFILES.filter((profile) => isCandidate(profile, PROFILES, { record, method, fit }));
  const signs = [...signsOf(record, method), ...(fit === null ? [] : [fit])];
  const profile = bestOf(candidates, signs);
  const speaking = signs.filter((sign) => sign.points(profile) > 0);
  const decides = speaking.some((sign) => candidates.some((other) => sign.points(other) < sign.points(profile)));
  const evidence = speaking.map((sign) => say(sign.text, sign.fields(profile)));
  return withOwnBands(profile, decides ? evidence : [...evidence, say(DEFAULT)], method, lang);
}

/** The first of the highest: where nothing decides, the order of the registry does. */
function bestOf(profiles: readonly Profile[], signs: readonly Sign[]): Profile {
  const scored = profiles.map((profile) => ({
    profile,
    points: signs.reduce((sum, sign) => sum + sign.points(profile), 0),
  }));
  return scored.reduce((best, next) => (next.points > best.points ? next : best)).profile;
}

function withOwnBands(
  profile: Profile,
  evidence: readonly string[],
  { bands, bandsRaw }: MethodStatement,
  lang: Lang,
): ProfileChoice {
  if (bands === null || JSON.stringify(bands) === JSON.stringify(profile.bands)) return { profile, evidence };
  const stated = renderMessage(OWN_BANDS, { bands: bandsRaw ?? '' }, lang);
  return { profile: { ...profile, bands: [...bands] }, evidence: [...evidence, stated] };
}
