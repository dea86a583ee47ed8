/** Debian's Chromium, driven by playwright-core, for tests of what people see. */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser; close it behind the tests. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...EXECUTABLES].find((file) => existsSync(file));
  if (executablePath === undefined) throw new Error('no Chromium: run scripts/install-chromium.sh, or set CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}

/** A page with what it asked of the network and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses of all requests but the document's own. */
  readonly requests: string[];
  /** Errors of scripts, refused contents, failed requests. */
  readonly troubles: string[];
}

/** Opens the address, which may be a `file:` URL. */
export async function openWatched(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!request.isNavigationRequest() && !url.startsWith('data:')) requests.push(url);
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, requests, troubles };
}

/** What axe finds that is serious or worse, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy lets no further script in.
  const { violations } = await page.evaluate<axe.AxeResults>(`${axe.source}; axe.run(document)`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
