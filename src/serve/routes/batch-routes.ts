/** One batch: how far it is, its results as pages and as files, and its end. */
import type { Hono } from 'hono';
import { pictureHeaders, type PagePicture } from '../../evidence/picture.js';
import { pageShell, serverPolicy, type EvaluationView } from '../../report/page/page.js';
import { streamFile, streamText, asFile } from '../answers.js';
import type { Application } from '../application.js';
import type { Batch } from '../batch.js';
import { batchLinks, fileStem } from '../batch-links.js';
import { batchPage, progressPage } from '../pages/batch-page.js';
import { evaluationPage } from '../pages/evaluation-page.js';
import { originalPage } from '../pages/original-page.js';
import type { Downloads } from '../downloads.js';
import { refusals } from '../refusals.js';
import type { ServeContext, ServeEnv } from './answers-to.js';

const SEE_OTHER = 303;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function addBatchRoutes(app: Hono<ServeEnv>, application: Application, downloads: Downloads): void {
  const { batches, lang, version } = application.options;
  const finished = (context: ServeContext): Batch => application.finished(context.req.param('id') ?? '');

  app.get('/batches/:id', async (context) => {
    const batch = batches.get(context.req.param('id'));
    if (!batch.isOver) return context.html(await progressPage(batch, lang));
    return context.html(await batchPage(batch, await application.view(batch), lang));
  });

  app.get('/batches/:id/progress', (context) => {
    const batch = batches.get(context.req.param('id'));
    return context.json(batch.progress(numberOf(context.req.query('since') ?? '0')));
  });

  app.post('/batches/:id/cancel', (context) => {
    const batch = batches.get(context.req.param('id'));
    batch.cancel();
    return context.redirect(`/batches/${batch.id}`, SEE_OTHER);
  });

  app.post('/batches/:id/delete', async (context) => {
    await batches.remove(batches.get(context.req.param('id')));
    return context.redirect('/', SEE_OTHER);
  });

  app.get('/batches/:id/page', async (context) => {
    const { id } = finished(context);
    context.header('content-security-policy', await serverPolicy());
    const source = {
      kind: 'server',
      overview: `/batches/${id}/overview.json`,
      evaluation: `/batches/${id}/evaluations/{key}.json`,
      picture: `/batches/${id}/pictures/{document}/{page}`,
    } as const;
    return context.html(await pageShell({ lang, version, source, links: batchLinks(id) }));
  });

  app.get('/batches/:id/overview.json', async (context) => {
    return context.json((await application.view(finished(context))).overview);
  });

  app.get('/batches/:id/evaluations/:key{\\d+\\.json}', async (context) => {
    return context.json(await evaluationOf(context, finished(context)));
  });

  app.get('/batches/:id/evaluations/:key{\\d+}', async (context) => {
    const batch = finished(context);
    return context.html(await evaluationPage(batch, await evaluationOf(context, batch), lang));
  });

  app.get('/batches/:id/evaluations/:key{\\d+}/original/:page{\\d+}', async (context) => {
    const batch = finished(context);
    const view = await evaluationOf(context, batch);
    const picture = await pictureOf(context, batch, view.source.sha256);
    return context.html(await originalPage(batch, view, picture, lang));
  });

  app.get('/batches/:id/pictures/:document{[0-9a-f]{64}}/:page{\\d+}', async (context) => {
    const picture = await pictureOf(context, finished(context), context.req.param('document'));
    return context.body(Uint8Array.from(picture.picture), 200, pictureHeaders(picture));
  });

  app.get('/batches/:id/result.json', (context) => {
    const batch = finished(context);
    context.header('content-disposition', asFile(`${fileStem(batch, lang)}.json`));
    return streamText(context, 'application/json; charset=utf-8', batch.json());
  });

  app.get('/batches/:id/report.html', async (context) => {
    const batch = finished(context);
    const file = await downloads.report(batch);
    context.header('content-disposition', asFile(`${fileStem(batch, lang)}.html`));
    return streamFile(context, 'text/html; charset=utf-8', file);
  });

  app.get('/batches/:id/workpaper.xlsx', async (context) => {
    const batch = finished(context);
    const file = await downloads.workpaper(batch);
    context.header('content-disposition', asFile(`${fileStem(batch, lang)}.xlsx`));
    return streamFile(context, XLSX_TYPE, file);
  });

  async function evaluationOf(context: ServeContext, batch: Batch): Promise<EvaluationView> {
    const view = await application.view(batch);
    const evaluation = await view.evaluation(numberOf(context.req.param('key') ?? ''));
    if (evaluation === null) throw refusals.notFound();
    return evaluation;
  }

  async function pictureOf(context: ServeContext, batch: Batch, sha256: string): Promise<PagePicture> {
    const picture = await application.picture(batch, sha256, numberOf(context.req.param('page') ?? ''));
    if (picture === null) throw refusals.notFound();
    return picture;
  }
}

/** The number that a text begins with; 0 for none. */
function numberOf(text: string): number {
  const number = Number.parseInt(text, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
