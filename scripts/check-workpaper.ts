/**
 * Has LibreOffice calculate the formulas of a workpaper (审计底稿) and compares every one with the figure that fuhe wrote beside it.
 * Usage: npx tsx scripts/check-workpaper.ts [NUMBER]     beside all fixtures, so many generated forms and as many tables of drawn figures, 500 unless told
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { summarizeBatch } from '../src/batch/summary.js';
import type { Evaluation } from '../src/model/evaluation.js';
import { auditDocument } from '../src/pipeline.js';
import { mof2020 } from '../src/profiles/mof-2020.js';
import { PROFILES } from '../src/profiles/registry.js';
import { openWorkpaper } from '../src/report/workpaper/workpaper.js';
import { auditRecord } from '../src/score/audit.js';
import { generateForm } from '../tests/helpers/forms/generate.js';
import { Random } from '../tests/helpers/forms/random.js';
import { renderForms } from '../tests/helpers/forms/render.js';
import { fund, indicator, record } from '../tests/helpers/record-builder.js';

const ROOT = path.join(import.meta.dirname, '..');
const STRICT = { positive: 'equality', reverse: 'equality', equal: 'linear', cost: 'closeness' } as const;
const GENERATED = Number(process.argv[2] ?? '500');

const folder = mkdtempSync(path.join(tmpdir(), 'fuhe-workpaper-'));
try {
  const original = path.join(folder, 'original.xlsx');
  const evaluations = await writeAll(original);
  const stripped = path.join(folder, 'stripped.xlsx');
  stripResults(original, stripped);
  const recalculated = recalculate(stripped);
  const { formulas, scores, wrong } = await compare(original, recalculated, evaluations);
  for (const line of wrong.slice(0, 40)) console.log(line);
  console.log(
    `${String(evaluations.length)} evaluations: ${String(formulas)} formulas calculated by LibreOffice, ` +
      `${String(scores)} of them indicator scores; ${String(wrong.length)} differ`,
  );
  process.exitCode = wrong.length > 0 || formulas === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every fixture that is a document, and generated ones. */
async function writeAll(file: string): Promise<Evaluation[]> {
  const paper = await openWorkpaper(file, { lang: 'zh' });
  const batch = summarizeBatch();
  const evaluations: Evaluation[] = [];
  const take = async (bytes: Uint8Array, name: string): Promise<void> => {
    const { results } = await auditDocument(bytes, { path: name });
    batch.add(results);
    await paper.add(results);
    evaluations.push(...results.filter((result) => result.type === 'evaluation'));
  };
  const fixtures = readdirSync(path.join(ROOT, 'fixtures'), { recursive: true, encoding: 'utf8' }).sort();
  for (const name of fixtures.filter((each) => path.basename(each).startsWith('input.'))) {
    await take(readFileSync(path.join(ROOT, 'fixtures', name)), name);
  }
  for (let seed = 0; seed < GENERATED; seed += 1) {
    await take(Buffer.from(renderForms([generateForm(seed)], 'html')), `generated/${String(seed)}.html`);
  }
  for (let seed = 0; seed < GENERATED; seed += 1) {
    const evaluation = drawFigures(seed);
    batch.add([evaluation]);
    await paper.add([evaluation]);
    evaluations.push(evaluation);
  }
  await paper.finish(batch.finish());
  return evaluations;
}

