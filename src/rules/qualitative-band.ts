/** 定性分档: a qualitative score lies in the band that the actual's own words name. Runs after `score-out-of-range`. */
import { decimal, printDecimal } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { countedRows, hasFullMarks, marksOf, nameOf } from './evidence/rows.js';
import { shorten } from './evidence/texts.js';

export const qualitativeBand = defineRule({
  meta: {
    name: 'qualitative-band',
    title: { zh: '定性得分与所述档次不符', en: 'Qualitative score outside the band that its text names' },
    severity: 'warning',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '定性指标按完成情况分档计分，申报得分不在实际值文字所对应的档次内；或文字写明部分完成，仍得满分。',
        en: 'The score lies outside the band that the wording of the actual stands for, or is full although the text says partly done.',
      },
      why: {
        zh: '“基本达成”“部分达成”对应的是中间档，不应得满分。',
        en: '“Partly achieved” stands for the middle band and does not earn full marks.',
      },
      next: {
        zh: '核对完成情况的佐证材料，按档次调整得分或更正文字。',
        en: 'Check the proof; correct the score or the wording.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”实际值为“{actual}”，对应 {low}–{high} 分，申报 {declared} 分',
        en: '“{name}”: “{actual}” stands for {low}–{high} marks, declared {declared}',
      },
    },
    example: {
      zh: '分值 10 分，实际值“部分达成预期指标”（对应 6–8 分），申报 10 分。',
      en: 'Weight 10, actual “部分达成预期指标” (6–8 marks), declared 10.',
    },
  },

  *check({ rows, earlier }) {
    const accused = new Set(
      earlier.filter((o) => o.rule === 'score-out-of-range' && o.verdict === 'mismatch').map((o) => o.path),
    );
    for (const row of countedRows(rows)) {
      const { band } = row;
      const { actual, score } = row.indicator;
      const marks = marksOf(row);
      const path = `${row.path}/score`;
      if (band === null || marks === null || actual.kind !== 'qualitative' || accused.has(path)) continue;
      const low = marks.weight.times(decimal(band.low));
      const high = marks.weight.times(decimal(band.high));
      const inside = marks.score.greaterThanOrEqualTo(low) && marks.score.lessThanOrEqualTo(high);
      if (inside && !(band.grade !== 'reached' && hasFullMarks(row))) {
        yield match(path);
        continue;
      }
      yield mismatch(path, {
        declared: score,
        fields: {
          name: nameOf(row),
          actual: shorten(actual.raw ?? '', 40),
          low: printDecimal(low),
          high: printDecimal(high),
        },
      });
    }
  },
});
