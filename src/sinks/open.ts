/** The warehouse that a target names; the engine behind it loads when it is wanted. */
import { SinkError, type Sink } from './sink.js';

/**
 * @param target
 *   `duckdb:FILE`, `parquet:DIR` or the URL of a PostgreSQL database.
 * @throws SinkError
 */
export async function openSink(target: string): Promise<Sink> {
  const [, kind = '', place = ''] = /^(\w+):(.*)$/s.exec(target) ?? [];
  if ((kind === 'postgres' || kind === 'postgresql') && place.startsWith('//')) {
    const { PostgresSink } = await import('./postgres/sink.js');
    return PostgresSink.open(target);
  }
  // A database in memory would be gone with the command.
  if (kind === 'duckdb' && place !== '' && place !== ':memory:') {
    const { openDuckDb } = await import('./duckdb/sink.js');
    return openDuckDb(place);
  }
  if (kind === 'parquet' && place !== '') {
    const { openParquet } = await import('./parquet/sink.js');
    return openParquet(place);
  }
  // What was given may hold a password.
  throw new SinkError(
    {
      zh: '--to 应为 duckdb:文件、parquet:文件夹 或 postgres://…',
      en: '--to must be duckdb:FILE, parquet:DIR or postgres://…',
    },
    {
      zh: '例如：fuhe load 2024/ --to duckdb:绩效.duckdb',
      en: 'for example: fuhe load 2024/ --to duckdb:warehouse.duckdb',
    },
  );
}
