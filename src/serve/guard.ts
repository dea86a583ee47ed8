/** What every request passes first: for this address, from our own pages; and the headers of every answer. */
import type { Context, Next } from 'hono';
import type { KnownHosts } from './hosts.js';
import { refusals } from './refusals.js';

const READING = new Set(['GET', 'HEAD']);

/** Pages bring their own script and style; nothing comes from elsewhere, nothing goes there. */
const DEFAULT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': DEFAULT_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // With no-referrer, forms of our own pages would come from nowhere.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  // What was shown is not to be found on the disk afterwards.
  'cache-control': 'no-store',
};

/** @throws Refusal */
export function refuseStrangers(context: Context, hosts: KnownHosts): void {
  const header = (name: string): string | undefined => context.req.header(name);
  if (!hosts.has(header('host')) || !hosts.has(new URL(context.req.url).host)) throw refusals.foreignHost();

  const site = header('sec-fetch-site');
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  const isLink = READING.has(context.req.method) && header('sec-fetch-mode') === 'navigate';
  if (!isOwn && !isLink) throw refusals.foreignSite();

  const origin = header('origin');
  if (origin !== undefined && origin !== `http://${String(header('host'))}`) throw refusals.foreignSite();
}

/** Sets the headers that the answer does not have yet. */
export async function protectAnswer(context: Context, next: Next): Promise<void> {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
}
