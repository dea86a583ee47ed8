/** Appends rows through DuckDB's appender: no value ever becomes SQL. */
import { setImmediate } from 'node:timers/promises';
import { DuckDBTimestampTZValue, type DuckDBAppender, type DuckDBConnection } from './engine.js';
import type { ColumnType, PlainValue } from '../columns.js';
import { allowFor } from './memory.js';
import type { Row, RowGroup } from '../rows.js';
import { TABLES } from '../tables.js';

type Append = (appender: DuckDBAppender, value: Exclude<PlainValue, null>) => void;

/** How the values of a column get into the appender. */
function appendOf(type: ColumnType): Append {
  switch (type.kind) {
    case 'text':
    case 'json':
    // The engine reads a decimal exactly from its text; as a value of its own it would wait for the collector.
    case 'decimal':
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
  }
}

const APPENDS = new Map(TABLES.map(({ name, columns }) => [name, columns.map(({ type }) => appendOf(type))]));

/** Appends to the tables of the same names, within the transaction that is open. */
export async function appendRows(connection: DuckDBConnection, group: RowGroup): Promise<void> {
  for (const { name } of TABLES) {
    const rows = group[name];
    if (rows === undefined || rows.length === 0) continue;
    const appends = APPENDS.get(name) ?? [];
    await allowFor(connection, longestIn(rows));
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
  // What the engine's objects hold is freed between turns of the loop, however many rows a transaction has.
  await setImmediate();
}

/** Bytes of the longest text. */
function longestIn(rows: readonly Row[]): number {
  let longest = 0;
  for (const row of rows)
    for (const value of row) {
      // No character has more than three bytes: most texts need not be measured.
      if (typeof value === 'string' && value.length * 3 > longest)
        longest = Math.max(longest, Buffer.byteLength(value));
    }
  return longest;
}
