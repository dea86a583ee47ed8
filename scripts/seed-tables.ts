/** The eight tables of the seed document as clean records: what its cells say, each in its own field. */
import { readFileSync } from 'node:fs';

export interface SeedIndicator {
  /** As printed, `产出指标 (40分)`; `''` where the row goes on with the one above, or where the seed lost it. */
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly weight: string;
  readonly target: string;
  readonly actual: string;
  /** 得分计算方法; `''` where the cell above goes on. */
  readonly method: string;
  readonly score: string;
  readonly reason: string;
}

export interface SeedTable {
  readonly title: string;
  readonly year: string;
  /** Every row as the seed has it, damage included. */
  readonly rows: readonly (readonly string[])[];
  readonly project: string;
  readonly department: string;
  readonly unit: string;
  /** 项目资金: label, 年初预算数, 全年预算数, 全年执行数. */
  readonly funds: readonly (readonly [string, string, string, string])[];
  readonly goals: readonly [planned: string, achieved: string];
  readonly headers: readonly string[];
  readonly indicators: readonly SeedIndicator[];
  readonly total: string;
}

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell !== '');

function readIndicator(row: readonly string[]): SeedIndicator {
  const cells = filled(row);
  const take = (fits: (cell: string) => boolean): string => (fits(cells[0] ?? '') ? (cells.shift() ?? '') : '');
  const next = (): string => cells.shift() ?? '';
  return {
    level1: take((cell) => /指标 ?\(\d+ ?分\)$/.test(cell)),
    level2: take((cell) => /指标$/.test(cell.replace(/\s/g, ''))),
    level3: next(),
    weight: next(),
    target: next(),
    actual: next(),
    method: take((cell) => /^[12]\.若为/.test(cell)),
    score: next(),
    reason: next(),
  };
}

function readTable(title: string, year: string, rows: readonly (readonly string[])[]): SeedTable {
  const heads = rows.map((row) => filled(row));
  const at = (label: string): number => heads.findIndex((row) => row[0]?.replace(/\s/g, '').startsWith(label));
  const header = heads.findIndex((row) => row.includes('三级指标'));
  const total = at('总分');
  const goals = heads[at('年度总体目标') + 1] ?? [];
  return {
    title,
    year,
    rows,
    project: heads[0]?.[1] ?? '',
    department: heads[1]?.[1] ?? '',
    unit: heads[1]?.[3] ?? '',
    funds: heads.slice(3, 6).map(([label = '', first = '', second = '', third = '']) => [label, first, second, third]),
    goals: [goals[0] ?? '', goals[1] ?? ''],
    headers: (heads[header] ?? []).filter((cell) => cell !== '绩效指标'),
    indicators: rows.slice(header + 1, total).map(readIndicator),
    total: heads[total]?.[1] ?? '',
  };
}

/** Reads the seed, which parts its tables by their titles and its cells by tabs. */
export function readSeed(): readonly SeedTable[] {
  const text = readFileSync(new URL('../fixtures/text/seed/input.txt', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const starts = lines.flatMap((line, index) => (line.startsWith('项目支出绩效自评表') ? [index] : []));
  return starts.map((start, index) => {
    const [title = '', year = '', ...rows] = lines.slice(start, starts[index + 1]);
    return readTable(
      title,
      year,
      rows.map((row) => row.split('\t').map((cell) => cell.trim())),
    );
  });
}
