/**
 * Has DuckDB's own allocator (jemalloc) give memory back at once. It does so later, when the same thread allocates
 * again; the runtime calls DuckDB from many threads, so that a load of 30,000 documents came to hold 700 MB of nothing.
 * Read when the library loads, which is after this.
 */
process.env['DUCKDB_JE_MALLOC_CONF'] ??= 'dirty_decay_ms:0,muzzy_decay_ms:0';
