/** The warehouse for those who build on it: JSON Schema of its rows, data dictionary, SQL. */
import { SCHEMA_VERSION } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import { DECIMAL_PATTERN } from '../model/decimal.js';
import type { Column, ColumnType } from './columns.js';
import { createStatements, sqlType, type Dialect } from './ddl.js';
import { LAYOUT_VERSION, TABLES, type Table } from './tables.js';
import { createViews, VIEWS } from './views.js';

type Described = Omit<Column<never>, 'read'>;
type Json = Readonly<Record<string, unknown>>;

function jsonType(type: ColumnType): Json {
  switch (type.kind) {
    case 'text':
      return { type: 'string' };
    case 'decimal':
      return { type: 'string', pattern: DECIMAL_PATTERN.source };
    case 'integer':
      return { type: 'integer' };
    case 'double':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'timestamp':
      return { type: 'string', format: 'date-time' };
    case 'json':
      return { type: 'string', contentMediaType: 'application/json' };
  }
}

function columnSchema({ type, nullable, words, description }: Described, lang: Lang): Json {
  const schema = { ...jsonType(type), ...(words !== null && { enum: [...words] }) };
  return {
    description: description[lang],
    ...(nullable ? { anyOf: [schema, { type: 'null' }] } : schema),
    'x-sql': { duckdb: sqlType(type, 'duckdb'), postgres: sqlType(type, 'postgres') },
  };
}

function tableSchema({ description, key, columns }: Table, lang: Lang): Json {
  return {
    type: 'object',
    description: description[lang],
    properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column, lang)])),
    required: columns.map(({ name }) => name),
    additionalProperties: false,
    'x-key': [...key],
  };
}

/** JSON Schema (draft 2020-12): the tables with their rows, decimals as strings and JSON as text. */
export function warehouseSchema(lang: Lang): Json {
  const title = { zh: 'fuhe 数据仓库：各表的行', en: 'fuhe warehouse: the rows of its tables' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:fuhe:schema:${SCHEMA_VERSION}:warehouse`,
    title: title[lang],
    type: 'object',
    properties: Object.fromEntries(
      TABLES.map(({ name }) => [name, { type: 'array', items: { $ref: `#/$defs/${name}` } }]),
    ),
    required: TABLES.map(({ name }) => name),
    additionalProperties: false,
    'x-layout-version': LAYOUT_VERSION,
    $defs: Object.fromEntries(TABLES.map((table) => [table.name, tableSchema(table, lang)])),
  };
}

/** The data dictionary in Markdown: tables with their columns, then the views. */
export function warehouseMarkdown(lang: Lang): string {
  const words = {
    zh: { title: '数据字典', key: '主键', head: ['列', '类型', '可空', '含义'], views: '视图', yes: '是', no: '否' },
    en: {
      title: 'Data dictionary',
      key: 'Key',
      head: ['column', 'type', 'null', 'meaning'],
      views: 'Views',
      yes: 'yes',
      no: 'no',
    },
  }[lang];
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const table = ({ name, description, key, columns }: Table): string =>
    `## ${name}\n\n${description[lang]}\n\n${words.key}: ${key.map((each) => `\`${each}\``).join(', ')}\n\n` +
    row(words.head) +
    row(words.head.map(() => '---')) +
    columns
      .map((column) => {
        const type = sqlType(column.type, 'duckdb');
        return row([`\`${column.name}\``, type, column.nullable ? words.yes : words.no, column.description[lang]]);
      })
      .join('');
  const views = VIEWS.map(({ name, description }) => `- \`${name}\`: ${description[lang]}\n`).join('');
  return `# ${words.title}\n\n${TABLES.map(table).join('\n')}\n## ${words.views}\n\n${views}`;
}

/** Statements that make an empty warehouse. */
export function warehouseSql(dialect: Dialect): string {
  return `${[...createStatements(dialect), ...createViews()].join(';\n\n')};\n`;
}
