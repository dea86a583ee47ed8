/** The program and the style of the application's own pages: built files beside this one, or built on the spot when run from the sources. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ServeAssets {
  readonly script: string;
  readonly style: string;
}

/** What `scripts/bundle-serve.mjs` gives; it brings the bundler, which only a checkout has. */
interface Bundler {
  bundleServe(): Promise<ServeAssets>;
}

export async function loadAssets(): Promise<ServeAssets> {
  if (path.extname(new URL(import.meta.url).pathname) === '.ts') {
    const bundler = new URL('../../scripts/bundle-serve.mjs', import.meta.url);
    return ((await import(bundler.href)) as Bundler).bundleServe();
  }
  const read = (name: string): Promise<string> => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const [script, style] = await Promise.all([read('serve.js'), read('serve.css')]);
  return { script, style };
}
