/** The one-way layers of `src`, as data: which folder may import which. */

/** Every folder (or file) of `src` with what it may import besides itself; `all` for the outermost one. */
export const LAYERS: Readonly<Record<string, readonly string[] | 'all'>> = {
  model: [],
  // Temporary files and who may remove them.
  scratch: [],
  diagnostics: ['model'],
  extract: ['model', 'diagnostics'],
  templates: ['model'],
  normalize: ['model', 'diagnostics', 'templates'],
  rules: ['model'],
  profiles: ['model', 'rules'],
  score: ['model', 'diagnostics', 'rules', 'profiles'],
  // The page speaks two languages: it audits a record again in the other one.
  report: ['scratch', 'model', 'diagnostics', 'rules', 'profiles', 'score'],
  pipeline: ['model', 'diagnostics', 'extract', 'templates', 'normalize', 'rules', 'profiles', 'score'],
  // Pages of the original as pictures need the reader's library, and the guard of its processes.
  evidence: ['model', 'diagnostics', 'extract', 'batch'],
  sinks: ['model', 'diagnostics'],
  // The rules across tables run over a batch, not over one document; archives are found as zipped documents are.
  batch: ['scratch', 'pipeline', 'extract', 'model', 'diagnostics', 'rules'],
  queue: ['model', 'diagnostics', 'batch', 'sinks'],
  serve: ['model', 'diagnostics', 'batch', 'report', 'evidence', 'pipeline'],
  index: 'all',
  cli: 'all',
};

/** Packages that only one place may import. */
export const PACKAGES: Readonly<Record<string, string>> = {
  'decimal.js': 'src/model/decimal.ts',
  commander: 'src/cli/',
  pino: 'src/cli/',
  papaparse: 'src/extract/',
  parse5: 'src/extract/',
  fflate: 'src/report/workpaper/xlsx/',
  '@duckdb/node-api': 'src/sinks/',
  'pg-boss': 'src/queue/',
  hono: 'src/serve/',
};
