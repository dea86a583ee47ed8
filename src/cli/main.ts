#!/usr/bin/env node
/** Entry of the command `fuhe`: hands the process over to the program and takes its exit status. */
import { EXIT } from './exit-status.js';
import { Interrupted } from './io.js';
import { run } from './program.js';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one does not wait for the document in hand.
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort(new Interrupted(signal));
  });
}
// A closed pipe reaches the writer through its callback; without a listener it would also end the process.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  process.exitCode = await run(process.argv.slice(2), {
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: interrupt.signal,
  });
} catch (error) {
  process.stderr.write(`fuhe: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = EXIT.usage;
}
