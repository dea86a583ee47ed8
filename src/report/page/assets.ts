/** The program and the style of the page: built files beside this one, or built on the spot when run from the sources. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** What `scripts/bundle-page.mjs` gives; it brings the bundler, which only a checkout has. */
interface Bundler {
  bundlePage(): Promise<PageAssets>;
}

async function load(): Promise<PageAssets> {
  if (path.extname(new URL(import.meta.url).pathname) === '.ts') {
    const bundler = new URL('../../../scripts/bundle-page.mjs', import.meta.url);
    return ((await import(bundler.href)) as Bundler).bundlePage();
  }
  const [script, style] = await Promise.all(
    ['page.js', 'page.css'].map((name) => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8')),
  );
  return { script: script ?? '', style: style ?? '' };
}

let loading: Promise<PageAssets> | null = null;

/** Loaded at the first call. */
export function pageAssets(): Promise<PageAssets> {
  return (loading ??= load());
}

/** Source expression of a Content-Security-Policy that lets exactly this text in. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
