/** Appends rows through DuckDB's appender: no value ever becomes SQL. */
import { DuckDBDecimalValue, DuckDBTimestampTZValue, type DuckDBAppender, type DuckDBConnection } from './engine.js';
import type { ColumnType, DecimalType, PlainValue } from '../columns.js';
import type { RowGroup } from '../rows.js';
import { TABLES } from '../tables.js';

type Append = (appender: DuckDBAppender, value: Exclude<PlainValue, null>) => void;

/** `"-9.99"` with two places: -999 */
function unscaled(text: string, { scale }: DecimalType): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

/** How the values of a column get into the appender. */
function appendOf(type: ColumnType): Append {
  switch (type.kind) {
    case 'text':
    case 'json':
      return (appender, value) => {
        appender.appendVarchar(value as string);
      };
    case 'integer':
      return (appender, value) => {
        appender.appendInteger(value as number);
      };
    case 'double':
      return (appender, value) => {
        appender.appendDouble(value as number);
      };
    case 'boolean':
      return (appender, value) => {
        appender.appendBoolean(value as boolean);
      };
    case 'timestamp':
      return (appender, value) => {
        appender.appendTimestampTZ(new DuckDBTimestampTZValue(BigInt(Date.parse(value as string)) * 1_000n));
      };
    case 'decimal':
      return (appender, value) => {
        appender.appendDecimal(new DuckDBDecimalValue(unscaled(value as string, type), type.precision, type.scale));
      };
  }
}

const APPENDS = new Map(TABLES.map(({ name, columns }) => [name, columns.map(({ type }) => appendOf(type))]));

/** Appends to the tables of the same names, within the transaction that is open. */
export async function appendRows(connection: DuckDBConnection, group: RowGroup): Promise<void> {
  for (const { name } of TABLES) {
    const rows = group[name];
    if (rows === undefined || rows.length === 0) continue;
    const appends = APPENDS.get(name) ?? [];
    const appender = await connection.createAppender(name);
    for (const row of rows) {
      for (const [index, append] of appends.entries()) {
        const value = row[index] ?? null;
        if (value === null) appender.appendNull();
        else append(appender, value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}
