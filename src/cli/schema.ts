/** `fuhe schema`: the JSON Schema of the results. */
import { jsonSchema, SCHEMA_NAMES } from '../report/schema.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import type { CommandContext } from './context.js';
import { UsageError } from './usage-error.js';

export async function schema(name: string | undefined, { io }: CommandContext): Promise<number> {
  const known = SCHEMA_NAMES.find((each) => each === name);
  if (name !== undefined && known === undefined) {
    const list = SCHEMA_NAMES.join(', ');
    throw new UsageError(
      { zh: `没有名为 ${name} 的 Schema`, en: `no schema ${name}` },
      { zh: `可用：${list}`, en: `known: ${list}` },
    );
  }
  await writeOut(io.stdout, `${JSON.stringify(jsonSchema(known ?? null), null, 2)}\n`);
  return EXIT.ok;
}
