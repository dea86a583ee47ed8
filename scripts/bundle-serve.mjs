// Bundles the program and the style of the local application's own pages: into the folder named, or for whoever imports it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from './bundle-page.mjs';

const CLIENT = path.join(import.meta.dirname, '../src/serve/client');

/** @returns {Promise<{ script: string, style: string }>} */
export function bundleServe() {
  return bundle(path.join(CLIENT, 'main.ts'), path.join(CLIENT, 'serve.css'));
}

const [folder] = process.argv[1] === import.meta.filename ? process.argv.slice(2) : [];
if (folder !== undefined) {
  const { script, style } = await bundleServe();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'serve.js'), script);
  await writeFile(path.join(folder, 'serve.css'), style);
}
