import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withRealOutput } from '../scripts/readme-examples.js';

test.each(['README.md', 'README.zh.md'])('the examples of %s print what it says (npm run readme)', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text.match(/```(console|text)\n/g)).toEqual(['```console\n', '```text\n']);
  expect(withRealOutput(text)).toBe(text);
});
