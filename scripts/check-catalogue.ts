/** Fails where the lists of names in the READMEs differ from the code: rules, diagnostics, failures, profiles. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DIAGNOSTICS, FAILURES } from '../src/diagnostics/catalogue.js';
import { PROFILES } from '../src/profiles/registry.js';
import { BATCH_RULES, RULES } from '../src/rules/registry.js';

const ROOT = path.join(import.meta.dirname, '..');
const rules = [...RULES, ...BATCH_RULES].map(({ meta }) => meta);

/** Name → severity, or `''` where the list has none. */
type Names = ReadonlyMap<string, string>;

const CODE: Readonly<Record<string, Names>> = {
  rules: new Map(rules.map(({ name, severity }) => [name, severity])),
  diagnostics: new Map(Object.entries(DIAGNOSTICS).map(([code, { severity }]) => [code, severity])),
  failures: new Map(Object.keys(FAILURES).map((code) => [code, ''])),
  profiles: new Map(PROFILES.map(({ name }) => [name, ''])),
};

/** Rows of the table between `<!-- catalogue:LIST -->` and `<!-- /catalogue -->`: a name, perhaps a severity. */
function listed(text: string, list: string): Names | null {
  const part = text.split(`<!-- catalogue:${list} -->`)[1]?.split('<!-- /catalogue -->')[0];
  if (part === undefined) return null;
  const rows = part.matchAll(/^\| `([a-z0-9-]+)` \|(?: (error|warning|info) \|)?/gm);
  return new Map([...rows].map(([, name = '', severity = '']) => [name, severity]));
}

function differences(where: string, given: Names | null, code: Names): string[] {
  if (!given) return [`${where}: no such list`];
  const missing = [...code.keys()].filter((name) => !given.has(name)).map((name) => `${where}: lacks ${name}`);
  const extra = [...given.keys()].filter((name) => !code.has(name)).map((name) => `${where}: unknown ${name}`);
  const other = [...given].flatMap(([name, severity]) => {
    const expected = code.get(name);
    if (expected === undefined || severity === expected) return [];
    return [`${where}: ${name} is ${expected} in the code, ${severity || 'without severity'} here`];
  });
  return [...missing, ...extra, ...other];
}

const complaints = ['README.md', 'README.zh.md'].flatMap((file) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return Object.entries(CODE).flatMap(([list, code]) => differences(`${file}, ${list}`, listed(text, list), code));
});

for (const complaint of complaints) console.error(complaint);
console.log(`catalogue: ${String(rules.length)} rules, ${String(complaints.length)} complaints`);
process.exitCode = complaints.length > 0 ? 1 : 0;
