/** 得分复算: a quantitative score follows from weight, target and actual. Runs after the other two score rules. */
import type { Convention } from '../model/evaluation.js';
import type { Localized } from '../model/lang.js';
import { defineRule, type RuleContext, type ScoredRow } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows, nameOf } from './evidence/rows.js';

/** A row that one of these rules accuses is not accused again. */
const GO_BEFORE: ReadonlySet<string> = new Set(['score-out-of-range', 'shortfall-full-score']);

const CONVENTION_NAMES: Readonly<Record<Convention, Localized>> = {
  reached: { zh: '达标即满分', en: 'full marks once reached' },
  ratio: { zh: '比例法', en: 'the ratio form' },
  linear: { zh: '线性扣分法', en: 'the linear form' },
  closeness: { zh: '接近度法', en: 'the closeness form' },
  execution: { zh: '执行率法', en: 'the execution rate' },
  deadline: { zh: '时限法', en: 'the deadline form' },
  range: { zh: '区间法', en: 'the range form' },
  band: { zh: '分档法', en: 'the bands' },
  equality: { zh: '相等得分法', en: 'strict equality' },
};

export const scoreMismatch = defineRule({
  meta: {
    name: 'score-mismatch',
    title: { zh: '得分与复算不符', en: 'Score differs from its recomputation' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '定量指标的申报得分落在按计分方法复算的区间之外。',
        en: 'The declared score of a quantitative row lies outside what its scoring method gives.',
      },
      why: {
        zh: '定量指标得分应由分值、指标值和实际值推算得出；区间已计入数字四舍五入的影响。',
        en: 'The score follows from weight, target and actual; the interval already allows for rounding in print.',
      },
      next: {
        zh: '按复算公式重算该行；如采用其他计分方法，应在得分计算方法栏写明。',
        en: 'Recalculate the row by the formula; if another method was used, the form should say so.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”申报 {declared} 分，复算 {recomputed} 分（{formula}），{overZh} {excess} 分',
        en: '“{name}”: declared {declared}, recomputed {recomputed} ({formula}), {excess} {overEn}',
      },
      alternative: {
        zh: '“{name}”申报 {declared} 分，按本档案复算 {recomputed} 分（{formula}），{overZh} {excess} 分；若按{otherZh}计分，结果即为申报数，请核实采用的计分方法',
        en: '“{name}”: declared {declared}, recomputed {recomputed} under this profile ({formula}), {excess} {overEn}; {otherEn} would give the declared score: check which method applies',
      },
    },
    example: {
      zh: '指标值 10.65万元，实际 9.99万元，分值 4 分：申报 3.85 分，复算 3.75 分，多计 0.10 分。',
      en: 'Target 10.65万元, actual 9.99万元, weight 4: declared 3.85, recomputed 3.75, 0.10 too high.',
    },
  },

  *check({ rows, earlier }) {
    const accused = accusedPaths(earlier);
    for (const row of countedRows(rows)) {
      const path = `${row.path}/score`;
      const { status } = row.score;
      if (accused.has(path) || status === 'judgement') continue;
      if (status === 'mismatch') yield differing(row, path);
      else if (status === 'unverifiable') yield* unverifiable(row, path);
      else yield match(path);
    }
  },
});

function accusedPaths(earlier: RuleContext['earlier']): ReadonlySet<string> {
  const accusing = earlier.filter((outcome) => outcome.verdict === 'mismatch' && GO_BEFORE.has(outcome.rule));
  return new Set(accusing.map((outcome) => outcome.path));
}

function differing(row: ScoredRow, path: string) {
  const { declared, recomputed, formula } = row.score;
  const [other] = row.alternatives;
  const fields = { name: nameOf(row), formula: formula ?? '' };
  if (other === undefined) return mismatch(path, { declared, recomputed, fields });
  const names = CONVENTION_NAMES[other.convention];
  return mismatch(path, {
    declared,
    recomputed,
    message: 'alternative',
    severity: 'warning',
    fields: { ...fields, otherZh: names.zh, otherEn: names.en },
  });
}

/** A line of the form left unused has nothing to verify. */
function* unverifiable(row: ScoredRow, path: string) {
  const { weight, score, target, actual } = row.indicator;
  if (weight === null && score === null) return;
  const missing = [
    ...(weight === null ? [`${row.path}/weight`] : []),
    ...(target.kind === 'empty' ? [`${row.path}/target`] : []),
    ...(actual.kind === 'empty' ? [`${row.path}/actual`] : []),
    ...(score === null ? [path] : []),
  ];
  yield undetermined(path, missing.length > 0 ? missing : [`${row.path}/actual`]);
}
