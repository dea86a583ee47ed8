// Bundles the program and the style of the auditor's page: into the folder named, or for whoever imports it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const CLIENT = path.join(import.meta.dirname, '../src/report/page/client');

/** @returns {Promise<{ script: string, style: string }>} */
export function bundlePage() {
  return bundle(path.join(CLIENT, 'main.ts'), path.join(CLIENT, 'style/page.css'));
}

/** One program and one style for a browser, each in one piece. */
export async function bundle(script, style) {
  const { outputFiles } = await build({
    entryPoints: { script, style },
    bundle: true,
    minify: true,
    write: false,
    outdir: 'assets',
    format: 'iife',
    target: ['chrome86', 'firefox90', 'safari15'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const textOf = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text.trim() ?? '';
  // Within a document a script ends at its end tag, wherever that stands, and a comment begins within a text.
  const program = textOf('.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return { script: program, style: textOf('.css') };
}

const [folder] = process.argv[1] === import.meta.filename ? process.argv.slice(2) : [];
if (folder !== undefined) {
  const { script, style } = await bundlePage();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'page.js'), script);
  await writeFile(path.join(folder, 'page.css'), style);
}
