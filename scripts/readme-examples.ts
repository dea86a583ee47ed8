/** Runs the examples of a README and puts their real output in: nothing there is typed by hand. */
import { spawnSync } from 'node:child_process';

/** A `console` block: one command, perhaps cut by `| tail -n N`, and its output. */
const COMMAND = /(```console\n\$ npx fuhe ([^\n|]+?)(?: \| tail -n (\d+))?\n)[\s\S]*?(```)/g;
/** A `ts` block and the `text` block under it: the program and its output. */
const PROGRAM = /(```ts\n([\s\S]*?)```\n\n```text\n)[\s\S]*?(```)/g;

/** The README with the output that its examples have now. */
export function withRealOutput(readme: string): string {
  return readme
    .replace(COMMAND, (_block, head: string, command: string, tail: string | undefined, end: string) => {
      const lines = run(['src/cli/main.ts', ...command.split(' ')])
        .trimEnd()
        .split('\n');
      return `${head}${(tail === undefined ? lines : lines.slice(-Number(tail))).join('\n')}\n${end}`;
    })
    .replace(PROGRAM, (_block, head: string, program: string, end: string) => {
      const local = program.replace("from 'fuhe'", "from './src/index.ts'");
      return `${head}${run(['--input-type=module', '-e', local])}${end}`;
    });
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`an example of the README fails: ${args.join(' ')}\n${stderr}`);
  return stdout;
}
