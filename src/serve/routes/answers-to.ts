/** How a request wants to be answered. */
import type { Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';

export interface ServeEnv {
  readonly Bindings: HttpBindings;
}
export type ServeContext = Context<ServeEnv>;

/** Programs and our own script say that they read JSON; browsers that show pages say that they read HTML. */
export function wantsJson({ req }: ServeContext): boolean {
  const accept = req.header('accept') ?? '';
  return req.path.startsWith('/api/') || (accept.includes('application/json') && !accept.includes('text/html'));
}
