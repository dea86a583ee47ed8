// Prints `N passed, M failed` from the JSON report of vitest; a report that cannot be read is a failure.
import { readFileSync } from 'node:fs';

let counts = { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 0 };
try {
  counts = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch (error) {
  console.error(`no test report: ${error.message}`);
}
// A file that fails before its first test counts as one failure.
const broken = (counts.testResults ?? []).filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = counts.numFailedTests + broken;
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
