/** 审计底稿: the Excel workpaper of a batch, written as the results come. */
import type { Evaluation, Failure, Result } from '../../model/evaluation.js';
import type { Lang } from '../../model/lang.js';
import type { Profile } from '../../model/profile.js';
import { BatchDigest } from '../batch-digest.js';
import type { BatchEnd } from '../result-writer.js';
import { messagesIn } from '../said.js';
import { evaluationColumns, evaluationRow } from './sheets/evaluation-rows.js';
import { failureColumns, failureRow } from './sheets/failure-rows.js';
import { crossFindingRow, findingColumns, findingRow, type EvaluationPlace } from './sheets/finding-rows.js';
import { link } from './sheets/links.js';
import { recomputationColumns } from './sheets/recomputation-plan.js';
import { countRows, recomputationRows } from './sheets/recomputation-rows.js';
import { summaryColumns, summaryRows } from './sheets/summary-rows.js';
import { WORDS, type Words } from './words.js';
import type { Column, Sheet } from './xlsx/sheet.js';
import { Workbook } from './xlsx/workbook.js';

export interface Workpaper {
  /** The results of one document, or a part of them. */
  add(results: readonly Result[]): Promise<void>;
  /** Puts the file in its place; `end` is null where nothing was audited. */
  finish(end: BatchEnd | null): Promise<void>;
  /** The work ended early: no file, nothing left behind. */
  abandon(): Promise<void>;
}

export interface WorkpaperOptions {
  readonly lang: Lang;
  /** The profile of the batch, where one was chosen. */
  readonly profile?: Profile | null;
  /** Rows a sheet takes; as many as the format allows unless told. */
  readonly rowsPerSheet?: number;
}

const MOST_ROWS = 1_048_576;
const NAME_LENGTH = 60;

/**
 * @param file
 *   Appears when the workpaper is complete; what stood there before stays until then.
 */
export async function openWorkpaper(file: string, options: WorkpaperOptions): Promise<Workpaper> {
  const book = new Book(options);
  return {
    add: (results) => book.add(results),
    finish: (end) => book.finish(file, end),
    abandon: () => book.abandon(),
  };
}

class Book {
  private readonly words: Words;
  private readonly lang: Lang;
  private readonly profile: Profile | null;
  private readonly workbook: Workbook;
  private readonly summary: Sheet;
  private readonly evaluations: Sheet;
  private readonly findings: Sheet;
  private readonly recomputation: Sheet;
  private readonly failures: Sheet;
  private readonly digest = new BatchDigest<EvaluationPlace>();
  private readonly places = new Map<string, EvaluationPlace & { readonly project: string }>();
  private evaluationCount = 0;
  private findingCount = 0;

  constructor({ lang, profile = null, rowsPerSheet = MOST_ROWS }: WorkpaperOptions) {
    this.lang = lang;
    this.profile = profile;
    this.words = WORDS[lang];
    this.workbook = new Workbook(this.words.font);
    const { sheets, title, page, continued } = this.words;
    const sheet = (name: string, columns: readonly Column[], frozen: number, header: 0 | 1 = 1): Sheet =>
      this.workbook.sheet({
        name,
        columns,
        header,
        frozen,
        footer: { left: title, page },
        continued,
        rows: rowsPerSheet,
      });
    this.summary = sheet(sheets.summary, summaryColumns(), 0, 0);
    this.evaluations = sheet(sheets.evaluations, evaluationColumns(lang), 3);
    this.findings = sheet(sheets.findings, findingColumns(lang), 3);
    this.recomputation = sheet(sheets.recomputation, recomputationColumns(lang), 3);
    this.failures = sheet(sheets.failures, failureColumns(lang), 0);
  }

  async add(results: readonly Result[]): Promise<void> {
    for (const result of results)
      await (result.type === 'failure' ? this.addFailure(result) : this.addEvaluation(result));
  }

  async finish(file: string, end: BatchEnd | null): Promise<void> {
    try {
      for (const finding of end?.findings ?? []) {
        const concerned = finding.places.flatMap(({ id }) => this.places.get(id) ?? []);
        this.findingCount += 1;
        await this.findings.add(crossFindingRow(finding, this.findingCount, concerned, this.lang));
        this.digest.addFinding(finding.rule, finding.severity);
      }
      for (const { cells, height } of summaryRows(this.digest, end, this.lang)) await this.summary.add(cells, height);
      await this.workbook.finish(file);
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  abandon(): Promise<void> {
    return this.workbook.abandon();
  }

  private async addFailure(failure: Failure): Promise<void> {
    this.digest.addFailure();
    await this.failures.add(failureRow(failure, this.digest.failures, this.lang));
  }

  private async addEvaluation(evaluation: Evaluation): Promise<void> {
    const { record, audit } = evaluation;
    this.evaluationCount += 1;
    const number = this.evaluationCount;
    const place = { ...(await this.evaluations.reserve(1)), number };
    const block = await this.recomputation.reserve(countRows(evaluation));
    await this.evaluations.add(evaluationRow(evaluation, number, place.row, block, this.lang));
    const project = record.projectName ?? record.department ?? record.title ?? this.words.unnamed;
    this.places.set(evaluation.id, { ...place, project: project.slice(0, NAME_LENGTH) });

    const numbered = link(place, String(number));
    for (const cells of recomputationRows(evaluation, block.row, numbered, this.lang)) {
      await this.recomputation.add(cells);
    }
    const messages = messagesIn(this.lang, evaluation, this.profile);
    for (const [index, each] of audit.findings.entries()) {
      this.findingCount += 1;
      const finding = { ...each, message: messages[index] ?? each.message };
      await this.findings.add(findingRow(finding, evaluation, this.findingCount, place, this.lang));
    }
    this.digest.add(evaluation, place);
  }
}
