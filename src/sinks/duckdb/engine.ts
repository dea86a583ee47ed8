/** DuckDB, which must not keep the memory that it is done with. */
import './allocator.js';

export * from '@duckdb/node-api';
