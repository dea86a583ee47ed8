/** A warehouse in a DuckDB file. */
import { mergeBatch, type Holdings } from '../merge.js';
import { systemClock, type Clock, type Sink } from '../sink.js';
import { CHILDREN } from '../tables.js';
import { appendRows } from './append.js';
import { openDatabase, type Database } from './database.js';
import { prepareLayout } from './layout.js';
import { longestJson, lookupsIn, storedIn } from './lookups.js';
import { limitTo } from './memory.js';

/** @throws SinkError where the file cannot be used. */
export async function openDuckDb(file: string, clock: Clock = systemClock): Promise<Sink> {
  const database = await openDatabase(file);
  try {
    await prepareLayout(database, file);
    await limitTo(database.connection, await longestJson(database));
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    stored: () => storedIn(database, 'main'),
    load: (parts) => database.transaction(() => mergeBatch(holdingsOf(database), parts, clock())),
    async close() {
      database.close();
    },
  };
}

function holdingsOf(database: Database): Holdings {
  return {
    ...lookupsIn(database, 'main'),
    append: (rows) => appendRows(database.connection, rows),
    async removeContents(contents) {
      const ids = 'SELECT id FROM evaluations WHERE document_sha256 IN (SELECT unnest($1))';
      for (const { name } of CHILDREN)
        await database.run(`DELETE FROM ${name} WHERE evaluation_id IN (${ids})`, contents);
      await database.run('DELETE FROM evaluations WHERE document_sha256 IN (SELECT unnest($1))', contents);
    },
    removeDocuments: (paths) => database.run('DELETE FROM documents WHERE path IN (SELECT unnest($1))', paths),
  };
}
