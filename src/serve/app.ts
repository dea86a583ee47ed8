/** The routes of the application, and what stands before and behind all of them. */
import { Hono } from 'hono';
import { loadAssets } from './assets.js';
import type { Application } from './application.js';
import { Downloads } from './downloads.js';
import { protectAnswer, refuseStrangers } from './guard.js';
import { errorPage } from './pages/error-page.js';
import { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import { wantsJson, type ServeContext, type ServeEnv } from './routes/answers-to.js';
import { addBatchRoutes } from './routes/batch-routes.js';
import { addUploadRoutes } from './routes/upload-routes.js';

const READING = new Set(['GET', 'HEAD']);

export async function createApp(application: Application): Promise<Hono<ServeEnv>> {
  const { hosts, lang, onError } = application.options;
  const assets = await loadAssets();
  const app = new Hono<ServeEnv>();

  app.use(protectAnswer);
  app.use(async (context, next) => {
    refuseStrangers(context, hosts);
    await next();
  });
  app.get('/assets/serve.js', (context) => {
    return context.body(assets.script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  app.get('/assets/serve.css', (context) => {
    return context.body(assets.style, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  addUploadRoutes(app, application);
  addBatchRoutes(app, application, new Downloads(application));

  const refuse = async (context: ServeContext, refusal: Refusal): Promise<Response> => {
    if (wantsJson(context)) return context.json(refusal.toFailure(lang), refusal.status);
    return context.html(await errorPage(refusal, lang), refusal.status);
  };
  app.notFound((context) => {
    return refuse(context, READING.has(context.req.method) ? refusals.notFound() : refusals.method());
  });
  app.onError((error, context) => {
    if (error instanceof Refusal) return refuse(context, error);
    // A visitor who went away in the middle is no defect.
    if (!context.env.incoming.destroyed) onError(error);
    return refuse(context, refusals.internal());
  });
  return app;
}
