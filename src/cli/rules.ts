/** `fuhe rules`: the catalogue of audit rules; with a name, its explanation. */
import { ruleCatalogue, ruleTable, ruleText } from '../report/rules.js';
import { EXIT } from './exit-status.js';
import { wantsColor, writeOut } from './io.js';
import type { CommandContext } from './context.js';
import { oneOf } from './settings.js';
import { UsageError } from './usage-error.js';

const FORMATS = ['table', 'json', 'ndjson'] as const;

export async function rules(
  name: string | undefined,
  flags: { readonly format?: string },
  { lang, io }: CommandContext,
): Promise<number> {
  const format = oneOf('--format', flags.format, FORMATS, 'table');
  const catalogue = ruleCatalogue(lang);
  const chosen = catalogue.find((rule) => rule.name === name);
  if (name !== undefined && !chosen) {
    throw new UsageError(
      { zh: `没有规则 ${name}`, en: `no rule ${name}` },
      { zh: '全部规则见 fuhe rules', en: 'all rules: fuhe rules' },
    );
  }
  const options = { lang, color: wantsColor(io.stdout, io.env) };
  const text = {
    table: () => (chosen ? ruleText(chosen, options) : ruleTable(catalogue, options)),
    json: () => `${JSON.stringify(chosen ?? catalogue, null, 2)}\n`,
    ndjson: () => (chosen ? [chosen] : catalogue).map((rule) => `${JSON.stringify(rule)}\n`).join(''),
  }[format]();
  await writeOut(io.stdout, text);
  return EXIT.ok;
}
