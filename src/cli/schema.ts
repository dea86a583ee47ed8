/** `fuhe schema`: the JSON Schema of the results, and all that is to be known of the warehouse. */
import { jsonSchema, SCHEMA_NAMES } from '../report/schema.js';
import { warehouseMarkdown, warehouseSchema, warehouseSql } from '../sinks/dictionary.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import type { CommandContext, SchemaFlags } from './context.js';
import { oneOf } from './settings.js';
import { UsageError } from './usage-error.js';

const NAMES = [...SCHEMA_NAMES, 'warehouse'] as const;
const FORMATS = ['json', 'markdown', 'duckdb', 'postgres'] as const;
type Format = (typeof FORMATS)[number];

export async function schema(name: string | undefined, flags: SchemaFlags, context: CommandContext): Promise<number> {
  const known = NAMES.find((each) => each === name);
  if (name !== undefined && known === undefined) {
    const list = NAMES.join(', ');
    throw new UsageError(
      { zh: `没有名为 ${name} 的 Schema`, en: `no schema ${name}` },
      { zh: `可用：${list}`, en: `known: ${list}` },
    );
  }
  const warehouse = known === 'warehouse';
  const format = oneOf('--format', flags.format, warehouse ? FORMATS : ['json'], 'json');
  await writeOut(context.io.stdout, warehouse ? describeWarehouse(format, context) : asText(jsonSchema(known ?? null)));
  return EXIT.ok;
}

function describeWarehouse(format: Format, { lang }: CommandContext): string {
  if (format === 'json') return asText(warehouseSchema(lang));
  return format === 'markdown' ? warehouseMarkdown(lang) : warehouseSql(format);
}

function asText(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
