/** The tables in SQL, for each engine that fuhe loads. */
import type { ColumnType } from './columns.js';
import { LAYOUT_VERSION, TABLES, type Table } from './tables.js';

export type Dialect = 'duckdb' | 'postgres';

const TYPES: Readonly<Record<Dialect, Readonly<Record<Exclude<ColumnType['kind'], 'decimal'>, string>>>> = {
  duckdb: {
    text: 'VARCHAR',
    integer: 'INTEGER',
    double: 'DOUBLE',
    boolean: 'BOOLEAN',
    timestamp: 'TIMESTAMP WITH TIME ZONE',
    json: 'JSON',
  },
  postgres: {
    text: 'text',
    integer: 'integer',
    double: 'double precision',
    boolean: 'boolean',
    timestamp: 'timestamp with time zone',
    // jsonb would refuse what a text may hold (\u0000, half a surrogate pair) and forget the order of the fields.
    json: 'json',
  },
};

/** The type of a column as the engine calls it. */
export function sqlType(type: ColumnType, dialect: Dialect): string {
  if (type.kind !== 'decimal') return TYPES[dialect][type.kind];
  const name = dialect === 'duckdb' ? 'DECIMAL' : 'numeric';
  return `${name}(${String(type.precision)}, ${String(type.scale)})`;
}

/** A name as SQL: whatever stands in it, it stays a name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL: whatever stands in it, it stays a text. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Names of the columns, as a list of SQL. */
export function columnList({ columns }: Table): string {
  return columns.map(({ name }) => name).join(', ');
}

/**
 * `CREATE TABLE IF NOT EXISTS`.
 * DuckDB holds the index of a key in memory, however many rows there are: there the loader alone keeps keys unique.
 */
export function createTable({ name, key, columns }: Table, dialect: Dialect): string {
  const lines = columns.map(
    (column) => `  ${column.name} ${sqlType(column.type, dialect)}${column.nullable ? '' : ' NOT NULL'}`,
  );
  if (dialect === 'postgres') {
    // A path may be longer than what fits into a tree index.
    lines.push(name === 'documents' ? '  EXCLUDE USING hash (path WITH =)' : `  PRIMARY KEY (${key.join(', ')})`);
    if (name !== 'documents' && name !== 'evaluations')
      lines.push('  FOREIGN KEY (evaluation_id) REFERENCES evaluations (id) ON DELETE CASCADE');
  }
  return `CREATE TABLE IF NOT EXISTS ${name} (\n${lines.join(',\n')}\n)`;
}

/** What the tables and columns are, for those who look at the database: a comment each. */
export function comments(): string[] {
  return TABLES.flatMap(({ name, description, columns }) => [
    `COMMENT ON TABLE ${name} IS ${quoteText(description.zh)}`,
    ...columns.map((each) => `COMMENT ON COLUMN ${name}.${each.name} IS ${quoteText(each.description.zh)}`),
  ]);
}

/** Which layout the tables have: one row. */
export const VERSION_TABLE = 'schema_version';

/** Every statement that an empty database needs, in order. Unqualified names: the search path says where. */
export function createStatements(dialect: Dialect): string[] {
  const indexes =
    dialect === 'postgres'
      ? ['documents (sha256)', 'evaluations (document_sha256)', 'evaluations (year)', 'findings (rule)']
      : [];
  return [
    `CREATE TABLE IF NOT EXISTS ${VERSION_TABLE} (version ${sqlType({ kind: 'integer' }, dialect)} NOT NULL)`,
    `INSERT INTO ${VERSION_TABLE} SELECT ${String(LAYOUT_VERSION)} WHERE NOT EXISTS (SELECT 1 FROM ${VERSION_TABLE})`,
    ...TABLES.map((table) => createTable(table, dialect)),
    ...indexes.map((on) => `CREATE INDEX IF NOT EXISTS ${on.replace(/\W+/g, '_').replace(/_$/, '')}_idx ON ${on}`),
    ...comments(),
  ];
}
