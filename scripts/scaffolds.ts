/** Texts of the files that `npm run new` writes: they compile and lint, and their test fails until it is filled. */

/** A file to write, or a change of one that is there. */
export interface Scaffold {
  readonly files: Readonly<Record<string, string>>;
  readonly registration: {
    readonly file: string;
    /** Goes after the last import. */
    readonly importLine: string | null;
    /** Goes at the end of the list that `listStart` opens. */
    readonly listStart: string;
    readonly entry: string;
  };
  /** What is left to do. */
  readonly next: readonly string[];
}

/** `total-score-mismatch` → `totalScoreMismatch` */
function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

export function ruleScaffold(name: string): Scaffold {
  const id = camel(name);
  return {
    files: {
      [`src/rules/${name}.ts`]: `/** ${name}: what holds of a sound table, in one sentence, the Chinese term first. */
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { undetermined } from './evidence/outcomes.js';

export const ${id} = defineRule({
  meta: {
    name: '${name}',
    title: { zh: '${name}', en: '${name}' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: { zh: '何时成立', en: 'When it holds' },
      why: { zh: '为何要紧', en: 'Why it matters' },
      next: { zh: '如何处理', en: 'What to do' },
    },
    messages: {
      default: { zh: '申报 {declared}，复算 {recomputed}', en: 'Declared {declared}, recomputed {recomputed}' },
    },
    example: { zh: '一例，含申报数与复算数。', en: 'One case with its declared and recomputed figures.' },
  },

  *check({ rows }) {
    for (const row of rows) yield undetermined(\`\${row.path}/score\`, [\`\${row.path}/actual\`]);
  },
});
`,
      [`tests/rules/${name}.test.ts`]: `import { ${id} } from '../../src/rules/${name}.js';
import { testRule } from '../helpers/test-rule.js';

testRule(${id}, {
  good: {},
  bad: {},
  undetermined: {},
});
`,
    },
    registration: {
      file: 'src/rules/registry.ts',
      importLine: `import { ${id} } from './${name}.js';`,
      listStart: 'export const RULES: readonly Rule[] = [',
      entry: `  ${id},`,
    },
    next: [
      `fill meta, its basis and its example in src/rules/${name}.ts`,
      `good, bad and undetermined cases in tests/rules/${name}.test.ts`,
      'write check',
      'add the rule to the tables of README.md and README.zh.md, and a case to the e2e document',
      'npm run check',
    ],
  };
}

export function templateScaffold(name: string): Scaffold {
  const id = camel(name);
  const fixture = `fixtures/text/${name}/input.txt`;
  return {
    files: {
      [`src/templates/${name}.ts`]: `/** ${name}: what is peculiar to this form family. */
import type { Template } from './template.js';

export const ${id}: Template = {
  name: '${name}',
  seen: '${name}',
  columns: {},
  funds: {},
  head: {},
  goals: { planned: [], achieved: [] },
  level1: [],
  level2: [],
};
`,
      [`tests/templates/${name}.test.ts`]: `import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';

test('${name}: the record says what the form says', async () => {
  const path = '${fixture}';
  const { results } = await auditDocument(await readFile(path), { path });
  expect(results).toMatchObject([{ record: { projectName: 'as printed', totalScore: 'as printed' } }]);
});
`,
    },
    registration: {
      file: 'src/templates/registry.ts',
      importLine: `import { ${id} } from './${name}.js';`,
      listStart: 'export const TEMPLATES: readonly Template[] = [',
      entry: `  ${id},`,
    },
    next: [
      `put a form of the family at ${fixture} and its origin into fixtures/README.md`,
      `map the header wordings in src/templates/${name}.ts`,
      `say in tests/templates/${name}.test.ts what the form says, by the form, not by the output`,
      'npm run check',
    ],
  };
}

export function extractorScaffold(name: string): Scaffold {
  const id = `${camel(name)}Extractor`;
  return {
    files: {
      [`src/extract/${name}/${name}.ts`]: `/** Reads the tables of ${name} documents. */
import type { Extraction } from '../../model/grid.js';
import type { ExtractFailure, Extractor } from '../extractor.js';

export const ${id}: Extractor = {
  format: '${name}',
  async extract(_file, { signal }): Promise<Extraction | ExtractFailure> {
    signal.throwIfAborted();
    return { format: '${name}', blocks: [], diagnostics: [] };
  },
};
`,
      [`tests/extract/${name}.test.ts`]: `import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { extractGrids } from '../../src/pipeline.js';

test.each(['plain', 'merged-cells', 'broken'])('${name}, %s: the grid is the table as printed', async (name) => {
  const path = \`fixtures/${name}/\${name}/input.${name}\`;
  const expected = JSON.parse(await readFile(\`fixtures/${name}/\${name}/expected.json\`, 'utf8')) as unknown;
  expect(await extractGrids(await readFile(path), { path })).toMatchObject({ tables: expected });
});
`,
    },
    registration: {
      file: 'src/extract/registry.ts',
      importLine: null,
      listStart: 'const READERS: Readonly<Partial<Record<SourceFormat, () => Promise<Extractor>>>> = {',
      entry: `  ${name}: async () => (await import('./${name}/${name}.js')).${id},`,
    },
    next: [
      `fixtures under fixtures/${name}: plain, merged-cells, broken, each with expected.json written by hand`,
      `implement src/extract/${name}/${name}.ts, and tell the format by its bytes in src/extract/detect`,
      'npm run check',
    ],
  };
}
