/** `fuhe report`: the auditor's page and the Excel workpaper of a batch, from documents or from an earlier result file. */
import { mkdir, stat } from 'node:fs/promises';
import { summarizeBatch } from '../batch/summary.js';
import type { Summary } from '../model/evaluation.js';
import type { Lang, Localized } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import { openPage, type PageWriter } from '../report/page/page.js';
import { openWorkpaper, type Workpaper } from '../report/workpaper/workpaper.js';
import type { CommandContext, ReportFlags } from './context.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import { openOutput } from './output.js';
import { readBatch, reportParts, type ReportDocument } from './report-batch.js';
import { ReportTargets } from './report-targets.js';
import { chosenProfile, FAIL_LEVELS, failingSeverities, oneOf } from './settings.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

const IMAGES = ['findings', 'none'] as const;
const DEFAULT_PICTURES_MB = 40;
const MOST_PICTURES_MB = 1_000;

export async function report(paths: readonly string[], flags: ReportFlags, context: CommandContext): Promise<number> {
  const { lang, io } = context;
  const failing = failingSeverities(oneOf('--fail-on', flags.failOn, FAIL_LEVELS, 'never'));
  const images = oneOf('--images', flags.images, IMAGES, 'findings');
  const maxPictureBytes = pictureBytes(flags.maxImages);
  const profile = await chosenProfile(flags.profile, lang);
  const parts = await reportParts(paths);
  const targets = await openFolder(flags.out);
  await targets.check(paths);

  const output = await openOutput(targets.page, io, true, null);
  try {
    const asked = profile === 'auto' ? null : profile;
    const page = await openPage((text) => output.write(text), {
      ...{ lang, version: version(), profile: asked, maxPictureBytes },
      pictures: parts.some(({ kind }) => kind === 'results') ? 'earlier' : images === 'none' ? 'none' : 'all',
    });
    const documents = readBatch(parts, flags, context, {
      profile,
      pictureBytes: images === 'none' ? 0 : maxPictureBytes,
      takesPictures: () => page.takesPictures,
      isOwn: (path) => targets.isOwn(path),
    });
    const workpaper = await openWorkpaper(targets.workpaper, { lang, profile: asked });
    const summary = await fill(page, workpaper, documents, profile, lang);
    await output.close();
    await writeOut(io.stderr, closingWords(targets, summary)[lang]);
    if (summary.failures > 0) return EXIT.unread;
    return failing.some((severity) => summary.findings[severity] > 0) ? EXIT.findings : EXIT.ok;
  } catch (error) {
    await output.abandon();
    if (!io.signal.aborted) throw error;
    return EXIT.interrupted;
  }
}

async function fill(
  page: PageWriter,
  workpaper: Workpaper,
  batch: AsyncIterable<ReportDocument>,
  profile: 'auto' | Profile,
  lang: Lang,
): Promise<Summary> {
  const severities = profile === 'auto' ? {} : profile.severities;
  const summaries = { zh: summarizeBatch({ lang: 'zh', severities }), en: summarizeBatch({ lang: 'en', severities }) };
  try {
    for await (const { results, pictures, continued } of batch) {
      for (const each of Object.values(summaries)) each.add(results, continued);
      await page.add(results, pictures);
      await workpaper.add(results);
    }
    const ends = { zh: summaries.zh.finish(), en: summaries.en.finish() };
    const { summary } = ends[lang];
    await page.finish({ summary, findings: { zh: ends.zh.findings, en: ends.en.findings } });
    await workpaper.finish({ summary, findings: ends[lang].findings });
    return summary;
  } catch (error) {
    await workpaper.abandon();
    throw error;
  }
}

/** `--max-images` in bytes. */
function pictureBytes(given: string | undefined): number {
  const megabytes = given === undefined ? DEFAULT_PICTURES_MB : /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (megabytes >= 1 && megabytes <= MOST_PICTURES_MB) return megabytes * 1024 * 1024;
  const most = String(MOST_PICTURES_MB);
  throw new UsageError({
    zh: `--max-images 应为 1 到 ${most} 的整数（单位 MB）`,
    en: `--max-images must be a whole number of megabytes from 1 to ${most}`,
  });
}

async function openFolder(out: string | undefined): Promise<ReportTargets> {
  if (out === undefined || out === '') {
    throw new UsageError(
      { zh: 'report 须用 --out 说明写到哪个文件夹', en: 'report needs --out DIR' },
      { zh: '例如：fuhe report 2024年/ --out 复核/', en: 'for example: fuhe report 2024/ --out audit/' },
    );
  }
  const found = await stat(out).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw new UsageError({ zh: `--out ${out} 不是文件夹`, en: `--out ${out} is not a folder` });
  }
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError({ zh: `无法建立文件夹 ${out}（${code}）`, en: `cannot make the folder ${out} (${code})` });
  }
  return new ReportTargets(out);
}

function closingWords({ page, workpaper }: ReportTargets, summary: Summary): Localized {
  const [documents, tables, unread] = [summary.documents, summary.evaluations, summary.failures].map(String);
  if (summary.documents === 0) {
    return {
      zh: `没有找到文件\n已写入 ${page}、${workpaper}\n`,
      en: `no document was found\nwritten: ${page}, ${workpaper}\n`,
    };
  }
  const [errors, warnings] = [summary.findings.error, summary.findings.warning].map(String);
  return {
    zh: `文件 ${documents ?? ''} 份，自评表 ${tables ?? ''} 张，未能读出 ${unread ?? ''} 份；错误 ${errors ?? ''}，警告 ${warnings ?? ''}\n已写入 ${page}、${workpaper}\n`,
    en: `${documents ?? ''} documents, ${tables ?? ''} tables, ${unread ?? ''} not read; ${errors ?? ''} errors, ${warnings ?? ''} warnings\nwritten: ${page}, ${workpaper}\n`,
  };
}
