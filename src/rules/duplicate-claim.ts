/** 重复申报: one count or amount claimed under two projects of the same unit and year. */
import { decimal } from '../model/decimal.js';
import type { EvaluationRecord, Indicator } from '../model/record.js';
import type { BatchCollector, BatchOutcome, BatchPlace, BatchRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { quoteValue } from './evidence/quotation.js';
import { compact, saysNothing, shorten } from './evidence/texts.js';
import { isAmount } from './evidence/units.js';

export const duplicateClaim: BatchRule = {
  meta: {
    name: 'duplicate-claim',
    title: { zh: '同一成果在不同项目重复申报', en: 'One result claimed under two projects' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '同一单位同一年度的不同项目，申报了名称、指标值、实际值都相同的数量或金额（比率、时限、定性指标不计）。',
        en: 'Two projects of one unit and year claim the same count or amount: same name, target and actual. Rates, time limits and texts do not count.',
      },
      why: {
        zh: '同一工作量不应由两个项目的资金重复支持和计分。',
        en: 'One piece of work should not be paid for and scored under two projects.',
      },
      next: {
        zh: '核对两个项目的任务边界和台账，确认工作量如何划分。',
        en: 'Check how the work and its records are divided between the projects.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”（指标值 {target}，实际值 {actual}）在 {count} 个项目中重复申报：{projects}',
        en: '“{name}” (target {target}, actual {actual}) is claimed under {count} projects: {projects}',
      },
    },
    example: {
      zh: '“劳动人事争议仲裁案件”指标值 1300件、实际值 1300余件，在“劳动人事争议仲裁办案”和“劳动仲裁工作”两个项目中都申报。',
      en: '“劳动人事争议仲裁案件”, target 1300件, actual 1300余件, is claimed under two projects of one unit.',
    },
  },
  start: collect,
};

/** One claim, as far as it is kept: a few short texts and the places. */
interface Claim {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  /** Places by `id` and `path`, with the project that stands there. */
  readonly places: Map<string, BatchPlace & { readonly project: string }>;
}

/** Longer texts are no names of a count; they are left out so that the digest stays small. */
const LONGEST = 200;
/** 某某局（盖章）: where the seal goes is no part of the name. */
const SEAL = /[（(](?:盖章|公章|签章)[）)]$/u;
/** Projects named in a message. */
const MOST_NAMED = 5;

function collect(): BatchCollector {
  const claims = new Map<string, Claim>();
  return {
    add({ id, record }) {
      const owner = ownerOf(record);
      if (owner === null) return;
      for (const [index, indicator] of record.indicators.entries()) {
        const texts = claimed(indicator);
        if (texts === null) continue;
        const key = [owner.key, ...texts].join('\n');
        const [name, target, actual] = texts;
        const claim = claims.get(key) ?? { name, target, actual, places: new Map() };
        claims.set(key, claim);
        const path = `/record/indicators/${index}/actual`;
        claim.places.set(`${id}${path}`, { id, path, location: indicator.location, project: owner.project });
      }
    },
    finish() {
      const keys = [...claims.keys()].sort(byCode);
      return keys.flatMap((key) => {
        const claim = claims.get(key);
        return claim === undefined ? [] : outcomesOf(claim);
      });
    },
  };
}

/** Who claims: unit and year, and the project. Null where one of them is not said. */
function ownerOf(record: EvaluationRecord): { readonly key: string; readonly project: string } | null {
  const unit = record.unit ?? record.department;
  if (unit === null || record.year === null || record.projectName === null) return null;
  return { key: `${compact(unit).replace(SEAL, '')}\n${record.year}`, project: compact(record.projectName) };
}

function claimed({ level3, target, actual }: Indicator): readonly [string, string, string] | null {
  const figures = [target, actual].every((value) => value.kind === 'quantity' && isAmount(value.canonical?.unit));
  if (level3 === null || target.raw === null || actual.raw === null || actual.value === null || !figures) return null;
  if (decimal(actual.value).isZero()) return null;
  const texts = [compact(level3), compact(quoteValue(target)), compact(quoteValue(actual))] as const;
  return saysNothing(texts[0]) || texts.some((text) => text.length > LONGEST) ? null : texts;
}

function outcomesOf({ name, target, actual, places }: Claim): BatchOutcome[] {
  const all = [...places.values()].sort((one, other) => byCode(one.id, other.id) || byCode(one.path, other.path));
  const projects = [...new Set(all.map(({ project }) => project))].sort(byCode);
  if (projects.length < 2) return [];
  const named = projects.slice(0, MOST_NAMED).map((project) => `“${shorten(project, 40)}”`);
  return [
    {
      places: all.map(({ id, path, location }) => ({ id, path, location })),
      declared: actual,
      recomputed: null,
      difference: null,
      fields: {
        name: shorten(name, 40),
        target,
        actual,
        count: String(projects.length),
        projects: named.join('、') + (projects.length > MOST_NAMED ? '…' : ''),
      },
    },
  ];
}

function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
