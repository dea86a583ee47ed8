/** A command line that cannot be followed: one clear line and a hint, never a stack trace. */
import type { CommanderError } from 'commander';
import type { Lang, Localized } from '../model/lang.js';

export class UsageError extends Error {
  constructor(
    readonly text: Localized,
    /** What to do; the command's own help where left out. */
    readonly hint: Localized | null = null,
  ) {
    super(text.en);
  }
}

/** Error messages of commander, which speaks English only, by its stable code. The slots are its quoted words. */
const COMMANDER_TEXTS: Readonly<Record<string, (words: readonly string[]) => Localized>> = {
  'commander.unknownOption': ([option = '']) => ({ zh: `未知选项 ${option}`, en: `unknown option ${option}` }),
  'commander.unknownCommand': ([command = '']) => ({ zh: `未知命令 ${command}`, en: `unknown command ${command}` }),
  'commander.missingArgument': ([name = '']) => ({ zh: `缺少参数 ${name}`, en: `missing argument ${name}` }),
  'commander.optionMissingArgument': ([option = '']) => ({
    zh: `选项 ${option} 缺少取值`,
    en: `option ${option} needs a value`,
  }),
  'commander.excessArguments': () => ({ zh: '参数过多', en: 'too many arguments' }),
};

/** The usage error that commander meant. */
export function fromCommander(error: CommanderError): UsageError {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const text = COMMANDER_TEXTS[error.code]?.(quoted) ?? { zh: error.message, en: error.message };
  const suggestion = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  if (suggestion === undefined) return new UsageError(text);
  return new UsageError(text, { zh: `您是否要用：${suggestion}`, en: `did you mean: ${suggestion}` });
}

/** As printed on standard error. */
export function renderUsageError(error: UsageError, command: string, lang: Lang): string {
  const help = { zh: `用法见 ${command} --help`, en: `see ${command} --help` };
  return `fuhe: ${error.text[lang]}\n  ${(error.hint ?? help)[lang]}\n`;
}
