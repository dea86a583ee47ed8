/** 实际值不可核: full marks rest on an actual that is a bound or no measured value. Runs after `qualitative-band`. */
import { defineRule, type RuleContext, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { quoteValue } from './evidence/quotation.js';
import { countedRows, hasFullMarks, nameOf } from './evidence/rows.js';
import { compact, saysNothing } from './evidence/texts.js';

export const unverifiableActual = defineRule({
  meta: {
    name: 'unverifiable-actual',
    title: { zh: '实际值不可核而得满分', en: 'Full marks on an actual that measures nothing' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '全年实际值照抄指标值的界限（如 ≥90%），或只写“完成”等文字，没有实际数，却申报满分。',
        en: 'The actual repeats a bound (≥90%) or only says “done”; no value was measured, yet full marks are claimed.',
      },
      why: {
        zh: '没有实际数，得分无从复算，满分缺乏依据。',
        en: 'Without a measured value the score cannot be recomputed and full marks have no ground.',
      },
      next: {
        zh: '要求填报实际完成数及其统计依据。',
        en: 'Ask for the measured value and where it comes from.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”实际值填为“{actual}”，是界限而非实际数，却申报满分 {score} 分',
        en: '“{name}”: the actual “{actual}” is a bound, not a measured value, yet full marks ({score}) are claimed',
      },
      words: {
        zh: '“{name}”指标值为“{target}”，实际值只填“{actual}”，没有实际数，却申报满分 {score} 分',
        en: '“{name}”: the target is “{target}”, the actual only says “{actual}”, yet full marks ({score}) are claimed',
      },
    },
    example: {
      zh: '指标值 ≥90%，全年实际值 ≥90%，分值 20 分，申报 20 分。',
      en: 'Target ≥90%, actual ≥90%, weight 20, declared 20.',
    },
  },

  *check({ rows, earlier }) {
    const accused = partlyDone(earlier);
    for (const row of countedRows(rows)) {
      const { target, actual, score } = row.indicator;
      if (!hasFullMarks(row) || target.kind === 'qualitative' || accused.has(`${row.path}/score`)) continue;
      const path = `${row.path}/actual`;
      const measurable = measures(row);
      if (measurable === 'unknown') {
        yield undetermined(path, [path]);
      } else if (measurable === 'yes') {
        yield match(path);
      } else {
        const [name, words] = [nameOf(row), measurable === 'words'];
        yield mismatch(path, {
          declared: actual.raw,
          ...(words ? { message: 'words' } : {}),
          fields: { name, target: quoteValue(target), actual: quoteValue(actual), score: score ?? '' },
        });
      }
    }
  },
});

/** Full marks beside 基本完成: `qualitative-band` has said so. */
function partlyDone(earlier: RuleContext['earlier']): ReadonlySet<string> {
  const found = earlier.filter(({ rule, verdict }) => rule === 'qualitative-band' && verdict === 'mismatch');
  return new Set(found.map(({ path }) => path));
}

/** Figures in the text: perhaps a measured value that was not understood. */
const FIGURES = /[\d０-９一二两三四五六七八九十百千万]/u;

const REACHED = /^已?达到?[^≥≤><]*$/u;

function measures({ indicator: { target, actual }, reached }: ScoredRow): 'yes' | 'bound' | 'words' | 'unknown' {
  switch (actual.kind) {
    case 'quantity':
    case 'date':
      if (actual.comparator === null || actual.comparator === '=') return 'yes';
      // 达到96% says as likely what came out as what was to be reached.
      return REACHED.test(compact(actual.raw ?? '')) ? 'unknown' : 'bound';
    case 'range':
      return reached === true ? 'yes' : 'unknown';
    case 'empty':
      return 'unknown';
    case 'qualitative': {
      if (target.kind !== 'quantity' && target.kind !== 'range') return 'unknown';
      const text = compact(actual.raw ?? '');
      return saysNothing(text) || FIGURES.test(text) ? 'unknown' : 'words';
    }
  }
}
