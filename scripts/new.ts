/** Starts a rule, a template or an extractor: its file, its test, its line in the registry. Usage: npm run new KIND NAME */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFormatSchema } from '../src/model/source.js';
import { extractorScaffold, ruleScaffold, templateScaffold, type Scaffold } from './scaffolds.js';

const KINDS: Readonly<Record<string, (name: string) => Scaffold>> = {
  rule: ruleScaffold,
  template: templateScaffold,
  extractor: extractorScaffold,
};

/** Why nothing can be written; null where all is well. */
function complaint(kind: string, name: string): string | null {
  if (!Object.hasOwn(KINDS, kind)) return `usage: npm run new ${Object.keys(KINDS).join('|')} NAME`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return `NAME must be in kebab-case, such as late-payment: ${name}`;
  if (kind !== 'extractor' || sourceFormatSchema.safeParse(name).success) return null;
  return `NAME must be a format of src/model/source.ts: ${sourceFormatSchema.options.join(', ')}`;
}

/** The registry with one more import and one more entry. */
function registered(text: string, { importLine, listStart, entry }: Scaffold['registration']): string {
  const lines = text.split('\n');
  const list = lines.indexOf(listStart);
  const end = lines.findIndex((line, index) => index > list && /^[\]}];$/.test(line));
  if (list < 0 || end < 0) throw new Error(`no list in the registry: ${listStart}`);
  lines.splice(end, 0, entry);
  const lastImport = lines.findLastIndex((line) => line.startsWith('import '));
  if (importLine !== null) lines.splice(lastImport + 1, 0, importLine);
  return lines.join('\n');
}

function write(scaffold: Scaffold): string | null {
  const taken = Object.keys(scaffold.files).find((file) => existsSync(file));
  if (taken !== undefined) return `${taken} is there already`;
  const { registration } = scaffold;
  const registry = registered(readFileSync(registration.file, 'utf8'), registration);
  for (const [file, text] of Object.entries({ ...scaffold.files, [registration.file]: registry })) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
  scaffold.next.forEach((step, index) => console.log(`${String(index + 1)}. ${step}`));
  return null;
}

const [kind = '', name = ''] = process.argv.slice(2);
const problem = complaint(kind, name) ?? write((KINDS[kind] ?? ruleScaffold)(name));
if (problem !== null) {
  console.error(problem);
  process.exitCode = 2;
}
