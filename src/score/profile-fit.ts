/** Which convention explains the declared scores of a table as a whole. */
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { Sign } from './profile-sign.js';
import { scoreRow } from './score-row.js';

/** Two rows or more that only one convention explains nearly outweigh the shape of the form; a single one may be the error. */
export const MANY = 8;
const SINGLE = 3;

/** One sign over the rows on which the profiles differ; null where they all say the same. */
export function fitSign(record: EvaluationRecord, profiles: readonly Profile[]): Sign | null {
  const agreeing = new Map(profiles.map((profile) => [profile.name, agreeingRows(record, profile)]));
  const telling = record.indicators.flatMap((_, index) => {
    const votes = new Set([...agreeing.values()].map((rows) => rows.has(index)));
    return votes.size > 1 ? [index] : [];
  });
  if (telling.length === 0) return null;
  const explained = ({ name }: Profile): number => telling.filter((index) => agreeing.get(name)?.has(index)).length;
  return {
    text: {
      zh: '各档案复算结果不同的指标有 {telling} 项，其中 {explained} 项的申报得分符合本档案的计分方法',
      en: 'Rows on which the profiles differ: {telling}; this one gives the declared score of {explained}',
    },
    fields: (profile) => ({ telling: String(telling.length), explained: String(explained(profile)) }),
    points: (profile) => ((telling.length > 1 ? MANY : SINGLE) * explained(profile)) / telling.length,
  };
}

function agreeingRows(record: EvaluationRecord, profile: Profile): ReadonlySet<number> {
  const rows = record.indicators.map((indicator, index) => scoreRow(indicator, index, profile));
  const agree = rows.filter(({ score }) => score.status === 'match' || score.status === 'within-rounding');
  return new Set(agree.map((row) => row.index));
}
