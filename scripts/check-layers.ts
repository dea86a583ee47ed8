/** Fails on an import against the layers of `src`, on a cycle between files, and on a package out of its place. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { LAYERS, PACKAGES } from './layers.js';

const ROOT = path.join(import.meta.dirname, '..');

/** Imports of one file, by the specifier as written; type imports and dynamic ones count. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(ROOT, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

/** `src/extract/text/x.ts` → `extract`; `src/pipeline.ts` → `pipeline`. */
function layerOf(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.ts$/, '');
}

function sourceFiles(): string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join('src', name.replaceAll(path.sep, '/')))
    .sort();
}

function complaintsAbout(file: string, edges: Map<string, string[]>): string[] {
  const layer = layerOf(file);
  const allowed = LAYERS[layer];
  if (allowed === undefined) return [`${file}: the layer ${layer} is not in scripts/layers.ts`];
  return importsOf(file).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
      edges.set(file, [...(edges.get(file) ?? []), target]);
      const to = layerOf(target);
      if (!target.startsWith('src/')) return [`${file}: imports ${target}, outside src`];
      return to === layer || allowed === 'all' || allowed.includes(to)
        ? []
        : [`${file}: ${layer} may not import ${to}`];
    }
    const home = PACKAGES[specifier];
    return home === undefined || file.startsWith(home) ? [] : [`${file}: only ${home} may import ${specifier}`];
  });
}

/** Each cycle once, as a chain of files. Iterative: a chain of imports may be long. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  for (const start of edges.keys()) {
    const chain: { readonly file: string; next: number }[] = [{ file: start, next: 0 }];
    while (chain.length > 0) {
      const top = chain[chain.length - 1];
      if (top === undefined) break;
      const target = (edges.get(top.file) ?? [])[top.next++];
      if (target === undefined || done.has(top.file)) {
        done.add(top.file);
        chain.pop();
        continue;
      }
      const at = chain.findIndex(({ file }) => file === target);
      if (at >= 0) found.push(`cycle: ${[...chain.slice(at).map(({ file }) => file), target].join(' → ')}`);
      else if (!done.has(target)) chain.push({ file: target, next: 0 });
    }
  }
  return found;
}

const files = sourceFiles();
const edges = new Map<string, string[]>();
const complaints = files.flatMap((file) => complaintsAbout(file, edges));
complaints.push(...cyclesIn(edges));
for (const complaint of complaints) console.error(complaint);
console.log(`layers: ${String(files.length)} files, ${String(complaints.length)} complaints`);
process.exitCode = complaints.length > 0 ? 1 : 0;