/** Rows of figures that no form would have, many of them halfway between two scores, under every convention. */
function drawFigures(seed: number): Evaluation {
  const random = new Random(seed);
  const profile = random.pick([
    ...PROFILES,
    { ...mof2020, conventions: STRICT },
    { ...mof2020, rounding: { places: 3 } },
  ]);
  const figure = (): string => {
    const places = random.integer(0, 4);
    return (random.integer(0, 10 ** random.integer(1, 7)) / 10 ** places).toFixed(places);
  };
  const indicators = Array.from({ length: 20 }, () => {
    const weight = random.pick(['10', '5', '4', '2.5', '33.333', '0.5']);
    // Halfway: weight × part ÷ 1000 often ends in a 5 at the third place.
    const [target, actual] = random.chance(0.5) ? [figure(), figure()] : ['1000', String(random.integer(0, 1999))];
    const sign = random.pick(['≥', '≤', '', '=', '>', '<']);
    const unit = random.pick(['人', '万元', '%', '天']);
    return indicator({
      level1: random.pick(['产出指标', '成本指标', '效益指标']),
      weight,
      target: `${sign}${target}${unit}`,
      actual: `${actual}${unit}`,
      score: random.pick([weight, '0', String(random.integer(0, 100) / 10)]),
    });
  });
  const funds = [fund({ annualBudget: figure(), executed: figure(), weight: '10', executionRate: '0.9', score: '9' })];
  const table = record({ indicators, funds, totalScore: '90' });
  const audit = auditRecord(table, { profile, lang: 'zh', locate: () => ({}) });
  const sha256 = 'f'.repeat(64);
  return {
    type: 'evaluation',
    schemaVersion: '1.0',
    id: `${sha256}#${String(seed + 1)}`,
    source: { path: 'drawn', sha256, format: 'text', table: seed + 1, pages: null },
    record: table,
    diagnostics: [],
    audit,
  };
}

/** A copy without the figures beside the formulas: what is there afterwards was calculated. */
function stripResults(from: string, to: string): void {
  const parts = unzipSync(readFileSync(from));
  for (const name of Object.keys(parts).filter((each) => each.includes('worksheets/'))) {
    parts[name] = strToU8(strFromU8(parts[name] as Uint8Array).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  writeFileSync(to, zipSync(parts));
}

function recalculate(file: string): string {
  const out = path.join(folder, 'recalculated');
  mkdirSync(out);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, file], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return path.join(out, path.basename(file));
}

async function compare(
  original: string,
  recalculated: string,
  evaluations: readonly Evaluation[],
): Promise<{ formulas: number; scores: number; wrong: string[] }> {
  const [written, calculated] = await Promise.all([original, recalculated].map(readBook));
  const wrong: string[] = [];
  let formulas = 0;
  written?.eachSheet((sheet) => {
    sheet.eachRow((row, number) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        formulas += 1;
        const result = calculated?.getWorksheet(sheet.name)?.getCell(number, cell.col).result;
        if (!isSame(cell.result, result)) {
          wrong.push(
            `${sheet.name} ${cell.address} ${cell.formula}: ${String(cell.result)} written, ${String(result)} calculated`,
          );
        }
      });
    });
  });
  const { scores, wrong: more } = compareScores(calculated, evaluations);
  return { formulas, scores, wrong: [...wrong, ...more] };
}

/** The recomputed scores of the results, in order, against the column of the sheet. */
function compareScores(
  book: ExcelJS.Workbook | undefined,
  evaluations: readonly Evaluation[],
): { scores: number; wrong: string[] } {
  const sheet = book?.getWorksheet('重算');
  const titles = (sheet?.getRow(1).values ?? []) as string[];
  const [kind, recomputed] = [titles.indexOf('类别'), titles.indexOf('复算得分')];
  const cells: ExcelJS.Cell[] = [];
  sheet?.eachRow((row) => {
    if (['指标', '其中'].includes(row.getCell(kind).text)) cells.push(row.getCell(recomputed));
  });
  const wrong: string[] = [];
  let scores = 0;
  for (const score of evaluations.flatMap(({ audit }) => audit.scores)) {
    const cell = cells.shift();
    if (cell?.type === ExcelJS.ValueType.Formula) scores += 1;
    const value = cell?.type === ExcelJS.ValueType.Formula ? cell.result : cell?.value;
    if (!isSame(score.recomputed === null ? null : Number(score.recomputed), value)) {
      wrong.push(
        `${cell?.address ?? '?'}: ${String(score.recomputed)} recomputed, ${cell?.text ?? 'nothing'} in the sheet`,
      );
    }
    if (score.recomputed !== null && cell?.type !== ExcelJS.ValueType.Formula) {
      wrong.push(`${cell?.address ?? '?'}: ${String(score.formula)} has no live formula`);
    }
  }
  return { scores, wrong };
}

/** Figures of a spreadsheet are binary fractions: the same where they agree to twelve digits. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one));
  return (one ?? null) === (other ?? null);
}

async function readBook(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
}
