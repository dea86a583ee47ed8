/** The one-way layers of `src`, as data: which folder may import which. */

/** Every folder (or file) of `src` with what it may import besides itself; `all` for the outermost one. */
export const LAYERS: Readonly<Record<string, readonly string[] | 'all'>> = {
  model: [],
  diagnostics: ['model'],
  extract: ['model', 'diagnostics'],
  templates: ['model'],
  normalize: ['model', 'diagnostics', 'templates'],
  rules: ['model'],
  profiles: ['model'],
  score: ['model', 'diagnostics', 'rules', 'profiles'],
  report: ['model', 'diagnostics', 'rules', 'profiles'],
  pipeline: ['model', 'diagnostics', 'extract', 'templates', 'normalize', 'rules', 'profiles', 'score'],
  // Pages of the original as pictures need the reader's library and its limits.
  evidence: ['model', 'diagnostics', 'extract'],
  sinks: ['model', 'diagnostics'],
  // The rules across tables run over a batch, not over one document.
  batch: ['pipeline', 'model', 'diagnostics', 'rules'],
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
};
