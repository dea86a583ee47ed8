/** Puts the real output of the examples into the READMEs. Look at the difference before you keep it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withRealOutput } from './readme-examples.js';

for (const file of ['README.md', 'README.zh.md']) writeFileSync(file, withRealOutput(readFileSync(file, 'utf8')));
