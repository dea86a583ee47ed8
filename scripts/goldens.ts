/**
 * Writes the `expected.json` that fixtures have anew, from what the program gives now, and those of the fixtures named:
 * `npx tsx scripts/goldens.ts [text/seed …]`.
 * Read what changed against the document before keeping it: a golden is right by the document, not by the program.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { goldenOf, listFixtures, printGolden, readResults } from '../tests/helpers/golden.js';

const wanted = process.argv.slice(2);

for (const fixture of listFixtures()) {
  const before = existsSync(fixture.expected) ? readFileSync(fixture.expected, 'utf8') : null;
  if (wanted.length > 0 ? !wanted.includes(fixture.name) : before === null) continue;
  const text = printGolden(goldenOf(await readResults(fixture)));
  if (text === before) continue;
  writeFileSync(fixture.expected, text);
  console.log(`${before === null ? 'new' : 'changed'}  ${fixture.name}`);
}
