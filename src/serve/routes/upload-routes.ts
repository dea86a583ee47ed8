/** Where files come in: the form on the first page, and the interface for programs. */
import type { Hono } from 'hono';
import { setTimeout as after } from 'node:timers/promises';
import type { Application } from '../application.js';
import { streamText } from '../answers.js';
import { uploadPage } from '../pages/upload-page.js';
import { refusals } from '../refusals.js';
import { wantsJson, type ServeEnv } from './answers-to.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const SEE_OTHER = 303;

export function addUploadRoutes(app: Hono<ServeEnv>, application: Application): void {
  const { limits, lang, batches, onError } = application.options;

  app.get('/', async (context) => context.html(await uploadPage(limits, lang)));

  app.post('/', async (context) => {
    // Our own script draws the address before it uploads, so that it can ask how far the work is.
    const batch = await application.receive(context.env.incoming, context.req.query('batch') ?? null);
    const location = `/batches/${batch.id}`;
    if (wantsJson(context)) return context.json({ id: batch.id, location }, 201, { location });
    await Promise.race([batch.finished, after(limits.patience, undefined, { ref: false })]);
    return context.redirect(location, SEE_OTHER);
  });

  app.get('/api/audit', () => {
    throw refusals.method();
  });

  app.post('/api/audit', async (context) => {
    const batch = await application.receive(context.env.incoming, null);
    // Nothing is kept behind the answer, nor worked on for a visitor who went away.
    const remove = (): void => void batches.remove(batch).catch(onError);
    const { outgoing } = context.env;
    if (outgoing.destroyed) remove();
    else outgoing.once('close', remove);
    return streamText(context, JSON_TYPE, batch.json());
  });
}
