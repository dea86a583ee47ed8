/** 一、二级指标分值: the weight printed beside a level name equals the sum of its rows. */
import { Decimal, decimal } from '../model/decimal.js';
import { defineRule, type Outcome, type ScoredRow } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { compareExactly, undetermined } from './evidence/outcomes.js';
import { countedRows, isCutOff } from './evidence/rows.js';
import { shorten } from './evidence/texts.js';

type Level = 'level1' | 'level2';

/** Consecutive rows under one printed level name. */
interface Section {
  readonly level: Level;
  readonly name: string;
  readonly weight: string;
  readonly rows: readonly ScoredRow[];
  /** Rows beside the section whose own level name is lost: they may belong to it. */
  readonly strays: readonly ScoredRow[];
}

export const sectionWeightMismatch = defineRule({
  meta: {
    name: 'section-weight-mismatch',
    title: { zh: '一、二级指标分值与明细不符', en: 'Weight of a section is not the sum of its rows' },
    severity: 'error',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '一级或二级指标标注的分值不等于其下各行分值之和。',
        en: 'The weight printed beside a first- or second-level indicator differs from the sum of its rows.',
      },
      why: {
        zh: '各级分值结构由主管部门或表样规定；明细与标注不一致，说明分值被挪用或填错。',
        en: 'The weights of the levels are prescribed; rows that do not add up to them were shifted or mistyped.',
      },
      next: {
        zh: '逐行核对分值，并检查是否有相邻部分一多一少。',
        en: 'Check the weights row by row, and whether a neighbouring section is off by the opposite amount.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”标注 {declared} 分，其下 {count} 行分值合计 {recomputed} 分，标注{overZh} {excess} 分',
        en: '“{name}” is printed with {declared}, its rows ({count}) weigh {recomputed}; the printed weight is {excess} {overEn}',
      },
    },
    example: {
      zh: '产出指标标注 40 分，其下各行合计 45 分：标注少计 5 分。',
      en: '产出指标 is printed with 40, its rows weigh 45: 5 too low.',
    },
  },

  *check({ rows, record }) {
    const counted = countedRows(rows);
    const last = isCutOff(record) ? counted.at(-1) : undefined;
    for (const level of ['level1', 'level2'] as const) {
      for (const section of sectionsOf(counted, level)) yield judge(section, last);
    }
  },
});

/** @param last The row after which the table may have been cut: its section may go on. */
function judge({ level, name, weight, rows, strays }: Section, last: ScoredRow | undefined): Outcome {
  const path = `${rows[0]?.path ?? ''}/${level}Weight`;
  const blank = rows.filter(({ indicator }) => indicator.weight === null).map((row) => `${row.path}/weight`);
  if (blank.length > 0) return undetermined(path, blank);
  const sum = rows.reduce((total, { indicator }) => total.plus(decimal(indicator.weight ?? '0')), new Decimal(0));
  const fields = { name: shorten(name), count: String(rows.length) };
  const outcome = compareExactly(path, weight, sum, { fields, rows });
  const goesOn = last !== undefined && rows.at(-1) === last && sum.lessThan(decimal(weight));
  const open = [...strays.map((row) => `${row.path}/${level}`), ...(goesOn ? ['/record/totalScore'] : [])];
  return outcome.verdict === 'mismatch' && open.length > 0 ? undetermined(path, open) : outcome;
}

/** Consecutive rows that share a level name; `weight` as far as it is printed on any of them. */
interface Run {
  readonly rows: ScoredRow[];
  weight: string | null;
}

function sectionsOf(rows: readonly ScoredRow[], level: Level): Section[] {
  const runs = runsOf(rows, level);
  return runs.flatMap((run, index): Section[] => {
    const first = run.rows[0]?.indicator;
    const name = first?.[level] ?? null;
    if (name === null || run.weight === null) return [];
    const strays = [runs[index - 1], runs[index + 1]].flatMap((beside) => {
      const other = beside?.rows[0]?.indicator;
      if (beside === undefined || other === undefined || other[level] !== null) return [];
      return level === 'level1' || other.level1 === first?.level1 ? beside.rows : [];
    });
    return [{ level, name, weight: run.weight, rows: run.rows, strays }];
  });
}

/** Cuts the rows where the level's name or printed weight changes; a second level also where the first does. */
function runsOf(rows: readonly ScoredRow[], level: Level): Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const weight = row.indicator[`${level}Weight`];
    const run = runs.at(-1);
    if (run !== undefined && continues(run, row, level)) {
      run.rows.push(row);
      run.weight ??= weight;
    } else {
      runs.push({ rows: [row], weight });
    }
  }
  return runs;
}

function continues(run: Run, row: ScoredRow, level: Level): boolean {
  const before = run.rows.at(-1)?.indicator;
  const after = row.indicator;
  if (before?.[level] !== after[level]) return false;
  if (level === 'level2' && before.level1 !== after.level1) return false;
  const weight = after[`${level}Weight`];
  return run.weight === null || weight === null || decimal(run.weight).equals(decimal(weight));
}
